"""Nests marks that overlap in any way, as HTML's elements have to: a mark is cut where another ends inside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

Mark = tuple[int, int, int, int]
"""A mark to be nested: its start, its end negated, its rank (on the same words the lower lies outside), its number.

Marks compare by these in turn: what begins first, and of those the longest, lies outside.
"""


class Step(NamedTuple):
    """One step through a stretch of marked text: words, or the number of a mark that opens or closes before `at`.

    `first` and `last`: the piece is the first or the last of its mark.
    """

    start: int
    end: int
    opens: int = -1
    closes: int = -1
    first: bool = False
    last: bool = False


def nested(start: int, end: int, marks: Iterable[Mark], begun: set[int]) -> Iterator[Step]:
    """The steps from `start` to `end`, all of whose marks lie within; `begun` are the marks with an earlier piece."""
    waiting = list(marks)
    heapify(waiting)
    open_: list[tuple[int, int, int]] = []  # end of the piece, number and end of the mark; the innermost last
    at = start
    while waiting or open_:
        opening = waiting[0][0] if waiting else inf
        if open_ and open_[-1][0] <= opening:
            closing, number, whole = open_.pop()
            if at < closing:
                yield Step(at, closing)
                at = closing
            yield Step(at, at, closes=number, last=closing == whole)
            continue
        begins, negated, rank, number = heappop(waiting)
        if at < begins:
            yield Step(at, begins)
            at = begins
        ends = -negated
        if open_ and open_[-1][0] < ends:
            ends = open_[-1][0]
            heappush(waiting, (ends, negated, rank, number))
        yield Step(at, at, opens=number, first=number not in begun)
        begun.add(number)
        open_.append((ends, number, -negated))
    if at < end:
        yield Step(at, end)
