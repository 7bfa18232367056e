"""The two orders of the events, and what the story moved."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Article, Basis, Event, EventId, EventState
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.session import Session
from reader.state.timeline.orders import (
    Column,
    EventOrders,
    bracketed,
    longest_rise,
    paragraphs,
    years,
)

TEXT = Text("\n\n".join("abcdefghijklmnopqrstuvwxyz" for _ in range(4)))


def event(name: str, when: str | None = None, at: int | None = None, **more: object) -> Event:
    parts = (Span(at, at + 1),) if at is not None else ()
    return Event(EventId(name), name.title(), Edtf.parse(when) if when else None, parts=parts, **more)  # type: ignore[arg-type]  # keywords of the test


def session_of(*events: Event) -> Session:
    return Session.of(Article("test", "A test", TEXT, events=events))


def orders_of(*events: Event) -> EventOrders:
    relations = session_of(*events).relations
    return EventOrders.of(relations.happened, relations.told)


STORM = event("storm", "2020", at=60)
WORKS = event("works", "2021", at=30)
OPENING = event("opening", "2024-05-03", at=0)
LAW = event("law", "2019", basis=Basis.BACKGROUND)
RUMOUR = event("rumour", at=5, state=EventState.ALLEGED)


# -- what the story moved


def test_a_story_told_as_it_happened_moves_nothing() -> None:
    orders = orders_of(event("a", "2020", 0), event("b", "2021", 5), event("c", "2022", 9))
    assert orders.moved == frozenset()
    assert orders.in_words() == ("told in the order it happened", "told in order")


def test_one_event_told_last_is_the_only_one_moved() -> None:
    orders = orders_of(event("a", "2020", 90), event("b", "2021", 5), event("c", "2022", 9))
    assert orders.moved == {"a"}
    assert orders.in_words()[0] == "1 of 3 events are told out of order"


def test_a_story_told_backwards_keeps_one_event_in_its_place() -> None:
    assert len(orders_of(STORM, WORKS, OPENING).moved) == 2


def test_what_stands_in_one_order_only_is_not_counted() -> None:
    orders = orders_of(LAW, STORM, WORKS, RUMOUR)
    assert orders.moved < {"storm", "works"}
    assert orders.in_words()[0] == "1 of 2 events are told out of order"


def test_fewer_words_are_there_for_less_room() -> None:
    lengths = [len(words) for words in orders_of(STORM, WORKS).in_words()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("events", [(), (STORM,), (LAW, STORM), (RUMOUR, STORM)])
def test_nothing_is_said_where_there_is_nothing_to_compare(events: tuple[Event, ...]) -> None:
    assert orders_of(*events).in_words() == ()


@settings(deadline=None)
@given(st.permutations(range(7)))
def test_no_rise_is_longer_than_the_one_found(ranks: list[int]) -> None:
    found = [ranks[index] for index in longest_rise(ranks)]
    assert found == sorted(found)
    assert not any(list(longer) == sorted(longer) for longer in combinations(ranks, len(found) + 1))


def test_a_hundred_thousand_ranks_are_no_trouble() -> None:
    ranks = [n * 7919 % 100_003 for n in range(1, 100_001)]
    found = longest_rise(ranks)
    assert all(ranks[a] < ranks[b] for a, b in pairwise(found))
    assert len(found) > 300


# -- ranks and walks


@pytest.mark.parametrize(
    ("event", "column", "words"),
    [
        (STORM, Column.HAPPENED, "happened 2nd"),
        (STORM, Column.TOLD, "told 3rd"),
        (LAW, Column.TOLD, "not in the article"),
        (RUMOUR, Column.HAPPENED, "order unknown"),
    ],
)
def test_the_rank_of_an_event_is_said_in_words(event: Event, column: Column, words: str) -> None:
    assert orders_of(STORM, WORKS, LAW, RUMOUR).rank(event, column) == words


def test_the_columns_have_what_is_told_or_everything_as_it_happened() -> None:
    columns = orders_of(STORM, LAW, RUMOUR, OPENING).columns
    assert [e.id for e in columns[Column.HAPPENED]] == ["law", "storm", "opening", "rumour"]
    assert [e.id for e in columns[Column.TOLD]] == ["opening", "rumour", "storm"]


@pytest.mark.parametrize("column", Column)
def test_the_other_of_two_orders_and_back(column: Column) -> None:
    assert column.other is not column
    assert column.other.other is column


# -- groups


@pytest.mark.parametrize(
    ("whens", "sizes"),
    [
        ([], []),
        ([None, None], [2]),
        (["2020", "2020-05", "2021"], [2, 1]),
        ([None, "2020", None, "2021-03", None], [1, 2, 2]),
        (["../2020", "2021"], [1, 1]),
    ],
)
def test_a_date_of_another_year_begins_a_group(whens: list[str | None], sizes: list[int]) -> None:
    assert years([event(f"e{n}", when) for n, when in enumerate(whens)]) == sizes


def test_events_of_one_paragraph_are_a_group() -> None:
    told = [event("a", at=0), event("b", at=20), event("c", at=30), event("d", at=90)]
    assert paragraphs(told, TEXT) == [2, 1, 1]


# -- dates


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        (STORM, " 2020"),
        (LAW, "[2019]"),
        (RUMOUR, " no date"),
        (event("aside", basis=Basis.BACKGROUND), " no date"),
        (event("talks", "2020-08~", basis=Basis.INFERRED), " about Aug 2020"),
    ],
)
def test_a_date_that_the_article_does_not_give_stands_in_brackets(dated: Event, words: str) -> None:
    assert bracketed(dated, Text("")) == words
