"""Where the parts of the feeds screen stand: side by side where there is room, one at a time where there is little."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

NARROWEST, LOWEST = 80, 20
"""Columns and rows of the screen below which one part is shown alone."""
_THREE_ABREAST = 140
_SOURCES, _LEAST_SOURCES, _MOST_SOURCES = 0.22, 22, 34
_MOST_PREVIEW = 76


class Part(StrEnum):
    """The parts, in the order in which Tab goes through them."""

    SOURCES = "sources"
    ENTRIES = "entries"
    PREVIEW = "preview"


class Arrangement(NamedTuple):
    """Columns of the sources (0: not shown), and columns or rows of the preview beside or below the entries.

    `alone` is the one part that is shown, None where all are.
    """

    sources: int
    preview_columns: int
    preview_rows: int
    alone: Part | None = None


def arrange(columns: int, rows: int, part: Part) -> Arrangement:
    """The arrangement on a screen of that size, `part` the one that is worked in."""
    if columns < NARROWEST or rows < LOWEST:
        return Arrangement(0, 0, 0, part)
    sources = min(max(round(columns * _SOURCES), _LEAST_SOURCES), _MOST_SOURCES)
    if columns >= _THREE_ABREAST:
        return Arrangement(sources, min((columns - sources) // 2, _MOST_PREVIEW), 0)
    return Arrangement(sources, 0, (rows - 2) * 9 // 20)
