"""The terminal given back as it was, however the program ends.

Textual restores the terminal when its loop ends in order. A signal whose default is to kill ends it out of order, and
a loop that is stuck never ends; so each such signal asks the loop to end, and restores the terminal by itself where
the loop is not running yet or takes longer than a moment.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_ENDING = (
    "SIGTERM",
    "SIGHUP",
    "SIGQUIT",
    "SIGINT",
    "SIGPIPE",
    "SIGUSR1",
    "SIGUSR2",
    "SIGXCPU",
    "SIGVTALRM",
    "SIGPROF",
)
_MOMENT = 1.0
"""Seconds that the loop has to end in order."""

_AS_IT_WAS = (
    "\x1b[?2026l"  # no synchronised update under way
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # no mouse, no focus reports
    "\x1b[?2004l"  # no bracketed paste
    "\x1b[<u"  # the keyboard's own protocol
    "\x1b[?1049l"  # the screen before
    "\x1b[0m\x1b[?25h"  # no style, a cursor
)


@contextmanager
def guarded(app: App[None]) -> Iterator[None]:
    """Run something in the terminal; afterwards, and on any signal that ends the program, it is as it was."""
    keeper = _Keeper(app)
    before = {number: signal.signal(number, keeper.end) for number in _numbers()}
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, keeper.end_now)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
        if keeper.ended_by is not None:
            keeper.die(keeper.ended_by)


def _numbers() -> list[signal.Signals]:
    return [signal.Signals[name] for name in _ENDING if hasattr(signal, name)]


class _Keeper:
    """Knows how the terminal was before, and gives it back."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self.ended_by: int | None = None
        self._attributes: list[int | list[bytes | int]] | None = None
        with suppress(termios.error, ValueError, OSError):
            self._attributes = termios.tcgetattr(sys.__stdin__)  # type: ignore[arg-type]  # None raises TypeError below

    def end(self, number: int, _: FrameType | None) -> None:
        """Ask the loop to end; where it isn't running, or asked again, end at once."""
        again = self.ended_by is not None
        self.ended_by = number
        if again or not self._app.is_running:
            self.end_now(number, None)
        else:
            signal.setitimer(signal.ITIMER_REAL, _MOMENT)
            self._app.call_later(self._app.exit)

    def end_now(self, number: int, _: FrameType | None) -> None:
        self.die(self.ended_by or number)

    def die(self, number: int) -> None:
        """Restore the terminal and die of the signal, as a shell expects of a program that was killed."""
        for stream in (sys.__stdout__, sys.__stderr__):
            with suppress(OSError, ValueError, AttributeError):
                if os.isatty(stream.fileno()):  # type: ignore[union-attr]  # a closed stream is an AttributeError
                    os.write(stream.fileno(), _AS_IT_WAS.encode())  # type: ignore[union-attr]
        if self._attributes is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(sys.__stdin__, termios.TCSANOW, self._attributes)  # type: ignore[arg-type]
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
