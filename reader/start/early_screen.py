"""The terminal while a saved frame stands on it and the program is still loading."""

from __future__ import annotations

import os

from reader.start.saved_frames import usable_frame

TYPE_CHECKING = False  # as the module typing has it, whose import costs as much as all the rest
if TYPE_CHECKING:
    from typing import Any

    from reader.start.raw_mode import TypedAhead

_ENTER = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h\x1b[?2026h"
"""A screen of its own, no cursor, lines that don't wrap, pastes that say so, all of the frame at once."""
_STANDS = b"\x1b[?2026l"
_LEAVE = b"\x1b[?2026l\x1b[?2004l\x1b[0m\x1b[?7h\x1b[?1049l\x1b[0m\x1b[?25h"
_ENDING = (1, 2, 3, 15)
"""HUP, INT, QUIT, TERM: their numbers, for the module of signals is loaded only where there is a frame."""


class EarlyScreen:
    """A saved frame on the terminal, until the app takes over or the terminal is given back."""

    def __init__(self) -> None:
        self.frame: bytes | None = None
        """The frame that stands on the terminal; None where none does, or somebody else answers for it."""
        self.attributes: list[Any] = []
        """What the terminal's attributes were before."""
        self.typed_ahead: TypedAhead | None = None
        """What was typed before the frame stood."""

    def show(self, arguments: list[str]) -> None:
        """Show the frame for these arguments, if one is usable here. Keys typed from now on are kept for the app."""
        try:
            if not all(map(os.isatty, (0, 1, 2))) or os.tcgetpgrp(0) != os.getpgrp():
                return
            size = os.get_terminal_size(2)
            frame = usable_frame(arguments, (size.columns, size.lines))
        except (OSError, ValueError):
            return
        if frame is not None:
            self._show(frame)

    def _show(self, frame: bytes) -> None:
        import _signal  # type: ignore[import-not-found]  # only for a frame; the module signal costs more than it
        import termios

        from reader.start.raw_mode import make_raw  # as termios, only for a frame

        try:
            self.attributes = termios.tcgetattr(0)
        except termios.error:
            return
        self.frame = frame
        for number in _ENDING:
            if _signal.getsignal(number) is not _signal.SIG_IGN:
                _signal.signal(number, self._end)
        _signal.pthread_sigmask(_signal.SIG_BLOCK, (_signal.SIGTSTP,))  # until the app can answer it
        try:
            self.typed_ahead = make_raw(0)
            _write(_ENTER + frame + _STANDS)
        except (termios.error, OSError):
            self.give_back()

    def _end(self, number: int, _: object) -> None:
        import _signal  # loaded with the frame, as below

        self.give_back()
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def give_back(self) -> None:
        """Leave the terminal as it was found, if a frame stands on it."""
        if self.frame is None:
            return
        import _signal  # loaded with the frame
        import termios

        self.frame = None
        try:
            _write(_LEAVE)
            termios.tcsetattr(0, termios.TCSANOW, self.attributes)
        except (termios.error, OSError):  # it is gone
            pass
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (_signal.SIGTSTP,))

    def hand_over(self) -> None:
        """Leave the terminal to somebody else, who answers for it from now on."""
        self.frame = None


def _write(output: bytes) -> None:
    written = 0
    while written < len(output):
        written += os.write(2, output[written:])


EARLY_SCREEN = EarlyScreen()
"""The one of this process: there is one terminal, and signals know no other way to it."""
