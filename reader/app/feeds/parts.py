"""Arranges the parts of the feeds screen, side by side or one at a time, and goes from one to the other."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from textual.widget import Widget

from reader.app.feeds.view import FeedsView
from reader.app.widgets.row_list import RowList

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


class Parts:
    """The sources, the entries and the preview: which of them are shown, and which is worked in."""

    def __init__(self, view: FeedsView) -> None:
        self._view = view
        self.part = Part.ENTRIES

    @property
    def _panes(self) -> dict[Part, RowList]:
        view = self._view
        return {Part.SOURCES: view.sources, Part.ENTRIES: view.entries, Part.PREVIEW: view.preview}

    def arrange(self) -> None:
        """Give the parts their places on a screen of this size."""
        view = self._view
        sources, columns, rows, alone = arrange(*view.app.size, self.part)
        for part, pane in self._panes.items():
            pane.display = alone in (None, part)
        right = view.entries.parent
        assert isinstance(right, Widget), "the entries are in a container"
        right.display = alone is not Part.SOURCES
        right.set_class(bool(columns), "-beside")
        view.sources.styles.width = sources or "1fr"
        view.preview.styles.width = columns or "1fr"
        view.preview.styles.height = rows or "1fr"

    def note_focus(self, widget: Widget) -> None:
        """Another part has the keys, by a click or by Tab."""
        self.part = next((part for part, pane in self._panes.items() if pane is widget), self.part)

    def show(self, part: Part) -> None:
        """Go to a part."""
        self.part = part
        self.arrange()
        self._panes[part].focus()

    def turn(self, step: int) -> None:
        """Go to the next part, or with -1 to the one before."""
        parts = list(Part)
        self.show(parts[(parts.index(self.part) + step) % len(parts)])
