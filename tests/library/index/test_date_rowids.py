"""Rowids that grow with the date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.library.index.date_rowids import (
    BITS_OF_DAY,
    UNDATED_LAST,
    first_of,
    free_rowids,
    last_of,
    year_of_day,
    years,
)
from reader.library.sqlite.index import SqliteIndex
from reader.model.dates.dates import Day

DAYS = st.builds(
    Day, st.integers(-20_000, 20_000) | st.integers(-(10**15), 10**15), st.integers(1, 12), st.integers(1, 28)
)


@given(DAYS, DAYS)
def test_rowids_grow_with_the_day(one: Day, other: Day) -> None:
    early, late = sorted((one, other))
    assert UNDATED_LAST < first_of(early) <= first_of(late) <= last_of(late) < 1 << 63
    assert first_of(early) == first_of(late) or last_of(early) < first_of(late)


@given(st.builds(Day, st.integers(-20_000, 20_000), st.integers(1, 12), st.integers(1, 28)))
def test_a_rowid_tells_its_year(day: Day) -> None:
    first, last = years(day.year)
    assert first <= first_of(day) <= last_of(day) <= last
    for number in (first_of(day), last_of(day), first, last):
        assert year_of_day(number >> BITS_OF_DAY) == day.year


def test_without_a_date_there_is_no_year() -> None:
    first, last = years(None)
    assert year_of_day(first >> BITS_OF_DAY) is year_of_day(last >> BITS_OF_DAY) is None
    assert last < first_of(Day(-(10**15), 1, 1))


def test_a_full_day_goes_on_in_the_day_before() -> None:
    day, before = Day(2024, 5, 3), Day(2024, 5, 2)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE narrow (quote INTEGER PRIMARY KEY)")
        got = free_rowids(SqliteIndex(connection), day, 3)
        assert list(got) == [last_of(day) - n for n in range(3)]
        connection.execute("INSERT INTO narrow VALUES (?)", (first_of(day) + 1,))
        assert list(free_rowids(SqliteIndex(connection), day, 1)) == [first_of(day)]
        got = free_rowids(SqliteIndex(connection), day, 3)
        assert list(got) == [last_of(before) - n for n in range(3)]
        assert all(one - other == 1 for one, other in pairwise(got))
        assert free_rowids(SqliteIndex(connection), None, 2)[0] == UNDATED_LAST
    assert last_of(day) - first_of(day) == (1 << BITS_OF_DAY) - 1
