"""Dates as a person types them: EDTF, or words such as `3 May 2024`, `about 2020`, `last Friday`, `2020 to 2021`."""

from __future__ import annotations

import re

from reader.draft.english.date_patterns import dating as english_dating
from reader.draft.language import load_language
from reader.model.dates.dates import Edtf

_BETWEEN = re.compile(r"\s+(?:to|until|and)\s+|\s*[–—]\s*")
_OPEN = {
    "before": "../{}",
    "until": "../{}",
    "by": "../{}",
    "after": "{}/..",
    "since": "{}/..",
    "from": "{}/..",
}
_LEADING = ("", "in", "on", "the", "in the")
"""Words that may stand before a date and mean nothing."""
_ABOUT = ("about ", "around ", "circa ", "c. ", "ca. ")


def read_date(typed: str, published: Edtf | None) -> Edtf | None:
    """The date that was typed, None where it means none. Words such as `last Friday` count from `published`."""
    typed = " ".join(typed.split())
    return _edtf(typed) or _in_words(typed, published)


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except ValueError:
        return None


def _in_words(typed: str, published: Edtf | None) -> Edtf | None:
    lower = typed.lower()
    for word in _ABOUT:
        if lower.startswith(word):
            date = read_date(typed[len(word) :], published)
            return _edtf(f"{date.text}~") if date else None
    first, _, rest = typed.partition(" ")
    if first.lower() == "between":
        return _in_words(rest, published)
    if first.lower() in _OPEN and rest and (date := read_date(rest, published)):
        return _edtf(_OPEN[first.lower()].format(date.text))
    ends = _BETWEEN.split(typed)
    if len(ends) == 2 and all(ends):
        dates = [read_date(end, published) for end in ends]
        if dates[0] and dates[1]:
            return _edtf(f"{dates[0].text}/{dates[1].text}")
        return None
    written = _capitalised(typed)
    dating = english_dating(load_language("reader.draft.english"), published)
    found = next(iter(dating.expressions(written)), None)
    if found is None or found.end != len(written) or written[: found.start].strip().lower() not in _LEADING:
        return None
    dated = dating.resolve(found, ahead=None)
    return dated.when if dated else None


def _capitalised(typed: str) -> str:
    """The words with capitals for months and days, as they are looked up."""
    return re.sub(r"\b[a-z]", lambda letter: letter[0].upper(), typed)
