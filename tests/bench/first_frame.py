"""Run closeread, or the empty app, to its first complete frame, and leave. A script of the benchmark's own.

    python first_frame.py REPORT STAY WORDS (empty | reader ARGUMENT…)

Both programs are started as a person starts them (the reader by its command line's `main`) and know nothing of
this. `_Watch` sees what they write to the terminal. The first complete frame is painted when every one of WORDS
(separated by `|`; those that only a finished screen shows, from every pane) has been written; the process then ends
at once, by `os._exit`. So both sides are measured from the first instruction to the moment a person can read,
and neither pays for its way out. With STAY seconds above 0 it goes on living for so long before it ends, so
that memory is counted after the work that was put off, too; below 0, until it has nothing more to do. REPORT takes
the peak of memory in bytes.
"""

from __future__ import annotations

import os
import sys
import time
from importlib.machinery import PathFinder
from typing import Any, cast

_PAUSE, _QUIET = 0.02, 10
"""Seconds between two looks whether a program is busy, and looks after which it has settled."""


class _Watch:
    """Has a program end, or be left alone for a while, when all words have been written to its terminal.

    Nothing of Textual is imported here before: each program imports it in its own way, and pays for that. What
    writes is a thread of Textual's; the program waits until it has written the last word, or what is put off until
    the frame stands would be counted as far as chance lets it get.
    """

    _WRITER = "textual.drivers._writer_thread"

    def __init__(self, report: str, stay: float, words: list[str]) -> None:
        self._report, self._stay, self._words = report, stay, words

    def find_spec(self, name: str, path: Any = None, _target: Any = None) -> Any:
        """What the import system asks; the answer watches the module of the thread that writes."""
        if name != self._WRITER:
            return None
        sys.meta_path.remove(cast(Any, self))
        spec = cast(Any, PathFinder.find_spec(name, path))
        execute = spec.loader.exec_module

        def execute_and_watch(module: Any) -> None:
            execute(module)
            self._watch(module.WriterThread)

        spec.loader.exec_module = execute_and_watch
        return spec

    def _watch(self, writer: Any) -> None:
        plain = writer.write

        def write(thread: Any, text: str) -> None:
            plain(thread, text)
            if self._words:
                self._words = [word for word in self._words if word not in text]
                if not self._words:
                    self._end(thread)

        writer.write = write

    def _end(self, thread: Any) -> None:
        if self._stay < 0:
            import asyncio  # which the program has loaded by now

            self._settling = asyncio.get_running_loop().create_task(self._settle())
            return
        if self._stay:
            import threading

            threading.Timer(self._stay, _leave, (self._report,)).start()
            return
        while not thread._queue.empty():
            time.sleep(0.0005)
        _leave(self._report)

    async def _settle(self) -> None:
        """Leave once the program has had nothing to answer for a while."""
        import asyncio

        from textual._context import active_app

        app, quiet = active_app.get(), 0
        while quiet < _QUIET:
            await asyncio.sleep(_PAUSE)
            pumps = [app, *app.screen.walk_children(with_self=True)]
            quiet = 0 if any(pump.message_queue_size for pump in pumps) else quiet + 1
        _leave(self._report)


def _leave(report: str) -> None:
    with open(report, "w") as file:  # noqa: PTH123 - pathlib would be one more import to measure
        file.write(str(_peak()))
    os._exit(0)


def _peak() -> int:
    """The peak of this process's memory in bytes. Linux counts a parent's before exec into ru_maxrss."""
    try:
        with open("/proc/self/status") as file:  # noqa: PTH123 - before pathlib is paid for
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _empty() -> int:
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("empty")

    Empty().run()
    return 0


def _reader(arguments: list[str]) -> int:
    sys.argv = ["reader", *arguments]
    from reader.__main__ import main

    return main()


if __name__ == "__main__":
    report, stay, words, side, *arguments = sys.argv[1:]
    sys.meta_path.insert(0, cast(Any, _Watch(report, float(stay), words.split("|"))))
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    sys.exit(_empty() if side == "empty" else _reader(arguments))
