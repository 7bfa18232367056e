"""Protocol `Index`: the tables of a library in one engine, and what their full-text search finds.

The statements that the modules beside it execute are of the SQL that SQLite and PostgreSQL share, with `?` for values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:  # whoever lists articles asks for no words
    from reader.library.index.searching.asked_words import Asked, Matching


class Match(NamedTuple):
    """One quote that matches: numbers only."""

    quote: int
    article: int
    person: int | None
    type: int


class RowidRange(NamedTuple):
    """Rowids to look among, with the word that quotes must have there, and the day that they must reach."""

    first: int
    last: int
    reaching: str = ""
    until: int | None = None


class Rows(Protocol):
    """What a statement gives."""

    def __iter__(self) -> Iterator[Any]: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Index(Protocol):
    """One engine's tables, within one reading.

    A hasty search asks for no more after `haste` seconds of its `clock` where it has what a page shows, and after
    `patience` where it has not. `stops_between_pieces` is of an engine that may look through all quotes on its way
    to a match: it is asked piece by piece, so that the clock is looked at between them, too.
    """

    haste: float
    patience: float
    stops_between_pieces: bool

    def clock(self) -> float:
        """Seconds."""

    @property
    def folder(self) -> str:
        """What the paths of articles are relative to; empty where they are absolute."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Rows:
        """The rows of a statement with a value for each `?` in it."""

    def quotes(self, asked: Matching, place: RowidRange) -> Iterator[Match]:
        """The quotes that match within a range of rowids, the newest first; looked for as far as they are asked for."""

    def newest_quote(self, asked: Asked) -> int | None:
        """The rowid of the newest quote with these words."""

    def called(self, asked: Asked) -> set[int]:
        """The numbers of articles whose id or headline has these words."""

    def saying(self, asked: Matching) -> Iterator[tuple[int, str | None]]:
        """Numbers and dates of the articles whose headline or text matches, nearly the newest first."""

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Ranges of rowids from one to below another, the newest first, that are quick to search for any phrase."""
