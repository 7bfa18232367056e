"""A file with another text keeps every annotation: where its words are, as a draft, or orphaned with the old words."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from reader.errors import EditRefused
from reader.load.anchors.folding import fold
from reader.load.checked_file import CheckedFile, check_file
from reader.model.article import Article, EntityId, EventId, Provenance, QuoteId
from reader.model.text import Span, Text
from reader.write.byte_changes import with_changes
from reader.write.changed_text.reanchor import Reanchored, known_words, reanchored
from reader.write.changed_text.text_block import text_splice
from tests.random_edits import edited
from tests.values import some
from tests.write.edit_corpus import BLOCK, FLOW, article_of, corpus

CORPUS = corpus()
COMMENT = re.compile(r"(?m)(?:^|[ \t])(#[^\r\n]*)")


def read(source: str | bytes) -> CheckedFile:
    return check_file(source.encode() if isinstance(source, str) else source, "x")


def with_text(source: str | bytes, new: str) -> Reanchored:
    """The file with another text, as `reader add --update` writes it."""
    file = read(source)
    article = some(file.loaded.article)
    return reanchored(file, article.text, Text(new), known_words(article))


def changed_by_hand(source: str | bytes, new: str) -> CheckedFile:
    """The file in which an editor changed the text and nothing else."""
    file = read(source)
    root = some(file.root)
    assert isinstance(root, dict)
    text = file.source.decode().removeprefix("\ufeff")
    return read(with_changes(file.source, (), [text_splice(text, root["text"], new, text[0] == "{")]))


def lines(source: str | bytes, new: Reanchored) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, below the text."""
    before = (source.encode() if isinstance(source, str) else source).decode().splitlines()
    after = new.file.source.decode().splitlines()
    left, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    went = [line.strip() for line in before if line.strip() and line in left]
    return went, [line.strip() for line in after if line.strip() and line in come]


TEXT = article_of(BLOCK.encode()).text.content
FIRST, SECOND = TEXT.split("\n\n")


def test_a_new_paragraph_moves_only_what_counts_paragraphs() -> None:
    new = with_text(BLOCK, f"It rained.\n\n{TEXT}")
    went, came = lines(BLOCK, new)
    assert went == ["para: 1", "mention: {text: she, para: 1}"]
    assert came == ["It rained.", "para: 2", "mention: {text: she, para: 2}"]
    assert (new.moved, new.orphaned) == (0, 0)


def test_words_that_changed_are_drafts_that_say_what_they_were() -> None:
    new = with_text(BLOCK, TEXT.replace("begun in 2021", "begun late in 2021"))
    quote = new.article.quotes_by_id[QuoteId("work-began")]
    assert new.article.text[quote.parts[0]] == "the work had begun late in 2021, a year after the storm"
    assert quote.provenance.was == ("the work had begun in 2021, a year after the storm",)
    assert quote.provenance.draft
    assert (quote.provenance.confidence or 1) <= 0.5, "no surer than before"
    assert new.article.events_by_id[EventId("works")].provenance.was == ("begun in 2021",)
    assert (new.moved, new.orphaned) == (2, 0)


def test_what_was_checked_becomes_a_draft_where_its_words_changed() -> None:
    checked = BLOCK.replace("    draft: 0.85\n", "")
    new = with_text(checked, TEXT.replace("a start", "the start"))
    assert new.article.quotes[0].provenance.draft
    assert new.article.quotes[0].provenance.was == ("“It is,”", "“a start.”")
    assert new.article.notes[0].provenance == Provenance(
        None, new.article.notes[0].provenance.confidence, True, None, ("a start",)
    )


def test_what_is_gone_keeps_all_that_it_said_but_has_no_words() -> None:
    new = with_text(BLOCK, FIRST)
    went, came = lines(BLOCK, new)
    assert {line for line in came if "was:" in line} == set(came)
    assert len([line for line in went if line.startswith(("text:", "- text:", "- {", "ek:"))]) == 6
    assert new.orphaned == len(new.article.orphans) == 6
    assert "- was: Harbour Board" in came


def test_a_cue_that_is_gone_makes_its_quote_a_draft() -> None:
    new = with_text(BLOCK, TEXT.replace(" said the work", " thought it over; the work"))
    quote = new.article.quotes_by_id[QuoteId("work-began")]
    assert quote.provenance.draft
    assert quote.provenance.was == ("said",)
    assert "cue: {text: thought it over, was: said}" in new.file.source.decode()


def test_a_cue_never_moves_to_the_same_word_elsewhere() -> None:
    new = with_text(BLOCK, TEXT.replace("A senior aide said", "A senior aide"))
    quote = new.article.quotes_by_id[QuoteId("work-began")]
    assert quote.cue is None
    assert quote.provenance.draft
    assert "cue: {was: said}" in new.file.source.decode()


