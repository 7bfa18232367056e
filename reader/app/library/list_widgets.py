"""Widgets of the library screens: the header, the titles of columns, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.events import Click
from textual.reactive import reactive
from textual.strip import Strip

from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget, cells, spread
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import lay
from reader.app.widgets.row_list import RowList
from reader.state.rows import Line, Listing, Piece

if TYPE_CHECKING:
    from reader.state.ids import Chosen

_BETWEEN = "  "


class LibraryHeader(LineWidget):
    """One line: the title, facts beside it, the order and the indexing at the right; what doesn't fit is left out."""

    title: reactive[str] = reactive("")
    title_hue: reactive[int | None] = reactive(None)
    facts: reactive[tuple[Piece, ...]] = reactive(())
    aside: reactive[tuple[Piece, ...]] = reactive(())
    indexing: reactive[str] = reactive("")

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        def segments(pieces: tuple[Piece, ...]) -> list[Segment]:
            return [
                Segment(shown(f"{_BETWEEN}{piece.text}"), palette.look(piece.look, piece.hue))
                for piece in pieces
                if piece.text
            ]

        title = [Segment(f" {shown(self.title)}", palette.look("name", self.title_hue))]
        room = width - cells(title) - 1
        right = _fitting(segments((Piece(self.indexing, "bar"), *self.aside)), room)
        left = _fitting(segments(self.facts), room - cells(right))
        if room < 0:
            title = list(Strip(title).crop(0, width - 1))
        return [spread([*title, *left], right, width - 1)]


class ColumnTitles(LineWidget):
    """The titles of columns, aligned with the rows below them."""

    line: reactive[Line | None] = reactive(None)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        if self.line is None:
            return []
        beside = 3  # the cursor's bar, the margin and the scroll bar of the rows below
        return [[Segment(" "), *lay(self.line, max(width - beside, 1), palette)[0]]]


class OpeningList(RowList):
    """Rows that a click chooses, and a double click opens."""

    def on_click(self, event: Click) -> None:
        event.prevent_default()
        if (index := self.clicked(event)) is not None:
            self._move_to(index)
            if event.chain == 2:
                self.action_choose()


class LibraryList(OpeningList):
    """Rows that stay where they are on the screen while others are added or removed."""

    guess = 1
    _guessed = 1

    def renew(self, listing: Listing, hold: bool = False) -> None:
        """Show other rows, with the cursor's row where it was on the screen; where that is out of sight, the first row
        in sight.

        Who has not moved from the first row stays on the first, whichever that is now; but not with `hold`.
        """
        before = self.listing
        self._guess_again()
        key = before.keys[self.cursor] if self.cursor < len(before.keys) else None
        if before.keys == listing.keys:
            self.show(listing, key)
            return
        begun = not hold and self.cursor == _first(before) and not self.scroll_offset.y
        at = self.cursor
        is_in_sight = 0 <= self.cursor_offset.y < self.size.height
        held = at if is_in_sight and key in listing.keys else self._index_at(self.scroll_offset.y)
        anchor = before.keys[held] if before.keys else None
        within = self.scroll_offset.y - self.tops[held] if before.keys else 0
        self.show(listing, None if begun else key)
        if not listing.keys or begun:
            return
        if key not in listing.keys:
            self._move_to(at)
        if anchor is not None and anchor in listing.keys:
            y = self.tops[listing.keys.index(anchor)] + within
            self.scroll_to(y=y, animate=False, immediate=True, force=True)
            self._fit()

    def begin(self, listing: Listing, chosen: Chosen | None = None) -> None:
        """Show other rows from the top, or from the row `chosen`."""
        self._guess_again()
        self.show(listing, chosen)
        if chosen is None or chosen not in listing.keys:
            self.cursor = _first(listing)
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
            self._fit()

    def _guess_again(self) -> None:
        """Forget the heights of rows that look otherwise now."""
        if self.guess != self._guessed:
            self._guessed = self.guess
            self._heights = [self.guess] * len(self.listing.keys)
            self._tops = None


def _first(listing: Listing) -> int:
    """The first row that can be chosen."""
    return next((index for index, key in enumerate(listing.keys) if key is not None), 0)


def _fitting(segments: list[Segment], room: int) -> list[Segment]:
    """The first segments that fit into `room` cells."""
    kept: list[Segment] = []
    for segment in segments:
        if cells([*kept, segment]) > room:
            break
        kept.append(segment)
    return kept
