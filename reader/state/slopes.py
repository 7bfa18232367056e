"""The geometry of the two orders side by side: which row each event stands on, and the curves between.

The chart is counted in rows of the screen from its top. A curve is drawn in braille dots, two across and four
down in a cell, over a box `width` cells wide; only what falls into the rows on the screen is worked out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

ACROSS, DOWN = 2, 4
"""Dots in a cell."""
_MIDDLE = 2
"""The row of dots, from 0, that lies at the height of the letters' middle."""
_BIT = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800
STUB = 3
"""Cells of the line of an event that the text doesn't tell."""
_MOST_PASSING = 40
"""More lines than these, with both ends off the screen, would be a wall of dots: they are left out."""


class Weight(IntEnum):
    """How strongly a line is drawn; the stronger lies on top. They differ in dots, not only in colour."""

    QUIET = 0
    PLAIN = 1
    MEDIUM = 2
    STRONG = 3


class Slope(NamedTuple):
    """The line of one event, from its row on the left to its row on the right, None where it is not told."""

    left: int
    right: int | None
    weight: Weight = Weight.PLAIN


class Run(NamedTuple):
    """Cells side by side; `slope` is the index of the line they belong to, None where they are empty."""

    text: str
    slope: int | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of each thing in a column, in order. `height` is the rows that the whole column takes."""

    at: tuple[int, ...]
    height: int

    def index_at(self, row: int) -> int | None:
        """The index of the last thing that begins on the row or above, None where none does."""
        index = bisect_right(self.at, row) - 1
        return index if index >= 0 else None


@dataclass(frozen=True, slots=True)
class Spacing:
    """How many rows a thing takes, and how many blank rows stand between groups."""

    pitch: int = 1
    gap: int = 0


_SPACINGS = tuple(Spacing(*rows) for rows in ((3, 1), (3, 0), (2, 1), (2, 0), (1, 2), (1, 1)))


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: `left` are the rows of what happened, `right` of what is told.

    Those that have no place among what happened are last; `lane` is the row of the heading above them, None
    where there are none.
    """

    left: Rows
    lane: int | None
    right: Rows
    spacing: Spacing

    @property
    def height(self) -> int:
        return max(self.left.height, self.right.height)


def lay_out(happened: Sequence[int], unplaced: int, told: Sequence[int], height: int) -> Layout:
    """The widest layout that needs no more than `height` rows, else the tightest.

    `happened` and `told` are the sizes of the groups of each side.
    """
    layouts = (_layout(happened, unplaced, told, spacing) for spacing in _SPACINGS)
    tightest = _layout(happened, unplaced, told, Spacing())
    return next((layout for layout in layouts if layout.height <= height), tightest)


def _layout(happened: Sequence[int], unplaced: int, told: Sequence[int], spacing: Spacing) -> Layout:
    left, lane = place(happened, spacing), None
    if unplaced:
        lane = left.height + bool(left.height)
        below = place([unplaced], spacing)
        first = lane + 1
        left = Rows((*left.at, *(row + first for row in below.at)), first + below.height)
    return Layout(left, lane, place(told, spacing), spacing)


def place(sizes: Sequence[int], spacing: Spacing) -> Rows:
    """The rows of a column, given as the sizes of its groups."""
    at: list[int] = []
    row = 0
    for number, size in enumerate(sizes):
        row += spacing.gap if number else 0
        at.extend(range(row, row + size * spacing.pitch, spacing.pitch))
        row += size * spacing.pitch
    return Rows(tuple(at), row)


def in_sight(slopes: Iterable[Slope], top: int, height: int) -> list[int]:
    """The indices of the lines that are drawn on the rows from `top`, the weakest first.

    Lines that only pass by, from rows above to rows below, are left out where they are too many, but for the
    strong and the medium.
    """
    bottom = top + height
    ending: list[tuple[Weight, int]] = []
    passing: list[tuple[Weight, int]] = []
    for index, (left, right, weight) in enumerate(slopes):
        if right is None:
            right = left
        if top <= left < bottom or top <= right < bottom:
            ending.append((weight, index))
        elif (left < top) != (right < top):
            passing.append((weight, index))
    if len(passing) > _MOST_PASSING:
        passing = [line for line in passing if line[0] >= Weight.MEDIUM]
    return [index for _, index in sorted(ending + passing)]


