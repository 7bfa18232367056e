"""The chart of the full timeline: what is on each row of both sides, and the lines between, in box characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reader.model.article import Event
from reader.state.timeline.lanes import lanes
from reader.state.timeline.session import APART, NOT_TOLD, Column, TimelineSession

STUB = 3
"""Cells of the line of an event that the text doesn't tell, before the words that say so."""
_MOST_PASSING = 40
"""More lines than these, with both ends off the screen, would be a wall."""
_SPACINGS = ((2, 1), (2, 0), (1, 2), (1, 1), (1, 0))
"""Rows from one event to the next, and blank rows between groups; the widest first."""

Side = list[Event | str | None]
"""What is on each row of one side, from the chart's top: an event, a heading, or nothing."""


def lay_out(timeline: TimelineSession, height: int) -> dict[Column, Side]:
    """The rows of both sides, as many on each: the widest spacing in no more than `height` rows, else the tightest."""
    happened, told, text = *timeline.placed.values(), timeline.session.article.text
    years, paragraphs = years_of(happened), [text.paragraph_of(event.parts[0].start) for event in told]
    undated = timeline.apart[Column.HAPPENED]
    for pitch, gap in _SPACINGS:
        left, right = _spaced(happened, years, pitch, gap), _spaced(told, paragraphs, pitch, gap)
        if undated:
            lane = _spaced(undated, [0] * len(undated), pitch, gap)
            left = [*left, *[None] * bool(left), APART[Column.HAPPENED], *lane]
        rows = max(len(left), len(right))
        if rows <= height:
            break
    blank: Side = [None] * rows
    return {Column.HAPPENED: (left + blank)[:rows], Column.TOLD: (right + blank)[:rows]}


def years_of(events: Iterable[Event]) -> list[int]:
    """The year in which each event began, as far as one knows: that of the event before for one without a date."""
    years = [0]
    for event in events:
        begins = event.when.earliest if event.when else None
        years.append(begins.year if begins else years[-1])
    return years[1:]


def _spaced(events: Sequence[Event], groups: Sequence[int], pitch: int, gap: int) -> Side:
    """The events in rows `pitch` apart, with `gap` blank rows before each that begins another group."""
    side: Side = []
    for index, event in enumerate(events):
        side += [None] * (gap if index and groups[index] != groups[index - 1] else 0)
        side += [event, *[None] * (pitch - 1)]
    return side


class Weight(IntEnum):
    """How strongly a line is drawn; the stronger lies on top. They differ in strokes, not only in colour."""

    QUIET = 0
    PLAIN = 1
    MEDIUM = 2
    STRONG = 3


_PENS = {Weight.QUIET: "┄┆╮╯╰╭", Weight.PLAIN: "─│╮╯╰╭", Weight.MEDIUM: "━┃┓┛┗┏", Weight.STRONG: "━┃┓┛┗┏"}
"""Characters of a line: level, upright, the corners into a step down and up, and out of one down and up."""


def weight_of(event: Event, timeline: TimelineSession) -> Weight:
    """The weight of what is chosen is the greatest, then of what is theirs who is followed, then of what has moved."""
    session = timeline.session
    if event.id == session.chosen:
        return Weight.STRONG
    if session.following and session.following in (*event.people, *event.places, event.alleged_by):
        return Weight.MEDIUM
    return Weight.PLAIN if event.id in timeline.moved else Weight.QUIET


class Slope(NamedTuple):
    """The line of one event, from its row on the left to its row on the right: the same for one that is not told.

    `step` is the column in which it goes from the one to the other.
    """

    event: Event
    left: int
    right: int
    step: int
    weight: Weight


def slopes(sides: Mapping[Column, Side], timeline: TimelineSession, width: int) -> list[Slope]:
    """The line of each event in a box of so many cells, in the order they happened."""
    told = {event.id: row for row, event in enumerate(sides[Column.TOLD]) if isinstance(event, Event)}
    happened = [(event, row) for row, event in enumerate(sides[Column.HAPPENED]) if isinstance(event, Event)]
    ends = tuple((row, told.get(event.id, row)) for event, row in happened)
    lines = zip(happened, ends, lanes(ends, width), strict=True)
    return [Slope(event, *rows, step, weight_of(event, timeline)) for (event, _), rows, step in lines]


def in_sight(slopes: Iterable[Slope], top: int, height: int) -> list[Slope]:
    """The lines that end on the rows from `top`, and those that pass: where too many do, only the heavy ones."""
    ending, passing = [], []
    for slope in slopes:
        first, last = sorted((slope.left - top, slope.right - top))
        if 0 <= first < height or 0 <= last < height:
            ending.append(slope)
        elif first < 0 <= last:
            passing.append(slope)
    if len(passing) > _MOST_PASSING:
        passing = [slope for slope in passing if slope.weight >= Weight.MEDIUM]
    return ending + passing


def draw(slopes: Iterable[Slope], row: int, width: int) -> list[tuple[str, Slope | None]]:
    """One row of the lines, exactly `width` cells: characters side by side with the line they belong to, if any.

    Where two lines cross, the stronger is whole, of equals the one that is upright there. The words that say that an
    event is not told lie over all lines.
    """
    strokes = [
        (not slope.event.parts, slope.weight, upright, slope, first, text)
        for slope in slopes
        for upright, first, text in _strokes(slope, row, width)
    ]
    cells: list[tuple[str, Slope | None]] = [(" ", None)] * width
    for *_, slope, first, text in sorted(strokes, key=itemgetter(0, 1, 2)):
        cells[first : first + len(text)] = [(cell, slope) for cell in text]
    parts = groupby(cells[:width], itemgetter(1))
    return [("".join(cell for cell, _ in part), slope) for slope, part in parts]


def _strokes(slope: Slope, row: int, width: int) -> list[tuple[bool, int, str]]:
    """What a line has on a row: whether upright, the first column, the characters."""
    level, upright, down, up, from_down, from_up = tuple(_PENS[slope.weight])
    event, left, right, step, _ = slope
    if left == right:
        whole = level * width if event.parts else f"{level * STUB} {NOT_TOLD} "[:width]
        return [(False, 0, whole)] if row == left else []
    if row == left:
        return [(False, 0, level * step), (True, step, down if right > left else up)]
    if row == right:
        corner = from_down if right > left else from_up
        return [(True, step, corner), (False, step + 1, level * (width - 1 - step))]
    return [(True, step, upright)] if min(left, right) < row < max(left, right) else []
