"""An edit means the same in another version of the article only where what it names is still there."""

from __future__ import annotations

import pytest

from reader.model.article import EntityId, EventId, Kind, NoteId, OrphanKind, QuoteId
from reader.model.text import Span
from reader.write import edits
from reader.write.same_meaning import means_the_same
from tests.load.test_orphaned import STORY
from tests.write.edit_corpus import BLOCK, article_of

BEFORE = article_of(BLOCK.encode())
FIRST_QUOTE = "quotes:\n  - {speaker: ruiz, type: indirect, text: the work had begun}\n"
RUIZ, AIDE = EntityId("ruiz"), EntityId("aide")
NEW = EntityId("new")
EDITS = [
    edits.Accept(edits.QuoteClaim(QuoteId("q1"))),
    edits.Remove(edits.NoteClaim(NoteId("n1"))),
    edits.SetDate(EventId("e3"), None),
    edits.SetSpeaker(QuoteId("q1"), (AIDE,)),
    edits.Merge(RUIZ, AIDE),
    edits.SetWords(edits.MentionClaim(RUIZ, Span(0, 9)), (Span(0, 9),)),
    edits.AddNote(Span(0, 9)),
    edits.SetNames(RUIZ, "Ana Ruiz", ("Ruiz",)),
    edits.Together((edits.AddEntity(Kind.PERSON, "Jo", id=NEW), edits.SetSpeaker(QuoteId("q1"), (NEW,)))),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_an_edit_means_the_same_in_the_same_article_and_where_something_else_has_changed(
    edit: edits.Edit,
) -> None:
    other_role = article_of(BLOCK.replace('role: "mayor"', "role: ex-mayor").encode())
    assert means_the_same(edit, BEFORE, BEFORE)
    assert means_the_same(edit, BEFORE, other_role)


@pytest.mark.parametrize("edit", [EDITS[0], EDITS[3], EDITS[8]], ids=["Accept", "SetSpeaker", "Together"])
def test_it_does_not_where_an_automatic_id_is_that_of_another_quote(edit: edits.Edit) -> None:
    after = article_of(BLOCK.replace("quotes:\n", FIRST_QUOTE, 1).encode())
    assert not means_the_same(edit, BEFORE, after)


def test_it_does_not_where_the_words_are_others_or_gone() -> None:
    after = article_of(BLOCK.replace("The mayor, Ana Ruiz", "Our own mayor, The mayor, Ana Ruiz").encode())
    assert not means_the_same(edits.AddNote(Span(0, 9)), BEFORE, after)
    beyond = Span(len(BEFORE.text) - 3, len(BEFORE.text))
    assert not means_the_same(edits.AddNote(Span(0, len(after.text))), after, BEFORE)
    assert means_the_same(edits.AddNote(beyond), BEFORE, BEFORE)


def test_it_does_not_where_an_entity_is_gone_or_somebody_else() -> None:
    after = article_of(BLOCK.replace("Jo Ek", "Bo Ek").encode())
    assert not means_the_same(edits.SetRole(EntityId("ek"), "cook"), BEFORE, after)
    assert means_the_same(edits.SetRole(RUIZ, "cook"), BEFORE, after)


def test_it_does_not_where_an_orphan_is_another_one_or_gone() -> None:
    before = article_of(STORY.encode())
    remove = edits.Remove(edits.OrphanClaim(OrphanKind.QUOTE, "outer"))
    elsewhere = article_of(STORY.replace("reopens", "opens").encode())
    assert means_the_same(remove, before, elsewhere)
    assert not means_the_same(remove, before, article_of(STORY.replace("an end.", "an end!").encode()))
    found = STORY.replace(
        'was: ["“It was,”", “an end.”], at: {para: 9}, cue: spoke, mention: He', 'text: "“It is,” she said"'
    )
    assert found != STORY
    assert not means_the_same(remove, before, article_of(found.encode()))
