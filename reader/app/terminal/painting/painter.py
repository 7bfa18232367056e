"""Writes to the terminal what changes on it."""

from __future__ import annotations

from collections.abc import Callable

from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Size

from reader.app.terminal.painting.shown_screen import ShownScreen

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""The terminal shows nothing of what comes between them before all has come."""
_LONG = 512
"""Characters from which it does so; less comes at once anyway."""


class Painter:
    """Draws through a `ShownScreen`."""

    def __init__(self, shown: ShownScreen, write: Callable[[str], None]) -> None:
        self._shown, self._write = shown, write

    def draw(self, update: CompositorUpdate, size: Size, cursor: Offset, *, synchronized: bool) -> None:
        """Show an update on a screen of that size, the cursor at its place."""
        if output := self._shown.draw(update, size, cursor):
            self._write(f"{BEGIN}{output}{END}" if synchronized and len(output) >= _LONG else output)

    def move_cursor(self, cursor: Offset) -> None:
        if output := self._shown.move_cursor(cursor):
            self._write(output)

    def lose_cursor(self) -> None:
        """Place the cursor anew the next time, for something else was written, which not every terminal may know."""
        self._shown.lose_cursor()

    def forget(self) -> None:
        """Write everything anew the next time, for the terminal may show anything."""
        self._shown.forget()
