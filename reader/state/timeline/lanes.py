"""In which column each line of the two orders takes its step, so that the picture is calm.

A line is level from its row on the left to its step, goes straight up or down in one column, and is level
again to its row on the right. Lines that cross or lie on each other cost; columns are found by trying again and
again, with less and less left to chance. What lies on a column is one whole number, a bit for each row, however
many rows there are: so a thousand lines are no trouble.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

END = 3
"""Cells at both ends of a line that are always its own."""
_SHARED_ROW, _SHARED_COLUMN, _CORNER, _CROSSING, _BESIDE, _ASIDE = 8.0, 6.0, 3.0, 1.0, 0.12, 0.04
"""What a cell costs that two lines share along a row or column, a corner upon another line, a crossing, a cell
with a step of another line right beside it, and a column away from the middle."""
_TRIALS, _MOST_SWEEPS, _SETTLING = 1200, 60, 4
"""How often lines are tried anew in all, all of them at most, and all of them at the end without chance."""
_HEAT, _COOLING = 12.0, 6.0
"""What chance may outweigh at first, and how often it halves; it has no say among more lines than `_MANY`."""
_MANY = 100

Ends = tuple[int, int | None]
"""The row of a line on the left, and on the right; None where it has no end there."""


def lanes(lines: Sequence[Ends], width: int, leading: Iterable[int] = ()) -> list[int]:
    """The column of each line's step in a box `width` cells wide; of a line without a step, its last cell.

    Those that are `leading`, by their indices, are placed first, and the others as well as may be around them.
    """
    end = min(END, max(width - 1, 0) // 2)
    steps = _Steps(list(lines), end, max(width - 1 - end, end))
    first = set(leading)
    for group in (first, set(range(len(lines))) - first):
        steps.place(sorted(group))
    return [max(width - 1, 0) if column is None else column for column in steps.at]


@dataclass(slots=True)
class _Steps:
    """All steps while they are being placed, between two columns. `at` is None where there is none, or not yet.

    Of each column `upright` are the rows of the steps, `level_left` and `level_right` those of what is level.
    """

    lines: list[Ends]
    first: int
    last: int
    at: list[int | None] = field(init=False)
    from_left: dict[int, int] = field(default_factory=dict)
    to_right: dict[int, int] = field(default_factory=dict)
    members: list[list[int]] = field(init=False)
    upright: list[int] = field(init=False)
    level_left: list[int] = field(init=False)
    level_right: list[int] = field(init=False)
    chance: Random = field(default_factory=lambda: Random(1))

    def __post_init__(self) -> None:
        many = self.last + 1
        self.at = [None] * len(self.lines)
        self.members = [[] for _ in range(many)]
        self.upright, self.level_left, self.level_right = [0] * many, [0] * many, [0] * many

    def place(self, group: Sequence[int]) -> None:
        """Place the steps of some lines, given those that have been placed before."""
        stepping = []
        for index in group:
            left, right = self.lines[index]
            self.from_left[left] = index
            if right is not None:
                self.to_right[right] = index
            if right is None or right == left:
                self.level_left = [rows | 1 << left for rows in self.level_left]
            else:
                stepping.append(index)
        self._begin(stepping)
        stepping.sort(key=self._way, reverse=True)
        for heat in _heats(len(stepping)):
            self._sweep(stepping, heat)

    def _begin(self, stepping: Sequence[int]) -> None:
        """Place steps by a rule: lines beside each other that lead the same way don't cross."""
        down: list[tuple[int, int]] = []
        up: list[tuple[int, int]] = []
        for index in stepping:
            left, right = self.lines[index]
            assert right is not None
            (down if right > left else up).append((left + right, index))
        for way in (sorted(down, reverse=True), sorted(up)):
            for place, (_, index) in enumerate(way):
                self._put(index, self.first + round((self.last - self.first) * (place + 0.5) / len(way)))

    def _sweep(self, stepping: Sequence[int], heat: float) -> None:
        """Move each step to the column that costs least, but for chance."""
        for index in stepping:
            before = self._take(index)
            costs = self._costs(index)
            weighed = [cost - heat * math.log(1 - self.chance.random()) for cost in costs] if heat else costs
            best = min(range(len(costs)), key=lambda n: (weighed[n], n + self.first != before))
            self._put(index, self.first + best)

    def _way(self, index: int) -> int:
        left, right = self.lines[index]
        return abs((left if right is None else right) - left)

    def _costs(self, index: int) -> list[float]:
        """What the step would cost in each column, while it stands in none."""
        left, right = self.lines[index]
        assert right is not None
        low, high = min(left, right), max(left, right)
        whole = _rows(low, high)
        ends = 1 << low | 1 << high
        inner = whole ^ ends
        coming, leaving = self._step_of(self.to_right.get(left)), self._step_of(self.from_left.get(right))
        middle, aside = (self.first + self.last) / 2, _ASIDE * (1 + min(high - low, 10) / 5)
        before = [0, *accumulate(rows >> left & 1 for rows in self.upright)]
        behind = [0, *accumulate(rows >> right & 1 for rows in reversed(self.upright))]
        costs = []
        for column in range(self.first, self.last + 1):
            beside = self.upright[max(column - 1, 0)] | self.upright[min(column + 1, self.last)]
            level = self.level_left[column] | self.level_right[column]
            cost = aside * abs(column - middle) + _BESIDE * (whole & beside).bit_count()
            cost += _SHARED_COLUMN * (whole & self.upright[column]).bit_count()
            cost += _CROSSING * ((inner & level).bit_count() + before[column] + behind[self.last - column])
            cost += _CORNER * (ends & level).bit_count()
            if coming is not None and coming <= column:
                cost += _SHARED_ROW * (column - coming + 1)
            if leaving is not None and leaving >= column:
                cost += _SHARED_ROW * (leaving - column + 1)
            costs.append(cost)
        return costs

    def _step_of(self, index: int | None) -> int | None:
        return None if index is None else self.at[index]

    def _put(self, index: int, column: int) -> None:
        left, right = self.lines[index]
        assert right is not None
        self.at[index] = column
        self.members[column].append(index)
        self.upright[column] |= _rows(left, right)
        for other in range(column + 1):
            self.level_left[other] |= 1 << left
        for other in range(column, self.last + 1):
            self.level_right[other] |= 1 << right

    def _take(self, index: int) -> int:
        """Take a step out of its column, which is returned."""
        left, right = self.lines[index]
        column = self.at[index]
        assert right is not None
        assert column is not None
        self.at[index] = None
        self.members[column].remove(index)
        self.upright[column] = 0
        for other in self.members[column]:
            start, end = self.lines[other]
            self.upright[column] |= _rows(start, start if end is None else end)
        for other in range(column + 1):
            self.level_left[other] ^= 1 << left
        for other in range(column, self.last + 1):
            self.level_right[other] ^= 1 << right
        return column


def _heats(many: int) -> list[float]:
    """How much is left to chance in each sweep over so many lines."""
    sweeps = min(_TRIALS // max(many, 1), _MOST_SWEEPS)
    cooling = [_HEAT * 0.5 ** (_COOLING * sweep / sweeps) for sweep in range(sweeps if many <= _MANY else 0)]
    return cooling + [0.0] * max(min(sweeps, _SETTLING), 1)


def _rows(one: int, other: int) -> int:
    """The rows from one to another as bits."""
    return (1 << max(one, other) + 1) - (1 << min(one, other))
