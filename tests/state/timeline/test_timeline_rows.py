"""The list of one order, and what stands around the chart."""

from __future__ import annotations

import pytest

from reader.model.article import Article, Basis, Event, EventId, EventState, Order, Provenance
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.rows import Line, Listing
from reader.state.timeline.orders import Column, EventOrders
from reader.state.timeline.rows import facts, in_one_order, title_line

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


# -- one order as a list


def listing(column: Column, *events: Event) -> Listing:
    session = session_of(*events)
    orders = EventOrders.of(session.relations.happened, session.relations.told)
    return in_one_order(session, orders, column, related(session))


def text_of(line: Line) -> str:
    pieces = "".join(piece.text for piece in (*line.lead, *line.pieces))
    return f"{pieces}|{''.join(piece.text for piece in line.right)}"


def words(rows: Listing, index: int) -> str:
    return "|".join(map(text_of, rows.row(index).lines))


def test_a_list_as_it_happened_says_where_each_is_told() -> None:
    rows = listing(Column.HAPPENED, STORM, OPENING)
    assert rows.title == "AS IT HAPPENED"
    assert words(rows, 0) == " 2020       ● Storm|told 2nd"


def test_a_list_as_it_is_told_says_where_each_happened() -> None:
    rows = listing(Column.TOLD, STORM, OPENING)
    assert rows.title == "AS IT IS TOLD"
    assert words(rows, 1) == " 2020       ● Storm|happened 1st"


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


def test_every_event_has_one_line_a_draft_too() -> None:
    guess = event("guess", "2022", at=3, provenance=Provenance(draft=True))
    rows = listing(Column.HAPPENED, STORM, guess)
    assert [len(rows.row(index).lines) for index in range(2)] == [1, 1]
    assert "Guess draft?" in words(rows, 1)


def test_a_date_from_elsewhere_stands_in_brackets_in_the_list() -> None:
    assert words(listing(Column.HAPPENED, LAW), 0).startswith("[2019]")


def test_an_undated_event_with_an_order_stands_where_its_order_puts_it() -> None:
    after = event("relief", at=50, order=Order(after=(EventId("storm"),)))
    assert listing(Column.HAPPENED, STORM, WORKS, after).keys == ("storm", "relief", "works")


# -- around the chart


def facts_of(*events: Event, chosen: Event = STORM) -> list[str]:
    return [text_of(line) for line in facts(session_of(*events).choose(chosen.id), orders_of(*events))]


def test_the_facts_say_all_of_what_is_chosen_in_two_lines() -> None:
    first, second, *_ = facts_of(STORM, WORKS, LAW, RUMOUR, chosen=LAW)
    assert first == " ● Law|"
    assert second == "   2019 · not in the article · happened 1st · not in the article|"


def test_the_legend_names_only_the_signs_that_occur() -> None:
    assert facts_of(STORM)[-1] == " ● happened|"
    words = " ● happened   ? alleged   [date] not in the article   dotted: told in order|"
    assert facts_of(STORM, WORKS, LAW, RUMOUR)[-1] == words


def test_there_are_no_facts_where_nothing_is_chosen() -> None:
    assert facts(session_of(), orders_of()) == ()


@pytest.mark.parametrize(
    ("width", "words"),
    [(80, "1 of 2 events are told out of order "), (42, "1 of 2 out of order "), (30, " ")],
)
def test_the_title_of_the_list_says_how_much_is_out_of_order_where_there_is_room(
    width: int, words: str
) -> None:
    line = title_line(orders_of(STORM, WORKS), Column.TOLD, width)
    assert text_of(line) == f" AS IT IS TOLD|{words}"
