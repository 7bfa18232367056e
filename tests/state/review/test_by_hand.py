"""What selected words are marked as, and what is asked before."""

from __future__ import annotations

import pytest

from reader.model.article import Article, EntityId, Kind, QuoteType
from reader.model.text import Span
from reader.state.review.by_hand import ask_mark
from reader.state.review.questions import Offer, Question
from reader.write.edits import AddEntity, AddEvent, AddMention, AddNote, AddQuote, Edit, Together

RUIZ, LELAND = EntityId("ruiz"), EntityId("leland")


def words_of(article: Article, words: str) -> tuple[Span, ...]:
    start = article.text.content.index(words)
    return (Span(start, start + len(words)),)


def answer(article: Article, as_: str, words: str, typed: str) -> Offer:
    question = ask_mark(article, as_, words_of(article, words))
    assert isinstance(question, Question)
    return question.offers(typed)[0]


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("“a start.”", QuoteType.DIRECT),
        ("“It is,” she said", QuoteType.MIXED),
        ("it was too early", QuoteType.INDIRECT),
    ],
)
def test_a_quote_is_of_the_type_that_its_marks_make_it(dam: Article, words: str, type_: QuoteType) -> None:
    parts = words_of(dam, words)
    assert answer(dam, "quote", words, "ruiz+ach").then == AddQuote(parts, (RUIZ, LELAND), type_)
    assert answer(dam, "quote", words, "nobody").then == AddQuote(parts, (), type_)


def test_a_quote_may_be_by_somebody_new(dam: Article) -> None:
    quist = EntityId("quist")
    assert answer(dam, "quote", "it was too early", "Bo Quist").then == Together(
        (
            AddEntity(Kind.PERSON, "Bo Quist", id=quist),
            AddQuote(words_of(dam, "it was too early"), (quist,), QuoteType.INDIRECT),
        )
    )


def test_a_mention_is_of_everybody_who_is_chosen(dam: Article) -> None:
    (span,) = words_of(dam, "his office")
    assert answer(dam, "mention", "his office", "ach").then == AddMention(LELAND, span)
    both = Together((AddMention(LELAND, span), AddMention(RUIZ, span)))
    assert answer(dam, "mention", "his office", "ach+ruiz").then == both


def test_words_that_are_the_name_of_somebody_new_are_no_mention_besides(dam: Article) -> None:
    (span,) = words_of(dam, "Inspector Leland")
    inspector = AddEntity(Kind.PERSON, "Inspector Leland", id=EntityId("inspector-leland"))
    assert answer(dam, "mention", "Inspector Leland", "ruiz+Inspector Leland").then == Together(
        (inspector, AddMention(RUIZ, span))
    )
    (span,) = words_of(dam, "his office")
    office = AddEntity(Kind.PERSON, "Press Office", id=EntityId("office"))
    assert answer(dam, "mention", "his office", "Press Office").then == Together(
        (office, AddMention(EntityId("office"), span))
    )


@pytest.mark.parametrize(
    ("as_", "edit"),
    [
        ("event", lambda parts: AddEvent("It was early", parts)),
        ("note", lambda parts: AddNote(parts[0], "It was early")),
    ],
)
def test_an_event_has_a_title_and_a_note_its_words(dam: Article, as_: str, edit: object) -> None:
    assert callable(edit)
    made: Edit = edit(words_of(dam, "too early"))
    assert answer(dam, as_, "too early", " It was  early ").then == made


def test_a_highlight_is_made_without_a_question(dam: Article) -> None:
    parts = words_of(dam, "too early")
    assert ask_mark(dam, "highlight", parts) == AddNote(parts[0])
