"""Writes data to standard output and messages to standard error, whatever these are connected to."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from reader.errors import OutputError
from reader.model.clean import clean, shorten
from reader.start.cache_files import LARGEST
from reader.start.early_screen import EARLY_SCREEN

FINE, NOTHING, WRONG = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141


def prepare() -> None:
    """Set encodings: UTF-8 for programs; for a terminal its own, with what it lacks replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if _is_terminal(stream):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class Copy:
    """A copy of what one command writes to standard output, as far as that is all that it says."""

    def __init__(self) -> None:
        self._pieces: list[str] | None = None
        self._size = 0

    def begin(self) -> None:
        self._pieces, self._size = [], 0

    def add(self, piece: str) -> None:
        if self._pieces is not None:
            self._pieces.append(piece)
            self._size += len(piece)
            if self._size > LARGEST:
                self.drop()

    def drop(self) -> None:
        """Copy no further: more is said than this, or too much."""
        self._pieces = None

    def end(self) -> bytes | None:
        """All that was written, as it was; None where that is not all that was said."""
        pieces, self._pieces = self._pieces, None
        return None if pieces is None else "".join(pieces).encode("utf-8", "backslashreplace")


COPY = Copy()
"""The one of this process: there is one standard output."""


def write(pieces: Iterable[str]) -> None:
    """Write data, piece by piece. Raises OutputError, and BrokenPipeError where nobody reads."""
    if sys.stdout is None:  # closed from the start
        raise OutputError("standard output is closed")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
            COPY.add(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output can’t be written: {error.strerror}") from error


def write_lines(lines: Iterable[str]) -> None:
    write(f"{line}\n" for line in lines)


def say(sentence: str) -> None:
    """Write one line, cleaned, to standard error; nothing happens where that is closed."""
    _write_talk(f"{clean(sentence)}\n")


def step(words: str) -> None:
    """Show what is being done now, on a terminal: each step replaces the one before, and "" clears the line."""
    if _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
        from shutil import get_terminal_size  # takes long to load, and only a terminal has a size

        shown = f"{shorten(words, get_terminal_size().columns - 2)}…" if words else ""
        _write_talk(f"\r\x1b[2K{shown}")


def is_terminal() -> bool:
    """Whether a person is looking at standard output."""
    return _is_terminal(sys.stdout)


def is_styled() -> bool:
    """Whether standard output may be made good-looking."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def discard_output() -> None:
    """Drop what is still buffered for standard output: nobody reads it."""
    _discard(sys.stdout)


def _write_talk(words: str) -> None:
    COPY.drop()
    EARLY_SCREEN.give_back()
    if sys.stderr is not None:
        try:
            sys.stderr.write(words)
            sys.stderr.flush()
        except OSError:
            _discard(sys.stderr)


def _discard(stream: TextIO | None) -> None:
    """Point a stream at nothing, so that Python doesn’t flush it at exit and fail with a status of its own."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno() if stream else -1)


def _is_terminal(stream: TextIO | None) -> bool:
    with suppress(ValueError):  # closed meanwhile
        return stream is not None and stream.isatty()
    return False
