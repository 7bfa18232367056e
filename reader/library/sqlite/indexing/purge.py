"""Overwrites what deleted articles have left in the index's file, and merges what a large scan has put there.

SQLite zeroes the rows that are deleted, but a full-text table only marks its words as gone: they stay in its segments
until those are merged. The merge takes as long as the index is large, so it is no part of an update.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial

from reader.library.index.index_words import backwards
from reader.library.sqlite.database import IndexFile

_PAGES = 500
"""Of a full-text table, merged in one step: some ten milliseconds."""
_WORDS = 2_000
_TABLES = ("words", "heading", "text")
MANY = 1_000
"""Articles whose words are merged once, at the end, instead of again and again as they come."""
_SEGMENTS, _MOST_SEGMENTS = 4, 64
"""Of one level, at which SQLite merges them by itself; many make the index faster to fill and slower to ask."""
_MOST_AT_COMMIT = 16
"""Segments that SQLite merges at once, whoever waits, where it has not come to merge them by the way."""
_WORDS_WAITING, _MOST_WORDS_WAITING = 1 << 20, 16 << 20
"""Bytes of a table's words that wait in memory for the end of a transaction; more make segments of their own."""
_LOG, _LONGEST_LOG = 1_000, 16_000
"""Pages of the write-ahead log before they are copied into the file: many are written again and again meanwhile."""
_DELETED, _MERGE = 1, 2
"""Why a purge is due, in `meta.deleted`: for words of deleted articles, or only for segments."""


def expect_many(connection: sqlite3.Connection) -> None:
    """Prepares the index for many articles; a purge is due after them."""
    _configure(connection, _MOST_SEGMENTS, _MOST_SEGMENTS, _MOST_WORDS_WAITING)
    _limit_log(connection, _LONGEST_LOG)
    connection.execute("UPDATE meta SET deleted = ? WHERE deleted = 0", (_MERGE,))


def end_many(connection: sqlite3.Connection) -> None:
    """Ends what holds for one connection alone: the purge may be another process's."""
    _limit_log(connection, _LOG)


def _limit_log(connection: sqlite3.Connection, pages: int) -> None:
    connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")


def _configure(connection: sqlite3.Connection, segments: int, at_commit: int, words_waiting: int) -> None:
    settings = (("automerge", segments), ("crisismerge", at_commit), ("hashsize", words_waiting))
    for table in _TABLES:
        for setting, number in settings:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (setting, number))


def purge(file: IndexFile) -> Iterator[None]:
    """Short steps after which no word of a deleted article is in the file; none where nothing was deleted."""
    due = file.read(_due)
    if not due:
        return
    if due == _MERGE:
        file.write(partial(_limit_log, pages=_LONGEST_LOG), changed=False)
    for table in _TABLES:
        pages = -_PAGES  # all segments, not only those of one level
        while file.write(partial(_merge, table=table, pages=pages), changed=False):
            pages = _PAGES
            yield
    last = "" if due == _DELETED else None
    while last is not None:
        last = file.write(partial(_forget_words, after=last), changed=False)
        yield
    file.write(_finish, changed=False)
    file.empty_log()
    yield


def _due(connection: sqlite3.Connection) -> int:
    """Why a purge is due; 0 where it is not."""
    row = connection.execute("SELECT deleted FROM meta").fetchone()
    return int(row[0]) if row and row[0] else 0


def _merge(connection: sqlite3.Connection, table: str, pages: int) -> bool:
    """Whether there was anything to merge."""
    before = connection.total_changes
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
    return connection.total_changes - before >= 2


def _forget_words(connection: sqlite3.Connection, after: str) -> str | None:
    """Deletes those of the next words which nobody says any more. Returns the last, None at the end."""
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab (main, words, row)")
    rows = connection.execute("SELECT word FROM word WHERE word > ? ORDER BY word LIMIT ?", (after, _WORDS))
    words = [word for (word,) in rows]
    if not words:
        return None
    said = connection.execute("SELECT term FROM temp.term WHERE term BETWEEN ? AND ?", (words[0], words[-1]))
    gone = {*words}.difference(term for (term,) in said)
    connection.executemany("DELETE FROM word WHERE word = ?", ((word,) for word in gone))
    connection.executemany("DELETE FROM reversed WHERE word = ?", ((backwards(word),) for word in gone))
    return str(words[-1])


def _finish(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM person WHERE number NOT IN (SELECT person FROM persona)")
    connection.execute("UPDATE meta SET deleted = 0")
    _configure(connection, _SEGMENTS, _MOST_AT_COMMIT, _WORDS_WAITING)
    _limit_log(connection, _LOG)
