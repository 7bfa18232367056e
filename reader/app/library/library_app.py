"""The program's library: opened when it is first asked for, kept true from then on."""

from __future__ import annotations

from asyncio import Lock, to_thread
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.reactive import var

from reader.app.library.index_state import Indexed
from reader.app.widgets.key_line import KeyLine

if TYPE_CHECKING:  # whoever opens one article waits for none of this
    from reader.app.library.index_messages import IndexCrashed, IndexFault, IndexMoved
    from reader.app.library.index_watcher import Indexing
    from reader.app.terminal.safe_app import CarefulApp
    from reader.library.sqlite.index import Index
else:
    CarefulApp = object  # it is mixed into one


class LibraryApp(CarefulApp):
    """Has one library, and tells the screens that watch `indexed` how far it is known."""

    indexed: var[Indexed] = var(Indexed())

    open_library: Callable[[], Index] | None = None
    """Opens it, which costs some milliseconds; None where there is none."""
    _library: Index | None = None
    _indexing: Indexing | None = None

    @property
    def library(self) -> Index:
        """What its screens ask. Asking for it starts the indexing, as soon as the screen of the moment is drawn."""
        if self._library is None:
            assert self.open_library is not None, "only a program with a library shows its screens"
            self._take(self.open_library())
        assert self._library is not None, "it was opened"
        return self._library

    async def opened(self) -> Index:
        """The library, opened in a thread where it is not open yet: a screen that is there waits for nothing."""
        if self._library is None:
            assert self.open_library is not None, "only a program with a library shows its screens"
            async with self._being_opened:
                if self._library is None:
                    self._take(await to_thread(self.open_library))
        return self.library

    @cached_property
    def _being_opened(self) -> Lock:
        return Lock()

    def _take(self, library: Index) -> None:
        self._library = library
        self.call_after_refresh(self._start_indexing)

    def _start_indexing(self) -> None:
        if self._library is not None and self._indexing is None:
            from reader.app.library.index_watcher import Indexing

            self._indexing = Indexing(self._library, self.post_message)
            self._indexing.start()

    def on_index_moved(self, message: IndexMoved) -> None:
        self.indexed = message.indexed

    def on_index_fault(self, message: IndexFault) -> None:
        self.say(message.sentence)

    def on_index_crashed(self, message: IndexCrashed) -> None:
        self._handle_exception(message.error)

    def say(self, remark: str) -> None:
        """Say one plain sentence in the line below everything, whichever screen has one."""
        for screen in reversed(self.screen_stack):
            for keyline in screen.query(KeyLine):
                keyline.say(remark)
                return

    def on_unmount(self) -> None:
        stopped = self._indexing.stop() if self._indexing else True
        if self._library is not None and stopped:
            self._library.close()
