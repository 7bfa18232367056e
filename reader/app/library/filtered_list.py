"""The widget that a library screen consists of: a header, a list that typing filters, and the footer.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.css.query import DOMQuery
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.command import Command
from reader.app.commands.keys import key_for
from reader.app.library.list_widgets import ColumnTitles, LibraryHeader, LibraryList
from reader.app.library.preview import Describe, PreviewPane, preview_width
from reader.app.messages import Chose
from reader.app.widgets.drawing import Ground
from reader.app.widgets.footer import Footer
from reader.app.widgets.palette import Palette
from reader.services.library.indexing import Indexed
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece

if TYPE_CHECKING:
    from reader.app.widgets.find_bar import FindBar


class FilteredList(Ground):
    """Shows the rows it is given, and posts the words to filter them by."""

    BINDINGS = bind(c.LINE_DOWN, c.LINE_UP, c.PAGE_DOWN, c.PAGE_UP, c.FIND)  # while words are typed, too

    palette: var[Palette | None] = var(None)

    header = query_one(LibraryHeader)
    titles = query_one(ColumnTitles)
    rows = query_one(LibraryList)
    footer = query_one(Footer)

    words = ""
    """The words that the list is filtered by."""

    @dataclass
    class Filtered(Message):
        """The reader wants to see only what has these words."""

        words: str

    def __init__(
        self, title: str, commands: Iterable[Command], *above: Widget, describe: Describe | None = None
    ) -> None:
        """`commands` are those of the footer; `above` stands between the header and the list.

        `describe` gives the preview of a row, which stands beside the list where there is room.
        """
        super().__init__()
        self._title, self._commands, self._above, self._describe = title, tuple(commands), above, describe
        self._words_shown = ""

    def compose(self) -> ComposeResult:
        header, titles, footer = LibraryHeader(), ColumnTitles(), Footer()
        header.title = self._title
        titles.display = False
        footer.keys = tuple((key_for(self.app, command), command) for command in self._commands)
        yield header.data_bind(FilteredList.palette)
        yield from self._above
        with Ground(id="list-and-preview"):
            with Ground(id="list"):
                yield titles.data_bind(FilteredList.palette)
                yield LibraryList().data_bind(FilteredList.palette)
            if self._describe is not None:
                pane = PreviewPane(self._describe)
                self._arrange(pane)
                yield pane.data_bind(FilteredList.palette)
        yield footer.data_bind(FilteredList.palette)

    def on_mount(self) -> None:
        self.watch(self.app, "indexed", self._show_indexing)

    @property
    def list_width(self) -> int:
        """The columns that the list has, with its scroll bar."""
        size = self.app.size
        return size.width - (preview_width(size.width, size.height) if self._describe is not None else 0)

    @property
    def has_preview(self) -> bool:
        return self.list_width < self.app.size.width

    def on_resize(self) -> None:
        for pane in self.query(PreviewPane):
            was_shown = pane.display
            self._arrange(pane)
            if pane.display and not was_shown:
                self._preview()

    def _arrange(self, pane: PreviewPane) -> None:
        pane.display = self.has_preview
        pane.styles.width = self.app.size.width - self.list_width

    def _preview(self) -> None:
        for pane in self.query(PreviewPane):
            if pane.display:
                row = self.rows.row
                pane.preview(row.key if row else None)

    def on_chose(self, _: Chose) -> None:
        """Another row is under the cursor; the screen answers, too."""
        self._preview()

    def _show_indexing(self, indexed: Indexed) -> None:
        self.header.indexing = indexed.in_words

    # -- what is shown

    def show_header(self, facts: str | tuple[Piece, ...], aside: str = "") -> None:
        """`facts` stand beside the title, the most important first; `aside` at the right."""
        self.header.facts = (Piece(facts, "faint"),) if isinstance(facts, str) else facts
        self.header.aside = (Piece(aside, "faint"),)

    def show(
        self,
        listing: Listing,
        titles: Line | None = None,
        from_start: bool = False,
        count: str | None = None,
        choose: Listed | None = None,
    ) -> None:
        """Show rows under their column titles; the cursor stays at its row, but not when other words are typed.

        `from_start`: it goes to the first row; `choose`: to this one. `count` is how many there are, for whoever types.
        """
        self.titles.display = titles is not None
        self.titles.line = titles
        other_words = self.words != self._words_shown
        self._words_shown = self.words
        if choose or from_start or (other_words and self.words):
            self.rows.begin(listing, choose)
        else:
            self.rows.renew(listing, hold=other_words)
        self._preview()
        if count is None:
            count = f"{sum(key is not None for key in listing.keys):,}"
        if self.words or other_words:
            for bar in self._bars:
                bar.answer(count if self.words.strip() else "")

    # -- filtering by typing

    def clear(self) -> bool:
        """Show everything again; whether anything was filtered out."""
        was_filtered = bool(self.words)
        self._filter("")
        return was_filtered

    def _filter(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self.post_message(self.Filtered(words))

    @property
    def _bars(self) -> DOMQuery[FindBar]:
        """The bar that words are typed in, while there is one."""
        # No part of the first frame, and it brings Textual's fields.
        from reader.app.widgets.find_bar import FindBar

        return self.query(FindBar)

    def action_find(self) -> None:
        from reader.app.widgets.find_bar import FindBar

        if not self._bars:
            self.footer.display = False
            self.rows.can_focus = False  # so that neither Tab nor a click leaves the bar
            self.mount(FindBar(self.words))

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        message.stop()
        self._filter(message.text)

    def on_find_bar_submitted(self, message: FindBar.Submitted) -> None:
        message.stop()
        self._close_bar()

    def on_find_bar_cancelled(self, message: FindBar.Cancelled) -> None:
        message.stop()
        self._close_bar()
        self._filter("")

    def _close_bar(self) -> None:
        self._bars.remove()
        self.footer.display = True
        self.rows.can_focus = True
        self.rows.focus()

    def action_move_down(self) -> None:
        self.rows.action_move_down()

    def action_move_up(self) -> None:
        self.rows.action_move_up()

    def action_page_down(self) -> None:
        self.rows.action_page_down()

    def action_page_up(self) -> None:
        self.rows.action_page_up()
