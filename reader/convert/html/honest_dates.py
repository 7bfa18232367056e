"""Dates as HTML's `datetime` can say them, at their true precision."""

from __future__ import annotations

import re

from reader.model.dates.dates import Edtf

_PLAIN = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d(:\d\d)?)?)?)?)?")
_SHORT_ZONE = re.compile(r"T.*[+-]\d\d$")


def machine_date(date: Edtf | None) -> str:
    """A year, month, day or time as HTML writes it; empty where that would say more than the date does.

    HTML has no approximate, uncertain or open dates, no seasons and decades, and no years before 1.
    """
    if date is None or date.approximate or date.uncertain:
        return ""
    text = date.text
    if not _PLAIN.fullmatch(text) or text.startswith("0000") or _is_season(text):
        return ""
    return f"{text}:00" if _SHORT_ZONE.search(text) else text


def _is_season(text: str) -> bool:
    return len(text) == len("2021-21") and int(text[5:]) > 12
