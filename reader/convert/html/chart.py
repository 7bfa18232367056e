"""The chart of the two orders: the rows of both sides, and the lines from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.model.article import Event, EventId
from reader.model.relations import Relations

ROW_HEIGHT = 36
"""Pixels of a row, in the styles too."""
MOST_LINES = 400
"""Events from which the lines would be a wall, and are left out."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The two orders side by side; a row is a unit of height.

    `undated` are the events without a place in the first order, below a row for their heading. `lines` are paths from
    one side to the other, by event.
    """

    happened: tuple[Event, ...]
    undated: tuple[Event, ...]
    told: tuple[Event, ...]
    rows: int
    lines: Mapping[EventId, str]

    @classmethod
    def of(cls, relations: Relations) -> Chart:
        happened, told = relations.happened_order, relations.told_order
        left = {event.id: row for row, event in enumerate(happened.ordered)}
        first_undated = len(left) + 1
        left |= {event.id: first_undated + row for row, event in enumerate(happened.undated)}
        rows = max(len(happened.ordered) + (len(happened.undated) + 1) * bool(happened.undated), len(told))
        lines = {event.id: _line(left[event.id], row) for row, event in enumerate(told)}
        return cls(happened.ordered, happened.undated, told, rows, lines if len(lines) <= MOST_LINES else {})


def _line(left: int, right: int) -> str:
    """A line in a box one unit wide, level at both ends."""
    return f"M0 {left + 0.5}C.5 {left + 0.5} .5 {right + 0.5} 1 {right + 0.5}"
