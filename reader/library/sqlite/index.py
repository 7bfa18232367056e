"""The index of a library in SQLite: its tables, and full-text search by FTS5.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import repeat
from time import thread_time
from typing import TYPE_CHECKING

from reader.library.index.index import Match

if TYPE_CHECKING:
    from reader.library.index.index import RowidRange
    from reader.library.index.searching.asked_words import Asked, Matching

_WINDOWS = 16
"""Pieces of the library's time that a hasty search for a phrase looks through one after the other."""


class SqliteIndex:
    """The questions of `index.Index`, put to a connection."""

    folder = ""
    haste = patience = 0.003
    stops_between_pieces = False

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.execute = connection.execute

    def clock(self) -> float:
        """Seconds of this thread's time."""
        return thread_time()

    def quotes(self, asked: Matching, place: RowidRange) -> Iterator[Match]:
        from reader.library.index.searching.asked_words import word
        from reader.library.sqlite.match_expression import expression

        sought = expression(asked.narrowed(word(place.reaching)) if place.reaching else asked, self._endings)
        columns = "n.quote, n.article, n.person, n.type"
        values: list[object] = [place.first, place.last]
        reaching = ""
        if place.until is not None:
            reaching = " AND (SELECT latest FROM quote WHERE number = n.quote) >= ?"
            values.append(place.until)
        if sought is None:
            rows = self.execute(
                f"SELECT {columns} FROM narrow n WHERE n.quote BETWEEN ? AND ?{reaching} ORDER BY n.quote DESC",
                values,
            )
        else:
            rows = self.execute(
                f"SELECT {columns} FROM words w CROSS JOIN narrow n ON n.quote = w.rowid"
                f" WHERE words MATCH ? AND w.rowid BETWEEN ? AND ?{reaching} ORDER BY w.rowid DESC",
                [sought, *values],
            )
        return map(
            tuple.__new__, repeat(Match), rows
        )  # what the class's own, written in Python, comes down to

    def newest_quote(self, asked: Asked) -> int | None:
        from reader.library.sqlite.match_expression import written

        row = self.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1", (written(asked),)
        ).fetchone()
        return None if row is None else int(row[0])

    def called(self, asked: Asked) -> set[int]:
        from reader.library.sqlite.match_expression import written

        rows = self.execute("SELECT rowid FROM heading WHERE heading MATCH ?", (written(asked),))
        return {number for (number,) in rows}

    def saying(self, asked: Matching) -> Iterator[tuple[int, str | None]]:
        from reader.library.sqlite.match_expression import expression

        yield from self.execute(
            "SELECT a.number, a.published FROM text t JOIN article a ON a.number = t.rowid WHERE text MATCH ?"
            " ORDER BY a.published IS NULL, a.published DESC, a.headline",
            (expression(asked),),
        )

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Rowids of equally long times, the newest first, and of what has no date."""
        from reader.library.index.date_rowids import DATED_FIRST, UNDATED_FIRST

        oldest, newest = self.execute(
            "SELECT (SELECT min(quote) FROM narrow WHERE quote >= ?), (SELECT max(quote) FROM narrow)",
            (DATED_FIRST,),
        ).fetchone()
        if oldest is not None:
            step = (newest - oldest) // _WINDOWS + 1
            yield from (
                (max(first, oldest), first + step) for first in range(newest - step + 1, oldest - step, -step)
            )
        yield UNDATED_FIRST, DATED_FIRST

    def _endings(self, word: str) -> list[str]:
        from reader.library.sqlite.match_expression import MOST_ENDINGS

        rows = self.execute(
            "SELECT word FROM word WHERE word BETWEEN ? AND ? LIMIT ?",
            (word, f"{word}\U0010ffff", MOST_ENDINGS + 1),
        )
        return [found for (found,) in rows]
