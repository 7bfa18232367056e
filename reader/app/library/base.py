"""What the screens of the library share: a head, a list that can be narrowed by typing, and the library itself."""

from __future__ import annotations

from abc import abstractmethod
from asyncio import sleep
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.css.query import DOMQuery
from textual.events import Resize
from textual.getters import query_one
from textual.screen import Screen

from reader.app import commands as c
from reader.app.bindings import bind
from reader.app.commands import Command
from reader.app.full_screen import Standing
from reader.app.keys import first_key
from reader.app.library.article_list import ColumnTitles, LibraryHead, LibraryList
from reader.app.messages import CardAsked, Chose
from reader.app.widgets.key_line import KeyLine
from reader.services.indexing import Indexed
from reader.state.rows import Listing, Piece

if TYPE_CHECKING:
    from reader.app.widgets.find_bar import FindBar
    from reader.library.sqlite.index import Index
    from reader.model.library.events import ListedEvent


_REST, _SHARE = 0.3, 3
"""Seconds between two questions while files are indexed, at the least, and how many times what the last one took."""


class ShelfRoom(Standing, Screen[None]):
    """A list of what the library has. What it shows comes from threads, and is a value when it gets here."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "LibraryList"
    BINDINGS = bind(
        c.LINE_DOWN, c.LINE_UP, c.PAGE_DOWN, c.PAGE_UP, c.FIND, c.NEXT_PANE, c.PREVIOUS_PANE, c.LET_GO, c.QUIT
    )

    head = query_one(LibraryHead)
    titles = query_one(ColumnTitles)
    rows = query_one(LibraryList)

    heading = ""
    foot: tuple[Command, ...] = ()
    """The commands of the line of keys."""

    sought = ""
    """What the list is narrowed to."""

    def compose(self) -> ComposeResult:
        self._take_theme()  # so that the first frame is the whole screen
        head, titles, keyline = LibraryHead(), ColumnTitles(), KeyLine()
        head.title = self.heading
        titles.display = False
        keyline.keys = tuple((first_key(command, self.reader.keys_by_id), command) for command in self.foot)
        yield head.data_bind(ShelfRoom.palette)
        yield from self.compose_above()
        yield titles.data_bind(ShelfRoom.palette)
        yield LibraryList().data_bind(ShelfRoom.palette)
        yield keyline.data_bind(ShelfRoom.palette)

    def compose_above(self) -> ComposeResult:
        """What stands between the head and the list."""
        yield from ()

    def on_mount(self) -> None:
        self.watch(self.reader, "indexed", self._take_indexed, init=False)

    @property
    def library(self) -> Index:
        return self.reader.library

    # -- what comes from the library

    _fetched: int | None = None
    _fetching = False
    _scanned = False

    def _take_indexed(self, indexed: Indexed) -> None:
        self.show_head()
        if indexed.changes != self._fetched:
            self.fetch()
        elif indexed.scanned != self._scanned:
            self.show_rows()
        self._scanned = indexed.scanned

    def fetch(self) -> None:
        """Ask the library again, once at a time: what changes meanwhile is asked for afterwards."""
        if not self._fetching and self.stands:
            self._fetching = True
            self.run_worker(self._fetch(), group="fetching")

    async def _fetch(self) -> None:
        while self._fetched != (changes := self.reader.indexed.changes):
            begun = monotonic()
            await self.take_from_library()
            self._fetched = changes
            if self.sought:
                self._answer()
            if self.reader.indexed.changes != changes:
                await sleep(max(_REST, _SHARE * (monotonic() - begun)))
        self._fetching = False

    @abstractmethod
    async def take_from_library(self) -> None:
        """Ask for what this screen shows, in a thread, and show it."""

    # -- the head

    def facts(self) -> tuple[Piece, ...]:
        """What stands beside the title, the most important first."""
        return ()

    def aside(self) -> tuple[Piece, ...]:
        """What stands at the right."""
        return ()

    def show_head(self) -> None:
        words = self.reader.indexed.in_words
        self.head.facts = self.facts()
        self.head.aside = (*((Piece(words, "bar"),) if words else ()), *self.aside())

    _form: object = None

    def form(self) -> object:
        """What of the screen's size decides how rows look: where that stays, they are not made again."""
        return None

    def on_resize(self, _: Resize) -> None:
        if self._form != (form := self.form()):
            self._form = form
            self.show_rows()

    def show_rows(self, narrowed: bool | None = None) -> None:
        """Show the rows as they are now. `narrowed`: they begin anew; False: they are more again, the cursor stays."""
        listing = self.listing()
        if narrowed:
            self.rows.begin(listing)
        else:
            self.rows.renew(listing, hold=narrowed is False)

    @abstractmethod
    def listing(self) -> Listing:
        """The rows as they are now, for the screen's present size."""

    # -- narrowing by typing

    def narrow(self, words: str) -> None:
        """Show only what has these words."""
        self.sought = words
        self.seek(words)
        self.show_head()
        self.show_rows(narrowed=bool(words))

    @abstractmethod
    def seek(self, words: str) -> None:
        """Look at what has these words, and at no more."""

    def action_find(self) -> None:
        from reader.app.widgets.find_bar import FindBar

        if not self._bar:
            self.keyline.display = False
            self.mount(FindBar(self.sought))

    @property
    def _bar(self) -> DOMQuery[FindBar]:
        """The bar that words are typed in, while there is one."""
        from reader.app.widgets.find_bar import FindBar

        return self.query(FindBar)

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        message.stop()
        if message.text != self.sought:
            self.narrow(message.text)
        self._answer()

    def on_find_bar_settled(self, message: FindBar.Settled) -> None:
        message.stop()
        self._close_bar()

    def on_find_bar_given_up(self, message: FindBar.GivenUp) -> None:
        message.stop()
        self._close_bar()
        self.narrow("")

    def _answer(self) -> None:
        for bar in self._bar:
            bar.answer(self.count() if self.sought.strip() else "")

    def count(self) -> str:
        """How many there are, for who types."""
        return f"{sum(key is not None for key in self.rows.listing.keys):,}"

    def _close_bar(self) -> None:
        for bar in self._bar:
            bar.remove()
        self.keyline.display = True
        self.rows.focus()

    # -- going to what is listed

    def open_event(self, happening: ListedEvent) -> None:
        """Open the article that tells of an event, at its words."""
        from reader.model.text import Span

        at = None if happening.offset is None else Span(happening.offset, happening.offset + 1)
        self.reader.open_article(happening.article.path, at)

    # -- keys, those too that come while words are typed

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if message.go:
            self.go(message.chosen)

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self.show_card(message.chosen)

    def show_card(self, chosen: object) -> None:
        """Tell more of the row under the cursor; where there is no more, follow it."""
        self.go(chosen)

    @abstractmethod
    def go(self, chosen: object) -> None:
        """Follow the row under the cursor."""

    def action_move_down(self) -> None:
        self.rows.action_move_down()

    def action_move_up(self) -> None:
        self.rows.action_move_up()

    def action_page_down(self) -> None:
        self.rows.action_page_down()

    def action_page_up(self) -> None:
        self.rows.action_page_up()

    def action_next_pane(self) -> None:
        """There is one list: Tab changes nothing but where a screen says so."""

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_let_go(self) -> None:
        """Give up what narrows the list, else go back."""
        if self.sought:
            self.narrow("")
        else:
            self.go_back()

    def action_quit(self) -> None:
        if not self.go_back():
            self.app.exit()
