"""The page that is printed when the program crashes: a traceback from which control characters are removed."""

from __future__ import annotations

from traceback import format_exception

from reader.model.clean import clean

HEADING = "closeread stopped over a fault of its own; the terminal is as it was. What happened:"


def crash_page(error: BaseException) -> str:
    """The heading and the traceback, each line cleaned, for messages may quote a file; no values of variables."""
    lines = (line for part in format_exception(error) for line in part.splitlines())
    return "\n".join((HEADING, *map(clean, lines), ""))
