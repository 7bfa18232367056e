"""What a person does with annotations whose words changed: accept them, give them other words, take them out."""

from __future__ import annotations

import pytest

from reader.errors import EditRefused
from reader.load.checked_file import CheckedFile, check_file
from reader.model.article import Article, EntityId, EventId, OrphanKind, Provenance, QuoteId, QuoteType
from reader.model.text import Span
from reader.write.apply_edit import apply
from reader.write.edits import (
    Accept,
    AddQuote,
    Edit,
    EventClaim,
    MentionClaim,
    OrphanClaim,
    QuoteClaim,
    Remove,
    SetWords,
)
from tests.load.test_orphaned import STORY
from tests.values import some

ORPHANS = [
    OrphanClaim(OrphanKind.MENTION, "ruiz", 1),
    OrphanClaim(OrphanKind.QUOTE, "outer"),
    OrphanClaim(OrphanKind.EVENT, "storm"),
    OrphanClaim(OrphanKind.NOTE, "n1"),
]


@pytest.fixture
def file() -> CheckedFile:
    return check_file(STORY.encode(), "x")


def span(article: Article, words: str) -> Span:
    start = article.text.content.index(words)
    return Span(start, start + len(words))


def done(file: CheckedFile, edit: Edit) -> tuple[Article, list[str], list[str]]:
    """The article after an edit, the lines that went, and those that came."""
    edited = apply(file, edit)
    before, after = (each.source.decode().splitlines() for each in (file, edited.file))
    went = [line.strip() for line in before if line not in after]
    return edited.article, went, [line.strip() for line in after if line not in before]


@pytest.mark.parametrize("orphan", ORPHANS)
def test_other_words_make_an_annotation_of_it_again(file: CheckedFile, orphan: OrphanClaim) -> None:
    before = some(file.loaded.article)
    words = span(before, "“It is,” she said")
    article, went, came = done(file, SetWords(orphan, (words,)))
    assert len(article.orphans) == len(before.orphans) - 1
    assert len(went) == len(came) == 1
    assert "was:" not in came[0]
    assert "“It is,” she said" in came[0]


@pytest.mark.parametrize("orphan", ORPHANS)
def test_one_is_taken_out_with_what_refers_to_it(file: CheckedFile, orphan: OrphanClaim) -> None:
    before = some(file.loaded.article)
    article, _, _ = done(file, Remove(orphan))
    assert len(article.orphans) == len(before.orphans) - 1
    assert orphan.id == "ruiz" or all(each.id != orphan.id for each in article.orphans) or orphan.id == "n1"


def test_a_quote_with_other_words_has_no_cue_that_is_not_there(file: CheckedFile) -> None:
    article, _, came = done(
        file, SetWords(ORPHANS[1], (span(some(file.loaded.article), "“It is,” she said"),))
    )
    quote = article.quotes_by_id[QuoteId("outer")]
    assert (quote.cue, quote.mention) == (None, None)
    assert "cue" not in came[0]
    assert article.quotes_by_id[QuoteId("q2")].inside == "outer", "what refers to it, does again"


def test_an_orphan_is_not_accepted_as_it_is(file: CheckedFile) -> None:
    with pytest.raises(EditRefused, match="give it others, or take it out"):
        apply(file, Accept(ORPHANS[0]))


def test_one_that_is_no_longer_there_is_refused(file: CheckedFile) -> None:
    with pytest.raises(EditRefused, match="no longer in the file"):
        apply(file, Remove(OrphanClaim(OrphanKind.QUOTE, "q2")))


def test_a_note_has_one_passage(file: CheckedFile) -> None:
    one = span(some(file.loaded.article), "on Friday")
    with pytest.raises(EditRefused, match="one passage"):
        apply(file, SetWords(ORPHANS[3], (one, one)))


def test_accepting_takes_former_words_away_also_those_of_a_cue(file: CheckedFile) -> None:
    article, went, came = done(file, Accept(QuoteClaim(QuoteId("q2"))))
    assert article.quotes_by_id[QuoteId("q2")].provenance == Provenance()
    assert came == ['- {speaker: ruiz, type: direct, text: "“It is,”", inside: outer}']
    assert len(went) == 1


def test_a_cue_that_moved_is_accepted_with_its_quote(file: CheckedFile) -> None:
    moved = check_file(STORY.replace("cue: {was: told}", "cue: {text: said, was: told}").encode(), "x")
    article, _, came = done(moved, Accept(QuoteClaim(QuoteId("q2"))))
    assert "cue: {text: said}" in came[0]
    assert article.text[some(article.quotes_by_id[QuoteId("q2")].cue)] == "said"


def test_edits_of_what_stands_are_not_led_astray_by_orphans(file: CheckedFile) -> None:
    article = some(file.loaded.article)
    words = span(article, "she said")
    new, _, came = done(file, SetWords(QuoteClaim(QuoteId("q3")), (words,)))
    assert new.quotes_by_id[QuoteId("q3")].parts == (words,)
    assert "about: [storm, ruiz]" in came[0]
    new, _, _ = done(file, SetWords(EventClaim(EventId("e2")), (words,)))
    assert new.events_by_id[EventId("e2")].parts == (words,)
    new, _, _ = done(file, AddQuote((words,), (EntityId("ruiz"),), QuoteType.INDIRECT))
    assert words in [quote.parts[0] for quote in new.quotes]
    new, _, _ = done(file, Remove(MentionClaim(EntityId("ruiz"), span(article, "The mayor"))))
    assert len(new.orphans) == 4
    new, _, _ = done(file, Remove(QuoteClaim(QuoteId("q2"))))
    assert [quote.id for quote in new.quotes] == ["q2"]
