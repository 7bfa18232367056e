"""The rows above all others: what was said last, or what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import shown
from reader.linear.screen import Prompt

_LOW = 8
"""Rows of the screen under which one row says it all."""


def message_height(rows: int) -> int:
    """How many rows of a screen are for what is said."""
    return 1 if rows < _LOW else 2


class Message:
    """What is said above the screens, as much of it as fits; said once more, it goes on where it was cut."""

    def __init__(self, remark: str = "") -> None:
        self.remark = remark
        self._is_new = False
        self._said = self._words = self._rest = ""

    def say(self, remark: str) -> None:
        self.remark, self._is_new = remark, True

    @property
    def is_new(self) -> bool:
        """Whether something was said since it was settled what is shown."""
        return self._is_new and bool(self.remark or self._said)

    def settle(self) -> None:
        """Settle what is shown: of what is said once more the rest, or all again, else nothing would be heard."""
        if self.remark != self._said:
            self._words = self.remark
        elif self.is_new and self._rest:
            self._words = self._rest
        elif self.is_new:
            self._words = f"Again: {self.remark}" if self._words == self.remark else self.remark
        self._said, self._is_new = self.remark, False

    def rows(self, columns: int, height: int) -> list[str]:
        """What is shown, on so many rows."""
        rows, self._rest = message_rows(self._words, columns, height)
        return rows


def message_rows(remark: str, columns: int, height: int) -> tuple[list[str], str]:
    """A remark on so many rows, and the rest of it that doesn't fit there, which an ellipsis says."""
    words = remark.replace("\n", " ")
    begins = [*wrap(words, columns), len(words)]
    rows = [words[begin:end].rstrip() for begin, end in pairwise(begins)]
    if len(rows) <= height:
        return [*map(shown, rows), *[""] * (height - len(rows))], ""
    last = rows[height - 1]
    while last and cell_len(shown(last)) > columns - 2:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    rest = words[begins[height - 1] + len(last) :].strip()
    return [*map(shown, rows[: height - 1]), f"{shown(last)} …"], rest


def prompt_rows(prompt: Prompt, offers: Sequence[str], columns: int, height: int) -> tuple[list[str], int]:
    """What is asked and typed, below it the answer that Enter gives; and the column of the cursor."""
    asked = shown(f"{prompt.title} {prompt.typed}")
    while cell_len(asked) > columns - 1:
        asked = asked[1:]
    below = prompt.note
    if prompt.offers is not None and offers:
        number = f"{prompt.index + 1} of {len(offers)}: " if len(offers) > 1 else ""
        below = f"{number}{offers[prompt.index]}"
        if prompt.about:
            below = f"{below}. {prompt.about}"
    rows = [asked, *message_rows(below, columns, height - 1)[0]] if height > 1 else [asked]
    return rows, cell_len(asked)
