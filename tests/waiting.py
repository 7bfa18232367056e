"""Waits until something holds, however busy the machine is: a test sleeps for nothing else, and only then asserts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic, sleep

PATIENCE = 30.0
"""Seconds after which nothing is waited for any more: a test that passes never waits so long."""
_BETWEEN = 0.01


def until(holds: Callable[[], object], what: Callable[[], object] = lambda: "it never comes") -> None:
    """Block this thread until something holds; `what` says what is there instead, once patience is lost."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, what()
        sleep(_BETWEEN)


async def until_in_loop(
    holds: Callable[[], object], what: Callable[[], object] = lambda: "it never comes"
) -> None:
    """The same while the event loop goes on."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, what()
        await asyncio.sleep(_BETWEEN)
