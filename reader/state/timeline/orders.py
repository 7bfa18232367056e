"""The two orders of the events, as they happened and as they are told, and what the story moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reader.model.article import Basis, Event, EventId
from reader.model.chronology import Happened
from reader.model.counting import STATE_IN_WORDS, ordinal
from reader.model.text import Text
from reader.state.article.events import (
    NO_EVENTS,
    SIGN,
    aside_in_words,
    date_in_words,
    event_hue,
    place_in_text,
)
from reader.state.article.people import draft
from reader.state.article.related import Related
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Line, Listing, Piece, Row, heading


class Column(StrEnum):
    """Which of the two leads."""

    HAPPENED = "happened"
    TOLD = "told"

    @property
    def other(self) -> Column:
        return Column.TOLD if self is Column.HAPPENED else Column.HAPPENED


TITLE = {Column.HAPPENED: "AS IT HAPPENED", Column.TOLD: "AS IT IS TOLD"}
UNPLACED = "NEITHER DATE NOR ORDER"
NOT_TOLD = "not in the article"


@dataclass(frozen=True, slots=True)
class Orders:
    """The events in both orders. `undated` have no place among what happened; who is in no rank is not told.

    Ranks count from 1. `moved` are the fewest events that would have to be told elsewhere for the story to run
    as it happened; those that are in one order only are not among them.
    """

    happened: tuple[Event, ...]
    undated: tuple[Event, ...]
    told: tuple[Event, ...]
    happened_ranks: dict[EventId, int]
    told_ranks: dict[EventId, int]
    moved: frozenset[EventId]

    @classmethod
    def of(cls, happened: Happened, told: tuple[Event, ...]) -> Orders:
        happened_ranks = {event.id: rank for rank, event in enumerate(happened.ordered, 1)}
        told_ranks = {event.id: rank for rank, event in enumerate(told, 1)}
        both = [event.id for event in happened.ordered if event.id in told_ranks]
        stay = longest_rise([told_ranks[id_] for id_ in both])
        moved = frozenset(both) - {both[index] for index in stay}
        return cls(happened.ordered, happened.undated, told, happened_ranks, told_ranks, moved)

    @property
    def comparable(self) -> int:
        """How many events stand in both orders."""
        return len(self.happened_ranks.keys() & self.told_ranks.keys())

    def walk(self, column: Column) -> tuple[Event, ...]:
        """The events in the order in which a cursor goes through one side."""
        return self.told if column is Column.TOLD else (*self.happened, *self.undated)

    def standing(self, event: Event, column: Column) -> str:
        """Where an event stands in one order, in words: `told 14th`."""
        if column is Column.TOLD:
            rank = self.told_ranks.get(event.id)
            return f"told {ordinal(rank)}" if rank else NOT_TOLD
        rank = self.happened_ranks.get(event.id)
        return f"happened {ordinal(rank)}" if rank else "order unknown"

    def in_words(self) -> tuple[str, ...]:
        """What the story moved, the fullest words first; none where there is nothing to compare."""
        if self.comparable < 2:
            return ()
        if not self.moved:
            return ("told as it happened",)
        moved = f"{len(self.moved)} of {self.comparable}"
        return f"the story moved {moved} events", f"the story moved {moved}", f"{moved} moved"


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


def in_one_order(session: Session, orders: Orders, column: Column, related: Related) -> Listing:
    """One of the two orders as a list, beside each event its rank in the other."""
    items: list[Event | Row] = [*(orders.told if column is Column.TOLD else orders.happened)]
    if column is Column.HAPPENED:
        apart, title = orders.undated, UNPLACED
    else:
        apart = tuple(event for event in orders.walk(Column.HAPPENED) if not event.parts)
        title = NOT_TOLD.upper()
    if apart:
        items += [heading(title, str(len(apart)), gap=bool(items)), *apart]

    def row(index: int) -> Row:
        item = items[index]
        return item if isinstance(item, Row) else _row(session, orders, item, column, related)

    keys: tuple[Chosen | None, ...] = tuple(None if isinstance(item, Row) else item.id for item in items)
    return Listing(keys, row, title=TITLE[column], empty=NO_EVENTS)


def _row(session: Session, orders: Orders, event: Event, column: Column, related: Related) -> Row:
    sign = (Piece(f"{SIGN[event.state]} ", "name", event_hue(session, event)),)
    below = (Piece("  "),)
    aside = aside_in_words(event)
    date = Piece(bracketed(event, session.article.text).strip(), "strong" if event.when else "draft")
    place = place_in_text(session, event) if column is Column.TOLD and event.parts else ""
    beside = Piece(f"  {aside}" if aside else "", "warn" if event.basis is Basis.BACKGROUND else "faint")
    other = Piece(orders.standing(event, column.other), "plain" if event.id in orders.moved else "faint")
    return Row(
        event.id,
        (
            Line(
                (Piece(event.title, "strong"), *draft(event.provenance.draft)), lead=sign, rest=below, rows=2
            ),
            Line(
                (Piece(f"{place}  " if place else "", "faint"), date, beside),
                right=(other,),
                lead=below,
                rest=below,
            ),
            Line((Piece(""),)),
        ),
        at=event.parts[0] if event.parts else None,
        related=event.id in related.ids,
    )


def legend(orders: Orders, line: int) -> list[Piece]:
    """What lines, signs and brackets mean, on two lines; only of those that occur."""
    events = orders.walk(Column.HAPPENED)
    if not events:
        return []
    if line == 0:
        return [
            Piece("A line leads from where something stands in time to where the story tells it.", "faint")
        ]
    if line > 1:
        return []
    states = {event.state for event in events}
    words = [f"{SIGN[state]} {STATE_IN_WORDS[state] or state.value}" for state in SIGN if state in states]
    if any(event.when and event.basis is Basis.BACKGROUND for event in events):
        words.append("[date] not in the article")
    if orders.moved:
        words.append("dotted: told in its turn")
    return [Piece("   ".join(words), "faint")]


def longest_rise(ranks: Sequence[int]) -> list[int]:
    """The indices of a longest part of `ranks` (all different) that only rises, in order."""
    tails: list[int] = []  # the lowest rank that ends a rise of each length
    ends: list[int] = []  # and its index
    before: list[int] = []
    for index, rank in enumerate(ranks):
        length = bisect_left(tails, rank)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(rank)
            ends.append(index)
        else:
            tails[length] = rank
            ends[length] = index
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