def draw(slopes: Sequence[Slope], width: int, top: int, height: int) -> list[list[Run]]:
    """The box of lines on `height` rows from `top`, each row exactly `width` cells."""
    dots = [[0] * width for _ in range(height)]
    owners: list[list[int | None]] = [[None] * width for _ in range(height)]
    if width <= 0:
        return [[] for _ in range(height)]
    for index in in_sight(slopes, top, height):
        slope = slopes[index]
        strong = slope.weight is Weight.STRONG
        for x, first, last, steep in strokes(slope, width, top, height):
            for y in range(first, last + 1):
                if slope.weight is Weight.QUIET and (y if steep else x) % 2:
                    continue
                for dx, dy in _BRUSH if strong else _DOT:
                    across, row = (x + dx) // ACROSS, (y + dy) // DOWN - top
                    if not (0 <= across < width and 0 <= row < height):
                        continue
                    if strong and owners[row][across] != index:
                        dots[row][across] = 0
                    owners[row][across] = index
                    dots[row][across] |= _BIT[(y + dy) % DOWN][(x + dx) % ACROSS]
    return [_runs(*row) for row in zip(dots, owners, strict=True)]


_DOT = ((0, 0),)
_BRUSH = ((0, 0), (1, 0), (0, -1), (1, -1))


class Stroke(NamedTuple):
    """Dots above each other: x counts from the left edge of the box, y from the top of the chart, both included.

    `steep` where there are several, though they may have been cut to one.
    """

    x: int
    first: int
    last: int
    steep: bool = False


def strokes(slope: Slope, width: int, top: int, height: int) -> list[Stroke]:
    """A line from left to right, cut to the rows on the screen and one dot below, which a thick line needs."""
    columns = width * ACROSS
    low, high = top * DOWN, (top + height) * DOWN
    start = slope.left * DOWN + _MIDDLE
    if slope.right is None:
        inside = low <= start <= high
        return [Stroke(x, start, start) for x in range(min(STUB * ACROSS, columns))] if inside else []
    way = (slope.right - slope.left) * DOWN
    ease = _ease(columns)
    if not way:
        return [Stroke(x, start, start) for x in range(columns)] if low <= start <= high else []
    ends = sorted(((low - 1 - start) / way, (high + 1 - start) / way))  # a dot more for what is rounded
    first = max(bisect_left(ease, ends[0]) - 1, 0)
    beyond = min(bisect_right(ease, ends[1]) + 1, columns)
    found = []
    here = start + round(way * ease[first])
    for x in range(first, beyond):
        there = start + round(way * ease[x + 1])
        upper, lower = (here, max(there - 1, here)) if there >= here else (min(there + 1, here), here)
        if x + 1 == columns:
            upper, lower = min(here, there), max(here, there)
        if upper <= high and lower >= low:
            found.append(Stroke(x, max(upper, low), min(lower, high), upper < lower))
        here = there
    return found


@lru_cache(maxsize=8)
def _ease(columns: int) -> tuple[float, ...]:
    """How much of the way is done before each column of dots and after the last: slow at both ends."""
    flat = min(ACROSS, columns // 4)
    span = max(columns - 2 * flat, 1)
    parts = (min(max((x - flat) / span, 0.0), 1.0) for x in range(columns + 1))
    return tuple(part * part * (3 - 2 * part) for part in parts)


def _runs(dots: Sequence[int], owners: Sequence[int | None]) -> list[Run]:
    """A row of cells as runs of one line each; blank cells are spaces."""
    runs: list[Run] = []
    for bits, owner in zip(dots, owners, strict=True):
        cell = chr(_BLANK + bits) if bits else " "
        if runs and runs[-1].slope == owner:
            runs[-1] = Run(runs[-1].text + cell, owner)
        else:
            runs.append(Run(cell, owner))
    return runs
