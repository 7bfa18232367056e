"""Lists the entries of what the session looks at: those in sight at once, the numbers of all when they are counted."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from reader.app.commands.keys import key_for
from reader.app.feeds import commands as f
from reader.app.feeds.view import FeedsView
from reader.errors import StoreUnavailable
from reader.memory.feeds.values import EntryFilter, EntryNumber, ListedEntry
from reader.model.query.query import Query
from reader.services.feeds.entry_query import asks_library, session_filter
from reader.state.feeds.entries import EntryPages, entry_key, entry_rows
from reader.state.feeds.session import ALL, STARRED, FeedsSession

WIDE = 56
"""Columns of the list from which an entry has one line, with its feed and date beside its title."""
_AT_ONCE = 60
"""Entries that are read before all are counted: more than a screen has rows."""


class EntryLister:
    """The list of entries of the screen, and which of them is meant."""

    def __init__(self, view: FeedsView, say_count: Callable[[str], None]) -> None:
        """`say_count` is told how many entries there are, or why there are none, for whoever types a filter."""
        self._view, self._say_count = view, say_count
        self.pages = EntryPages(self._read)

    def _read(self, numbers: Sequence[EntryNumber]) -> list[ListedEntry]:
        try:
            return self._view.access.store.listed(numbers)
        except StoreUnavailable:  # it is said where it was opened, or will be at the next change
            return []

    @property
    def here(self) -> ListedEntry | None:
        """The entry under the cursor."""
        entries = self._view.entries
        return self.pages.at(entries.cursor) if entries.cursor < len(self.pages.numbers) else None

    def list_first(self) -> None:
        """List the entries in sight at once, for the first frame; the others follow."""
        first = self._view.access.store.entries(limit=_AT_ONCE)
        self.pages = EntryPages(self._read, [entry.number for entry in first], first)
        self.show(from_start=True)

    def start(self, *, from_start: bool = False, typing: bool = False) -> None:
        """List what the session looks at now; a later call replaces one that is under way."""
        self._view.start(
            partial(self.list, from_start=from_start, typing=typing), group="listing", exclusive=True
        )

    async def list(self, *, from_start: bool = False, typing: bool = False) -> None:
        asked = await self.asked(typing)
        if isinstance(asked, str):
            self._say_count(asked)
            return
        if from_start:
            first = await self._view.access.ask(lambda store: store.entries(asked, _AT_ONCE))
            self._replace([entry.number for entry in first], first, from_start=True)
            if len(first) < _AT_ONCE:
                self._counted(len(first))
                return
        numbers = await self._view.access.ask(lambda store: store.numbers(asked))
        self._replace(numbers, (), hold=typing and not from_start)
        self._counted(len(numbers))

    def _counted(self, found: int) -> None:
        self._say_count(f"{found:,}")
        self._view.session = self._view.session.counted(found)
        if self._view.is_on_stack:
            self._view.show_header()

    async def asked(self, typing: bool = False) -> EntryFilter | str:
        """The entries to list, or in a sentence why the query means nothing. `typing`: it may be unfinished."""
        return await self.asked_of(self._view.session, typing)

    async def asked_of(self, session: FeedsSession, typing: bool = False) -> EntryFilter | str:
        """What another session would list, likewise."""
        program, library = self._view.program, None
        if program.launch.open_library is not None and asks_library(session.query_text):
            library = await program.opened()

        def articles_of(query: Query) -> frozenset[str]:
            return (
                frozenset(str(hit.article.path) for hit in library.stream(query)) if library else frozenset()
            )

        return await to_thread(session_filter, session, articles_of, typing=typing)

    def _replace(
        self,
        numbers: Sequence[EntryNumber],
        known: Sequence[ListedEntry],
        *,
        from_start: bool = False,
        hold: bool = False,
    ) -> None:
        if self._view.is_on_stack:
            self.pages = EntryPages(self._read, numbers, known)
            self.show(from_start=from_start, hold=hold)

    def show(self, *, from_start: bool = False, hold: bool = False) -> None:
        """Show the rows anew, the cursor where it was: on the first of them where it was there, but with `hold` on its
        entry."""
        view = self._view
        if not view.is_on_stack:
            return
        width = view.entries.size.width or view.app.size.width
        in_columns = width >= WIDE and view.sources.display and view.entries.display
        view.entries.guess = 1 if in_columns else 2
        listing = entry_rows(
            self.pages,
            view.session,
            datetime.now().astimezone(),
            width,
            in_columns=in_columns,
            empty=self._nothing(),
        )
        if from_start:
            view.entries.begin(listing)
        else:
            view.entries.renew(listing, hold)
        view.preview.preview(str(here.number) if (here := self.here) else None)

    def show_again(self, numbers: Sequence[EntryNumber]) -> None:
        """Show entries that were marked."""
        self.pages.forget(numbers)
        self.show()

    def go_to(self, number: EntryNumber) -> None:
        """Put the cursor on an entry, which is listed; where it isn't yet, those around it are."""
        entries, key = self._view.entries, entry_key(number)
        if key not in entries.listing.keys:
            self.pages = EntryPages(self._read, sorted({*self.pages.numbers, number}, reverse=True))
            self.show()
            self.start()
        entries.show(entries.listing, key)
        self._view.preview.preview(key)

    def _nothing(self) -> str:
        session, app = self._view.session, self._view.app
        if session.words.strip():
            within = "" if session.source == ALL else f" in {session.title}"
            return f"Nothing{within} has {session.words.strip()}."
        if session.source == STARRED:
            return f"Nothing is starred yet: {key_for(app, f.STAR)} stars an entry."
        if not session.subscriptions.feeds:
            add = key_for(app, f.ADD_FEED)
            return (
                f"You follow no feeds yet. {add} adds one by its address, or that of a site that has one;"
                " reader feeds import takes the list of another reader."
            )
        if not session.total:
            return f"Nothing has been fetched yet: {key_for(app, f.FETCH_ALL)} fetches all feeds."
        return "No entries here."
