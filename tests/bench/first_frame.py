"""Run closeread, or the empty app, to its first complete frame, and leave. A script of the benchmark's own.

    python first_frame.py REPORT STAY WORDS (empty | reader ARGUMENT…)

Both programs are started as a person starts them (the reader by its command line's `main`) and know nothing of
this. What they write to the terminal passes through `_Watch`, which stands between Textual's thread that writes
and the terminal. The first complete frame is painted when every one of WORDS (separated by `|`; those
that only a finished screen shows, from every pane) has been written; the process then ends at once, by
`os._exit`. So both sides are measured from the interpreter's first instruction to the moment a person can read,
and neither pays for its way out. With STAY seconds above 0 it goes on living for so long before it ends, so
that memory is counted after the work that was put off, too. REPORT takes the peak of memory in bytes.
"""

from __future__ import annotations

import os
import sys
import time
from importlib.machinery import PathFinder
from typing import IO, Any, cast


class _Watch:
    """The terminal, until all words have been written to it."""

    def __init__(self, terminal: Any, report: str, stay: float, words: list[str]) -> None:
        self._terminal = terminal
        self._report = report
        self._stay = stay
        self._words = words

    def write(self, text: str) -> Any:
        if self._words:
            self._words = [word for word in self._words if word not in text]
            if not self._words:
                self._terminal.write(text)
                self._terminal.flush()
                self._end()
        return self._terminal.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._terminal, name)

    def _end(self) -> None:
        if not self._stay:
            _leave(self._report)
        import threading

        threading.Thread(target=self._end_later, daemon=True).start()

    def _end_later(self) -> None:
        time.sleep(self._stay)
        _leave(self._report)


class _Watching:
    """Has every thread that writes to a terminal write through a watch, once the program imports their module.

    Nothing of Textual is imported here before: each program imports it in its own way, and pays for that.
    """

    _WRITER = "textual.drivers._writer_thread"

    def __init__(self, report: str, stay: float, words: list[str]) -> None:
        self._report, self._stay, self._words = report, stay, words

    def find_spec(self, name: str, path: Any = None, _target: Any = None) -> Any:
        if name != self._WRITER:
            return None
        sys.meta_path.remove(cast(Any, self))
        spec = PathFinder.find_spec(name, path)
        execute = spec.loader.exec_module

        def execute_and_watch(module: Any) -> None:
            execute(module)
            self._watch(module.WriterThread)

        spec.loader.exec_module = execute_and_watch
        return spec

    def _watch(self, writer: Any) -> None:
        plain = writer.__init__

        def watched(thread: Any, file: Any) -> None:
            plain(thread, cast(IO[str], _Watch(file, self._report, self._stay, self._words)))

        writer.__init__ = watched


def _leave(report: str) -> None:
    with open(report, "w") as file:  # noqa: PTH123 - pathlib would be one more import to measure
        file.write(str(_peak()))
    os._exit(0)


def _peak() -> int:
    """The peak of this process's memory in bytes. Linux counts a parent's before exec into ru_maxrss."""
    try:
        with open("/proc/self/status") as file:  # noqa: PTH123
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
    sys.meta_path.insert(0, cast(Any, _Watching(report, float(stay), words.split("|"))))
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    sys.exit(_empty() if side == "empty" else _reader(arguments))
