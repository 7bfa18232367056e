"""The state of the full timeline: the events in two orders, as they happened and as they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.model.article import Event, EventId
from reader.model.counting import ordinal
from reader.state.article.drafts import DraftMarks
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.ids import Chosen

NOT_TOLD = "not in the article"


class Column(StrEnum):
    """One of the two orders, and the side of the chart that has it."""

    HAPPENED = "happened"
    TOLD = "told"

    @property
    def other(self) -> Column:
        return Column.TOLD if self is Column.HAPPENED else Column.HAPPENED


TITLE = {Column.HAPPENED: "AS IT HAPPENED", Column.TOLD: "AS IT IS TOLD"}
APART = {Column.HAPPENED: "NEITHER DATE NOR ORDER", Column.TOLD: NOT_TOLD.upper()}
"""The headings above the events that have no place in an order."""


@dataclass(frozen=True, slots=True)
class TimelineSession:
    """An article with an event chosen, its events in both orders, and the order that leads.

    `apart` are the events that have no place in an order, `ranks` of the others begin at 1. `moved` are the fewest that
    would have to be told elsewhere for the story to run as it happened, of those in both orders, which are `compared`.
    """

    session: Session
    placed: Mapping[Column, tuple[Event, ...]]
    apart: Mapping[Column, tuple[Event, ...]]
    ranks: Mapping[Column, Mapping[EventId, int]]
    compared: int
    moved: frozenset[EventId]
    marks: DraftMarks
    lead: Column = Column.HAPPENED

    @classmethod
    def of(cls, session: Session) -> TimelineSession:
        happened, told = session.relations.happened_order, session.relations.told_order
        placed = {Column.HAPPENED: happened.ordered, Column.TOLD: told}
        apart = {Column.HAPPENED: happened.undated, Column.TOLD: tuple(e for e in happened if not e.parts)}
        ranks = {column: {e.id: n for n, e in enumerate(events, 1)} for column, events in placed.items()}
        both = [id_ for id_ in ranks[Column.HAPPENED] if id_ in ranks[Column.TOLD]]
        moved = session.relations.moved
        marks = DraftMarks.of(event.provenance.draft for event in session.article.events)
        return cls(session, placed, apart, ranks, len(both), moved, marks).with_an_event(tuple(happened))

    @classmethod
    def empty(cls) -> TimelineSession:
        """What a widget looks at before its screen has bound it."""
        return cls.of(Session.empty())

    def choose(self, event: Chosen) -> TimelineSession:
        return replace(self, session=self.session.choose(event))

    def led_by(self, column: Column, both: bool) -> TimelineSession:
        """With another order leading; where `both` are on the screen, with an event chosen that is on its side."""
        led = replace(self, lead=column)
        return led.with_an_event(led.placed[column]) if both and column is Column.TOLD else led

    def with_an_event(self, events: tuple[Event, ...]) -> TimelineSession:
        """With one of these chosen: the one that is, else the first that answers to what is chosen, else the first."""
        if self.session.event in events or not events:
            return self
        answers = related(self.session).ids
        return self.choose(next((event.id for event in events if event.id in answers), events[0].id))

    def rank(self, event: Event, column: Column) -> str:
        """`told 14th`, or why an event has no rank in that order."""
        if rank := self.ranks[column].get(event.id):
            return f"{column} {ordinal(rank)}"
        return "order unknown" if column is Column.HAPPENED else NOT_TOLD

    def out_of_order(self, room: int) -> str:
        """How many events are told out of order, in at most `room` cells; empty where there is nothing to compare."""
        moved = f"{len(self.moved)} of {self.compared}"
        words = f"{moved} events are told out of order", f"{moved} out of order"
        if not self.moved:
            words = "told in the order it happened", "told in order"
        return next((each for each in words if len(each) <= room and self.compared > 1), "")
