"""Divides words into sentences for a voice: where one ends wrongly, there is a short pause too many and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.text import Span

LONGEST = 600
"""Characters of a piece: a step back, or a pause, is never farther than these words from where it was asked for."""

_CLOSING = "”“\"’‘'»«)\\]"
_END = re.compile(rf"(?:[.!?…]+[{_CLOSING}]*(?=\s)|[。！？]+[{_CLOSING}」』]*)\s*|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Hon|Jr|Sr|vs|No|Nr|Bd|Str|bzw|ca|Mme|Mlle|Sra?|"
    r"Dña|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b\w)\.$"
)
_GOES_ON = re.compile(rf"[{_CLOSING}“„«‘(\[]*[a-zà-öø-ÿ,;]")
_PAUSES = (re.compile(r"[,;:–—、，；：]\s*"), re.compile(r"\s+"))
"""Where a sentence can be cut, the better ones first."""


def sentences(words: str, span: Span) -> Iterator[Span]:
    """The spans of the sentences of `words` that lie in `span`, in order; they leave nothing between them out."""
    start = span.start
    for found in _END.finditer(words, span.start, span.end):
        if found.end() < span.end and _is_inside(words, start, found):
            continue
        yield from _short(words, Span(start, found.end()))
        start = found.end()
    if start < span.end:
        yield from _short(words, Span(start, span.end))


def _is_inside(words: str, start: int, found: re.Match[str]) -> bool:
    """Whether the sentence goes on behind a mark: it is of an abbreviation, or a small letter follows."""
    if found[0].isspace():
        return False
    marks = found[0].rstrip()
    return bool(_GOES_ON.match(words, found.end())) or (
        marks == "." and bool(_ABBREVIATION.search(words, start, found.start() + 1))
    )


def _short(words: str, span: Span) -> Iterator[Span]:
    """A sentence in pieces that are not too long, cut at pauses where it has any."""
    start, end = span
    while end - start > LONGEST:
        farthest = start + LONGEST
        cuts = ([found.end() for found in each.finditer(words, start, farthest)] for each in _PAUSES)
        cut = next((places[-1] for places in cuts if places), farthest)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)
