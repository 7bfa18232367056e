"""Lists entries, the newest first, by feed, mark, words and date, a page at a time."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from reader.memory.feeds.storing import number_from
from reader.memory.feeds.values import EntryFilter, EntryNumber, ListedEntry
from reader.memory.feeds.word_index import feed_word
from reader.model.dates.dates import Day
from reader.model.feeds.date import FeedDate
from reader.model.query.query import Query, Term
from reader.model.query.searchable import ends_in_hangul

_COLUMNS = (
    "number, address, id, entry.title, entry.link, published, updated, authors, summary, read, starred, first_seen,"
    " changed_at, article"
)
_WITH_ARTICLES = "article IN (SELECT value FROM json_each(?))"
_AT_ONCE = 200
_GREATEST = 2**62
_DAY = 86_400
_FIRST_DAY = Day(1970, 1, 1).number


def listed(
    connection: sqlite3.Connection, asked: EntryFilter, limit: int, before: int | None, after: int | None
) -> list[ListedEntry]:
    """The newest entries that are asked for, `before` or `after` a number: those nearest to it, newest first."""
    numbers = list(islice(_numbers(connection, asked, before, after), limit))
    if after is not None:
        numbers.reverse()
    return rows_of(connection, numbers)


def numbers_of(connection: sqlite3.Connection, asked: EntryFilter) -> list[EntryNumber]:
    """The numbers of all that is asked for, newest first."""
    return [EntryNumber(number) for number in _numbers(connection, asked, None, None)]


def rows_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[ListedEntry]:
    """The entries of some numbers, in their order; those that are gone are left out."""
    found: dict[int, ListedEntry] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        query = (
            f"SELECT {_COLUMNS.replace('number', 'entry.number', 1)} FROM entry JOIN feed ON feed.number = entry.feed"
            f" WHERE entry.number IN ({', '.join('?' * len(some))})"
        )
        found.update((row[0], _listed_entry(row)) for row in connection.execute(query, some))
    return [found[number] for number in numbers if number in found]


def _numbers(
    connection: sqlite3.Connection, asked: EntryFilter, before: int | None, after: int | None
) -> Iterator[int]:
    """The numbers of what is asked for, from the newest on, or from `after` on the oldest first."""
    low, high = _range(asked.query, before, after)
    order = "DESC" if after is None else "ASC"
    if (expression := _expression(connection, asked)) is not None:
        low, high = _marked_range(connection, asked, low, high)
        source = (
            f"SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid {order}"
        )
        numbers: Iterator[int] = (n for (n,) in connection.execute(source, (expression, low, high)))
    elif asked.articles is not None:
        source = f"SELECT number FROM entry WHERE {_WITH_ARTICLES} AND number BETWEEN ? AND ? ORDER BY number {order}"
        numbers = (n for (n,) in connection.execute(source, (json.dumps([*asked.articles]), low, high)))
    elif asked.feeds is not None and not asked.starred:
        numbers = _of_feeds(connection, asked, low, high, order)
    else:
        marked = "AND starred = 1" if asked.starred else "AND read = 0" if asked.unread else ""
        source = f"SELECT number FROM entry WHERE number BETWEEN ? AND ? {marked} ORDER BY number {order}"
        numbers = (n for (n,) in connection.execute(source, (low, high)))
    return _filtered(connection, numbers, asked)


def _marked_range(connection: sqlite3.Connection, asked: EntryFilter, low: int, high: int) -> tuple[int, int]:
    """Less of a range, where only what is unread or has a star is wanted: most of that is new, or little."""
    for wanted, condition in ((asked.unread, "read = 0"), (asked.starred, "starred = 1")):
        if wanted:
            ends = f"SELECT ifnull(min(number), 1), ifnull(max(number), 0) FROM entry WHERE {condition}"
            first, last = connection.execute(ends).fetchone()
            low, high = max(low, first), min(high, last)
    return low, high


def _of_feeds(
    connection: sqlite3.Connection, asked: EntryFilter, low: int, high: int, order: str
) -> Iterator[int]:
    """The entries of all of some feeds, each once, merged without reading more of any feed than is wanted."""
    unread = "AND read = 0" if asked.unread else ""
    source = (
        f"SELECT entry FROM member WHERE feed = ? AND entry BETWEEN ? AND ? {unread} ORDER BY entry {order}"
    )
    rows = (
        connection.execute(source, (feed, low, high)) for feed in feed_numbers(connection, asked.feeds or ())
    )
    last = None
    for (number,) in heapq.merge(*rows, reverse=order == "DESC"):
        if number != last:
            yield number
        last = number


def _filtered(connection: sqlite3.Connection, numbers: Iterator[int], asked: EntryFilter) -> Iterator[int]:
    """Those for which all other conditions hold, too."""
    conditions = [f"starred = {asked.starred:d}"] if asked.starred is not None else []
    values: list[Any] = []
    if asked.unread is not None:
        conditions.append(f"read = {not asked.unread:d}")
    if asked.query.dated:
        conditions.append("(published IS NOT NULL OR updated IS NOT NULL)")
    if asked.articles is not None:
        conditions.append(_WITH_ARTICLES)
        values.append(json.dumps([*asked.articles]))
    if asked.feeds is not None:
        feeds = list(feed_numbers(connection, asked.feeds))
        conditions.append(
            "EXISTS (SELECT 1 FROM member WHERE member.entry = number AND member.feed"
            f" IN ({', '.join('?' * len(feeds))}))"
        )
        values += feeds
    if not conditions:
        yield from numbers
        return
    source = f"SELECT 1 FROM entry WHERE number = ? AND {' AND '.join(conditions)}"
    for number in numbers:
        if connection.execute(source, (number, *values)).fetchone():
            yield number


def feed_numbers(connection: sqlite3.Connection, addresses: Iterable[str]) -> Iterator[int]:
    """The numbers of the feeds of some addresses, as far as there are any."""
    for address in addresses:
        row = connection.execute("SELECT number FROM feed WHERE address = ?", (address,)).fetchone()
        if row is not None:
            yield row[0]


def _range(query: Query, before: int | None, after: int | None) -> tuple[int, int]:
    """The least and the greatest number that will do."""
    low = 0 if after is None else after + 1
    high = _GREATEST if before is None else before - 1
    if query.since is not None:
        low = max(low, number_from(_start_of(query.since)))
    if query.until is not None:
        high = min(high, number_from(_start_of(query.until) + _DAY) - 1)
    return low, high


def _start_of(day: Day) -> float:
    return (day.number - _FIRST_DAY) * _DAY


def _expression(connection: sqlite3.Connection, asked: EntryFilter) -> str | None:
    """The words that are asked for as an expression of the index; None where there are none."""
    if not asked.has_words:
        return None
    query = asked.query
    wanted = [_phrase(term) for term in query.text_terms]
    unwanted = [_phrase(term) for term in (*query.unwanted.words, *query.unwanted.texts)]
    if asked.feeds is not None:
        feeds = " OR ".join(f'"{feed_word(feed)}"' for feed in feed_numbers(connection, asked.feeds))
        wanted.append(f"{{feeds}} : ({feeds or chr(34) + 'none' + chr(34)})")
    elif not wanted:
        wanted.append('{feeds} : "f" *')
    every = " AND ".join(wanted)
    return f"({every}) NOT ({' OR '.join(unwanted)})" if unwanted else every


def _phrase(term: Term) -> str:
    """Words side by side in the title, the authors or the text; a folded text has no sign that could end the quotes."""
    begins = " *" if term.prefix or ends_in_hangul(term.words) else ""
    return f'{{title authors text}} : "{" ".join(term.tokens)}"{begins}'


def _listed_entry(row: Sequence[Any]) -> ListedEntry:
    number, feed, own_id, title, link, published, updated, authors, summary, *marks = row
    read, starred, first_seen, changed_at, article = marks
    return ListedEntry(
        EntryNumber(number),
        feed,
        own_id,
        title,
        link,
        FeedDate(published) if published else None,
        FeedDate(updated) if updated else None,
        tuple(json.loads(authors)),
        summary,
        bool(read),
        bool(starred),
        first_seen,
        changed_at,
        article,
    )
