"""Keeps workers busy without taking more pages than they can work on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

P = TypeVar("P")
T = TypeVar("T")
_NOTHING_YET = 0.1
"""Seconds that answers are waited for before it is looked whether another page has come."""


def answered(
    pages: Iterable[P | None],
    ask: Callable[[P], None],
    receive: Callable[[float | None], Sequence[T]],
    has_room: Callable[[int], bool],
) -> Iterator[T]:
    """The answer to each page, or group of them, as it comes; pages are taken while there is room beside those out.

    `receive` gives the answers that come within so many seconds, or whenever some do (None); it may be none.
    """
    coming = iter(pages)
    out, is_over = 0, False
    while out or not is_over:
        more = True
        while more and not is_over and has_room(out):
            try:
                page = next(coming)
            except StopIteration:
                is_over = True
                break
            if page is None:
                more = False
            else:
                ask(page)
                out += 1
        if out:
            answers = receive(None if more or is_over else _NOTHING_YET)
            out -= len(answers)
            yield from answers
