"""Rowids that grow with the date, so that the newest are found first without sorting.

A day has room for a million quotes. They are allotted from its end downward: read backwards, the quotes of one day
come as they were inserted, and those of an article in the text's order. Quotes without a date lie before all days.
"""

from __future__ import annotations

from functools import lru_cache

from reader.library.index.index import Index
from reader.model.dates.dates import Day, Edtf

BITS_OF_DAY = 20
"""Bits: the rowids of one day."""
_LAST_DAY = 1 << 41
UNDATED_FIRST, UNDATED_LAST = -(1 << 63), -(1 << 62) - 1
DATED_FIRST, LAST = UNDATED_LAST + 1, (1 << 63) - 1


def first_of(day: Day) -> int:
    """The first rowid of a day."""
    return max(-_LAST_DAY, min(day.number, _LAST_DAY)) << BITS_OF_DAY


def last_of(day: Day) -> int:
    return first_of(day) + (1 << BITS_OF_DAY) - 1


def free_rowids(index: Index, day: Day | None, count: int) -> range:
    """Free rowids for so many quotes of one day, downward in the text's order; past a million, of the day before."""
    first, last = (UNDATED_FIRST, UNDATED_LAST) if day is None else (first_of(day), last_of(day))
    while True:
        lowest = index.execute(
            "SELECT min(quote) FROM narrow WHERE quote BETWEEN ? AND ?", (first, last)
        ).fetchone()[0]
        top = last if lowest is None else lowest - 1
        if top - count + 1 >= first or day is None:
            return range(top, top - count, -1)
        first, last = first - (1 << BITS_OF_DAY), first - 1


@lru_cache(maxsize=16_384)
def year_of_day(day: int) -> int | None:
    """The year of a rowid without its last BITS_OF_DAY; None without a date."""
    if day <= UNDATED_LAST >> BITS_OF_DAY:
        return None
    year = (day + 60) * 400 // 146_097
    while Day(year, 1, 1).number > day:
        year -= 1
    while Day(year + 1, 1, 1).number <= day:
        year += 1
    return year


def years(year: int | None) -> tuple[int, int]:
    """The first and the last rowid of a year."""
    if year is None:
        return UNDATED_FIRST, UNDATED_LAST
    return first_of(Day(year, 1, 1)), last_of(Day(year, 12, 31))


@lru_cache(maxsize=4096)
def date_of(text: str | None) -> Edtf | None:
    """A date as it was written in an article. Raises ValueError where it is none."""
    return Edtf.parse(text) if text else None
