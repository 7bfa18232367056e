"""The library screen: every article with its source, date and people, how far it is read, and the files with faults."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Paste, ScreenResume

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.keys import foot
from reader.app.library.base import ShelfRoom
from reader.app.messages import NO_PAGE, EditAsked, PageAsked
from reader.memory.memory import ArticleKey
from reader.model.library.articles import ArticleProgress, FaultyFile
from reader.services.reading_progress import shelve
from reader.state.library.article_rows import (
    BUNDLED,
    TITLES,
    WARNING,
    column_titles,
    empty_library,
    key_of,
    shelf_rows,
)
from reader.state.library.articles import Holdings, ShelfSession
from reader.state.rows import Listing, Piece

if TYPE_CHECKING:
    from reader.library.sqlite.index import Index

WIDE = 96
"""Columns of the screen from which the articles stand in columns of their own."""

_LEFT = 0.1
"""Seconds after which an article that was left has kept its place."""

_OPEN = foot(c.CHOOSE, "open")
_FILTER = foot(c.FIND, "filter")
_EDIT = foot(c.EDIT, "edit")
_FOOT = (_OPEN, _FILTER, c.SORT, c.PEOPLE, c.TIMELINE, c.ADD, c.FAULTS, c.CARD, _EDIT, c.HELP, c.QUIT)


class ShelfScreen(ShelfRoom):
    """All articles. The first frame shows what the index knows, and asks nobody else."""

    BINDINGS = bind(c.SORT, c.FAULTS, c.PEOPLE, c.TIMELINE, c.OPEN_SOURCE, c.EDIT)

    heading = "Library"
    foot = _FOOT
    session = ShelfSession()

    def compose(self) -> ComposeResult:
        self.session = ShelfSession(first_holdings(self.library, self.reader.offsets(), self.app.size.height))
        yield from super().compose()

    def on_mount(self) -> None:
        self._form = self.form()
        self._show_all(narrowed=True)
        self.call_after_refresh(self.fetch)  # the first frame has the machine for itself

    # -- what comes from the library

    async def take_from_library(self) -> None:
        holdings = await to_thread(all_holdings, self.library, self.reader.offsets())
        self.session = self.session.take(holdings)
        self._show_all()

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Back from an article: it is read further than it was."""
        if self.is_mounted and not self.session.holdings.partial:
            self.set_timer(_LEFT, lambda: self.run_worker(self._read_on(), group="reading", exclusive=True))

    async def _read_on(self) -> None:
        offsets = self.reader.offsets()
        before = self.session.holdings
        after = await to_thread(before.read_on, lambda articles: shelve(articles, offsets))
        if self.session.holdings is before:
            self.session = self.session.take(after)
            self._show_all()

    # -- what is shown

    def _show_all(self, narrowed: bool | None = None) -> None:
        self.show_head()
        self.show_rows(narrowed)

    def form(self) -> bool:
        return self.app.size.width >= WIDE

    def listing(self) -> Listing:
        session = self.session
        nothing = session.holdings.is_empty and self.reader.indexed.scanned
        columns = TITLES if self.form() else None
        self.titles.display = columns is not None and not nothing
        self.titles.line = column_titles(TITLES, session.sort)
        self.rows.guess = 1 if columns else 2
        return empty_library(self.library.folders) if nothing else shelf_rows(session, columns)

    def facts(self) -> tuple[Piece, ...]:
        session = self.session
        holdings = session.holdings
        if not holdings.articles and not holdings.faulty:
            return ()
        count = f"{holdings.total:,} article{'s' * (holdings.total != 1)}"
        if session.sought.strip():
            count = f"{len(session.shown):,} of {count} with {session.sought.strip()}"
        return (
            Piece(count, "faint"),
            *((Piece(f"{holdings.unread:,} new", "faint"),) if not holdings.partial else ()),
            *((Piece(f"{WARNING} {len(holdings.faulty):,} faulty", "warn"),) if holdings.faulty else ()),
        )

    def aside(self) -> tuple[Piece, ...]:
        return (
            Piece("only files with faults" if self.session.only_faulty else self.session.sort.value, "faint"),
        )

    def count(self) -> str:
        return f"{len(self.session.shown):,} of {self.session.holdings.total:,}"

    # -- another look

    def seek(self, words: str) -> None:
        self.session = self.session.seek(words)

    def action_sort(self) -> None:
        self.session = self.session.sort_by(self.session.sort.next)
        self._show_all(narrowed=True)

    def action_faults(self) -> None:
        if not self.session.only_faulty and not self.session.holdings.faulty:
            self.keyline.say("No file has faults.")
            return
        self.session = self.session.toggle_faulty()
        self._show_all(narrowed=True)

    def action_let_go(self) -> None:
        if not self.sought and self.session.only_faulty:
            self.action_faults()
        else:
            super().action_let_go()

    # -- the row under the cursor

    @property
    def _here(self) -> ArticleProgress | FaultyFile | None:
        row = self.rows.row
        key = row.key if row else None
        return next((thing for thing in self._things() if key_of(_path(thing)) == key), None)

    def _things(self) -> tuple[ArticleProgress | FaultyFile, ...]:
        return (*self.session.shown, *self.session.faulty)

    def go(self, chosen: object) -> None:
        here = self._here
        if chosen == BUNDLED:
            self.reader.open_bundled()
        elif isinstance(here, ArticleProgress):
            self.reader.open_article(here.article.path)
        elif here is not None:
            self._show_card(here)

    def show_card(self, chosen: object) -> None:
        if (here := self._here) is not None:
            self._show_card(here)

    def _show_card(self, thing: ArticleProgress | FaultyFile) -> None:
        from reader.app.library.card import ShelfCard

        assert self.palette is not None, "a card is asked for on a screen that is there"
        self.app.push_screen(ShelfCard(thing, self.palette))

    def action_open_source(self) -> None:
        here = self._here
        url = here.article.source.url if isinstance(here, ArticleProgress) else None
        if url is None:
            self.keyline.say(NO_PAGE)
        else:
            self.post_message(PageAsked(url))

    def action_edit(self) -> None:
        here = self._here
        if here is not None:
            faults = here.faults if isinstance(here, FaultyFile) else ()
            self.post_message(EditAsked(faults[0].mark.line if faults else 1, _path(here)))

    def on_paste(self, event: Paste) -> None:
        """Words given to the list are an article for it."""
        event.stop()
        if event.text:
            self.reader.action_add(event.text)
        else:  # the driver takes no more than an article can have
            self.keyline.say("Nothing is added: no words were pasted, or too many; reader add takes files.")

    # -- the library's other screens

    def action_pane(self, name: str) -> None:
        if name == "people":
            from reader.app.library.people import LibraryPeople

            self.app.push_screen(LibraryPeople())
        elif name == "timeline":
            from reader.app.library.timeline import LibraryTimeline

            self.app.push_screen(LibraryTimeline())


def _path(thing: ArticleProgress | FaultyFile) -> Path:
    return thing.article.path if isinstance(thing, ArticleProgress) else thing.path


def first_holdings(library: Index, offsets: Mapping[ArticleKey, int], rows: int) -> Holdings:
    """What the index knows, as much as a screen of so many rows can show, and at once."""
    articles = library.newest(rows)
    return Holdings(shelve(articles, offsets), library.faulty(), total=library.count(), partial=True)


def all_holdings(library: Index, offsets: Mapping[ArticleKey, int]) -> Holdings:
    """Everything that the index knows."""
    articles = shelve(library.articles(), offsets)
    holdings = Holdings(articles, library.faulty(), library.names(), total=len(articles))
    _ = holdings.words  # made here, where nobody waits
    return holdings
