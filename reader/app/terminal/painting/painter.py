"""Writes to the terminal what changes on it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Size

from reader.app.terminal.painting.shown_screen import ShownScreen

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""The terminal shows nothing of what comes between them before all has come."""
_LONG = 512
"""Characters from which it does so; less comes at once anyway."""


class Painter:
    """Draws through a `ShownScreen`."""

    def __init__(
        self, shown: ShownScreen, write: Callable[[str], None], *, synchronizes: bool = True
    ) -> None:
        """`synchronizes`: the terminal is asked to show long output at once."""
        self._shown, self._write, self._synchronizes = shown, write, synchronizes
        self._standing: str | None = None
        self.has_drawn = Event()
        """Set once something stands: keys that are typed before wait until then."""

    def draw(self, update: CompositorUpdate, size: Size, cursor: Offset) -> None:
        """Show an update on a screen of that size, the cursor at its place."""
        output = self._shown.draw(update, size, cursor)
        standing, self._standing = self._standing, None
        if output and output != standing:
            self._write(f"{BEGIN}{output}{END}" if self._synchronizes and len(output) >= _LONG else output)
        self.has_drawn.set()

    def move_cursor(self, cursor: Offset) -> None:
        if output := self._shown.move_cursor(cursor):
            self._write(output)

    def lose_cursor(self) -> None:
        """Place the cursor anew the next time, for something else was written, which not every terminal may know."""
        self._shown.lose_cursor()

    def expect(self, standing: str) -> None:
        """Write nothing the next time if this output would be all: what it paints stands on the terminal already."""
        self._standing = standing

    def forget(self) -> None:
        """Write everything anew the next time, for the terminal may show anything."""
        self._shown.forget()
