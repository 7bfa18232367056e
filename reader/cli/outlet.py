"""Where a command writes: data to standard output, talk to standard error, whatever these may be."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from reader.errors import OutputError
from reader.model.clean import clean, shorten

FINE, NOTHING, WRONG = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141


def prepare() -> None:
    """Let every character through: programs get UTF-8, a terminal its own encoding with what it lacks replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if _is_terminal(stream):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(pieces: Iterable[str]) -> None:
    """Data, as it comes. Raises OutputError; BrokenPipeError is the caller's."""
    if sys.stdout is None:  # closed from the start
        raise OutputError("standard output is closed")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output can’t be written: {error.strerror}") from error


def write_lines(lines: Iterable[str]) -> None:
    write(f"{line}\n" for line in lines)


def say(sentence: str) -> None:
    """Talk: one line, cleaned. Where nobody can hear it, it is lost."""
    _tell(f"{clean(sentence)}\n")


def step(words: str) -> None:
    """What is being done now, for a person who waits: the next step, or nothing (""), stands in its place."""
    if _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
        import shutil

        shown = f"{shorten(words, shutil.get_terminal_size().columns - 2)}…" if words else ""
        _tell(f"\r\x1b[2K{shown}")


def is_terminal() -> bool:
    """Whether a person is looking at standard output."""
    return _is_terminal(sys.stdout)


def is_styled() -> bool:
    """Whether standard output may be made good-looking."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def abandon() -> None:
    """Nobody reads standard output any more."""
    _give_up(sys.stdout)


def _tell(words: str) -> None:
    if sys.stderr is not None:
        try:
            sys.stderr.write(words)
            sys.stderr.flush()
        except OSError:
            _give_up(sys.stderr)


def _give_up(stream: TextIO | None) -> None:
    """Keep Python from trying once more at its end, and from an exit status of its own for that."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno() if stream else -1)


def _is_terminal(stream: TextIO | None) -> bool:
    with suppress(ValueError):  # closed meanwhile
        return stream is not None and stream.isatty()
    return False
