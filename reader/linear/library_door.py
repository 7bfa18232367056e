"""The library of the linear screen, opened when it is first asked for, and indexed from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.services.library.indexing import Indexed, Indexing


class LibraryDoor:
    """One library, and the threads that index it."""

    def __init__(
        self, open_library: Callable[[], Library], call: Callable[[Callable[[], object]], None]
    ) -> None:
        """`call` has something done in the thread of the screen."""
        self._open, self._call = open_library, call
        self._library: Library | None = None
        self._indexing: Indexing | None = None
        self.on_scanned: Callable[[], object] = _nothing
        """Called once everything was looked at, and with each change after that."""
        self.on_fault: Callable[[str], object] = _nothing

    def opened(self) -> Library:
        """The library."""
        if self._library is None:
            from reader.services.library.indexing import Indexing  # not for one article

            self._library = self._open()
            self._indexing = Indexing(
                self._library,
                on_progress=self._progress,
                on_fault=lambda sentence: self._call(lambda: self.on_fault(sentence)),
                on_crash=lambda error: self._call(lambda: _raise(error)),
            )
            self._indexing.start()
        return self._library

    def _progress(self, indexed: Indexed) -> None:
        if indexed.scanned:
            self._call(lambda: self.on_scanned())

    def close(self) -> None:
        """End the indexing, and close the library unless a step of it is still under way."""
        stopped = self._indexing.stop() if self._indexing else True
        if self._library is not None and stopped:
            self._library.close()


def _nothing(*_: object) -> None:
    """Nobody listens."""


def _raise(error: Exception) -> None:
    raise error
