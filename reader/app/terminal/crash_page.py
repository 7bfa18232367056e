"""What is printed where the program has a fault of its own: a traceback without anything that came from a file raw."""

from __future__ import annotations

from traceback import format_exception

from reader.model.clean import clean

SORRY = "closeread stopped over a fault of its own; the terminal is as it was. What happened:"


def told(error: BaseException) -> str:
    """An exception with its traceback, no values of variables, every line cleaned: messages may quote a file."""
    lines = (line for part in format_exception(error) for line in part.splitlines())
    return "\n".join((SORRY, *map(clean, lines), ""))
