"""The strips that Textual draws as the cells of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from reader.app.terminal.cell_widths import drawn_clusters
from reader.app.terminal.cells import PAD, is_simple

Placed = tuple[int, Strip]
"""A strip, and the column where it begins."""


class Cells(NamedTuple):
    """The cells of a piece: a cluster stands in its first one, and its others are empty."""

    texts: Sequence[str]
    ambiguous: frozenset[str]
    """The clusters among them whose width terminals disagree on."""


_NONE = frozenset[str]()


def placed_strips(update: CompositorUpdate) -> Iterator[tuple[int, list[Placed]]]:
    """What an update of Textual’s draws: each row with its strips."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x, placed = update.region.x, list[Placed]()
            for strip in line:
                placed.append((x, strip))
                x += strip.cell_length
            yield y, placed
    elif isinstance(update, ChopsUpdate):
        for y, spans in groupby(update.spans, key=itemgetter(0)):
            yield y, [placed for _, first, last in spans for placed in _chopped(update, y, first, last)]


def _chopped(update: ChopsUpdate, y: int, first: int, last: int) -> Iterator[Placed]:
    """The strips of a row that a span of columns touches, cut off at its end."""
    for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
        if strip is not None and x < last and end > first:
            yield x, strip if end <= last else strip.crop(0, last - x)


def cells(text: str) -> Cells:
    """The cells of a piece that is drawn in one style."""
    return Cells(text, _NONE) if text.isascii() else _spread(text)


@lru_cache(4096)
def _spread(text: str) -> Cells:
    if is_simple(text):
        return Cells(text, _NONE)
    texts: list[str] = []
    ambiguous = set()
    for piece, width, disagreed in drawn_clusters(text):
        cell = piece + PAD * disagreed  # by which `reposition` knows it again
        texts += [cell, *[""] * (width - 1)][:width]
        if disagreed:
            ambiguous.add(cell)
    return Cells(texts, frozenset(ambiguous))
