"""Reads standard input, where a command takes `-` for a file."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.cli.output import say
from reader.errors import UnreadableFile
from reader.load.file import LIMIT
from reader.model.clean import clean

STANDARD = "-"
"""The name that stands for standard input, and for standard output."""
STANDARD_INPUT = Path(STANDARD)


def read_standard_input() -> bytes:
    """All of standard input, or one byte more than an article may have. Raises UnreadableFile."""
    if sys.stdin is None:
        raise UnreadableFile("standard input is closed")
    if sys.stdin.isatty():
        say("Paste or type the text; ^D on a line of its own ends it.")
    try:
        return sys.stdin.buffer.read(LIMIT + 1)
    except OSError as fault:
        raise UnreadableFile(clean(fault.strerror or "standard input can’t be read").lower()) from None
