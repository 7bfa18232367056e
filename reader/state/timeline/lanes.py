"""The column in which each line of the full timeline takes its step, so that few lines cross.

A line is level from its row on the left to its step, upright in one column, and level again to its row on the right.
Whether two lines cross depends only on which of them steps first, so the lines are put in an order with few
crossings (each in turn where it costs least, until none can be moved for the better) and then given columns.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

END = 3
"""Cells at both ends of a line that no other line's step stands in."""
_GAP = 2
"""Columns between two steps, where there is room for as many."""
_REACH = 2
"""Columns that a step may stand off its own, where there are more steps than columns."""
_MOST_ORDERED, _MOST_ROUNDS = 150, 20
"""Lines that are ordered pair by pair, and how often each is tried anew."""
_LEADING, _SHARED = 5, 2
"""What a crossing of two leading lines costs, against one of any others, and each step between two lines that then
share cells of one row."""

Ends = tuple[int, int | None]
"""The row of a line on the left, and on the right; None where it has no end there."""


def lanes(lines: Sequence[Ends], width: int, leading: Collection[int] = ()) -> list[int]:
    """The column of each line's step in a box `width` cells wide; of a line without a step, its last cell.

    `leading` are the indices of the lines whose crossings count most.
    """
    last = max(width - 1, 0)
    first = min(END, last // 2)
    steps = {
        index: (left, right)
        for index, (left, right) in enumerate(lines)
        if right is not None and right != left
    }
    order = _least_crossing(steps, set(leading))
    tracks = _tracks([steps[index] for index in order])
    count = max(tracks, default=0)
    gap = min(_GAP, (last - 2 * first) / max(count, 1))
    columns, used = [last] * len(lines), [0] * (last + 1)
    for index, track in zip(order, tracks, strict=True):
        column = int((last - gap * count) / 2 + gap * track)
        rows = (1 << max(steps[index]) + 1) - (1 << min(steps[index]))
        if gap < 1:
            near = range(max(column - _REACH, first), min(column + _REACH, last - first) + 1)
            column = min(near, key=lambda n: (2 * (used[n] & rows).bit_count() + abs(n - column), n))
        used[column] |= rows
        columns[index] = column
    return columns


def _least_crossing(steps: dict[int, tuple[int, int]], leading: set[int]) -> list[int]:
    """The lines from left to right by their steps, with few crossings."""
    down = sorted(
        (index for index, (left, right) in steps.items() if right > left), key=lambda n: -sum(steps[n])
    )
    up = sorted(
        (index for index, (left, right) in steps.items() if right < left), key=lambda n: sum(steps[n])
    )
    if len(steps) > _MOST_ORDERED:
        return down + up  # side by side, lines that lead the same way don't cross
    costs = {
        (one, other): (_LEADING if one in leading and other in leading else 1)
        * (_crossings(steps[one], steps[other]) - _crossings(steps[other], steps[one]))
        for one in steps
        for other in steps
    }
    leaving = {left: index for index, (left, _) in steps.items()}
    arriving = {right: index for index, (_, right) in steps.items()}

    def insert(index: int) -> None:
        """Put a line where it costs least. Of two on one row, the one that leaves it should take its step first."""
        left, right = steps[index]
        before = order.index(arriving[left]) if arriving.get(left) in order else len(order)
        after = order.index(leaving[right]) if leaving.get(right) in order else -1
        best, least, crossing = len(order), float("inf"), 0
        for place in range(len(order), -1, -1):
            crossing += costs[index, order[place]] if place < len(order) else 0
            cost = crossing + _SHARED * (max(place - before, 0) + max(after - place + 1, 0))
            if cost < least:
                best, least = place, cost
        order.insert(best, index)

    order: list[int] = []
    for index in sorted(down + up, key=lambda n: (n not in leading, -abs(steps[n][0] - steps[n][1]))):
        insert(index)
    for _ in range(_MOST_ROUNDS):
        former = list(order)
        for index in former:
            order.remove(index)
            insert(index)
        if order == former:
            break
    return order


def _crossings(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How often two lines cross or touch where the first takes its step left of the other's."""
    return (min(other) < one[1] < max(other)) + (min(one) < other[0] < max(one)) + (one[1] == other[0])


def _tracks(lines: Sequence[tuple[int, int]]) -> list[int]:
    """The first track of each line, in the given order, right of those that it would lie upon."""
    tracks: list[int] = []
    for line in lines:
        upon = (
            track
            for other, track in zip(lines, tracks, strict=False)
            if min(line) <= max(other) and min(other) <= max(line)
        )
        tracks.append(max(upon, default=-1) + 1)
    return tracks
