"""A virtual list: rows are made when they are first seen. For the People, Quotes and Timeline panes, cards and results.

Rows may be of any height, which is estimated until the row has been on the screen. The cursor's row always stays in
sight, so a corrected estimate never moves what one looks at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive, var
from textual.strip import Strip

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.messages import CardAsked, Chose
from reader.app.widgets.drawing import LinePane, finished
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import MARK, lay, paint
from reader.state.rows import Line, Listing, Piece, Row

if TYPE_CHECKING:
    from reader.state.ids import Chosen

_MOST_LAID_OUT, _MOST_PAINTED = 1024, 512
_MOST_OF_NOTHING = 8
"""The most rows of the sentence that says that the list is empty."""
_MARGIN = 1
"""Empty cells at the right edge, before the scroll bar."""


class RowList(LinePane, can_focus=True):
    """Rows with a cursor. Moving the cursor chooses; Enter goes there; `i` opens the card."""

    BINDINGS = bind(
        c.LINE_DOWN, c.LINE_UP, c.HALF_DOWN, c.HALF_UP, c.PAGE_DOWN, c.PAGE_UP, c.TOP, c.END, c.CHOOSE, c.CARD
    )

    DEFAULT_CSS = """
    RowList {
        background: $surface;
    }
    """

    guess = 4
    """The estimated height of a row that has not been on the screen yet."""

    palette: var[Palette | None] = var(None)
    listing: var[Listing] = var(Listing((), lambda _: Row(None, ())))
    cursor: reactive[int] = reactive(0)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._laid: dict[int, tuple[Row, list[Strip]]] = {}
        self._laid_width = 0
        self._heights: list[int] = []
        self._tops: list[int] | None = None
        self._laid_out: dict[tuple[tuple[Line, ...], int], list[Strip]] = {}
        self._painted: dict[tuple[int, tuple[Any, ...]], tuple[Strip, Strip]] = {}

    # -- content

    def show(self, listing: Listing, chosen: Chosen | None) -> None:
        """Show other rows, or the same ones in another state.

        The cursor goes to what is chosen; where that isn't listed, to the first row that is related to it.
        """
        same = listing.keys == self.listing.keys
        self.listing = listing
        self._forget()
        if not same and self.text_selection is not None:
            self.screen.clear_selection()
        if not same:
            self._heights = [self.guess] * len(listing.keys)
            self._tops = None
        if chosen is not None and chosen in listing.keys:
            self.cursor = listing.keys.index(chosen)
        else:
            first = next((i for i, key in enumerate(listing.keys) if key in listing.answers), None)
            if first is not None and not self.has_focus:
                self.cursor = first
            elif not same:
                self.cursor = next((i for i, key in enumerate(listing.keys) if key is not None), 0)
        self._fit()
        self._keep_cursor_in_sight()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._made(self.cursor)[0] if 0 <= self.cursor < len(self.listing.keys) else None

    def watch_palette(self) -> None:
        self._laid_out.clear()
        self._painted.clear()
        self._forget()

    def height_at(self, width: int, most: int) -> int:
        """The height of all rows in a pane of `width` cells, or `most` where they are higher."""
        lines = 0
        for index in range(len(self.listing.keys)):
            if lines >= most:
                break
            lines += len(self._strips(self.listing.row(index), width))
        return min(lines, most)

    def _forget(self) -> None:
        self._laid.clear()
        self.refresh()

    # -- rows, made when they are needed

    def _made(self, index: int) -> tuple[Row, list[Strip]]:
        made = self._laid.get(index)
        if made is None:
            self._forget_other_width()
            row = self.listing.row(index)
            strips = self._strips(row, self._laid_width)
            made = self._laid[index] = (row, strips)
            if len(strips) != self._heights[index]:
                self._heights[index] = len(strips)
                self._tops = None
        return made

    def _forget_other_width(self) -> None:
        """Forget the rows that were laid for another width than there is now."""
        width = self.scrollable_content_region.width
        if width != self._laid_width:
            self._laid_width = width
            self._laid.clear()

    def _strips(self, row: Row, width: int) -> list[Strip]:
        """The strips of a row, cached by its words: most rows stay when the choice changes."""
        if self.palette is None:
            return []
        room = max(width - MARK - _MARGIN, 1)
        kept = self._laid_out.get((row.lines, room))
        if kept is None:
            if len(self._laid_out) >= _MOST_LAID_OUT:
                self._laid_out.clear()
            kept = [strip for line in row.lines for strip in lay(line, room, self.palette)]
            self._laid_out[row.lines, room] = kept
        return kept

    @property
    def tops(self) -> list[int]:
        """The first line of each row, and after the last the height of all."""
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops

    def _fit(self) -> None:
        """Make the rows in sight, and give the scroll bar the height of all."""
        if not self.listing.keys:
            self.virtual_size = Size(self.size.width, 0)
            return
        line, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        while line < min(bottom, self.tops[-1]):
            index = self._index_at(line)
            self._made(index)
            line = max(self.tops[index + 1], line + 1)
        self._tell_height(Size(self.scrollable_content_region.width, self.tops[-1]))

    def _tell_height(self, size: Size) -> None:
        """Set the virtual size, with a layout only where the scroll bar appears or disappears."""
        stands = self.show_vertical_scrollbar
        if not stands or size.height <= self.size.height or not self.virtual_size.height:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(LinePane.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _index_at(self, line: int) -> int:
        return min(max(bisect_right(self.tops, line) - 1, 0), len(self._heights) - 1)

    def on_resize(self, _: Resize) -> None:
        self._lay_again()

    def watch_show_vertical_scrollbar(self) -> None:
        """Lay the rows again: the scroll bar takes a cell of them, and its coming is no resize."""
        self.call_next(self._lay_again)

    def _lay_again(self) -> None:
        self._forget_other_width()
        self._fit()
        self._keep_cursor_in_sight()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        return self._line(y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style)

    def _line(self, line: int, width: int, base: Style) -> Strip:
        if not self._heights:
            nothing = Row(None, (Line((Piece(self.listing.empty, "faint"),), rows=_MOST_OF_NOTHING),))
            strips = self._strips(nothing, width)[line : line + 1]
            said = [segment for strip in strips for segment in strip.apply_style(base)]
            return Strip([Segment(" " * MARK, base), *said]).adjust_cell_length(width, base)
        index = self._index_at(line)
        row, strips = self._made(index)
        within = line - self.tops[index]
        if line >= self.tops[-1] or not 0 <= within < len(strips):
            return Strip.blank(width, base)
        return self._drawn(index, row, strips[within], width, base)

    def render_lines(self, crop: Region) -> list[Strip]:
        base, width, top = self.rich_style, self.scrollable_content_region.width, self.scroll_offset.y
        return finished(self, [self._line(top + y, width, base) for y in crop.line_range], crop)

    def content_line(self, y: int) -> Strip:
        """The line without the cursor's bar."""
        strip = self._line(y, self.scrollable_content_region.width, self.rich_style)
        return Strip([Segment(" " * MARK), *strip.crop(MARK)])

    def continues(self, y: int) -> bool:
        """Whether the line is a further one of a sentence that was wrapped."""
        index, room = self._index_at(y), max(self.scrollable_content_region.width - MARK - _MARGIN, 1)
        return (
            self.palette is not None
            and bool(self._heights)
            and y - self.tops[index]
            not in accumulate(
                (len(lay(line, room, self.palette)) for line in self._made(index)[0].lines), initial=0
            )
        )

    def _drawn(self, index: int, row: Row, strip: Strip, width: int, base: Style) -> Strip:
        """A line of a row, styled for its state; cached."""
        here = index == self.cursor
        shown = here and row.key is not None and (self.has_focus or row.chosen)
        how = index, width, base, shown, shown and self.has_focus, row.related, row.dimmed and not shown
        assert self.palette is not None, "rows are laid only with a palette"
        painted = self._painted.get((id(strip), how))
        if painted is None:
            if len(self._painted) >= _MOST_PAINTED:
                self._painted.clear()
            painted = self._painted[id(strip), how] = strip, paint(strip, self.palette, *how)
        return painted[1]  # the pair keeps the first alive as long as its id is part of the key

    # -- moving

    @property
    def cursor_offset(self) -> Offset:
        return Offset(MARK, self.tops[min(self.cursor, len(self._heights))] - self.scroll_offset.y)

    def _keep_cursor_in_sight(self) -> None:
        if not self.listing.keys or not self.size.height:
            return
        self._made(self.cursor)
        headed = all(key is None for key in islice(self.listing.keys, self.cursor))
        while True:
            top, height, total = self.tops[self.cursor], self._heights[self.cursor], self.tops[-1]
            first = 0 if headed else top
            sight = Region(0, first, 1, min(top + height - first, self.size.height))
            self.scroll_to_region(sight, animate=False, force=True, immediate=True)
            self._fit()
            moved = self.tops[self.cursor] != top
            if not moved and (self.tops[-1] == total or not self.scroll_offset.y):
                return  # else estimates above were corrected, and there may be room below

    def _move_to(self, index: int, step: int = 1) -> None:
        """Put the cursor on the nearest row that can be chosen, from `index` onward in the direction of `step`."""
        keys = self.listing.keys
        index = max(0, min(index, len(keys) - 1))
        onward: Iterable[int] = range(index, len(keys)) if step > 0 else range(index, -1, -1)
        backward: Iterable[int] = range(index, -1, -1) if step > 0 else range(index, len(keys))
        found = next((i for i in (*onward, *backward) if keys[i] is not None), None) if keys else None
        if found is None:
            self._read_on_to(index)
            return
        self.cursor = found
        self._keep_cursor_in_sight()
        self._choose()

    def _read_on_to(self, index: int) -> None:
        """Scroll to a row of a list where none can be chosen, such as the help."""
        if self.listing.keys:
            for row in range(len(self.listing.keys)):
                self._made(row)
            self._fit()
            self.scroll_to(y=self.tops[index], animate=False, immediate=True, force=True)
            self.cursor = self._index_at(int(self.scroll_y))

    def _choose(self, go: bool = False) -> None:
        row = self.row
        if row is not None and row.key is not None:
            self.post_message(Chose(row.key, row.at, go))

    def _a_page_off(self, pages: float) -> int:
        line = self.tops[self.cursor] + round(self.size.height * pages)
        other = self._index_at(max(0, min(line, self.tops[-1] - 1)))
        return other if other != self.cursor else self.cursor + (1 if pages > 0 else -1)

    def action_move_down(self) -> None:
        self._move_to(self.cursor + 1)

    def action_move_up(self) -> None:
        self._move_to(self.cursor - 1, -1)

    def action_half_down(self) -> None:
        self._move_to(self._a_page_off(0.5))

    def action_half_up(self) -> None:
        self._move_to(self._a_page_off(-0.5), -1)

    def action_page_down(self) -> None:
        self._move_to(self._a_page_off(1))

    def action_page_up(self) -> None:
        self._move_to(self._a_page_off(-1), -1)

    def action_top(self) -> None:
        self._move_to(0)

    def action_end(self) -> None:
        self._move_to(len(self.listing.keys) - 1, -1)

    def action_choose(self) -> None:
        self._choose(go=True)

    def action_card(self) -> None:
        row = self.row
        if row is not None and row.key is not None:
            self.post_message(CardAsked(row.key))

    # -- the mouse

    def clicked(self, event: Click) -> int | None:
        """The row that a click is on; None for a heading, and where the list has fewer rows by now."""
        index, keys = event.style.meta.get("row"), self.listing.keys
        return index if index is not None and index < len(keys) and keys[index] is not None else None

    def on_click(self, event: Click) -> None:
        index = self.clicked(event)
        if index is None or self.text_selection is not None:  # the end of a drag is no click
            return
        self.cursor = index
        if event.chain == 2:
            self.action_card()
        else:
            self._choose()
