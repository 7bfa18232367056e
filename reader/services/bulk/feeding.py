"""Keeps workers busy without taking more pages than they can work on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeVar

P = TypeVar("P")
T = TypeVar("T")
_NOTHING_YET = 0.1
"""Seconds that answers are waited for before it is looked whether another page has come."""


def answered(
    pages: Iterable[P | None],
    ask: Callable[[P], None],
    answers: SimpleQueue[T],
    most: Callable[[], int],
) -> Iterator[T]:
    """The answer to each page, or group of them, as it comes into the queue; at most `most()` are out at a time."""
    coming = iter(pages)
    out, is_over = 0, False
    while out or not is_over:
        more = True
        while more and not is_over and out < most():
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
            with suppress(Empty):
                answer = answers.get(timeout=None if more or is_over else _NOTHING_YET)
                out -= 1
                yield answer
