"""What a run that drafts many pages has finished, so that the next run goes on from there.

One SQLite file, beside the articles that are drafted. It is of use to nobody else, and may be thrown away: then every
page is looked at again, and what has its article already is left as it is.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.errors import StoreUnavailable
from reader.storage.sqlite_file import (
    Damaged,
    connect,
    fault_of,
    transaction,
    use_write_ahead_log,
    version,
)

VERSION = 1
_PATIENCE = 1.0
_SCHEMA = (
    # `name` is that of the article, NULL where there is none of it: then `kind` and `reason` say why.
    "CREATE TABLE page (key BLOB PRIMARY KEY, place TEXT, name TEXT, kind TEXT, reason TEXT) WITHOUT ROWID",
    "CREATE INDEX page_kind ON page (kind, reason) WHERE kind IS NOT NULL",
    f"PRAGMA user_version = {VERSION}",
)


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page with an article: where it is, and the name under which its article is stored."""

    where: str
    name: str


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page without an article: where it is, the kind of failure, and why in a clause."""

    where: str
    kind: str
    reason: str


class DraftJournal:
    """The pages that are finished. One program at a time has it open."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection

    @classmethod
    def open(cls, path: Path) -> DraftJournal:
        """The journal in a file, made if need be; a damaged one is begun anew. Raises StoreUnavailable."""
        try:
            return cls(path, _opened(path))
        except Damaged:
            for suffix in ("-wal", "-shm", ""):
                Path(f"{path}{suffix}").unlink(missing_ok=True)
            try:
                return cls(path, _opened(path))
            except Damaged as error:
                raise StoreUnavailable(f"{path} is damaged") from error

    def is_finished(self, key: bytes) -> bool:
        """Whether a page has its article, or has failed."""
        with self._faults():
            return self._connection.execute("SELECT 1 FROM page WHERE key = ?", (key,)).fetchone() is not None

    def has_failed(self, key: bytes) -> bool:
        """Whether a page has failed."""
        with self._faults():
            found = self._connection.execute("SELECT kind FROM page WHERE key = ?", (key,)).fetchone()
        return found is not None and found[0] is not None

    def finish(self, pages: Iterable[tuple[bytes, FinishedPage | FailedPage]]) -> None:
        """Note what became of pages, by their keys: all of it or nothing."""
        rows = [
            (key, page.where, page.name, None, None)
            if isinstance(page, FinishedPage)
            else (key, page.where, None, page.kind, page.reason)
            for key, page in pages
        ]
        with self._faults(), transaction(self._connection):
            self._connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", rows)

    def forget_failures(self, kinds: Iterable[str]) -> None:
        """Forget the failures of these kinds, so that they are tried again."""
        with self._faults(), transaction(self._connection):
            self._connection.executemany("DELETE FROM page WHERE kind = ?", [(kind,) for kind in kinds])

    def count(self) -> tuple[int, int]:
        """How many pages have an article, and how many have failed."""
        with self._faults():
            articles, failed = self._connection.execute(
                "SELECT count(name), count(kind) FROM page"
            ).fetchone()
        return int(articles), int(failed)

    def failure_counts(self) -> Iterator[tuple[str, str, int, str]]:
        """Kind, reason, number and one place of the failures, the most frequent first."""
        with self._faults():
            rows = self._connection.execute(
                "SELECT kind, reason, count(*), min(place) FROM page WHERE kind IS NOT NULL"
                " GROUP BY kind, reason ORDER BY count(*) DESC, kind, reason"
            )
            yield from (
                (str(kind), str(reason), int(count), str(place)) for kind, reason, count, place in rows
            )

    def failures(self) -> Iterator[FailedPage]:
        """All failures, by kind, reason and place."""
        with self._faults():
            rows = self._connection.execute(
                "SELECT place, kind, reason FROM page WHERE kind IS NOT NULL ORDER BY kind, reason, place"
            )
            yield from (FailedPage(str(place), str(kind), str(reason)) for place, kind, reason in rows)

    def close(self) -> None:
        with suppress(sqlite3.DatabaseError):
            self._connection.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Raises StoreUnavailable for what SQLite raises."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _fault(self._path, error) from error


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that nobody else has at the same time. Raises StoreUnavailable, Damaged."""
    connection = None
    try:
        connection = connect(str(path), _PATIENCE)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        use_write_ahead_log(connection, time.monotonic() + _PATIENCE)
        connection.execute("PRAGMA synchronous = NORMAL")
        with transaction(connection):
            if version(connection) == 0:
                for statement in _SCHEMA:
                    connection.execute(statement)
        if version(connection) > VERSION:
            raise StoreUnavailable(f"{path} was written by a newer closeread")
        connection.execute("SELECT key, place, name, kind, reason FROM page LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, StoreUnavailable) as error:
        if connection is not None:
            connection.close()
        if isinstance(error, StoreUnavailable):
            raise
        raise fault_of(path, error) from error
    return connection


def _fault(path: Path, error: sqlite3.DatabaseError) -> StoreUnavailable:
    fault = fault_of(path, error)
    return fault if isinstance(fault, StoreUnavailable) else StoreUnavailable(f"{path} is damaged")
