"""Finds words to select by what is typed of them: the nearest, or all from some words to others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.text import Span, Text
from reader.state.review.questions import Offer, Question
from reader.state.review.selection import whole_words

_MOST, _SHOWN = 6, 28
"""Places that are offered, and characters shown of each."""
_RANGE = re.compile(r"\s*(?:\.\.+|…)\s*")
_QUOTES = "[\"'“”„‟‘’‚‛«»‹›]"


def ask_words(text: Text, near: int) -> Question:
    """Asks for words to select."""

    def offered(typed: str) -> tuple[Offer, ...]:
        return tuple(Offer(_shown(text, span), span) for span in find_words(text, typed, near)[:_MOST])

    nothing = "Type words of the text; two dots between the first and the last of many."
    return Question("Select", offered, nothing=nothing)


def find_words(text: Text, typed: str, near: int) -> list[Span]:
    """Where the typed words stand, as whole words, the nearest to `near` first; with `a..b` from `a` to `b`."""
    first, *rest = _RANGE.split(typed.strip(), maxsplit=1)
    if not first or (rest and not rest[0]):
        return []
    found = [_to(text, span, rest[0]) if rest else span for span in _places(text, first)]
    spans = dict.fromkeys(whole_words(text, span) for span in found if span is not None)
    return sorted(
        spans, key=lambda span: (text.paragraph_of(span.start) != text.paragraph_of(near), _away(span, near))
    )


def _places(text: Text, typed: str, start: int = 0) -> Iterator[Span]:
    letters = "".join(
        _QUOTES if re.match(_QUOTES, one) else re.escape(one) for one in " ".join(typed.split())
    )
    pattern = re.compile(rf"(?<!\w){letters}" if typed[0].isalnum() else letters, re.IGNORECASE)
    return (Span(*match.span()) for match in pattern.finditer(text.content, start))


def _to(text: Text, start: Span, typed: str) -> Span | None:
    """From one place to the next where other words stand."""
    end = next(_places(text, typed, start.end), None)
    return Span(start.start, end.end) if end else None


def _away(span: Span, near: int) -> int:
    return 0 if span.start <= near < span.end else min(abs(span.start - near), abs(span.end - near))


def _shown(text: Text, span: Span) -> str:
    """The words of a span with some that follow: those tell places apart."""
    end = text.paragraph(text.paragraph_of(span.start)).end
    words = text.content[span.start : min(max(span.start + _SHOWN, span.end), end)]
    return words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]}…{words[-_SHOWN:]}"
