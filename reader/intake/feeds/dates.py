"""Reads the dates of feeds: RFC 822 as RSS has them, and ISO 8601 as Atom, Dublin Core and JSON Feed have them.

What neither allows is no date: a guess could be years wrong.
"""

from __future__ import annotations

import re

from reader.model.feeds.date import FeedDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL_MONTHS = (
    "january february march april may june july august september october november december sept".split()
)
_ZONE_HOURS = {  # of the abbreviations in use those that are one zone's alone, or RFC 822's
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MET": 1, "MEST": 2,
    "CAT": 2, "SAST": 2, "EET": 2, "EEST": 3, "IDT": 3, "MSK": 3, "MSD": 4, "EAT": 3, "WAT": 1, "TRT": 3, "PKT": 5,
    "NPT": 5.75, "WIB": 7, "ICT": 7, "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "NST": -3.5, "NDT": -2.5, "AST": -4, "ADT": -3, "EST": -5,
    "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
    "BRT": -3, "CLT": -4, "COT": -5, "PET": -5,
}  # fmt: skip
_ZONE = r"(?P<zone>[A-Za-z][A-Za-z/_]*|(?:[A-Za-z]{1,4})?\s?[+-]\d\d?(?::?\d\d)?)"
_TIME = rf"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?\s*{_ZONE}?"
_RFC_822 = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s+)?"
    r"(?P<day>\d\d?)[\s-]+(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?P<year>\d{4}|\d\d)"
    rf"(?:,?\s+{_TIME})?"
)
_C_LIBRARY = re.compile(  # asctime, as RFC 9110 wants it to be read where dates are
    rf"[A-Za-z]{{3}},?\s+(?P<month>[A-Za-z]{{3}})\s+(?P<day>\d\d?)\s+{_TIME}?\s*(?P<year>\d{{4}})"
)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:(?:[Tt]|\s+){_TIME})?)?)?", re.ASCII
)
_COMMENT = re.compile(r"\s*\([^()]*\)")  # RFC 822's, usually the zone once more
_LONGEST = 100  # characters; the longest that means anything has half of that
_EARLIEST_YEAR = 1000
"""Programs that know no date write the year 1."""


def feed_date(written: str | None) -> FeedDate | None:
    """The date that a feed gives, no more precise than it is; None where it is none.

    The zone is left out where it is missing, unknown, or an abbreviation of several.
    """
    said = _COMMENT.sub("", (written or "")[:_LONGEST]).strip()
    if not said.isascii():
        return None
    match = _RFC_822.fullmatch(said) or _ISO.fullmatch(said) or _C_LIBRARY.fullmatch(said)
    if match is None:
        return None
    parts = match.groupdict()
    year, month = _year(parts["year"]), _month(parts["month"])
    if int(year) < _EARLIEST_YEAR or month == "":
        return None
    text = "-".join(filter(None, (year, month, parts["day"] and parts["day"].zfill(2))))
    if parts["hour"] is not None:
        text = f"{text}T{_time(parts)}{_zone(parts['zone'] or '')}"
    try:
        return FeedDate(text)
    except ValueError:  # a day or an hour that doesn't exist
        return None


def _year(written: str) -> str:
    """Four digits; of two, RFC 2822 says which century they mean."""
    return written if len(written) == 4 else f"{'20' if written < '50' else '19'}{written}"


def _month(written: str | None) -> str | None:
    """Two digits; empty where there is no such month."""
    if written is None or written.isdigit():
        return written
    name = written.lower()
    known = name in _MONTHS or name in _FULL_MONTHS
    return f"{_MONTHS.index(name[:3]) + 1:02}" if known else ""


def _time(parts: dict[str, str | None]) -> str:
    second, fraction = parts["second"], parts["fraction"]
    clock = f"{(parts['hour'] or '').zfill(2)}:{parts['minute']}"
    if second is None:
        return clock
    if second == "60":  # a leap second, which no calendar of Python's has
        second, fraction = "59", None
    return f"{clock}:{second}" + (f".{fraction}" if fraction else "")


def _zone(written: str) -> str:
    """`Z`, `+02:00`, or nothing where it isn't known."""
    name = written.upper()
    if name in ("Z", "-00:00", "-0000"):
        return "Z"
    if name in _ZONE_HOURS:
        minutes = round(_ZONE_HOURS[name] * 60)
    else:
        match = re.fullmatch(r"(?:Z|UTC?|GMT)?\s?([+-])(\d\d?)(?::?(\d\d))?", name)
        if match is None or int(match[2]) > 15 or int(match[3] or 0) > 59:
            return ""
        minutes = (int(match[2]) * 60 + int(match[3] or 0)) * (-1 if match[1] == "-" else 1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
