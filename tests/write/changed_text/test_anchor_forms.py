"""Every form in which a file names words is led to them in a changed text, in its own form where that is possible."""

from __future__ import annotations

import pytest

from reader.model.article import Article, EventId, QuoteId
from reader.write.changed_text.reanchor import Reanchored
from tests.write.changed_text.test_reanchor import lines, with_text

SOURCE = """\
format: 1
headline: The harbour
text: |-
  The harbour was closed. Bo Lind said it would open. “Soon,” he said, “it will.”

  The harbour is open now. Bo Lind said so on Friday. “Soon,” he said, “we’ll see.” On Friday it rained.
people:
  lind: {name: Bo Lind, mentions: {text: he, para: 2}}
places:
  harbour: {name: The port, mentions: [{text: The harbour, nth: all}, {text: it, para: 1, nth: all}]}
quotes:
  - {speaker: lind, type: direct, text: "“Soon,”", at: {para: 2}, cue: {text: said, para: 2, nth: 2}}
  - {speaker: lind, type: mixed, parts: [it would open, "“it will.”"], mention: Bo Lind}
events:
  - {title: It opens, when_text: {text: on Friday, suffix: "."}, text: The harbour is open now}
  - {title: It had been planned, basis: background, when_text: {text: On Friday}}
  - {title: It is open, parts: [is open now, it rained]}
notes:
  - {text: Friday, nth: all, note: A week ago.}
  - {text: harbour, para: 2, note: Where?}
"""
TEXT = SOURCE.split("text: |-\n  ")[1].split("\npeople:")[0].replace("\n\n  ", "\n\n")
FIRST, SECOND = TEXT.split("\n\n")


def words(article: Article, id_: str) -> list[str]:
    found = article.quotes_by_id.get(QuoteId(id_)) or article.events_by_id[EventId(id_)]
    return [article.text[part] for part in found.parts]


def came(new: Reanchored) -> list[str]:
    return lines(SOURCE, new)[1]


def test_paragraphs_that_are_counted_have_other_numbers_and_all_else_stays() -> None:
    new = with_text(SOURCE, f"It rained.\n\n{TEXT}")
    assert (new.moved, new.orphaned) == (0, 0)
    assert came(new) == [
        "It rained.",
        "lind: {name: Bo Lind, mentions: {text: he, para: 3}}",
        "harbour: {name: The port, mentions: [{text: The harbour, nth: all}, {text: it, para: 2, nth: all}]}",
        '- {speaker: lind, type: direct, text: "“Soon,”", at: {para: 3}, cue: {text: said, para: 3, nth: 2}}',
        "- {text: harbour, para: 3, note: Where?}",
    ]


def test_words_at_every_place_are_orphaned_only_where_they_stand_nowhere() -> None:
    new = with_text(SOURCE, TEXT.replace("on Friday", "on Monday"))
    assert [new.article.text[note.span] for note in new.article.notes] == ["Friday", "harbour"]
    new = with_text(SOURCE, TEXT.replace("Friday", "Monday").replace("The harbour", "The port"))
    assert {orphan.was for orphan in new.article.orphans} == {("Friday",), ("The harbour",)}
    assert "{was: The harbour, nth: all}" in new.file.source.decode()


def test_parts_that_changed_places_are_a_draft_in_the_order_of_the_text() -> None:
    moved = FIRST.replace(" Bo Lind said it would open.", "") + " Bo Lind said it would open."
    new = with_text(SOURCE, f"{moved}\n\n{SECOND}")
    quote = new.article.quotes_by_id[QuoteId("q2")]
    assert words(new.article, "q2") == ["“it will.”", "it would open"]
    assert quote.provenance.draft
    assert quote.provenance.was == ("it would open", "“it will.”")


def test_one_part_that_is_left_is_a_text_and_says_what_the_parts_were() -> None:
    new = with_text(SOURCE, TEXT.replace(" On Friday it rained.", ""))
    event = new.article.events_by_id[EventId("e3")]
    assert words(new.article, "e3") == ["is open now"]
    assert event.provenance.was == ("is open now", "it rained")
    assert "text: is open now, was: [is open now, it rained]" in new.file.source.decode()
    assert new.article.events_by_id[EventId("e2")].when_text is None, (
        "an event of no words loses its date's alone"
    )
    assert new.article.events_by_id[EventId("e2")].provenance.was == ("On Friday",)


def test_a_lone_mention_that_is_gone_is_orphaned_where_it_stands() -> None:
    new = with_text(SOURCE, TEXT.replace(" “Soon,” he said, “we’ll see.”", ""))
    assert ("he",) in {orphan.was for orphan in new.article.orphans}
    lone = SOURCE.replace("mentions: {text: he, para: 2}", "mentions: Friday it")
    new = with_text(lone, TEXT.replace(" On Friday it rained.", ""))
    assert "mentions: {was: Friday it}" in new.file.source.decode()
    moved = with_text(lone, TEXT.replace("On Friday it rained", "On Friday, it rained"))
    assert 'mentions: {text: "Friday, it", was: Friday it, draft: ' in moved.file.source.decode()


def test_a_cue_that_stands_far_from_its_quote_now_makes_that_a_draft() -> None:
    away = "Bo Lind said so on Friday. “Soon,” he asked.\n\nOne more.\n\nAnd one. He, he said, “we’ll see.”"
    new = with_text(SOURCE, TEXT.replace("Bo Lind said so on Friday. “Soon,” he said, “we’ll see.”", away))
    quote = new.article.quotes_by_id[QuoteId("q1")]
    assert quote.provenance.draft


def test_a_part_that_moved_twice_keeps_the_words_that_were_accepted() -> None:
    once = with_text(SOURCE, TEXT.replace("is open now", "is wide open now"))
    twice = with_text(once.file.source.decode(), TEXT.replace("is open now", "is wide open by now"))
    event = twice.article.events_by_id[EventId("e1")]
    assert words(twice.article, "e1") == ["The harbour is wide open by now"]
    assert event.provenance.was == ("The harbour is open now",)


def test_what_moved_and_is_gone_then_is_orphaned_with_the_words_that_were_accepted() -> None:
    once = with_text(SOURCE, TEXT.replace("The harbour is open now", "The harbour is wide open now"))
    gone = with_text(once.file.source.decode(), FIRST)
    assert ("The harbour is open now",) in {orphan.was for orphan in gone.article.orphans}


@pytest.mark.parametrize(
    "text", [FIRST, "Nothing of it.", f"{SECOND}\n\n{FIRST}", TEXT.replace("said", "told")]
)
def test_nothing_is_lost_and_what_comes_back_is_offered(text: str) -> None:
    new = with_text(SOURCE, text)
    entries = len(new.article.quotes) + len(new.article.events) + len(new.article.orphans)
    entries += len({note.id for note in new.article.notes})
    explicit = {
        mention.span
        for each in new.article.entities.values()
        for mention in each.mentions
        if not mention.named
    }
    of_quotes = {quote.mention for quote in new.article.quotes}
    assert entries + bool(explicit - of_quotes) >= 7
    back = with_text(new.file.source.decode(), TEXT)
    assert back.article.text.content == TEXT
    assert len(back.article.orphans) <= len(new.article.orphans)
    assert len(back.article.quotes) == 2
