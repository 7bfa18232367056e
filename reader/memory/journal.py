"""The journal of edits: what each act in review changed in a file, so that it can be undone, even after a restart.

An edit is found by a digest of the file's whole content after it (or before it, to redo it): so it is undone only
while the bytes are still what it left, whatever the file is called by then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reader.errors import StoreUnavailable
from reader.model.clean import clean
from reader.model.digest import blake2b
from reader.storage.sqlite_file import (
    Damaged,
    connect,
    fault_of,
    make_tables,
    open_prepared,
    replace_damaged,
    transaction,
)

Answer = TypeVar("Answer")

FILE_NAME = "edits.sqlite3"
MOST_EDITS = 10_000
"""Edits of all files; the oldest go first."""
_PATIENCE = 1.0
_VERSION = 1
_SCHEMA = (
    "CREATE TABLE edit (number INTEGER PRIMARY KEY, before BLOB, after BLOB, start INTEGER, old BLOB, new BLOB,"
    " undone INTEGER)",
    "CREATE INDEX edit_after ON edit (after)",
    "CREATE INDEX edit_before ON edit (before)",
    f"PRAGMA user_version = {_VERSION}",
)
_COLUMNS = "number, start, old, new"


@dataclass(frozen=True, slots=True)
class Change:
    """Bytes that took the place of others, from `start` on. `number` is the journal's, 0 for one that isn't in it."""

    start: int
    old: bytes
    new: bytes
    number: int = 0

    @classmethod
    def between(cls, before: bytes, after: bytes) -> Change:
        """The change that makes one content of the other: what is the same at both ends is left out."""
        most = min(len(before), len(after))
        start = _common(before, after, most)
        end = _common(before[::-1], after[::-1], most - start)
        return cls(start, before[start : len(before) - end], after[start : len(after) - end])

    def undone_in(self, content: bytes) -> bytes:
        return content[: self.start] + self.old + content[self.start + len(self.new) :]

    def redone_in(self, content: bytes) -> bytes:
        return content[: self.start] + self.new + content[self.start + len(self.old) :]


def _common(one: bytes, other: bytes, most: int) -> int:
    """How many bytes at the beginning are the same, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class EditJournal:
    """Edits of files, the latest last. Where its file can't be used, it lasts as long as the program: see `pop_fault`.

    An edit is in its file before it is recorded here: no fault of the journal's is raised.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE_NAME if folder else None
        self._fault: str | None = None
        self._connection = self._open(self._path) if self._path else _open_ram()

    def pop_fault(self) -> str | None:
        """Why edits can't be undone after a restart, in one sentence: once, then None."""
        fault, self._fault = self._fault, None
        return fault

    def record(self, before: bytes, after: bytes) -> None:
        """Remember an edit. What was undone before it can't be redone any more."""
        change = Change.between(before, after)
        was, is_ = _digest(before), _digest(after)

        def insert(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                connection.execute("DELETE FROM edit WHERE before = ? AND undone", (was,))
                connection.execute(
                    "INSERT INTO edit (before, after, start, old, new, undone) VALUES (?, ?, ?, ?, ?, 0)",
                    (was, is_, change.start, change.old, change.new),
                )
                connection.execute(
                    "DELETE FROM edit WHERE number <= (SELECT max(number) FROM edit) - ?", (MOST_EDITS,)
                )

        self._do(insert)

    def last(self, content: bytes) -> Change | None:
        """The edit that left this content; None where none did, or it was undone."""
        return self._find("after = ? AND NOT undone ORDER BY number DESC", content)

    def next(self, content: bytes) -> Change | None:
        """The edit that was undone to this content, and can be redone."""
        return self._find("before = ? AND undone ORDER BY number", content)

    def mark(self, change: Change, *, undone: bool) -> None:
        """Remember that an edit was undone, or redone."""
        values = (undone, change.number)
        self._do(lambda connection: connection.execute("UPDATE edit SET undone = ? WHERE number = ?", values))

    def close(self) -> None:
        self._connection.close()

    def _find(self, condition: str, content: bytes) -> Change | None:
        query, values = f"SELECT {_COLUMNS} FROM edit WHERE {condition} LIMIT 1", (_digest(content),)
        row = self._do(lambda connection: connection.execute(query, values).fetchone())
        if row is None:
            return None
        number, start, old, new = row
        return Change(int(start), bytes(old), bytes(new), int(number))

    def _do(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """What the work answers; after a fault of the file, over its edits in RAM."""
        try:
            return work(self._connection)
        except sqlite3.DatabaseError as error:
            if self._path is None:
                raise
            fault = fault_of(self._path, error)
            reason = f"{clean(str(self._path))} is damaged" if isinstance(fault, Damaged) else str(fault)
        failed, self._connection = self._connection, self._in_ram(reason)
        with suppress(sqlite3.DatabaseError):
            rows = failed.execute("SELECT * FROM edit").fetchall()
            self._connection.executemany("INSERT INTO edit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        failed.close()
        return work(self._connection)

    def _open(self, path: Path) -> sqlite3.Connection:
        try:
            try:
                return _open_file(path)
            except Damaged:
                connection, aside = replace_damaged(path, _open_file)
        except StoreUnavailable as fault:
            return self._in_ram(str(fault))
        if aside:
            where = clean(str(aside))
            self._fault = f"The file of edits to undo was damaged: it is now {where}, and a new one is begun."
        return connection

    def _in_ram(self, reason: str) -> sqlite3.Connection:
        self._path, self._fault = None, f"Edits can’t be undone later: {reason}."
        return _open_ram()


def _open_file(path: Path) -> sqlite3.Connection:
    """A connection to the journal's file, made if need be. Raises StoreUnavailable, Damaged."""

    def prepare(connection: sqlite3.Connection) -> None:
        make_tables(connection, path, _VERSION, {0: _SCHEMA})
        connection.execute(
            "SELECT number, before, after, start, old, new, undone FROM edit LIMIT 1"
        ).fetchone()

    return open_prepared(path, _PATIENCE, prepare)


def _open_ram() -> sqlite3.Connection:
    connection = connect(":memory:", 0)
    for statement in _SCHEMA:
        connection.execute(statement)
    return connection


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
