"""Acts of the person on entries and feeds: done and answered in the order of their keys, one after the other."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Awaitable, Callable

from reader.app.feeds.view import FeedsView


class Acts:
    """The queue of acts.

    So `u` takes back the act before it, even one that is still under way, and a second `x` sees what the first did.
    """

    def __init__(self, view: FeedsView) -> None:
        self._view = view
        self._in_turn = Lock()

    def start(
        self, act: Callable[[], Awaitable[object]], *, group: str = "acts", exclusive: bool = False
    ) -> None:
        """Do an act once all before it are done; with `exclusive` in the place of those that the group waits for."""

        async def in_turn() -> None:
            async with self._in_turn:
                await act()

        self._view.start(in_turn, group=group, exclusive=exclusive)
