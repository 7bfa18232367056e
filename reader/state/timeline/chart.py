"""The geometry of the two orders side by side: which row each event stands on, and the lines between.

The chart is counted in rows of the screen from its top. The lines are drawn in the box characters that every
terminal's font has, over a box `width` cells wide; only what falls into the rows on the screen is worked out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

STUB = 3
"""Cells of the line of an event that the text doesn't tell."""
_MOST_PASSING = 40
"""More lines than these, with both ends off the screen, would be a wall: they are left out."""


class Weight(IntEnum):
    """How strongly a line is drawn; the stronger lies on top. They differ in strokes, not only in colour."""

    QUIET = 0
    PLAIN = 1
    MEDIUM = 2
    STRONG = 3


class Pen(NamedTuple):
    """The characters of a line: level, upright, and the corners into a step down or up and out of it."""

    level: str
    upright: str
    down: str
    up: str
    out_of_down: str
    out_of_up: str


_HEAVY = Pen("━", "┃", "┓", "┛", "┗", "┏")
_PENS = {
    Weight.QUIET: Pen("┄", "┆", "╮", "╯", "╰", "╭"),
    Weight.PLAIN: Pen("─", "│", "╮", "╯", "╰", "╭"),
    Weight.MEDIUM: _HEAVY,
    Weight.STRONG: _HEAVY,
}


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


def draw(slopes: Sequence[Slope], steps: Sequence[int], width: int, top: int, height: int) -> list[list[Run]]:
    """The box of lines on `height` rows from `top`, each row exactly `width` cells.

    `steps` are the columns in which the lines take their steps. Where two lines cross, the stronger is whole,
    of equals the one that is upright there: a gap in what is level is the smaller one.
    """
    if width <= 0:
        return [[] for _ in range(height)]
    cells = [[" "] * width for _ in range(height)]
    owners: list[list[int | None]] = [[None] * width for _ in range(height)]
    drawn = [
        (slopes[index].weight, stroke.upright, index, stroke)
        for index in in_sight(slopes, top, height)
        for stroke in strokes(slopes[index], steps[index], width, top, height)
    ]
    for _, _, index, (row, first, text, _) in sorted(drawn):
        here = slice(first, first + len(text))
        cells[row - top][here] = text
        owners[row - top][here] = [index] * len(text)
    return [_runs(*row) for row in zip(cells, owners, strict=True)]


class Stroke(NamedTuple):
    """A part of a line on one row: `first` is the column of its first cell; `upright` are steps and corners."""

    row: int
    first: int
    text: str
    upright: bool = False


def strokes(slope: Slope, step: int, width: int, top: int, height: int) -> list[Stroke]:
    """The parts of a line that lie on the rows on the screen."""
    pen = _PENS[slope.weight]
    left, right = slope.left, slope.right
    if right is None or right == left:
        parts = [Stroke(left, 0, pen.level * min(width, STUB if right is None else width))]
    else:
        falls = right > left
        between = range(max(min(left, right) + 1, top), min(max(left, right), top + height))
        parts = [
            Stroke(left, 0, pen.level * step),
            Stroke(left, step, pen.down if falls else pen.up, upright=True),
            *(Stroke(row, step, pen.upright, upright=True) for row in between),
            Stroke(right, step, pen.out_of_down if falls else pen.out_of_up, upright=True),
            Stroke(right, step + 1, pen.level * (width - 1 - step)),
        ]
    return [part for part in parts if top <= part.row < top + height and part.text]


def _runs(cells: Sequence[str], owners: Sequence[int | None]) -> list[Run]:
    """A row of cells as runs of one line each."""
    return [
        Run("".join(cell for cell, _ in run), owner)
        for owner, run in groupby(zip(cells, owners, strict=True), itemgetter(1))
    ]
