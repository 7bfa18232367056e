"""Output to the terminal that can be cut off, and the terminal's state restored.

Nothing may be drawn after the terminal was restored. Textual draws from a thread; so all its output goes through
here, where it can be cut off.
"""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from errno import EINTR
from select import select
from threading import Lock
from time import monotonic

from reader.start.early_screen import EARLY_SCREEN
from reader.start.raw_mode import TypedAhead, make_raw

ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_PUSH, _POP = "\x1b[>", "\x1b[<u"
"""The beginning and the end of the kitty keyboard protocol, whose state belongs to the alternate screen."""
_END = "\x1b\\"
"""The end of a sequence that was cut short."""
_RESET = (
    "\x1b[?2026l"  # no synchronised update under way
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    "\x1b[?1004l\x1b[?2048l\x1b[?2004l"  # no reports of focus and size, no bracketed paste
    "\x1b]22;\x1b\\"  # the pointer's own shape
    f"\x1b[0m\x1b[?7h{_LEAVE}\x1b[0m\x1b[?25h"  # no style, lines that wrap, the screen before, a cursor
)
_CHUNK = 4096
"""Bytes written at a time: between two writes the drawing thread can be cut off."""
_MOST_BUFFERED = 64
"""Pieces collected for one write."""
_TIMEOUT = 0.5
"""Seconds that a terminal which reads nothing is waited for."""


class Terminal:
    """Standard input and error, which are terminals; the file that the drawing thread writes to."""

    def __init__(self, on_hang_up: Callable[[], None]) -> None:
        """`on_hang_up` is called from any thread when the terminal is gone. Raises termios.error without a terminal."""
        assert sys.__stdin__ is not None, "nothing is drawn without a terminal"
        assert sys.__stderr__ is not None, "nothing is drawn without a terminal"
        self._in, self._out = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        self._encoding = sys.__stderr__.encoding
        self._on_hang_up = on_hang_up
        self.standing = EARLY_SCREEN.frame
        """The frame that stands on the terminal already, if one does."""
        self.attributes = EARLY_SCREEN.attributes if self.standing else termios.tcgetattr(self._in)
        """What the terminal's attributes were."""
        self._buffer: list[str] = []
        self._writing = Lock()
        self._entered, self._pushed, self._closed = self.standing is not None, False, False

    @property
    def has_entered(self) -> bool:
        """Whether the program has its own screen of the terminal."""
        return self._entered

    # -- the file that the drawing thread writes to

    def write(self, text: str) -> None:
        self._buffer.append(text)
        if len(self._buffer) >= _MOST_BUFFERED:
            self.flush()

    def flush(self) -> None:
        text = "".join(self._buffer)
        self._buffer.clear()
        with self._writing:
            entered, left = text.rfind(ENTER), text.rfind(_LEAVE)
            pushed, popped = text.rfind(_PUSH), text.rfind(_POP)
            self._entered = self._entered or entered >= 0
            self._pushed = self._pushed or pushed >= 0
            self._send(text.encode(self._encoding, "replace"))
            self._entered = self._entered and left <= entered
            self._pushed = self._pushed and popped <= pushed

    def _send(self, data: bytes) -> None:
        """Write all of it, unless the terminal hangs up or is restored meanwhile."""
        at = 0
        while at < len(data) and not self._closed:
            try:
                at += os.write(self._out, data[at : at + _CHUNK])
            except BlockingIOError:  # another program has made the terminal non-blocking
                select([], [self._out], [], _TIMEOUT)
            except OSError:
                self.hang_up()

    def hang_up(self) -> None:
        """Drop all further output, for the terminal is gone."""
        self._closed = True
        self._on_hang_up()

    def wait_for_foreground(self) -> None:
        """Stop, as a background job does that uses the terminal, until the shell brings it to the foreground.

        Raises termios.error where there is no shell to do so.
        """
        while True:
            try:
                return termios.tcsetattr(self._in, termios.TCSANOW, termios.tcgetattr(self._in))
            except termios.error as error:
                if error.args[0] != EINTR:  # which says that it was stopped and continued
                    raise

    def make_raw(self) -> TypedAhead:
        """Have the terminal pass on each key; what was typed before. Raises OSError, termios.error where it is gone."""
        ahead = make_raw(self._in)
        return EARLY_SCREEN.typed_ahead or ahead if self.standing else ahead

    # -- restoring

    def restore(self) -> None:
        """Cut off the drawing thread and restore the terminal's state; safe in a signal's handler."""
        idle = self._writing.acquire(timeout=_TIMEOUT)
        self._closed = True
        if not idle:  # the drawing thread waits for a terminal that reads nothing: its output is thrown away
            with suppress(termios.error):
                termios.tcflush(self._out, termios.TCOFLUSH)
        if self._entered:
            self._entered = False
            pop = _POP if self._pushed else ""
            self._write_without_waiting(f"{_END}{pop}{_RESET}".encode())
        with suppress(termios.error):
            termios.tcflush(self._in, termios.TCIFLUSH)  # answers to what was asked of the terminal
            termios.tcsetattr(self._in, termios.TCSANOW, self.attributes)

    def _write_without_waiting(self, data: bytes) -> None:
        """Write through a descriptor of its own: to make the shared one non-blocking would do so to the shell too."""
        try:
            own = os.open(os.ttyname(self._out), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:  # a terminal without a name here, or none any more
            own = os.dup(self._out)
        until = monotonic() + _TIMEOUT
        with suppress(OSError):
            while data and monotonic() < until:
                _, ready, _ = select([], [own], [], until - monotonic())
                with suppress(BlockingIOError):
                    data = data[os.write(own, data) :] if ready else data
        os.close(own)
