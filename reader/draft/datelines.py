"""Finds the places at the beginnings of paragraphs that only say where a report is from: KELDOW, Vebo (AP) —"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet

from reader.model.text import Span, Text

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w.’'-]*"
_AGENCY = r"(?: \([^()\n]{1,30}\))"
_MONTH = r"[^\W\d_]{3,9}"
_DASH = re.compile(r"[—–]|--|\s-\s")
_DATELINE = (  # compiled for a paragraph with a dash
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}})(?:, {_WORD}(?: {_WORD})?)?(?P<agency>{_AGENCY})?"  # KELDOW, Vebo (AP)
    rf"(?:,? (?:(?:le )?\d{{1,2}}(?:\.|er)? (?P<month>{_MONTH})|(?P<first>{_MONTH})\.? \d{{1,2}})\.?(?:,? \d{{4}})?)?"
    rf"(?P<source>{_AGENCY})?"  # , March 3 (AP)
    r"\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*"
)
_IN_CAPITALS = rf"{_CAPITAL}[A-ZÀ-ÖØ-Þ.’'-]+(?: {_CAPITAL}[A-ZÀ-ÖØ-Þ.’'-]+)*"


def datelines(text: Text, months: AbstractSet[str]) -> list[Span]:
    """The datelines of a text, each with its dash, in order; what begins several paragraphs is whoever speaks there.

    A place in capitals makes one, else an agency in brackets or a date; `months` are their names in small letters.
    """
    matches = [
        match
        for paragraph in text.paragraphs()
        if _DASH.search(text.content, *paragraph)
        and (match := re.compile(_DATELINE).match(text.content, *paragraph)) is not None
        and match.end() < paragraph.end
        and _is_dateline(match, months)
    ]
    often = Counter(match[0] for match in matches)
    return [Span(*match.span()) for match in matches if often[match[0]] == 1]


def _is_dateline(match: re.Match[str], months: AbstractSet[str]) -> bool:
    month = match["month"] or match["first"]
    if month is not None:
        return month.lower() in months
    return bool(match["agency"] or match["source"] or re.fullmatch(_IN_CAPITALS, match["place"]))
