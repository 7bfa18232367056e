"""Spans as brat has them: a fragment ends where a line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.model.text import Span

_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[ \t]*\n\s*")


def fragments_of(text: str, spans: Iterable[Span]) -> list[Span]:
    """The lines and pieces of lines that spans are made of."""
    return [
        Span(found.start(), found.end()) for start, end in spans for found in _LINE.finditer(text, start, end)
    ]


def parts_of(text: str, fragments: Sequence[Span]) -> tuple[Span, ...]:
    """Fragments with nothing but the end of a line between them joined to one part."""
    parts: list[Span] = []
    for fragment in sorted(fragments):
        if parts and _BREAK.fullmatch(text, parts[-1].end, fragment.start):
            parts[-1] = Span(parts[-1].start, fragment.end)
        else:
            parts.append(fragment)
    return tuple(parts)
