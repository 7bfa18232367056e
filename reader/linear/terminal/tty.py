"""The terminal itself: raw while the linear screen has it, and as it was found once that ends, however it does."""

from __future__ import annotations

import os
import select
import signal
import termios
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from reader.linear.terminal.keys import STALL, Key, KeyReader, Pasted
from reader.start.early_screen import EARLY_SCREEN
from reader.start.raw_mode import make_raw

_ENTER = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25h"
"""A screen of its own, lines that don't wrap, pastes that say so, a cursor that can be followed."""
_LEAVE = "\x1b[?2004l\x1b[r\x1b[0m\x1b[?7h\x1b[?1049l"
_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
_ESCAPE_DELAY = 0.05
"""Seconds in which what belongs to a sequence follows its ESC."""
_NO_SIGNAL = 0
_FALLBACK_SIZE = os.terminal_size((80, 24))


class Resized:
    """The terminal has another size, or came back from another program: all is to be drawn anew."""


class Woken:
    """Another thread has an answer."""


class Ended(Exception):
    """A signal has asked the program to end; its number is the argument."""


Event = Key | Pasted | Resized | Woken


class Tty:
    """A terminal, by default standard input and output."""

    def __init__(self, standard_input: int = 0, standard_output: int = 1) -> None:
        self._in, self._out = standard_input, standard_output
        self._keys = KeyReader()
        self._waiting: list[Event] = []
        self._found = termios.tcgetattr(self._in)
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._woken, False)

    @contextmanager
    def entered(self) -> Iterator[None]:
        """The terminal for the linear screen, restored in the end; a signal that ends the program raises Ended."""
        EARLY_SCREEN.give_back()
        before = {
            number: signal.signal(number, _heard)
            for number in (*_ENDING, signal.SIGWINCH, signal.SIGTSTP)
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        wakeup = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        self._enter()
        try:
            yield
        finally:
            self._restore()
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler)

    @property
    def size(self) -> os.terminal_size:
        with suppress(OSError):
            size = os.get_terminal_size(self._out)
            if size.columns and size.lines:
                return size
        return _FALLBACK_SIZE

    def write(self, words: str) -> None:
        """Write to the terminal. Raises Ended where it is gone."""
        data = words.encode("utf-8", "replace")
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except OSError:
            raise Ended(signal.SIGHUP) from None

    def wake(self) -> None:
        """Have `read` return in the thread that waits in it."""
        with suppress(BlockingIOError):
            os.write(self._wake, bytes([_NO_SIGNAL]))

    @property
    def has_events(self) -> bool:
        """Whether the next thing has happened already."""
        return bool(self._waiting)

    def read(self) -> Event:
        """The next thing that happens; waits for it. Raises Ended."""
        while not self._waiting:
            delay = _ESCAPE_DELAY if self._keys.is_escape_waiting else None
            if self._keys.is_paste_waiting:
                delay = STALL
            ready, _, _ = select.select([self._in, self._woken], [], [], delay)
            if not ready:
                self._waiting += self._keys.flush()
            if self._woken in ready:
                self._waiting += self._heard_signals()
            if self._in in ready:
                try:
                    data = os.read(self._in, 4096)
                except OSError:
                    data = b""
                if not data:  # the terminal is gone
                    raise Ended(signal.SIGHUP)
                self._waiting += self._keys.feed(data)
            self._keys.drop_stalled_paste()
        return self._waiting.pop(0)

    def suspend(self) -> None:
        """Go back to the shell, until it brings the program back."""
        self._restore()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, _heard)
        self._enter()
        self._waiting.append(Resized())

    def lend(self, run: Callable[[Sequence[str]], str | None], command: Sequence[str]) -> str | None:
        """What `run` says of a command that has the terminal meanwhile."""
        self._restore()
        try:
            return run(command)
        finally:
            self._enter()
            self._waiting.append(Resized())

    def _enter(self) -> None:
        make_raw(self._in)
        self.write(_ENTER)

    def _restore(self) -> None:
        with suppress(Ended, termios.error):  # it may be gone
            self.write(_LEAVE)
            termios.tcsetattr(self._in, termios.TCSADRAIN, self._found)

    def _heard_signals(self) -> Iterator[Event]:
        for number in os.read(self._woken, 4096):
            if number in _ENDING:
                raise Ended(number)
            if number == signal.SIGTSTP:
                self.suspend()
            elif number == signal.SIGWINCH:
                yield Resized()
            elif number == _NO_SIGNAL:
                yield Woken()


def _heard(*_: object) -> None:
    """The signal's number is read from the pipe, where the loop waits."""
