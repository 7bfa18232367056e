"""Threads that keep a library's index up to date: first what changed since the last run, then every later change.

They report by callbacks. Nobody waits for them: whoever asks the library meanwhile gets what it has so far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.load.file import SUFFIXES

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.model.library.counts import IndexingProgress

_REPORT_INTERVAL = 0.1
"""Seconds between two reports of progress, at the least."""
_CHECK_INTERVAL = 2_000
"""Milliseconds between two checks for missing folders that have appeared, and for changes by another process."""
_RESTART_DELAY, _POLL_INTERVAL = 0.4, 10.0
"""Seconds before folders are watched anew, and between two checks of those that can't be watched."""
_LISTENING = 1.0
"""Seconds to listen for, and between two tries, before it is looked whether the threads shall end."""
_STOP_TIMEOUT = 2.0
"""Seconds that `stop` waits for the step under way."""


class Indexed(NamedTuple):
    """How far indexing is. `changes` is another number whenever the library answers otherwise than before.

    `total` 0: nothing is being indexed. `scanned`: everything was looked at once.
    """

    done: int = 0
    total: int = 0
    changes: int = 0
    scanned: bool = False

    @property
    def in_words(self) -> str:
        """“indexing 1,200 of 10,000”, and nothing where nothing is indexed."""
        return f"indexing {self.done:,} of {self.total:,}" if self.total else ""


class Indexing:
    """The threads. The callbacks are called from them: with progress, a sentence for the person, a bug of ours."""

    def __init__(
        self,
        library: Library,
        on_progress: Callable[[Indexed], object],
        on_fault: Callable[[str], object],
        on_crash: Callable[[Exception], object],
    ) -> None:
        self._library = library
        self._on_progress, self._on_fault, self._on_crash = on_progress, on_fault, on_crash
        self._stop = Event()
        self._changed: SimpleQueue[frozenset[Path] | None] = SimpleQueue()
        self._indexed = Indexed()
        self._threads = [self._thread("indexing", self._update_index)]
        if library.is_remote:
            self._threads.append(self._thread("listening", self._listen))
        lone = frozenset(path for path in library.folders if path.is_file())
        if folders := frozenset(library.folders) - lone:
            self._threads.append(self._thread("watching", partial(self._watch, folders)))
        if lone:
            self._threads.append(self._thread("watching", partial(self._watch_files, lone)))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """Whether the threads have ended: the step under way is waited for, but not for ever."""
        self._stop.set()
        self._changed.put(None)
        for thread in self._threads:
            thread.join(_STOP_TIMEOUT)
        return not any(thread.is_alive() for thread in self._threads)

    def _thread(self, name: str, work: Callable[[], None]) -> Thread:
        def guarded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - shown on the crash page, not printed by the thread
                self._on_crash(error)

        return Thread(target=guarded, name=name, daemon=True)

    # -- one thread updates the index

    def _update_index(self) -> None:
        self._go_through(self._library.scan())
        while (paths := self._next_change()) is not None:
            if self._library.needs_scan:  # it was found damaged while it was read, and begun anew
                self._go_through(self._library.scan())
            elif paths:
                self._go_through(self._library.update(paths))
            else:
                self._check_for_other_processes()

    def _next_change(self) -> frozenset[Path] | None:
        """The paths that change next. While nothing does, what was deleted is purged from the store's files."""
        for _ in self._library.purge():
            if self._stop.is_set() or not self._changed.empty():
                break
        return self._changed.get()

    def _go_through(self, steps: Iterator[IndexingProgress]) -> None:
        reported = 0.0
        for step in steps:
            self._note(step)
            if monotonic() - reported >= _REPORT_INTERVAL:
                self._report()
                reported = monotonic()
            if self._stop.is_set():
                return
        self._indexed = self._indexed._replace(done=0, total=0, scanned=True)
        self._report()

    def _note(self, step: IndexingProgress) -> None:
        changes = self._library.changes if step.changed else self._indexed.changes
        self._indexed = self._indexed._replace(done=step.done, total=step.total, changes=changes)

    def _check_for_other_processes(self) -> None:
        """Report what another reader has put into the index that the two share."""
        changes = self._library.changes
        if changes != self._indexed.changes:
            self._indexed = self._indexed._replace(changes=changes)
            self._report()

    def _report(self) -> None:
        self._on_progress(self._indexed)
        if fault := self._library.pop_fault():
            self._on_fault(fault)

    # -- another listens to what is pushed to a remote library

    def _listen(self) -> None:
        """Queue a look at the library whenever somebody has changed it, and report what is wrong meanwhile."""
        while not self._stop.is_set():
            begun = monotonic()
            if self._library.await_push(_LISTENING):
                self._changed.put(frozenset())
            if fault := self._library.pop_fault():
                self._on_fault(fault)
            if monotonic() - begun < _LISTENING / 2:  # it can't be reached, and says so at once
                self._stop.wait(_LISTENING)

    # -- the others watch the folders

    def _watch(self, folders: frozenset[Path]) -> None:
        """Queue changes in the folders that exist, and check now and then for those that don’t."""
        known: frozenset[Path] | None = None
        while not self._stop.is_set():
            there = frozenset(folder for folder in folders if folder.is_dir())
            if known is not None and there != known:
                self._changed.put(there ^ known)
            known = there
            if not there:
                self._stop.wait(_CHECK_INTERVAL / 1000)
                continue
            for _ in self._changes(there, there, recursive=True):
                if frozenset(folder for folder in folders if folder.is_dir()) != there:
                    break

    def _watch_files(self, files: frozenset[Path]) -> None:
        """Queue changes of single files. Their folders are watched, for most editors put a new file in the place."""
        while not self._stop.is_set():
            for _ in self._changes(frozenset(file.parent for file in files), files, recursive=False):
                pass

    def _changes(self, folders: frozenset[Path], again: frozenset[Path], recursive: bool) -> Iterator[None]:
        """Queue what changes in these folders, and yield at every check; ends where they have to be watched anew.

        The watcher doesn't report what changed before it began: so `again` is looked at once more after that.
        """
        from watchfiles import watch  # loaded once the first screen stands
        from watchfiles._rust_notify import WatchfilesRustInternalError

        begun = False
        try:
            for seen in watch(
                *folders,
                watch_filter=None,
                step=50,
                debounce=400,
                stop_event=self._stop,
                rust_timeout=_CHECK_INTERVAL,
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
            self._stop.wait(_CHECK_INTERVAL / 1000)
        except WatchfilesRustInternalError:  # the name of something in them is no UTF-8: it can't say which
            self._changed.put(again)
            self._stop.wait(_RESTART_DELAY)
        except UnicodeEncodeError:  # the name of one of them is none, which it can't watch at all
            self._stop.wait(_POLL_INTERVAL)
            self._changed.put(again)
            yield
        except (OSError, RuntimeError):  # the system has no more watches to give
            self._on_fault("The library is not watched for changes: the system can’t.")
            self._stop.wait()


def _articles(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths that can be articles, or folders of them."""
    for path in paths:
        if not path.name.startswith(".") and (path.suffix in SUFFIXES or path.is_dir() or not path.suffix):
            yield path
