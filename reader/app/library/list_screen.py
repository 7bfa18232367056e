"""The base of the library's screens: one filtered list, fetched again after each change of the library."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Awaitable, Callable
from time import monotonic

from textual.getters import query_one

from reader.app.full_screen import FullScreen
from reader.app.library.filtered_list import FilteredList
from reader.state.rows import Listing

_PAUSE, _PAUSE_RATIO = 0.3, 3
"""Seconds between two fetches while files are indexed, at the least, and how many times what the last one took."""


class Refetching:
    """Fetches what a screen shows again after each change of the library: one fetch at a time, with pauses."""

    def __init__(self, screen: FullScreen, fetch: Callable[[], Awaitable[None]]) -> None:
        self._screen, self._fetch = screen, fetch
        self._fetched: int | None = None
        self._running = False

    def watch(self) -> None:
        """Fetch after every change from now on."""
        self._screen.watch(self._screen.app, "indexed", self.start, init=False)

    def start(self) -> None:
        """Fetch, if the library has changed since the last time."""
        if not self._running and self._screen.is_on_stack and self._fetched != self._changes:
            self._running = True
            self._screen.start_work(self._run, group="fetching")

    @property
    def _changes(self) -> int:
        return self._screen.program.indexed.changes

    async def _run(self) -> None:
        while self._fetched != (changes := self._changes):
            begun = monotonic()
            await self._fetch()
            self._fetched = changes
            if self._changes != changes:
                await sleep(max(_PAUSE, _PAUSE_RATIO * (monotonic() - begun)))
        self._running = False


class ListScreen(FullScreen):
    """A full screen of the library. `_fetch` asks for what is listed, and shows it."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "LibraryList"

    view = query_one(FilteredList)

    def __init__(self) -> None:
        super().__init__()
        self._refetching = Refetching(self, self._fetch)

    def on_mount(self) -> None:
        self._refetching.watch()
        self.program.call_when_painted(self._refetching.start)  # the first frame has the machine for itself

    async def _fetch(self) -> None:
        raise NotImplementedError

    def or_unreached(self, listing: Listing) -> Listing:
        """The listing; where it is empty since a remote library can't be asked, it says so."""
        unreached = self.program.library.unreached
        return listing if unreached is None or self.view.words else listing._replace(empty=f"{unreached}.")

    def action_let_go(self) -> None:
        if not self.view.clear():
            self.go_back()
