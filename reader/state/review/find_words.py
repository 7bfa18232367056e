"""Finds words to select by what is typed of them, the nearest or all from some to others; and claims by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reader.model.article import Article
from reader.model.query.fold import fold
from reader.model.text import Span, Text
from reader.state.review.claims import Claim
from reader.state.review.offers import MOST_OFFERS
from reader.state.review.questions import Offer, Question
from reader.state.review.selection import whole_words
from reader.state.review.wording import in_words, quoted

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


def ask_claim(article: Article, listed: tuple[Claim, ...]) -> Question:
    """Which claim to go to, by some of its words."""

    def offered(typed: str) -> tuple[Offer, ...]:
        wanted = fold(" ".join(typed.split()))
        said = ((in_words(article, claim), quoted(article, claim.parts), claim.ref) for claim in listed)
        found = (
            Offer(f"{words} “{text}”", ref) for words, text, ref in said if wanted in fold(f"{words} {text}")
        )
        return tuple(islice(found, MOST_OFFERS)) if wanted else ()

    return Question("Go to the claim with", offered, nothing="Type some of its words.")


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
