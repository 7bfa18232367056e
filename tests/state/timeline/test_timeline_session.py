"""The two orders of the events, and what the story moved."""

from __future__ import annotations

import pytest

from reader.model.article import Article, Basis, Event, EventId, EventState
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.timeline.rows import bracketed
from reader.state.timeline.session import Column, TimelineSession

TEXT = Text("\n\n".join("abcdefghijklmnopqrstuvwxyz" for _ in range(4)))


def event(name: str, when: str | None = None, at: int | None = None, **more: object) -> Event:
    parts = (Span(at, at + 1),) if at is not None else ()
    return Event(EventId(name), name.title(), Edtf.parse(when) if when else None, parts=parts, **more)  # type: ignore[arg-type]  # keywords of the test


def timeline_of(*events: Event, chosen: Chosen | None = None) -> TimelineSession:
    return TimelineSession.of(Session.of(Article("test", "A test", TEXT, events=events)).choose(chosen))


STORM = event("storm", "2020", at=60)
WORKS = event("works", "2021", at=30)
OPENING = event("opening", "2024-05-03", at=0)
LAW = event("law", "2019", basis=Basis.BACKGROUND)
RUMOUR = event("rumour", at=5, state=EventState.ALLEGED)


# -- what the story moved


def test_a_story_told_as_it_happened_moves_nothing() -> None:
    timeline = timeline_of(event("a", "2020", 0), event("b", "2021", 5), event("c", "2022", 9))
    assert timeline.moved == frozenset()
    assert timeline.out_of_order(40) == "told in the order it happened"


def test_one_event_told_last_is_the_only_one_moved() -> None:
    timeline = timeline_of(event("a", "2020", 90), event("b", "2021", 5), event("c", "2022", 9))
    assert timeline.moved == {"a"}
    assert timeline.out_of_order(40) == "1 of 3 events are told out of order"


def test_a_story_told_backwards_keeps_one_event_in_its_place() -> None:
    assert len(timeline_of(STORM, WORKS, OPENING).moved) == 2


def test_what_stands_in_one_order_only_is_not_counted() -> None:
    timeline = timeline_of(LAW, STORM, WORKS, RUMOUR)
    assert timeline.moved < {"storm", "works"}
    assert timeline.out_of_order(40) == "1 of 2 events are told out of order"


@pytest.mark.parametrize(
    ("room", "words"), [(35, "1 of 2 events are told out of order"), (34, "1 of 2 out of order"), (18, "")]
)
def test_fewer_words_are_there_for_less_room(room: int, words: str) -> None:
    assert timeline_of(STORM, WORKS).out_of_order(room) == words


@pytest.mark.parametrize("events", [(), (STORM,), (LAW, STORM), (RUMOUR, STORM)])
def test_nothing_is_said_where_there_is_nothing_to_compare(events: tuple[Event, ...]) -> None:
    assert timeline_of(*events).out_of_order(99) == ""


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
    assert timeline_of(STORM, WORKS, LAW, RUMOUR).rank(event, column) == words


def test_each_order_has_the_events_it_has_a_place_for_and_apart_those_it_has_none_for() -> None:
    timeline = timeline_of(STORM, LAW, RUMOUR, OPENING)
    assert [e.id for e in timeline.placed[Column.HAPPENED]] == ["law", "storm", "opening"]
    assert [e.id for e in timeline.apart[Column.HAPPENED]] == ["rumour"]
    assert [e.id for e in timeline.placed[Column.TOLD]] == ["opening", "rumour", "storm"]
    assert [e.id for e in timeline.apart[Column.TOLD]] == ["law"]


@pytest.mark.parametrize("column", Column)
def test_the_other_of_two_orders_and_back(column: Column) -> None:
    assert column.other is not column
    assert column.other.other is column


# -- what is chosen


def test_an_event_is_always_chosen_where_there_are_any() -> None:
    assert timeline_of(STORM, LAW).session.chosen == "law"
    assert timeline_of(STORM, LAW, chosen=STORM.id).session.chosen == "storm"
    assert timeline_of().session.chosen is None


@pytest.mark.parametrize(("both", "chosen"), [(True, "opening"), (False, "law")])
def test_the_order_that_comes_to_lead_has_the_chosen_event_on_its_side(both: bool, chosen: str) -> None:
    timeline = timeline_of(STORM, LAW, OPENING).led_by(Column.TOLD, both)
    assert (timeline.lead, timeline.session.chosen) == (Column.TOLD, chosen)


def test_what_is_on_both_sides_stays_chosen_when_the_other_order_leads() -> None:
    timeline = timeline_of(STORM, LAW, OPENING, chosen=STORM.id).led_by(Column.TOLD, both=True)
    assert timeline.session.chosen == "storm"


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
