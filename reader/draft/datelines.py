"""Finds the places at the beginnings of paragraphs that only say where a report is from: KELDOW, Vebo (AP) —"""

from __future__ import annotations

import re
from collections import Counter

from reader.model.text import Span, Text

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_AGENCY = r"(?: \([^()\n]{1,30}\))"
_REGION = rf"(?:, {_CAPITAL}[\w.’'-]*(?: {_CAPITAL}[\w.’'-]*)?)?"
_DASH = re.compile(r"[—–]|--|\s-\s")
_DATELINE = (  # compiled for a paragraph with a dash
    rf"(?:{_CAPITAL}[A-ZÀ-ÖØ-Þ.’'-]+(?: {_CAPITAL}[A-ZÀ-ÖØ-Þ.’'-]+){{0,3}}{_REGION}{_AGENCY}?"  # KELDOW, Vebo (AP) —
    rf"|{_CAPITAL}[\w.’'-]*(?: {_CAPITAL}[\w.’'-]*){{0,2}}{_REGION}{_AGENCY})"  # Keldow (AP) —
    r"\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*"
)


def datelines(text: Text) -> list[Span]:
    """The datelines of a text, each with its dash, in order; what begins several paragraphs is whoever speaks there."""
    matches = [
        match
        for paragraph in text.paragraphs()
        if _DASH.search(text.content, *paragraph)
        and (match := re.compile(_DATELINE).match(text.content, *paragraph)) is not None
        and match.end() < paragraph.end
    ]
    often = Counter(match[0] for match in matches)
    return [Span(*match.span()) for match in matches if often[match[0]] == 1]
