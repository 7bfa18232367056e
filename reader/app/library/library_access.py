"""The program's library: opened when a screen first asks for it, and indexed from then on."""

from __future__ import annotations

from asyncio import Task, create_task, shield, to_thread
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever opens one article waits for none of this
    from pathlib import Path

    from reader.app.terminal.safe_app import SafeApp
    from reader.library.protocol import Library
    from reader.services.library.indexing import Indexing


class LibraryAccess:
    """Opens one library once, and starts indexing it when the screen of that moment is drawn."""

    def __init__(self, app: SafeApp, open_library: Callable[[], Library]) -> None:
        """`open_library` costs some milliseconds; the indexing threads post their messages to `app`."""
        self._app, self._open = app, open_library
        self._library: Library | None = None
        self._indexing: Indexing | None = None
        self._opening: Task[Library] | None = None
        self._closed = False

    @property
    def library(self) -> Library:
        """The library, opened here and now where it is not open yet."""
        return self._library or self._begin(self._open())

    async def fetch(self, path: Path) -> str | None:
        """Brings an article of a remote library to its path, where the library is open; else why it can't be."""
        if self._library is None or not self._library.is_remote:
            return None
        from reader.services.library.fetching import fetch_article  # no article of a folder needs it

        return await to_thread(fetch_article, self._library, path)

    async def opened(self) -> Library:
        """The library, opened in a thread where it is not open yet: for all who ask, though some have left."""
        if self._library is None:
            if self._opening is None:
                self._opening = create_task(to_thread(self._open_unless_closed))
                self._opening.add_done_callback(self._settle)
            await shield(self._opening)
        return self.library

    def _open_unless_closed(self) -> Library:
        library = self._open()
        if self._closed:
            library.close()
        return library

    def _settle(self, opening: Task[Library]) -> None:
        self._opening = None
        if opening.cancelled() or opening.exception():
            return
        if self._library is None and not self._closed:
            self._begin(opening.result())
        else:  # it was wanted at once meanwhile, or is wanted no more
            opening.result().close()

    def _begin(self, library: Library) -> Library:
        self._library = library
        self._app.call_when_painted(self._start_indexing)
        return library

    def _start_indexing(self) -> None:
        if self._library is not None and self._indexing is None:
            # imported with the library: whoever reads one article waits for neither
            from reader.app.library.index_messages import IndexCrashed, IndexFault, IndexMoved
            from reader.services.library.indexing import Indexing

            post = self._app.post_message
            self._indexing = Indexing(
                self._library,
                on_progress=lambda indexed: post(IndexMoved(indexed)),
                on_fault=lambda sentence: post(IndexFault(sentence)),
                on_crash=lambda error: post(IndexCrashed(error)),
            )
            self._indexing.start()

    def close(self) -> None:
        """End the indexing, and close the library unless a step of it is still under way."""
        self._closed = True
        stopped = self._indexing.stop() if self._indexing else True
        if self._library is not None and stopped:
            self._library.close()
