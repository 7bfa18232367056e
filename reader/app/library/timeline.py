"""One timeline of the whole library: every event with its article; Enter goes to its words."""

from __future__ import annotations

from asyncio import to_thread

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.keys import foot
from reader.app.library.base import ShelfRoom
from reader.model.counting import many
from reader.model.library.events import ListedEvent
from reader.state.library.timeline import MOST, Chronicle, chronicle_rows, key_of
from reader.state.rows import Listing, Piece

WIDE, ROOMY = 96, 130
"""Columns of the screen from which an event has one line, and from which its article has more room on it."""
_PAGE = 1_000
"""Events that are asked for at once: nobody else is answered meanwhile."""
_FIRST_SHOWN = 1_000

_FOOT = (foot(c.CHOOSE, "to the words"), foot(c.FIND, "filter"), c.LIBRARY, c.HELP, foot(c.QUIT, "back"))


def article_cells(columns: int) -> int:
    """The width of the article's column on a screen of so many."""
    return 0 if columns < WIDE else 34 if columns < ROOMY else 56


class LibraryTimeline(ShelfRoom):
    """What happened, as it happened, whichever article tells it."""

    BINDINGS = bind(c.TIMELINE)
    heading = "Timeline of the library"
    foot = _FOOT
    chronicle = Chronicle()

    def on_mount(self) -> None:
        self.show_rows()
        self.fetch()

    async def take_from_library(self) -> None:
        """Fetch page by page, and show what has come each time that it has doubled."""
        total = (await to_thread(self.library.totals)).events
        found: list[ListedEvent] = []
        shown = 0
        while len(found) < MOST:
            after = found[-1].order if found else None
            page = await to_thread(self.library.timeline, after, _PAGE)
            found += page
            if len(page) < _PAGE:
                break
            if len(found) >= max(2 * shown, _FIRST_SHOWN) and len(found) > len(self.chronicle.happenings):
                shown = len(found)
                self._take(found, total)
        self._take(found, total)

    def _take(self, found: list[ListedEvent], total: int) -> None:
        self.chronicle = self.chronicle.take(tuple(found), max(total, len(found)))
        self.show_head()
        self.show_rows()

    def facts(self) -> tuple[Piece, ...]:
        chronicle = self.chronicle
        if not chronicle.total:
            return ()
        count = many(chronicle.total, "event")
        if sought := chronicle.sought.strip():
            count = f"{len(chronicle.shown):,} of {count} with {sought}"
        return (Piece(count, "faint"),)

    def aside(self) -> tuple[Piece, ...]:
        return (Piece("as it happened", "faint"),)

    def form(self) -> int:
        return article_cells(self.app.size.width)

    def listing(self) -> Listing:
        cells = article_cells(self.app.size.width)
        self.rows.guess = 1 if cells else 2
        return chronicle_rows(self.chronicle, cells)

    def seek(self, words: str) -> None:
        self.chronicle = self.chronicle.seek(words)

    def go(self, chosen: object) -> None:
        happening = next((one for one in self.chronicle.shown if key_of(one) == chosen), None)
        if happening is not None:
            self.open_event(happening)

    def action_pane(self, _: str) -> None:
        """The key that opened the timeline closes it."""
        self.go_back()
