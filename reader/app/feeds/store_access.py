"""The store of feeds for the screen: quick questions at once, everything else in threads with stores of their own."""

from __future__ import annotations

from asyncio import Lock, to_thread
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from reader.errors import StoreUnavailable
from reader.memory.feeds.store import FeedStore

T = TypeVar("T")


class FeedStoreAccess:
    """One store for the screen's own thread, opened when it is first asked, and others for threads.

    Every method may raise StoreUnavailable.
    """

    def __init__(self, folder: Path | None) -> None:
        """`folder` is the person's state folder, None where there is no home folder."""
        self._folder = folder
        self._store: FeedStore | None = None
        self._in_turn = Lock()

    @property
    def store(self) -> FeedStore:
        """For what takes less than a frame: the rows in sight, the states of feeds."""
        if self._store is None:
            self._store = self._opened()
        return self._store

    async def ask(self, question: Callable[[FeedStore], T]) -> T:
        """The answer to a question that may take longer."""
        return await to_thread(self._answer, question)

    async def change(self, change: Callable[[FeedStore], T]) -> T:
        """What a change gives; changes are made in the order in which they were asked for."""
        async with self._in_turn:
            return await self.ask(change)

    def _answer(self, question: Callable[[FeedStore], T]) -> T:
        with closing(self._opened()) as store:
            return question(store)

    def _opened(self) -> FeedStore:
        if self._folder is None:
            raise StoreUnavailable("there is no home folder to keep feeds in")
        return FeedStore.open(self._folder)

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
