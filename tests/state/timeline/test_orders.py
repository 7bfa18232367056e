"""The two orders of the events, and what the story moved."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Article, Basis, Event, EventId, EventState, Order
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.rows import Listing
from reader.state.timeline.orders import (
    Column,
    Orders,
    bracketed,
    in_one_order,
    legend,
    longest_rise,
    ordinal,
    paragraphs,
    years,
)

TEXT = Text("\n\n".join("abcdefghijklmnopqrstuvwxyz" for _ in range(4)))


def event(name: str, when: str | None = None, at: int | None = None, **more: object) -> Event:
    parts = (Span(at, at + 1),) if at is not None else ()
    return Event(EventId(name), name.title(), Edtf.parse(when) if when else None, parts=parts, **more)  # type: ignore[arg-type]  # keywords of the test


def session_of(*events: Event) -> Session:
    return Session.of(Article("test", "A test", TEXT, events=events))


def orders_of(*events: Event) -> Orders:
    relations = session_of(*events).relations
    return Orders.of(relations.happened, relations.told)


STORM = event("storm", "2020", at=60)
WORKS = event("works", "2021", at=30)
OPENING = event("opening", "2024-05-03", at=0)
LAW = event("law", "2019", basis=Basis.BACKGROUND)
RUMOUR = event("rumour", at=5, state=EventState.ALLEGED)


# -- what the story moved


def test_a_story_told_as_it_happened_moves_nothing() -> None:
    orders = orders_of(event("a", "2020", 0), event("b", "2021", 5), event("c", "2022", 9))
    assert orders.moved == frozenset()
    assert orders.in_words() == ("told as it happened",)


def test_one_event_told_last_is_the_only_one_moved() -> None:
    orders = orders_of(event("a", "2020", 90), event("b", "2021", 5), event("c", "2022", 9))
    assert orders.moved == {"a"}
    assert orders.in_words()[0] == "the story moved 1 of 3 events"


def test_a_story_told_backwards_keeps_one_event_in_its_place() -> None:
    assert len(orders_of(STORM, WORKS, OPENING).moved) == 2


def test_what_stands_in_one_order_only_is_not_counted() -> None:
    orders = orders_of(LAW, STORM, WORKS, RUMOUR)
    assert orders.comparable == 2
    assert orders.moved < {"storm", "works"}
    assert orders.in_words()[0] == "the story moved 1 of 2 events"


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


def test_ranks_count_from_one_in_both_orders() -> None:
    orders = orders_of(STORM, WORKS, OPENING)
    assert orders.happened_ranks == {"storm": 1, "works": 2, "opening": 3}
    assert orders.told_ranks == {"opening": 1, "works": 2, "storm": 3}


@pytest.mark.parametrize(
    ("told", "column", "words"),
    [
        (STORM, Column.HAPPENED, "happened 2nd"),
        (STORM, Column.TOLD, "told 3rd"),
        (LAW, Column.TOLD, "not in the article"),
        (RUMOUR, Column.HAPPENED, "order unknown"),
    ],
)
def test_where_an_event_stands_is_said_in_words(told: Event, column: Column, words: str) -> None:
    assert orders_of(STORM, WORKS, LAW, RUMOUR).standing(told, column) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (100, "100th"), (111, "111th"), (122, "122nd")],
)  # fmt: skip
def test_ordinals_are_english(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_the_cursor_walks_what_is_told_or_everything_as_it_happened() -> None:
    orders = orders_of(STORM, LAW, RUMOUR, OPENING)
    assert [e.id for e in orders.walk(Column.HAPPENED)] == ["law", "storm", "opening", "rumour"]
    assert [e.id for e in orders.walk(Column.TOLD)] == ["opening", "rumour", "storm"]


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


def test_the_legend_tells_only_of_what_occurs() -> None:
    assert legend(orders_of(STORM), 1)[0].text == "● happened"
    words = legend(orders_of(STORM, WORKS, LAW, RUMOUR), 1)[0].text
    assert words == "● happened   ? alleged   [date] not in the article   dotted: told in its turn"


def test_there_is_no_legend_without_events() -> None:
    assert legend(orders_of(), 0) == legend(orders_of(), 1) == []


# -- one order as a list


def listing(column: Column, *events: Event) -> Listing:
    session = session_of(*events)
    orders = Orders.of(session.relations.happened, session.relations.told)
    return in_one_order(session, orders, column, related(session))


def words(rows: Listing, index: int) -> str:
    lines = rows.row(index).lines
    return "|".join(
        "".join(piece.text for piece in (*line.lead, *line.pieces, *line.right)) for line in lines
    )


def test_a_list_as_it_happened_says_where_each_is_told() -> None:
    rows = listing(Column.HAPPENED, STORM, OPENING)
    assert rows.title == "AS IT HAPPENED"
    assert words(rows, 0) == "● Storm|  2020told 2nd|"


def test_a_list_as_it_is_told_says_where_each_happened_and_its_paragraph() -> None:
    rows = listing(Column.TOLD, STORM, OPENING)
    assert rows.title == "AS IT IS TOLD"
    assert words(rows, 1) == "● Storm|  ¶3  2020happened 1st|"


@pytest.mark.parametrize(
    ("column", "keys", "title"),
    [
        (Column.HAPPENED, ("law", "storm", None, "rumour"), "NEITHER DATE NOR ORDER"),
        (Column.TOLD, ("rumour", "storm", None, "law"), "NOT IN THE ARTICLE"),
    ],
)
def test_what_has_no_place_in_an_order_has_a_lane_of_its_own(
    column: Column, keys: tuple[str | None, ...], title: str
) -> None:
    rows = listing(column, STORM, LAW, RUMOUR)
    assert rows.keys == keys
    assert title in words(rows, 2)


def test_a_date_from_elsewhere_says_so_in_the_list() -> None:
    assert "[2019]  not in the article" in words(listing(Column.HAPPENED, LAW), 0)


def test_an_undated_event_with_an_order_stands_where_its_order_puts_it() -> None:
    after = event("relief", at=50, order=Order(after=(EventId("storm"),)))
    assert listing(Column.HAPPENED, STORM, WORKS, after).keys == ("storm", "relief", "works")
