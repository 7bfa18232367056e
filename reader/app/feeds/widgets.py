"""Widgets of the feeds screen: the sources, the entries, the preview, and the line that says what is wrong."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Click
from textual.reactive import reactive

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.feeds.commands import FEED_PAGE_DOWN, FEED_PAGE_UP, OPEN
from reader.app.library.list_widgets import LibraryList
from reader.app.library.preview import PreviewPane
from reader.app.terminal.cells import shown
from reader.app.widgets.line_widget import LineWidget
from reader.app.widgets.palette import Palette
from reader.app.widgets.row_lines import cut

_MOVES = (c.LINE_DOWN, c.LINE_UP, FEED_PAGE_DOWN, FEED_PAGE_UP, c.TOP, c.END)


class SourceList(LibraryList, inherit_bindings=False):
    """Feeds, folders and saved queries. Moving the cursor lists the entries of another one."""

    BINDINGS = bind(*_MOVES, OPEN)


class EntryList(LibraryList, inherit_bindings=False):
    """The entries of a source."""

    BINDINGS = bind(*_MOVES, OPEN)


class EntryPreview(PreviewPane, can_focus=True, inherit_bindings=False):
    """The text of the entry under the cursor, which keys scroll by lines."""

    BINDINGS = bind(*_MOVES)  # Enter is the screen's, which opens the entry

    @property
    def is_read(self) -> bool:
        """Whether the end of the text is in sight."""
        self._measure()
        return self.scroll_offset.y + self.size.height >= self.virtual_size.height

    def _measure(self) -> None:
        """Give every row its true height, so that scrolling ends where the text does."""
        for row in range(len(self.listing.keys)):
            self._made(row)
        self._fit()

    def _scroll(self, lines: int) -> None:
        self._measure()
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)

    def action_move_down(self) -> None:
        self._scroll(1)

    def action_move_up(self) -> None:
        self._scroll(-1)

    def action_page_down(self) -> None:
        self._scroll(max(self.size.height - 2, 1))

    def action_page_up(self) -> None:
        self._scroll(-max(self.size.height - 2, 1))

    def action_top(self) -> None:
        self._scroll(-self.virtual_size.height)

    def action_end(self) -> None:
        self._measure()
        self._scroll(self.virtual_size.height)

    def on_click(self, event: Click) -> None:
        event.prevent_default()
        self.focus()


class Notice(LineWidget):
    """One line that says what is wrong with the feed that is looked at; nothing where all is well."""

    sentence: reactive[str] = reactive("", layout=True)

    def watch_sentence(self, sentence: str) -> None:
        self.display = bool(sentence)

    def lines(self, width: int, palette: Palette) -> list[list[Segment]]:
        said = [Segment(f" {shown(self.sentence)}", palette.look("warn"))]
        return [list(cut(said, max(width - 1, 1)))]
