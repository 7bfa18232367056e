"""Restores the terminal whatever ends the program, and ends it by the signal that asked for it.

A signal ends Textual's loop, which keeps the reader's place and restores the terminal in order. Where the loop isn't
running, or takes longer than a second, the terminal is restored by hand. Then the program dies of the signal itself,
SIGINT included: so a shell shows 128 and the signal's number, and stops its script.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import main_thread
from types import FrameType
from typing import Any, cast

from textual.app import App
from textual.driver import Driver
from textual.widget import Widget

from reader.app.terminal.driver import ReaderDriver
from reader.app.terminal.output import Terminal
from reader.start.early_screen import EARLY_SCREEN

Handler = Callable[[int, FrameType | None], Any] | int | None

_ENDING = ("HUP", "INT", "QUIT", "TERM", "USR1", "USR2", "XCPU", "VTALRM", "PROF", "POLL", "PWR", "STKFLT")
"""The signals that end a program by default, crashes aside; not every system has all."""
_KEYBOARD_SIGNALS = (signal.SIGINT, signal.SIGQUIT)
_POLL_INTERVAL = 0.02
"""Seconds between two looks whether the screens are mounted."""
_GRACE = 1.0
"""Seconds that the loop has to end in order."""


@contextmanager
def restoring_terminal(app: App[None]) -> Iterator[None]:
    """The terminal's state restored after the block, and by any signal that ends the program in it."""
    guard = _Guard(app)
    numbers = [signal.Signals[f"SIG{name}"] for name in _ENDING if f"SIG{name}" in signal.Signals.__members__]
    before: dict[int, Handler] = {
        number: signal.signal(number, guard.end)
        for number in numbers
        if signal.getsignal(number) is not signal.SIG_IGN  # as nohup asks for
    }
    EARLY_SCREEN.hand_over()
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, guard.end_late)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
        guard.terminal.restore()
        if guard.ended_by is not None:
            _die(guard.ended_by)


class _Guard:
    """Ends the program by the first signal that asks for it."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self.ended_by: int | None = None
        self.terminal = Terminal(self._hang_up)
        app.driver_class = cast(type[Driver], partial(ReaderDriver, self.terminal))

    def end(self, number: int, _: FrameType | None) -> None:
        """Ask the loop to end; end at once where none is running."""
        if self.ended_by is not None:
            return
        self.ended_by = number
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.end_now(number, None)
        else:
            signal.setitimer(signal.ITIMER_REAL, _GRACE)
            loop.call_soon_threadsafe(self._leave, loop)

    def _leave(self, loop: asyncio.AbstractEventLoop) -> None:
        """End the app in order, once all widgets of its screens are mounted: closing needs them."""
        screens = self._app.screen_stack if self._app.is_running else []
        parts = [part for screen in screens for part in screen.walk_children(Widget, with_self=True)]
        if parts and all(part.is_mounted for part in parts):
            self._app.exit()
        else:
            loop.call_later(_POLL_INTERVAL, self._leave, loop)

    def _hang_up(self) -> None:
        """Send the signal that the system sends only to the terminal's own session."""
        number = signal.SIGTERM if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else signal.SIGHUP
        signal.pthread_kill(main_thread().ident or 0, number)

    def end_late(self, number: int, _: FrameType | None) -> None:
        """The time is over; or else the alarm is someone else's, and a signal like any other."""
        if self.ended_by is None:
            self.end(number, None)
        else:
            self.end_now(number, None)

    def end_now(self, number: int, _: FrameType | None) -> None:
        self.terminal.restore()
        _die(self.ended_by or number)


def _die(number: int) -> None:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)  # the first process of a container doesn't die of signals


def run_in_terminal(command: Sequence[str]) -> int:
    """The exit status of another program, run in the terminal. Raises OSError where it can't be run.

    Interrupts from the keyboard are for it alone; signals that end the reader end it too.
    """
    child: subprocess.Popen[bytes] | None = None
    before: dict[int, Handler] = {}

    def ignore(_: int, __: FrameType | None) -> None:
        """Not SIG_IGN, which the other program would inherit."""

    def pass_on(number: int, frame: FrameType | None) -> None:
        if child is not None:
            child.send_signal(number)
        ends = before[number]
        if callable(ends):
            ends(number, frame)

    for sent in (*_KEYBOARD_SIGNALS, signal.SIGTERM, signal.SIGHUP):
        if callable(handler := signal.getsignal(sent)):
            before[sent] = handler
            signal.signal(sent, ignore if sent in _KEYBOARD_SIGNALS else pass_on)
    try:
        child = subprocess.Popen(command)
        return child.wait()
    finally:
        for number, its_own in before.items():
            signal.signal(number, its_own)
