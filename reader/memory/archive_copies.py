"""Remembers which version of an archive's article a file on this machine was made from, in one SQLite file.

It is a file's own bytes that tell whether it was edited since; what is remembered here only leads an edited one back
to the version that it began as. Where that is lost, nothing is overwritten: such a file is taken for somebody else's.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reader.errors import StoreUnavailable
from reader.model.clean import clean
from reader.storage.sqlite_file import (
    Damaged,
    fault_of,
    make_tables,
    open_prepared,
    replace_damaged,
    transaction,
)

Answer = TypeVar("Answer")

FILE_NAME = "archive.sqlite3"
_PATIENCE = 10.0
"""Seconds to wait for another program's write: what is at stake is worth more than a place in a text."""
_VERSION = 1
_SCHEMA = (
    "CREATE TABLE copy (archive TEXT, path BLOB, name TEXT, version INTEGER, hash BLOB, PRIMARY KEY (archive, path))",
    "CREATE INDEX copy_name ON copy (archive, name)",
    f"PRAGMA user_version = {_VERSION}",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that came from an archive or went there: its name there, and the number and hash of the version it had."""

    path: Path
    name: str
    version: int
    hash: bytes


class ArchiveCopies:
    """The copies of one archive's articles. Every method raises StoreUnavailable."""

    def __init__(self, folder: Path, archive: str) -> None:
        """`folder` is that of the program's state; `archive` tells the archive from others, as `archive_key` does."""
        self._path, self._archive = folder / FILE_NAME, archive
        try:
            self._connection = _open(self._path)
        except Damaged:
            self._connection, _ = replace_damaged(self._path, _open)

    def close(self) -> None:
        self._connection.close()

    def of_path(self, path: Path) -> Copy | None:
        """What is known of a file."""
        found = self._find("path = ?", _key(path))
        return found[0] if found else None

    def all(self) -> list[Copy]:
        """The files that have an article of the archive, or had it when they were seen last, by their paths."""
        return self._find("true")

    def put(self, *copies: Copy) -> None:
        """Remember files. What is committed survives a crash of the program at once."""
        rows = [(self._archive, _key(each.path), each.name, each.version, each.hash) for each in copies]

        def insert(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                connection.executemany("INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?, ?)", rows)

        self._do(insert)

    def adopt(self, former: str, former_folder: Path, folder: Path) -> None:
        """Remember as this archive's what an earlier version remembered under a `former` key.

        What was in `former_folder` is looked for in `folder`, to which that was renamed.
        """
        if former == self._archive:
            return

        def moved(path: bytes) -> bytes:
            old, root = Path(os.fsdecode(path)), os.path.realpath(former_folder)
            if not old.is_relative_to(root) or os.path.lexists(old):
                return path
            return _key(folder / old.relative_to(root))

        def rename(connection: sqlite3.Connection) -> None:
            query = "SELECT path, name, version, hash FROM copy WHERE archive = ?"
            rows = connection.execute(query, (former,)).fetchall()
            if rows:
                with transaction(connection):
                    connection.executemany(
                        "INSERT OR IGNORE INTO copy VALUES (?, ?, ?, ?, ?)",
                        [(self._archive, moved(bytes(path)), *rest) for path, *rest in rows],
                    )
                    connection.execute("DELETE FROM copy WHERE archive = ?", (former,))

        self._do(rename)

    def _find(self, condition: str, *more: object) -> list[Copy]:
        query = f"SELECT path, name, version, hash FROM copy WHERE archive = ? AND {condition} ORDER BY path"
        values = (self._archive, *more)
        rows = self._do(lambda connection: connection.execute(query, values).fetchall())
        return [
            Copy(Path(os.fsdecode(bytes(path))), str(name), int(number), bytes(hash_))
            for path, name, number, hash_ in rows
        ]

    def _do(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        try:
            return work(self._connection)
        except sqlite3.DatabaseError as error:
            fault = fault_of(self._path, error)
            if isinstance(fault, Damaged):
                raise StoreUnavailable(f"{clean(str(self._path))} is damaged") from error
            raise fault from error


def _key(path: Path) -> bytes:
    """A file by its absolute path, links followed."""
    return os.fsencode(os.path.realpath(path))


def _open(path: Path) -> sqlite3.Connection:
    def prepare(connection: sqlite3.Connection) -> None:
        make_tables(connection, path, _VERSION, {0: _SCHEMA})
        connection.execute("SELECT archive, path, name, version, hash FROM copy LIMIT 1").fetchone()

    return open_prepared(path, _PATIENCE, prepare)
