"""Dates at their true precision: EDTF (ISO 8601-2:2019), levels 0 and 1.

What the standard leaves open is settled here. Seasons are the northern months, and in their numbers' order:
`2021-21`, spring, is March to May 2021, and `2021-24`, winter, December 2021 to February 2022. A date with a
time has the day that is written, whatever its zone; only to be sorted it has that in UTC. An approximate or
uncertain date has the days that are written, too; only `not_before` and `not_after`, which tell whether dates
contradict, allow for what it leaves open.
"""

from enum import StrEnum
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("spring", "summer", "autumn", "winter")
DAY_SECONDS = 86_400
LONGEST_YEAR = 15  # digits; the age of the universe has eleven


class Day(NamedTuple):
    """A calendar day of any year, the years before 1 included (`datetime.date` stops at 1)."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """As ISO 8601 writes it; a year beyond four digits has a sign."""
        sign = "-" if self.year < 0 else "+" if self.year > 9999 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    @property
    def number(self) -> int:
        """Days from 1 March of the year 0, by the Gregorian calendar carried back to all years."""
        year = self.year - (self.month < 3)
        month = (self.month + 9) % 12
        return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + self.day - 1


class Precision(StrEnum):
    """How much of a date is known."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Edtf(NamedTuple):
    """A date as written, with the days it can mean. `earliest` and `latest` are None where open or unknown.

    `not_before` and `not_after` bound the widest fair reading, in seconds from 1 March of the year 0, None
    where open: an approximate or uncertain date reaches one more of its own length either way, a season the
    whole year (the hemisphere is unknown), a time with a zone from the hour written to that hour in UTC.
    `instant` is the second (in UTC where a zone is given) of a date with a time.
    """

    text: str
    earliest: Day | None
    latest: Day | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    not_before: int | None = None
    not_after: int | None = None
    instant: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read an EDTF expression. Raises NotEdtf where it has not the form of one, ValueError where it can't be."""
        return _interval(text) if "/" in text else _date(text)

    @property
    def has_zone(self) -> bool:
        """Whether it is a date with a time and a zone: one instant, wherever one is."""
        return self.instant is not None and bool(self.text.partition("T")[2][8:])

    @property
    def order(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Sorts as it happened: by earliest, then latest day, then time; what is open before stands first.

        A time with a zone has the day in UTC.
        """
        if self.instant is None:
            first = () if self.earliest is None else (self.earliest.number,)
            return first, _NEVER if self.latest is None else (self.latest.number,), ()
        assert self.earliest is not None, "a time has its day"
        day = (self.instant // DAY_SECONDS if self.has_zone else self.earliest.number,)
        return day, day, (self.instant,)


class NotEdtf(ValueError):
    """Text that has not the form of a date, so that no part of it is at fault; `hints` says what to write."""


_NEVER = (10 ** (LONGEST_YEAR + 4),)
_QUALIFIERS = {"~": (True, False), "?": (False, True), "%": (True, True)}


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdigit()


def _interval(text: str) -> Edtf:
    left, slash, right = text.partition("/")
    if "/" in right:
        raise NotEdtf
    sides: list[Edtf | None] = []
    for side in (left, right):
        if side in ("", ".."):
            sides.append(None)
            continue
        date = _date(side)
        if date.instant is not None:
            raise ValueError(f"{text}: an interval goes from day to day, without times")
        if "X" in side:
            raise ValueError(f"{text}: an interval cannot begin or end with X; write a year, month or day")
        sides.append(date)
    start, end = sides
    if start is None and end is None:
        raise ValueError(f"{text}: an interval needs a date on one side at least")
    earliest = start.earliest if start is not None else None
    latest = end.latest if end is not None else None
    if earliest is not None and latest is not None and latest < earliest:
        raise ValueError(f"{text}: ends before it begins; write {right}{slash}{left}")
    ends = [date for date in sides if date is not None]
    return Edtf(
        text,
        earliest,
        latest,
        Precision.INTERVAL,
        approximate=any(date.approximate for date in ends),
        uncertain=any(date.uncertain for date in ends),
        not_before=start.not_before if start is not None else None,
        not_after=end.not_after if end is not None else None,
    )


def _date(text: str) -> Edtf:
    body, (approximate, uncertain) = text, (False, False)
    if text[-1:] in _QUALIFIERS:
        body, (approximate, uncertain) = text[:-1], _QUALIFIERS[text[-1]]
    if body[10:11] == "T" or body[11:12] == "T":
        timed = _timed(body)
        if body != text:
            raise ValueError(
                f"{text}: a date with a time takes no {text[-1]}; leave out the one or the other"
            )
        return timed
    earliest, latest, precision = _days(body)
    first, last = earliest.number, latest.number
    if precision is Precision.SEASON:
        first = Day(earliest.year, 1, 1).number
        last = _month_end(earliest.year + 1, 2).number
    if approximate or uncertain:
        length = last - first + 1
        first, last = first - length, last + length
    return Edtf(
        text,
        earliest,
        latest,
        precision,
        approximate,
        uncertain,
        not_before=first * DAY_SECONDS,
        not_after=(last + 1) * DAY_SECONDS - 1,
    )


def _days(body: str) -> tuple[Day, Day, Precision]:
    """The first and last day of a date without time or qualifier, and its precision."""
    if body[:1] == "Y":
        return _years(_long_year(body))
    sign = -1 if body[:1] == "-" else 1
    year, *rest = body[sign < 0 :].split("-")
    if not _digits(year, 4):
        return _unspecified_years(year, sign, rest)
    if sign < 0 and year == "0000":
        raise ValueError(f"{body}: the year 0000 has no sign")
    number = sign * int(year)
    if not rest or rest in (["XX"], ["XX", "XX"]):
        return _years(number)
    if not _digits(rest[0], 2) or len(rest) > 2:
        raise NotEdtf
    month = int(rest[0])
    if len(rest) == 1 and 21 <= month <= 24:
        return _season(number, month)
    if len(rest) == 1 and 25 <= month <= 41:
        raise ValueError(f"{body}: the seasons are 21 to 24: {', '.join(SEASONS)}")
    if not 1 <= month <= 12:
        raise ValueError(f"{body}: there is no month {rest[0]}")
    last = _month_end(number, month)
    if len(rest) == 1 or rest[1] == "XX":
        return Day(number, month, 1), last, Precision.MONTH
    if not _digits(rest[1], 2):
        raise NotEdtf
    day = Day(number, month, int(rest[1]))
    if day.day == 0:
        raise ValueError(f"{body}: there is no day 00")
    if day > last:
        raise ValueError(f"{body}: {MONTHS[month - 1]} {'-' * (sign < 0)}{year} has {last.day} days")
    return day, day, Precision.DAY


def _years(
    first: int, last: int | None = None, precision: Precision = Precision.YEAR
) -> tuple[Day, Day, Precision]:
    return Day(first, 1, 1), Day(first if last is None else last, 12, 31), precision


def _month_end(year: int, month: int) -> Day:
    return Day(year, month, days_in(year, month))


def _season(year: int, number: int) -> tuple[Day, Day, Precision]:
    first = (number - 20) * 3
    last = _month_end(year + 1, 2) if number == 24 else _month_end(year, first + 2)
    return Day(year, first, 1), last, Precision.SEASON


def _unspecified_years(year: str, sign: int, rest: list[str]) -> tuple[Day, Day, Precision]:
    """`201X` and `20XX`."""
    known = year.rstrip("X")
    unknown = len(year) - len(known)
    if rest or len(year) != 4 or not 1 <= unknown <= 2 or not _digits(known, 4 - unknown):
        raise NotEdtf
    size = 10**unknown
    low = int(known) * size
    first, last = sorted((sign * low, sign * (low + size - 1)))
    return _years(first, last, Precision.DECADE if unknown == 1 else Precision.CENTURY)


def _long_year(body: str) -> int:
    """`Y170000002`: a year of more than four digits."""
    figures = body[2:] if body[1:2] == "-" else body[1:]
    if not _digits(figures, len(figures)) or not figures:
        raise NotEdtf
    if len(figures) > LONGEST_YEAR:
        raise ValueError(
            f"a year of {len(figures)} digits is more than this format knows: {LONGEST_YEAR} at most"
        )
    if len(figures) < 5 or figures[0] == "0":
        plain = f"{'-' * (body[1] == '-')}{int(figures):04}"
        raise ValueError(f"{body}: Y is for years of more than four digits; write {plain}")
    return int(body[1:])


def _timed(text: str) -> Edtf:
    """`2020-08-09T23:20:30`, bare, with `Z`, or with hours and perhaps minutes ahead of or behind UTC."""
    date, _, rest = text.partition("T")
    day, _, precision = _days(date)
    clock, zone = rest[:8], rest[8:]
    parts = clock.split(":")
    if precision is not Precision.DAY or len(parts) != 3 or not all(_digits(part, 2) for part in parts):
        raise NotEdtf
    hour, minute, second = map(int, parts)
    # 24:00:00 is the end of a day, in the standard again since 2022
    if (hour > 23 and clock != "24:00:00") or minute > 59 or second > 59:
        raise ValueError(f"{text}: there is no time {clock}")
    ahead = 0
    if zone not in ("", "Z"):
        hours, colon, minutes = zone[1:].partition(":")
        if zone[0] not in "+-" or not _digits(hours, 2) or (colon and not _digits(minutes, 2)):
            raise NotEdtf
        if int(hours) > 23 or int(minutes or 0) > 59:
            raise ValueError(f"{text}: there is no time zone {zone}")
        ahead = (int(hours) * 3600 + int(minutes or 0) * 60) * (-1 if zone[0] == "-" else 1)
    written = day.number * DAY_SECONDS + hour * 3600 + minute * 60 + second
    instant = written - ahead
    return Edtf(
        text,
        day,
        day,
        Precision.SECOND,
        not_before=min(written, instant),
        not_after=max(written, instant),
        instant=instant,
    )
