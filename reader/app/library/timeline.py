"""One timeline of the whole library: every event with its article; Enter goes to its words."""

from __future__ import annotations

from asyncio import to_thread

from textual.app import ComposeResult

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import titled
from reader.app.library.article_card import open_card, session_of
from reader.app.library.filtered_list import FilteredList
from reader.app.library.list_screen import ListScreen
from reader.app.messages import CardAsked, Chose
from reader.model.counting import many
from reader.model.library.events import ListedEvent
from reader.state.library.preview import event_preview
from reader.state.library.timeline import MOST, EventList, event_rows, event_span, key_of
from reader.state.rows import Listing, joined

WIDE, ROOMY = 96, 130
"""Columns of the screen from which an event has one line, and from which its article has more room on it."""
_PAGE = 1_000
"""Events that are asked for at once: nobody else is answered meanwhile."""
_FIRST_SHOWN = 1_000

_FOOTER = (
    titled(c.CHOOSE, "to the words"),
    titled(c.FIND, "filter"),
    c.LIBRARY,
    c.HELP,
    titled(c.QUIT, "back"),
)


def article_cells(columns: int) -> int | None:
    """The width of the article's column in a list of so many columns; None where an event has two lines."""
    return None if columns < WIDE else 34 if columns < ROOMY else 56


class LibraryTimeline(ListScreen):
    """The events of all articles, in the order in which they happened."""

    BINDINGS = bind(c.TIMELINE, c.LET_GO, c.QUIT)

    events = EventList()

    def __init__(self) -> None:
        super().__init__()
        self._article_cells: int | None = None

    def compose(self) -> ComposeResult:
        yield FilteredList("Timeline of the library", _FOOTER, describe=self._describe).data_bind(
            LibraryTimeline.palette
        )

    def on_mount(self) -> None:
        self._show()

    async def _fetch(self) -> None:
        """Fetch page by page, and show what has come each time that it has doubled."""
        total = (await to_thread(self.program.library.totals)).events
        found: list[ListedEvent] = []
        shown = 0
        while len(found) < MOST:
            after = found[-1].order if found else None
            page = await to_thread(self.program.library.timeline, after, _PAGE)
            found += page
            if len(page) < _PAGE:
                break
            if len(found) >= max(2 * shown, _FIRST_SHOWN) and len(found) > len(self.events.events):
                shown = len(found)
                self._show_found(found, total)
        if self.program.library.unreached is None or not self.events.events:  # else what was there stays
            self._show_found(found, total)

    def _show_found(self, found: list[ListedEvent], total: int) -> None:
        self.events = self.events.with_events(tuple(found), max(total, len(found)))
        self._show()

    def on_resize(self) -> None:
        if self.is_mounted and self._cells_now != self._article_cells:
            self._show()

    @property
    def _cells_now(self) -> int | None:
        """The width of the article's column: none beside the preview, which names the article."""
        return 0 if self.view.has_preview else article_cells(self.view.list_width)

    async def _describe(self, key: str) -> Listing | None:
        if (event := self._event(key)) is None:
            return None
        session = await to_thread(session_of, event.article, self.program.launch.cache)
        return (
            event_preview(session, event.id) if session and event.id in session.article.events_by_id else None
        )

    def _show(self) -> None:
        if not self.display:  # it closes, and what was fetched comes meanwhile
            return
        events = self.events
        count = many(events.total, "event") if events.total else ""
        if count and (filter_text := events.filter_text.strip()):
            count = f"{len(events.shown):,} of {count} with {filter_text}"
        self.view.show_header(count, joined(["as it happened", events.marks.title]))
        self._article_cells = self._cells_now
        self.view.rows.guess = 2 if self._article_cells is None else 1
        self.view.show(self.or_unreached(event_rows(events, self._article_cells)))

    def on_filtered_list_filtered(self, message: FilteredList.Filtered) -> None:
        self.events = self.events.filtered_by(message.words)
        self._show()

    def on_chose(self, message: Chose) -> None:
        if message.go and (event := self._event(message.chosen)) is not None:
            self.program.open_article(event.article.path, event_span(event))

    def on_card_asked(self, message: CardAsked) -> None:
        if (event := self._event(message.chosen)) is not None:
            open_card(self, event.article.path, event.id)

    def _event(self, chosen: str) -> ListedEvent | None:
        return next((one for one in self.events.shown if key_of(one) == chosen), None)

    def action_pane(self, _: str) -> None:
        """The key that opened the timeline closes it."""
        self.go_back()
