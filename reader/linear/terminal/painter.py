"""Writes what has changed on the screen, and nothing else: a screen reader reads aloud whatever is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from rich.cells import cell_len

from reader.app.terminal.cell_widths import reposition

_LEAST_SHARED = 3
"""Rows that must stay the same for the others to be scrolled in beside them."""


class Painter:
    """What stands on a screen of some rows, of which the first `fixed` never scroll.

    A row that changes is written whole, for half a sentence is none to a voice; but what is added at its end, as
    while one types, is written alone. Rows that move together are moved by the terminal.
    """

    def __init__(self, write: Callable[[str], None], rows: int, fixed: int) -> None:
        self._write, self._rows, self._fixed = write, rows, fixed
        self._shown = [""] * rows
        self._cursor: tuple[int, int] | None = None
        self._output: list[str] = ["\x1b[2J"]

    def paint(self, rows: Sequence[str], cursor: tuple[int, int]) -> None:
        """Show these rows, at most as many as the screen has, with the cursor at a row and a column from 0."""
        wanted = [*rows, *[""] * (self._rows - len(rows))]
        self._scroll(wanted)
        for row, words in enumerate(wanted):
            self._change(row, words)
        if self._cursor != cursor:
            self._go(*cursor)
        if self._output:
            self._write(reposition("".join(self._output)))
            self._output = []

    def _change(self, row: int, words: str) -> None:
        before = self._shown[row]
        if words == before:
            return
        self._shown[row] = words
        begun = before if words.startswith(before) else words if before.startswith(words) else ""
        at, cells = cell_len(begun), cell_len(words)
        if self._cursor != (row, at):
            self._go(row, at)
        self._output.append(words[len(begun) :])
        if cell_len(before) > cells:
            self._output.append("\x1b[K")
        self._cursor = (row, cells)

    def _scroll(self, wanted: Sequence[str]) -> None:
        """Have the terminal move the rows that are to stand some rows higher or lower."""
        moved = _shift(self._shown[self._fixed :], wanted[self._fixed :])
        if not moved:
            return
        first, last = self._fixed + 1, self._rows
        if moved > 0:
            self._output.append(f"\x1b[{first};{last}r\x1b[{last};1H" + "\n" * moved + "\x1b[r")
            self._shown[self._fixed :] = [*self._shown[self._fixed + moved :], *[""] * moved]
        else:
            self._output.append(f"\x1b[{first};{last}r\x1b[{first};1H" + "\x1bM" * -moved + "\x1b[r")
            self._shown[self._fixed :] = [*[""] * -moved, *self._shown[self._fixed : moved]]
        self._cursor = None  # which goes home with the margins

    def _go(self, row: int, column: int) -> None:
        self._output.append(f"\x1b[{row + 1};{column + 1}H")
        self._cursor = (row, column)


def _shift(before: Sequence[str], after: Sequence[str]) -> int:
    """By how many rows most of what stood there has moved up, less than 0 down; 0 where too little has."""
    for by in count(1):
        if len(before) - by < _LEAST_SHARED:
            return 0
        for moved in (by, -by):
            kept = before[moved:] if moved > 0 else before[:moved]
            stands = after[: len(kept)] if moved > 0 else after[-len(kept) :]
            if kept == stands and any(kept):
                return 0 if list(before) == list(after) else moved
    return 0
