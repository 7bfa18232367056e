"""Keys of a terminal, one by one and without Enter, for a command that has no screen."""

from __future__ import annotations

import asyncio
import os
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LONGEST = 64
_ESCAPE = "\x1b"
_ARROWS = {"\x1b[C": "right", "\x1bOC": "right", "\x1b[D": "left", "\x1bOD": "left"}


def has_keys() -> bool:
    """Whether somebody can press keys for this command."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


@contextmanager
def keys(pressed: Callable[[str], None]) -> Iterator[None]:
    """Call `pressed` with every key in the block, in the loop that runs; without a terminal there are none."""
    if not has_keys():
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    loop = asyncio.get_running_loop()

    def read() -> None:
        try:
            given = os.read(terminal, _LONGEST).decode("utf-8", "replace")
        except OSError:  # so does a terminal answer that hung up
            given = ""
        if not given:  # the terminal is gone
            loop.remove_reader(terminal)
        for key in [given] if given.startswith(_ESCAPE) else given:
            pressed(_ARROWS.get(key, key))

    tty.setcbreak(terminal, termios.TCSADRAIN)
    loop.add_reader(terminal, read)
    try:
        yield
    finally:
        loop.remove_reader(terminal)
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
