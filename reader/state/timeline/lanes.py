"""The column in which each line of the full timeline takes its step, so that few lines cross.

A line is level from its row on the left to its step, upright in one column, and level again to its row on the right.
Whether two lines cross depends only on which of them steps first, so the lines are put in an order with few
crossings (by sifting: each in turn goes where it crosses least, until none moves) and then given columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

END, _GAP = 2, 2
"""Cells at both ends of a line that no other line's step stands in; columns between two steps, where there is room."""
_MOST_SIFTED, _MOST_ROUNDS = 150, 20
"""Lines that are sifted, and how often each is."""
_COVERED = 3
"""What a cell on another line's step costs, in columns that a step could stand off its own instead."""

Ends = tuple[int, int]
"""The rows of a line on the left and on the right."""


@lru_cache(maxsize=1)
def lanes(lines: tuple[Ends, ...], width: int) -> Sequence[int]:
    """The column of each line's step in a box `width` cells wide; of a line without a step, its last cell.

    The last answer is cached: it stays the same whatever is chosen.
    """
    last = max(width - 1, 0)
    first = min(END, last // 2)
    steps = {n: ends for n, ends in enumerate(lines) if ends[0] != ends[1]}
    order = _least_crossing(steps)
    gap = min(_GAP, (last - 2 * first) / max(len(order) - 1, 1))
    own = {n: last / 2 + gap * (place - (len(order) - 1) / 2) for place, n in enumerate(order)}
    columns, used = [last] * len(lines), [0] * (last + 1)
    for n in sorted(order, key=lambda n: -abs(steps[n][0] - steps[n][1])):
        rows = (1 << max(steps[n]) + 1) - (1 << min(steps[n]))
        costs = [_COVERED * (each & rows).bit_count() + abs(at - own[n]) for at, each in enumerate(used)]
        columns[n] = min(range(first, last - first + 1), key=costs.__getitem__)
        used[columns[n]] |= rows
    return columns


def _least_crossing(steps: Mapping[int, Ends]) -> list[int]:
    """The lines from left to right by their steps, with few crossings."""
    down = [n for n, (left, right) in steps.items() if right > left]
    up = [n for n, (left, right) in steps.items() if right < left]
    # side by side, lines that lead the same way don't cross
    order = sorted(down, key=lambda n: -sum(steps[n])) + sorted(up, key=lambda n: sum(steps[n]))
    if len(order) > _MOST_SIFTED:
        return order
    cost = {
        (n, m): _crossings(steps[n], steps[m]) - _crossings(steps[m], steps[n]) for n in order for m in order
    }
    for _ in range(_MOST_ROUNDS):
        former = list(order)
        for n in former:
            order.remove(n)
            totals = [0, *accumulate(cost[n, other] for other in reversed(order))]
            order.insert(len(order) - totals.index(min(totals)), n)
        if order == former:
            break
    return order


def _crossings(one: Ends, other: Ends) -> int:
    """How often two lines cross where the first steps left of the other's; cells of a row that both have cost two."""
    return (min(other) < one[1] < max(other)) + (min(one) < other[0] < max(one)) + 2 * (one[1] == other[0])
