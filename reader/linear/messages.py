"""The rows above all others: what was said last, or what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import shown
from reader.linear.room import Prompt

_LOW = 8
"""Rows of the screen under which one row says it all."""


def message_height(rows: int) -> int:
    """How many rows of a screen are for what is said."""
    return 1 if rows < _LOW else 2


def message_rows(remark: str, columns: int, height: int) -> list[str]:
    """A remark on so many rows; what doesn't fit is left out, which an ellipsis says."""
    words = remark.replace("\n", " ")
    begins = [*wrap(words, columns), len(words)]
    rows = [shown(words[begin:end]).rstrip() for begin, end in pairwise(begins)]
    if len(rows) > height:
        rows = rows[:height]
        last = rows[-1]
        while last and cell_len(last) > columns - 2:
            last = last.rpartition(" ")[0] if " " in last else last[:-2]
        rows[-1] = f"{last} …"
    return [*rows, *[""] * (height - len(rows))]


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
    rows = [asked, *message_rows(below, columns, height - 1)] if height > 1 else [asked]
    return rows, cell_len(asked)
