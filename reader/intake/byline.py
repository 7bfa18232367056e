"""Finds the byline of a text: a line of its own near the beginning."""

from __future__ import annotations

import re

from reader.model.text import Span, Text

_FIRST = 6  # paragraphs that may name the author
_NAME = r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*)){0,4}"
_OPENERS = ("by ", "von ", "par ", "text: ", "words by ", "written by ", "reported by ")
_BYLINE = (  # compiled for a paragraph that begins so
    r"(?:(?i:by|von|par|text:|words by|written by|reported by)) "
    rf"(?P<names>{_NAME}(?:(?:, | and | und | et | & ){_NAME}){{0,4}})"
    r"(?:,? (?:in|for|at|,|staff|special|political|senior|chief|news|the|correspondent|reporter|editor)\b[^.!?]{0,60})?"
)
_BETWEEN = r", | and | und | et | & "
_POSTS = frozenset(
    "correspondent correspondents reporter reporters editor editors writer writers columnist critic staff".split()
)
"""What ends a line behind the names: Ines Falk, education correspondent."""


def byline_of(text: str) -> tuple[Span, tuple[str, ...]] | None:
    """The paragraph of a canonical text that is a byline, and the names in it; None without one."""
    for span in list(Text(text).paragraphs())[:_FIRST]:
        names = _names_in(text[span.start : span.end])
        if names:
            return span, names
    return None


def is_byline(line: str) -> bool:
    """Whether a line that begins with a capital is a byline and nothing else, and names somebody in full."""
    names = _names_in(line)
    return line[:1].isupper() and bool(names) and " " in names[0]


def _names_in(line: str) -> tuple[str, ...]:
    """The names of a byline; none where a line is something else."""
    line = line.strip()
    match = re.fullmatch(_BYLINE, line) if line[:20].lower().startswith(_OPENERS) else None
    names = tuple(re.split(_BETWEEN, match["names"])) if match else ()
    while len(names) > 1 and names[-1].split()[-1] in _POSTS:
        names = names[:-1]
    capitals = all(word[0].isupper() for name in names for word in name.split() if len(word) > 3)
    return names if capitals else ()
