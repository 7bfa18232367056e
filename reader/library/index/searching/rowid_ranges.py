"""Translates the dates of a query to ranges of rowids."""

from __future__ import annotations

from reader.library.index.date_rowids import BITS_OF_DAY, DATED_FIRST, LAST, UNDATED_FIRST, first_of, last_of
from reader.library.index.index import RowidRange
from reader.library.index.index_words import LONG, OPEN_AFTER, OPEN_BEFORE, REACH
from reader.model.dates.dates import Day
from reader.model.query.query import Query


def rowid_ranges(query: Query) -> list[RowidRange]:
    """Where the quotes of the time that is asked for lie. A quote's rowid is that of its date's first day.

    Those in between are in time whatever their date's length; of those before, the long ones that reach into
    it, of those after it, the ones that are open before.
    """
    since, until = query.since, query.until
    if not query.dated:
        return [RowidRange(UNDATED_FIRST, LAST)]
    first = DATED_FIRST if since is None else first_of(since)
    last = LAST if until is None else last_of(until)
    found = [RowidRange(first, last)]
    if until is not None:
        found.append(RowidRange(last + 1, LAST, OPEN_BEFORE))
    if since is not None:
        found.append(RowidRange(DATED_FIRST, first - 1, OPEN_AFTER))
        found.append(RowidRange(DATED_FIRST, first - 1, LONG, since.number))
        for kind, days in REACH.items():
            found.append(RowidRange(_earlier(since, days), first - 1, kind, since.number))
    return found


def _earlier(day: Day, days: int) -> int:
    return max(first_of(day) - ((days + 1) << BITS_OF_DAY), DATED_FIRST)
