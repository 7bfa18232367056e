"""The geometry of the full timeline: the row of each event on both sides, and the lines between, in box characters.

Rows count from the chart's top. Only lines that touch the rows on the screen are drawn.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

STUB = 3
"""Cells of the line of an event that the text doesn't tell."""
_MOST_PASSING = 40
"""More lines than these, with both ends off the screen, would be a wall."""
_SPACINGS = ((2, 1), (2, 0), (1, 2), (1, 1), (1, 0))
"""Rows from one event to the next, and blank rows between groups; the widest first."""


class Weight(IntEnum):
    """How strongly a line is drawn; the stronger lies on top. They differ in strokes, not only in colour."""

    QUIET = 0
    PLAIN = 1
    MEDIUM = 2
    STRONG = 3


_PENS = {Weight.QUIET: "┄┆╮╯╰╭", Weight.PLAIN: "─│╮╯╰╭", Weight.MEDIUM: "━┃┓┛┗┏", Weight.STRONG: "━┃┓┛┗┏"}
"""Characters of a line: level, upright, the corners into a step down and up, and out of one down and up."""


class Slope(NamedTuple):
    """The line of one event, from its row on the left to its row on the right, None where it is not told."""

    left: int
    right: int | None
    weight: Weight = Weight.PLAIN


class LinePart(NamedTuple):
    """Cells side by side; `slope` is the index of the line they belong to, None where they are empty."""

    text: str
    slope: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The row of each event: `left` as they happened, `right` as they are told.

    Events with neither date nor order are last on the left, below a heading in the row `heading` (None without such).
    `pitch` is the rows from one event to the next.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    heading: int | None
    height: int
    pitch: int


def lay_out(happened: Sequence[int], unplaced: int, told: Sequence[int], height: int) -> Layout:
    """The widest layout of no more than `height` rows, else the tightest, given the sizes of each side's groups."""
    layouts = [_layout(happened, unplaced, told, *spacing) for spacing in _SPACINGS]
    return next((layout for layout in layouts if layout.height <= height), layouts[-1])


def _layout(happened: Sequence[int], unplaced: int, told: Sequence[int], pitch: int, gap: int) -> Layout:
    left, height = _rows(happened, pitch, gap)
    right, told_height = _rows(told, pitch, gap)
    heading = None
    if unplaced:
        heading = height + bool(height)
        rows, below = _rows([unplaced], pitch, gap, first=heading + 1)
        left, height = left + rows, below
    return Layout(left, right, heading, max(height, told_height), pitch)


def _rows(sizes: Sequence[int], pitch: int, gap: int, first: int = 0) -> tuple[tuple[int, ...], int]:
    """The rows of groups of these sizes, from the row `first`, and the row after them."""
    rows: list[int] = []
    row = first
    for number, size in enumerate(sizes):
        row += gap if number else 0
        rows += range(row, row + size * pitch, pitch)
        row += size * pitch
    return tuple(rows), row


def index_at(rows: Sequence[int], row: int) -> int | None:
    """The index of the event on a row, None where there is none."""
    index = bisect_left(rows, row)
    return index if index < len(rows) and rows[index] == row else None


def in_sight(slopes: Sequence[Slope], top: int, height: int) -> list[int]:
    """The indices of the lines to draw on the rows from `top`: those that end there, and those that pass.

    Where too many pass, only the heavy ones do.
    """
    ending, passing = [], []
    for index, (left, right, _) in enumerate(slopes):
        ends = left - top, (left if right is None else right) - top
        if 0 <= min(ends) < height or 0 <= max(ends) < height:
            ending.append(index)
        elif min(ends) < 0 <= max(ends):
            passing.append(index)
    if len(passing) > _MOST_PASSING:
        passing = [index for index in passing if slopes[index].weight >= Weight.MEDIUM]
    return ending + passing


def draw(
    slopes: Sequence[Slope], steps: Sequence[int], width: int, top: int, height: int
) -> list[list[LinePart]]:
    """The lines on `height` rows from `top`, each row exactly `width` cells.

    `steps` are the columns in which the lines take their steps. Where two lines cross, the stronger is whole, of
    equals the one that is upright there.
    """
    cells = [[" "] * width for _ in range(height)]
    owners: list[list[int | None]] = [[None] * width for _ in range(height)]
    strokes = [
        (slopes[index].weight, upright, index, row, first, text)
        for index in in_sight(slopes, top, height)
        for upright, row, first, text in _strokes(slopes[index], steps[index], width, top, height)
    ]
    for _, _, index, row, first, text in sorted(strokes):
        if top <= row < top + height:
            here = slice(first, first + len(text))
            cells[row - top][here] = text
            owners[row - top][here] = [index] * len(text)
    return [
        [
            LinePart("".join(cell for cell, _ in part), owner)
            for owner, part in groupby(zip(*row, strict=True), itemgetter(1))
        ]
        for row in zip(cells, owners, strict=True)
    ]


def _strokes(slope: Slope, step: int, width: int, top: int, height: int) -> list[tuple[bool, int, int, str]]:
    """The strokes of a line: whether upright, the row, the first column, the characters."""
    level, upright, down, up, from_down, from_up = tuple(_PENS[slope.weight])
    left, right = slope.left, slope.right
    if right is None or right == left:
        return [(False, left, 0, level * min(width, STUB if right is None else width))]
    between = range(max(min(left, right) + 1, top), min(max(left, right), top + height))
    return [
        (False, left, 0, level * step),
        (True, left, step, (down if right > left else up)[:width]),
        *((True, row, step, upright[:width]) for row in between),
        (True, right, step, (from_down if right > left else from_up)[:width]),
        (False, right, step + 1, level * (width - 1 - step)),
    ]
