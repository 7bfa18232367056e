"""Paints when the program has answered what it was asked, so that one painting shows all of the answer."""

from __future__ import annotations

from asyncio import Task, create_task, sleep
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from reader.app.terminal.busy import is_busy

if TYPE_CHECKING:  # the class of a protocol is dear to make, for nobody asks at run time

    class Paintable(Protocol):
        """A screen that leaves it to others when it is painted."""

        def settle_layout(self) -> bool:
            """Lay out what has to be; whether there was anything."""

        def paint(self, whole: bool) -> None:
            """Paint what has changed since the last time; or the whole."""


_QUIET_ROUNDS = 3
"""Rounds of the loop without messages after which nothing more is expected."""
_LONGEST = 0.05
"""Seconds that a painting is put off at the most, but for the first one, which shows nothing half done."""
_MOST_ROUNDS = 2_000
"""Rounds that the first one is put off at the most, however slow the machine is."""


class QuietPainting:
    """When the paintings of one program take place."""

    def __init__(
        self, app: App[Any], screen: Callable[[], Paintable | None], on_first: Callable[[], None]
    ) -> None:
        """`screen` gives the one to paint, None where the program ends; `on_first` is called after the first one."""
        self._app, self._screen, self._on_first = app, screen, on_first
        self._task: Task[None] | None = None
        self.has_painted = False

    def paint_soon(self) -> None:
        """Paint when all is answered, at once where it is."""
        if self._task is not None:
            return
        if self.has_painted and not is_busy(self._app):
            self._paint()
        else:
            self._task = create_task(self._wait())

    async def _wait(self) -> None:
        until, rounds, quiet = monotonic() + _LONGEST, 0, 0
        while (
            quiet < _QUIET_ROUNDS and (monotonic() < until or not self.has_painted) and rounds < _MOST_ROUNDS
        ):
            await sleep(0)
            rounds += 1
            quiet = 0 if self._has_more() else quiet + 1
        self._task = None
        self._paint()

    def _has_more(self) -> bool:
        if is_busy(self._app):
            return True
        return (screen := self._screen()) is not None and screen.settle_layout()

    def _paint(self) -> None:
        screen = self._screen()
        if screen is None:
            return
        first, self.has_painted = not self.has_painted, True
        screen.paint(whole=first)
        if first:
            self._on_first()
