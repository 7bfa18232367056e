"""The events in two orders, as they happened and as they are told, and which of them are told out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reader.model.article import Basis, Event, EventId
from reader.model.chronology import Happened
from reader.model.counting import ordinal
from reader.model.text import Text
from reader.state.article.events import date_in_words

UNPLACED = "NEITHER DATE NOR ORDER"
NOT_TOLD = "not in the article"


class Column(StrEnum):
    """One of the two orders, and the side of the chart that has it."""

    HAPPENED = "happened"
    TOLD = "told"

    @property
    def other(self) -> Column:
        return Column.TOLD if self is Column.HAPPENED else Column.HAPPENED


TITLE = {Column.HAPPENED: "AS IT HAPPENED", Column.TOLD: "AS IT IS TOLD"}


@dataclass(frozen=True, slots=True)
class EventOrders:
    """The events in both orders: `columns` has the events of each, `places` the index of each event there by its id.

    The last events of HAPPENED, from `dated` on, have neither date nor order. `moved` are the fewest events that
    would have to be told elsewhere for the story to run as it happened.
    """

    columns: Mapping[Column, tuple[Event, ...]]
    places: Mapping[Column, Mapping[EventId, int]]
    dated: int
    moved: frozenset[EventId]

    @classmethod
    def of(cls, happened: Happened, told: tuple[Event, ...]) -> EventOrders:
        columns = {Column.HAPPENED: (*happened.ordered, *happened.undated), Column.TOLD: told}
        places = {
            column: {event.id: index for index, event in enumerate(events)}
            for column, events in columns.items()
        }
        ranks = places[Column.TOLD]
        both = [event.id for event in happened.ordered if event.id in ranks]
        in_order = longest_rise([ranks[id_] for id_ in both])
        moved = frozenset(both) - {both[index] for index in in_order}
        return cls(columns, places, len(happened.ordered), moved)

    @property
    def undated(self) -> tuple[Event, ...]:
        """The events with neither date nor order."""
        return self.columns[Column.HAPPENED][self.dated :]

    def rank(self, event: Event, column: Column) -> str:
        """`told 14th`, or why an event has no rank in that order."""
        place = self.places[column].get(event.id)
        if place is None:
            return NOT_TOLD
        if column is Column.HAPPENED and place >= self.dated:
            return "order unknown"
        return f"{column} {ordinal(place + 1)}"

    def in_words(self) -> tuple[str, ...]:
        """How many events are told out of order, the fullest words first; none where there is nothing to compare."""
        told = self.places[Column.TOLD]
        count = sum(event.id in told for event in self.columns[Column.HAPPENED][: self.dated])
        if count < 2:
            return ()
        if not self.moved:
            return ("told in the order it happened", "told in order")
        moved = f"{len(self.moved)} of {count}"
        return f"{moved} events are told out of order", f"{moved} out of order"


def years(events: Sequence[Event]) -> list[int]:
    """The sizes of the groups of events as they happened: a dated event of another year begins one."""
    sizes: list[int] = []
    year: int | None = None
    for event in events:
        first = event.when.earliest.year if event.when and event.when.earliest else year
        if not sizes or first != year:
            sizes.append(0)
        year = first
        sizes[-1] += 1
    return sizes


def paragraphs(events: Sequence[Event], text: Text) -> list[int]:
    """The sizes of the groups of events as they are told: those of one paragraph."""
    numbers = [text.paragraph_of(event.parts[0].start) for event in events]
    return [len(list(group)) for _, group in groupby(numbers)]


def bracketed(event: Event, text: Text) -> str:
    """The date in words; in brackets, as editors do, where the article doesn't give it."""
    date = date_in_words(event, text)
    return f"[{date}]" if event.when and event.basis is Basis.BACKGROUND else f" {date}"


def longest_rise(ranks: Sequence[int]) -> list[int]:
    """The indices of a longest part of `ranks` (all different) that only rises, in order."""
    tails: list[int] = []  # the lowest rank that ends a rise of each length
    ends: list[int] = []  # and its index
    before: list[int] = []
    for index, rank in enumerate(ranks):
        length = bisect_left(tails, rank)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [rank]
        ends[length : length + 1] = [index]
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
