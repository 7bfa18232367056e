"""Arranges the parts of the feeds screen, and goes from one to the other."""

from __future__ import annotations

from textual.widget import Widget

from reader.app.feeds.arrangement import Part, arrange
from reader.app.feeds.view import FeedsView
from reader.app.widgets.row_list import RowList


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
