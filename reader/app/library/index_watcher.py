"""The library kept true to its folders, in threads of its own: what has changed since is read, then what changes.

The threads tell the program, and the program holds what is known in one value that the screens watch. No screen
ever waits: what it asks of the library meanwhile is answered with what is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from reader.app.library.index_messages import IndexCrashed, IndexFault, IndexMoved
from reader.app.library.index_state import Indexed
from reader.load.file import SUFFIXES
from reader.model.library.articles import IndexingProgress

if TYPE_CHECKING:
    from reader.library.sqlite.index import Index

_TOLD_EVERY = 0.1
"""Seconds between two messages about progress, at the least."""
_LOOKED_EVERY = 2_000
"""Milliseconds between two looks for folders that were not there, and for what another reader has indexed."""
_PATIENCE = 2.0
"""Seconds that leaving waits for a step that is under way."""


class Indexing:
    """The threads. `tell` is called from them, and must be safe to be."""

    def __init__(self, library: Index, tell: Callable[[Message], object]) -> None:
        self._library, self._tell = library, tell
        self._stop = Event()
        self._changed: SimpleQueue[frozenset[Path] | None] = SimpleQueue()
        self._indexed = Indexed()
        self._threads = [self._thread("indexing", self._keep_true)]
        lone = frozenset(path for path in library.folders if path.is_file())
        if folders := frozenset(library.folders) - lone:
            self._threads.append(self._thread("watching", partial(self._watch, folders)))
        if lone:
            self._threads.append(self._thread("watching", partial(self._watch_files, lone)))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """Let the step that is under way come to its end; whether it did."""
        self._stop.set()
        self._changed.put(None)
        for thread in self._threads:
            thread.join(_PATIENCE)
        return not any(thread.is_alive() for thread in self._threads)

    def _thread(self, name: str, work: Callable[[], None]) -> Thread:
        def careful() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - told on the program's own clean page, not by the thread
                self._tell(IndexCrashed(error))

        return Thread(target=careful, name=name, daemon=True)

    # -- one thread makes the index true

    def _keep_true(self) -> None:
        self._go_through(self._library.scan())
        while (paths := self._changed.get()) is not None:
            if self._library.needs_scan:  # it was found damaged while it was read, and begun anew
                self._go_through(self._library.scan())
            elif paths:
                self._go_through(self._library.update(paths))
            else:
                self._look_for_others()

    def _go_through(self, steps: Iterator[IndexingProgress]) -> None:
        told = 0.0
        for step in steps:
            self._note(step)
            if monotonic() - told >= _TOLD_EVERY:
                self._say()
                told = monotonic()
            if self._stop.is_set():
                return
        self._indexed = replace(self._indexed, done=0, total=0, scanned=True)
        self._say()

    def _note(self, step: IndexingProgress) -> None:
        changes = self._library.changes if step.changed else self._indexed.changes
        self._indexed = replace(self._indexed, done=step.done, total=step.total, changes=changes)

    def _look_for_others(self) -> None:
        """Another reader may have put something into the index that the two share."""
        changes = self._library.changes
        if changes != self._indexed.changes:
            self._indexed = replace(self._indexed, changes=changes)
            self._say()

    def _say(self) -> None:
        self._tell(IndexMoved(self._indexed))
        if fault := self._library.take_fault():
            self._tell(IndexFault(fault))

    # -- the others watch the folders

    def _watch(self, folders: frozenset[Path]) -> None:
        """Tell of changes in the folders that are there; those that are not are looked for now and then."""
        known: frozenset[Path] | None = None
        while not self._stop.is_set():
            there = frozenset(folder for folder in folders if folder.is_dir())
            if known is not None and there != known:
                self._changed.put(there ^ known)
            known = there
            if not there:
                self._stop.wait(_LOOKED_EVERY / 1000)
                continue
            for _ in self._changes(there, there, recursive=True):
                if frozenset(folder for folder in folders if folder.is_dir()) != there:
                    break

    def _watch_files(self, files: frozenset[Path]) -> None:
        """Tell of changes of single files: their folders are watched, for most editors put a new file in the place."""
        for _ in self._changes(frozenset(file.parent for file in files), files, recursive=False):
            pass

    def _changes(self, folders: frozenset[Path], again: frozenset[Path], recursive: bool) -> Iterator[None]:
        """Put in what changes in these folders, and yield each time that some time has passed.

        What changed before the watch began is not told by it: so `again` is looked at once more after that.
        """
        from watchfiles import watch

        begun = False
        try:
            for seen in watch(
                *folders,
                watch_filter=None,
                step=50,
                debounce=400,
                stop_event=self._stop,
                rust_timeout=_LOOKED_EVERY,
                yield_on_timeout=True,
                raise_interrupt=False,
                recursive=recursive,
                ignore_permission_denied=True,
            ):
                paths = frozenset(_articles(Path(path) for _, path in seen))
                if not begun:
                    paths |= again
                    begun = True
                if paths or not seen:
                    self._changed.put(paths)
                yield
        except FileNotFoundError:  # gone between two looks
            self._stop.wait(_LOOKED_EVERY / 1000)
        except (OSError, RuntimeError, UnicodeEncodeError):
            # the system has no more watches to give, or a folder's name is no UTF-8
            self._tell(IndexFault("The library is not watched for changes: the system can’t."))
            self._stop.wait()


def _articles(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths that can be articles, or folders of them."""
    for path in paths:
        if not path.name.startswith(".") and (path.suffix in SUFFIXES or path.is_dir() or not path.suffix):
            yield path
