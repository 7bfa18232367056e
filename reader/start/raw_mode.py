"""A terminal that passes on each key as it is typed, and what was typed before it did."""

from __future__ import annotations

import fcntl
import sys
import termios

TYPE_CHECKING = False  # as the module typing has it, whose import costs as much as all the rest
if TYPE_CHECKING:
    from typing import Any

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6
"""Places of the attributes of a terminal."""


class TypedAhead:
    """Gives back the Enter keys in what was typed before a terminal was raw: until then it makes line feeds of them."""

    def __init__(self, count: int) -> None:
        """`count` bytes had been typed."""
        self._left = count

    def restore_enters(self, received: bytes) -> bytes:
        """The next bytes of the terminal as they were typed."""
        ahead, rest = received[: self._left], received[self._left :]
        self._left -= len(ahead)
        return ahead.replace(b"\n", b"\r") + rest


def make_raw(terminal: int) -> TypedAhead:
    """Have a terminal neither echo, collect, translate nor obey what is typed. Raises OSError, termios.error."""
    raw: list[Any] = termios.tcgetattr(terminal)
    raw[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[_INPUT] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[_CHARACTERS][termios.VMIN] = 1
    raw[_CHARACTERS][termios.VTIME] = 0
    termios.tcsetattr(terminal, termios.TCSANOW, raw)
    return TypedAhead(int.from_bytes(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)), sys.byteorder))
