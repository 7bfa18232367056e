"""Dates in words, short enough for a pane of 38 columns."""

from __future__ import annotations

from reader.model.dates.dates import MONTHS, SEASONS, Edtf, Precision


def label(date: Edtf) -> str:
    """A date as a person reads it, in English, at its true precision: `about Aug 2020`, `since 2021`."""
    return _interval(date) if date.precision is Precision.INTERVAL else _hedge(date) + _plain(date)


def _hedge(date: Edtf) -> str:
    return "perhaps " * date.uncertain + "about " * date.approximate


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year:,} BC" if year <= -9999 else f"{1 - year} BC"
    if year > 9999:
        return f"the year {year:,}"
    return str(year) if year > 999 else f"AD {year}"


def _month(number: int) -> str:
    return MONTHS[number - 1][:3]


def _plain(date: Edtf) -> str:
    """One date, what hedges it left out."""
    first, last = date.earliest, date.latest
    assert first and last, "only an interval is open"
    year = _year(first.year)
    match date.precision:
        case Precision.SECOND:
            return f"{first.day} {_month(first.month)} {year}, {_clock(date.text)}"
        case Precision.DAY:
            return f"{first.day} {_month(first.month)} {year}"
        case Precision.MONTH:
            return f"{'a day of ' * ('X' in date.text)}{_month(first.month)} {year}"
        case Precision.SEASON:
            return f"{SEASONS[first.month // 3 - 1]} {year}"
        case Precision.DECADE if first.year > 999:
            return f"the {first.year}s"
        case Precision.DECADE | Precision.CENTURY:
            return f"between {year} and {_year(last.year)}"
        case _:
            return f"{('', 'a month of ', 'a day of ')[date.text.count('XX')]}{year}"


def _clock(text: str) -> str:
    """The time of day without idle seconds, its zone by the hours from UTC."""
    _, _, rest = text.partition("T")
    time, zone = rest[:8].removesuffix(":00"), rest[8:]
    if zone in ("", "Z"):
        return f"{time} UTC" if zone else time
    hours, _, minutes = zone[1:].partition(":")
    return f"{time} UTC{zone[0]}{int(hours)}{f':{minutes}' if int(minutes or 0) else ''}"


def _interval(date: Edtf) -> str:
    left, _, right = date.text.partition("/")
    if left in ("", ".."):
        last = label(Edtf.parse(right))
        return f"until {last}" if left else f"to {last}, start unknown"
    if right in ("", ".."):
        first = label(Edtf.parse(left))
        return f"since {first}" if right else f"from {first}, end unknown"
    start, end = Edtf.parse(left), Edtf.parse(right)
    first, last = label(start), label(end)
    if first == last:
        return first
    if (start.approximate, start.uncertain) != (end.approximate, end.uncertain):
        return f"{first} to {last}"
    return f"{_hedge(start)}{_shortened(start, end)} to {last}"


def _shortened(start: Edtf, end: Edtf) -> str:
    """The start without the month and year that the end has too: `3` to 5 May 2024, `May` to Aug 2024."""
    first, last = start.earliest, end.earliest
    assert first and last, "both ends are dates"
    if first.year == last.year and start.precision is end.precision:
        if start.precision is Precision.DAY:
            return str(first.day) if first.month == last.month else f"{first.day} {_month(first.month)}"
        if start.precision is Precision.MONTH:
            return _month(first.month)
        if start.precision is Precision.SEASON:
            return SEASONS[first.month // 3 - 1]
    return _plain(start)
