"""Runs work in a thread that is waited for no longer than some seconds."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TypeVar

from reader.errors import IntakeError

Step = Callable[[str], None]
T = TypeVar("T")


def within(seconds: float, work: Callable[[Step], T], progress: Step, late: str) -> T:
    """What `work` gives or raises. Raises IntakeError with `late` where it takes longer.

    Nothing can break off a look-up of a host or a parser in C in time, so the work is done in a thread of its own,
    which is left alone at the end of the time and ends with the program. What the work tells of its steps is told
    on to `progress` in the caller's thread.
    """
    until = monotonic() + seconds
    steps: SimpleQueue[str | BaseException | None] = SimpleQueue()
    results: list[T] = []

    def run() -> None:
        try:
            results.append(work(steps.put))
            steps.put(None)
        except BaseException as fault:  # noqa: BLE001 - it is raised below, where the work is waited for
            steps.put(fault)

    Thread(target=run, name="intake", daemon=True).start()
    while True:
        try:
            step = steps.get(timeout=max(until - monotonic(), 0))
        except Empty:
            raise IntakeError(late) from None
        if step is None:
            return results[0]
        if isinstance(step, BaseException):
            raise step
        progress(step)