def test_words_that_come_back_are_offered_again() -> None:
    gone = with_text(BLOCK, FIRST)
    back = reanchored(gone.file, gone.article.text, Text(TEXT), known_words(gone.article))
    assert not back.article.orphans
    assert back.moved == gone.orphaned
    before = article_of(BLOCK.encode())
    assert [quote.parts for quote in back.article.quotes] == [quote.parts for quote in before.quotes]


def test_a_text_in_braces_and_quotation_marks_is_written_as_it_was() -> None:
    text = article_of(FLOW.encode()).text.content
    new = with_text(FLOW, text.replace("on Friday", "on Friday, at last"))
    assert new.article.text.content == text.replace("on Friday", "on Friday, at last")
    assert new.file.source.decode().splitlines()[2:] != []
    assert (new.moved, new.orphaned) == (0, 0)


def test_paragraphs_that_stay_are_written_as_they_were() -> None:
    new = with_text(CORPUS["block, CRLF"], f"{FIRST}\n\nOne more.\n\n{SECOND}")
    went, came = lines(CORPUS["block, CRLF"], new)
    assert [line for line in went if not line.startswith(("para", "mention"))] == []
    assert "One more." in came
    assert new.file.source.count(b"\n") == new.file.source.count(b"\r\n")


def test_a_new_line_is_no_longer_than_the_others() -> None:
    new = with_text(BLOCK, f"{TEXT}\n\n{'Word after word comes here. ' * 20}".strip())
    block = new.file.source.decode().split("text: |-")[1].split("# who is in it")[0]
    assert max(map(len, block.splitlines())) <= max(map(len, BLOCK.split("text: |-")[1].splitlines()[:6]))


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_no_random_edit_of_the_text_loses_anything(name: str) -> None:
    source = random.Random(name)
    file = read(CORPUS[name])
    before = some(file.loaded.article)
    for _ in range(12):
        new = edited(before.text.content, source, source.randint(1, 4)).text
        try:
            made = reanchored(file, before.text, Text(new), known_words(before))
        except EditRefused as reason:
            assert "is a name of" in str(reason)
            continue
        assert made.article.text.content == new
        assert _entries(made.file) == _entries(file)
        comments = Counter(COMMENT.findall(CORPUS[name].decode()))
        assert Counter(COMMENT.findall(made.file.source.decode())) == comments
        _assert_same_or_said(before, made.article)
        again = reanchored(made.file, made.article.text, made.article.text, known_words(made.article))
        assert again.file.source == made.file.source


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_a_text_changed_in_an_editor_comes_to_the_same(name: str) -> None:
    source = random.Random(name)
    before = some(read(CORPUS[name]).loaded.article)
    for _ in range(6):
        new = edited(
            before.text.content, source, source.randint(1, 3), ("insert", "rewrite", "typo", "move")
        ).text
        by_hand = changed_by_hand(CORPUS[name], new)
        made = reanchored(by_hand, before.text, None, known_words(before))
        assert made.file.source == with_text(CORPUS[name], new).file.source


def _entries(file: CheckedFile) -> list[tuple[str, int]]:
    items = some(file.items)
    entities = [(entity.id.value, len(entity.mentions)) for entity in items.entities]
    lists = (("quotes", items.quotes), ("events", items.events), ("notes", items.notes))
    return entities + [(name, len(members)) for name, members in lists]


def _assert_same_or_said(before: Article, after: Article) -> None:
    """Words that are others than before are those of a draft that says so."""
    for quote in after.quotes:
        old = before.quotes_by_id[quote.id]
        words = [fold(before.text[part]) for part in old.parts]
        if [fold(after.text[part]) for part in quote.parts] != words:
            assert quote.provenance.draft
            assert [fold(each) for each in quote.provenance.was][: len(words)] == words
        _assert_same_or_draft(before, after, old.cue, quote.cue, quote.provenance)
    for event in after.events:
        then = before.events_by_id[event.id]
        words = [fold(before.text[part]) for part in then.parts]
        if [fold(after.text[part]) for part in event.parts] != words:
            assert event.provenance.draft
            assert [fold(each) for each in event.provenance.was][: len(words)] == words
        _assert_same_or_draft(before, after, then.when_text, event.when_text, event.provenance)
    for entity in after.entities.values():
        known = {fold(before.text[each.span]) for each in before.entities[entity.id].mentions}
        for mention in entity.mentions:
            if fold(after.text[mention.span]) not in known:
                assert mention.provenance.draft or mention.named or _is_of_draft(after, mention.span)


def _assert_same_or_draft(
    before: Article, after: Article, old: Span | None, new: Span | None, provenance: Provenance
) -> None:
    words, now = (span and fold(text.text[span]) for text, span in ((before, old), (after, new)))
    assert words == now or provenance.draft


def _is_of_draft(article: Article, span: Span) -> bool:
    return any(quote.mention == span and quote.provenance.draft for quote in article.quotes)


# -- a text that was changed in an editor


