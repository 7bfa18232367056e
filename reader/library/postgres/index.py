"""The index of an archive in PostgreSQL: its tables, and full-text search in growing windows, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, repeat
from math import inf
from time import monotonic
from typing import Any

import psycopg

from reader.library.index.date_rowids import LAST, UNDATED_FIRST
from reader.library.index.index import Match, RowidRange
from reader.library.index.searching.asked_words import Asked, Either, Matching, word
from reader.library.postgres.connecting import Connection
from reader.library.postgres.literals import by_words_alone, conditions, wanted_words
from reader.model.library.hits import MOST_COUNTED

Cursor = psycopg.Cursor[tuple[Any, ...]]

NEWEST = 2_000
"""Quotes of the first window."""
_GROWTH, _MOST_PIECES = (1, 3), 6
"""Pieces of the next windows, and of each after those. A piece has some 31,000 quotes of a million."""
_AT_ONCE = MOST_COUNTED + 1
_FIRST_TEXTS = 2_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the pieces of the table of words begin, and the newest quotes, by their rowids; the newest first.

    `guarded`: drafts are hidden from who asks, and the index of words answers only by the function `checked_words`.
    """

    newest: int
    begins: tuple[int, ...]
    guarded: bool = False

    def windows(self, place: RowidRange) -> Iterator[tuple[int, int]]:
        """First and last rowids within a range, the newest first; each has more than the last."""
        below = [begin for begin in self.begins if place.first < begin <= place.last]
        cuts = [self.newest] if place.first < self.newest <= place.last else []
        growth = chain(_GROWTH, repeat(_MOST_PIECES))
        while below:
            pieces = next(growth)
            cuts += below[pieces - 1 : pieces]
            del below[:pieces]
        bounds = [place.last + 1, *sorted(set(cuts), reverse=True), place.first]
        yield from ((first, last - 1) for last, first in pairwise(bounds))


class PostgresIndex:
    """The questions of `index.Index`, put to a connection. `folder` has the copies of articles on this machine."""

    haste, patience = 0.015, inf  # what has been found is shown; what is rare is looked for to the end
    stops_between_pieces = True

    def __init__(self, connection: Connection, folder: str = "", pieces: Pieces | None = None) -> None:
        self.connection, self.folder = connection, folder
        self.known_pieces = pieces

    def clock(self) -> float:
        """Seconds on the wall: the server works in another process."""
        return monotonic()

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Cursor:
        return self.connection.execute(_translated(statement), values or None)

    def quotes(self, asked: Matching, place: RowidRange) -> Iterator[Match]:
        if place.reaching:
            asked = asked.narrowed(word(place.reaching))
        return self._found(asked, place, _AT_ONCE)

    def newest_quote(self, asked: Asked) -> int | None:
        found = self._found(Matching((asked,)), RowidRange(UNDATED_FIRST, LAST), 1)
        return next((match.quote for match in found), None)

    def called(self, asked: Asked) -> set[int]:
        if asked == Either(()):
            return set()
        expression, values = conditions(Matching((asked,)), "heading_words", "heading")
        return {
            number for (number,) in self._plan_anew(f"SELECT article FROM content WHERE {expression}", values)
        }

    def saying(self, asked: Matching) -> Iterator[tuple[int, str | None]]:
        by_index, values = conditions(asked, "c.words", "c.said")
        alone, more = by_words_alone(asked, "c.said")
        expression, values = f"({by_index}) OR (c.words IS NULL AND {alone})", (*values, *more)
        statement = (
            "SELECT a.number, a.published FROM content c JOIN article a ON a.number = c.article"
            f" WHERE {expression} ORDER BY a.published IS NULL, a.published DESC, a.headline, a.number"
        )
        rows = self._plan_anew(f"{statement} LIMIT {_FIRST_TEXTS}", values).fetchall()
        yield from rows
        if len(rows) == _FIRST_TEXTS:
            yield from self._plan_anew(f"{statement} OFFSET {_FIRST_TEXTS}", values)

    def pieces(self) -> Iterator[tuple[int, int]]:
        pieces = self.known_pieces = self.known_pieces or self.read_pieces()
        return ((first, last + 1) for first, last in pieces.windows(RowidRange(UNDATED_FIRST, LAST)))

    def read_pieces(self) -> Pieces:
        """Where the pieces are now."""
        begins = self.execute("SELECT first FROM piece WHERE first IS NOT NULL ORDER BY first DESC")
        newest = self.execute(
            f"SELECT min(quote) FROM (SELECT quote FROM narrow ORDER BY quote DESC LIMIT {NEWEST}) newest"
        ).fetchone()
        first = newest[0] if newest else None
        guarded = self.execute(
            "SELECT row_security_active('words')"
            " AND NOT coalesce(pg_has_role(to_regrole('closeread_editor'), 'USAGE'), false)"
        ).fetchone()
        return Pieces(
            UNDATED_FIRST if first is None else first,
            tuple(begin for (begin,) in begins),
            guarded is not None and bool(guarded[0]),
        )

    def _found(self, asked: Matching, place: RowidRange, most: int) -> Iterator[Match]:
        """What matches, the newest first; so many are asked for at a time."""
        pieces = self.known_pieces = self.known_pieces or self.read_pieces()
        expression, values = conditions(asked)
        if place.until is not None:
            expression += " AND latest >= ?"
            values = (*values, place.until)
        # a sum is in no index: the rows are sorted that have the words, and not looked through by their order
        order = "quote + 0" if asked else "quote"
        words = wanted_words(asked) if pieces.guarded else ""
        if words:
            source, values = "checked_words(?, ?, CAST(? AS tsquery)) WHERE", (words, *values)
        else:
            source = "words WHERE quote BETWEEN ? AND ? AND"
        statement = f"SELECT quote, article, person, type FROM {source} {expression} ORDER BY {order} DESC LIMIT {most}"
        for first, last in pieces.windows(place):
            while first <= last:
                rows = self._plan_anew(statement, (first, last, *values)).fetchall()
                yield from map(Match._make, rows)
                if len(rows) < most:
                    break
                last = rows[-1][0] - 1

    def _plan_anew(self, statement: str, values: Sequence[Any]) -> Cursor:
        """The rows of a statement of which a plan for any values would be a bad one: which pieces it asks is seen."""
        return self.connection.execute(_translated(statement), values, prepare=False)


@lru_cache(maxsize=1024)
def _translated(statement: str) -> str:
    return statement.replace("%", "%%").replace("?", "%s")