def test_what_a_person_wrote_for_the_new_text_stays() -> None:
    new = f"Earlier she spoke.\n\n{TEXT}"
    by_hand = changed_by_hand(BLOCK, new).source.decode()
    mended = by_hand.replace("para: 1\n    by: rules-1", "para: 2\n    by: rules-1")
    before = article_of(BLOCK.encode())
    made = reanchored(read(mended), before.text, None, known_words(before))
    spans = {mention.span for mention in made.article.entities[EntityId("ruiz")].mentions}
    assert Span(new.rindex("she"), new.rindex("she") + 3) in spans


def test_without_the_old_text_words_are_found_where_they_stand_once() -> None:
    new = TEXT.replace("begun in 2021", "begun late in 2021").replace(" She left on Friday.", "")
    made = reanchored(changed_by_hand(BLOCK, new), None)
    quote = made.article.quotes_by_id[QuoteId("work-began")]
    assert quote.provenance.was == ("the work had begun in 2021, a year after the storm",)
    assert [orphan.was for orphan in made.article.orphans] == [("She",), ("begun in 2021",)]


def test_a_file_with_other_faults_is_refused() -> None:
    faulty = BLOCK.replace("speaker: aide", "speaker: nobody-known")
    with pytest.raises(EditRefused, match="mend those first"):
        reanchored(read(faulty), Text(TEXT))


def test_a_name_that_two_share_now_is_refused_with_the_fault() -> None:
    source = (
        BLOCK.replace("  - {text: a start,", "  - {text: a start,")
        .replace("name: Jo Ek,", "name: Jo Ek, aka: [the boss],")
        .replace('    role: "mayor"', '    role: "mayor"\n')
        .replace("      - Ruiz\n", "      - Ruiz\n      - the boss\n")
    )
    with pytest.raises(EditRefused, match="'the boss' is a name of"):
        with_text(source, f"{TEXT} So said the boss.")


def test_other_quotation_marks_change_no_annotation() -> None:
    new = with_text(BLOCK, TEXT.replace("“", '"').replace("”", '"'))
    assert (new.moved, new.orphaned) == (0, 0)
    assert lines(BLOCK, new)[1] == [
        line for line in lines(BLOCK, new)[1] if '"It is,"' in line or '"a start."' in line
    ]


INSIDE = """\
format: 1
headline: A
text: |-
  “He told me ‘never again’ and left,” she said. Nothing came of it.
quotes:
  - {id: outer, speaker: unknown, type: direct, text: "“He told me ‘never again’ and left,”"}
  - {speaker: unknown, type: direct, text: "‘never again’", inside: outer}
"""


def test_a_quote_that_no_longer_stands_inside_another_is_orphaned_and_not_a_fault() -> None:
    new = with_text(INSIDE, "“He told me so and left,” she said. Nothing came of it, ‘never again’ at least.")
    assert [orphan.was for orphan in new.article.orphans] == [("‘never again’",)]
    assert new.article.quotes[0].provenance.was == ("“He told me ‘never again’ and left,”",)
    assert "inside: outer" in new.file.source.decode()


QUOTED = """\
format: 1
headline: Names
text: |-
  The council met on Monday and voted.

  “People here want names,” Grace Okonkwo said at the meeting.

  It went on for hours after that.
people:
  okonkwo: {name: Grace Okonkwo}
quotes:
  - {text: "“People here want names,”", speaker: okonkwo, cue: said, type: direct}
"""


@pytest.mark.parametrize("is_known", [True, False])
def test_a_quote_with_another_word_keeps_its_quotation_marks(is_known: bool) -> None:
    before = some(read(QUOTED).loaded.article)
    after = read(QUOTED.replace("names,” Grace", "answers,” Grace"))
    made = reanchored(after, before.text, None, known_words(before)) if is_known else reanchored(after, None)
    quote = made.article.quotes[0]
    assert [made.article.text[part] for part in quote.parts] == ["“People here want answers,”"]
    assert quote.provenance.was == ("“People here want names,”",)


@pytest.mark.parametrize("is_known", [True, False])
def test_a_quote_gets_the_words_back_that_stand_in_its_text_again(is_known: bool) -> None:
    moved = reanchored(read(QUOTED.replace("names,” Grace", "answers,” Grace")), None)
    back = read(moved.file.source.decode().replace("want answers,” Grace", "want names,” Grace"))
    old, known = (moved.article.text, known_words(moved.article)) if is_known else (None, None)
    made = reanchored(back, old, None, known)
    assert [made.article.text[part] for part in made.article.quotes[0].parts] == ["“People here want names,”"]


def test_the_words_that_a_quote_had_are_left_where_the_old_text_has_them_elsewhere() -> None:
    twice = QUOTED.replace("It went on", "“People here want names,” said a banner. It went on")
    source = twice.replace("names,” Grace", "answers,” Grace").replace(
        'text: "“People here want names,”"',
        'text: "“People here want answers,”", was: "“People here want names,”"',
    )
    before = some(read(source).loaded.article)
    made = reanchored(
        read(source.replace("answers,” Grace", "facts,” Grace")), before.text, None, known_words(before)
    )
    assert [made.article.text[part] for part in made.article.quotes[0].parts] == ["“People here want facts,”"]
