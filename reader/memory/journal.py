"""The journal of edits: what each act in review changed in a file, so that it can be undone, even after a restart.

An edit is found by a digest of the file's whole content after it (or before it, to redo it): so it is undone only
while the bytes are still what it left, whatever the file is called by then.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.errors import StoreUnavailable
from reader.model.digest import blake2b
from reader.storage.sqlite_file import connect, make_private, transaction, version

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
    """Edits of files, the latest last. Where its file can't be used, it lasts as long as the program."""

    def __init__(self, folder: Path | None) -> None:
        found = _open(folder / FILE_NAME) if folder else None
        self._connection: sqlite3.Connection = found or _prepared(connect(":memory:", 0))

    def record(self, before: bytes, after: bytes) -> None:
        """Remember an edit. What was undone before it can't be redone any more."""
        change = Change.between(before, after)
        was, is_ = _digest(before), _digest(after)
        with transaction(self._connection):
            self._connection.execute("DELETE FROM edit WHERE before = ? AND undone", (was,))
            self._connection.execute(
                "INSERT INTO edit (before, after, start, old, new, undone) VALUES (?, ?, ?, ?, ?, 0)",
                (was, is_, change.start, change.old, change.new),
            )
            self._connection.execute(
                "DELETE FROM edit WHERE number <= (SELECT max(number) FROM edit) - ?", (MOST_EDITS,)
            )

    def last(self, content: bytes) -> Change | None:
        """The edit that left this content; None where none did, or it was undone."""
        return self._find("after = ? AND NOT undone ORDER BY number DESC", content)

    def next(self, content: bytes) -> Change | None:
        """The edit that was undone to this content, and can be redone."""
        return self._find("before = ? AND undone ORDER BY number", content)

    def mark(self, change: Change, *, undone: bool) -> None:
        """Remember that an edit was undone, or redone."""
        self._connection.execute("UPDATE edit SET undone = ? WHERE number = ?", (undone, change.number))

    def close(self) -> None:
        self._connection.close()

    def _find(self, condition: str, content: bytes) -> Change | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM edit WHERE {condition} LIMIT 1", (_digest(content),)
        ).fetchone()
        if row is None:
            return None
        number, start, old, new = row
        return Change(int(start), bytes(old), bytes(new), int(number))


def _open(path: Path) -> sqlite3.Connection | None:
    """The journal's file, made anew where it is no journal; None where it can't be used."""
    for _ in range(2):
        with suppress(StoreUnavailable, sqlite3.DatabaseError, OSError):
            make_private(path)
            connection = connect(str(path), _PATIENCE)
            try:
                return _prepared(connection)
            except sqlite3.DatabaseError:
                connection.close()
                path.unlink(missing_ok=True)  # damaged: what it could undo is lost, and nothing else
    return None


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    with transaction(connection):
        if version(connection) == 0:
            for statement in _SCHEMA:
                connection.execute(statement)
    connection.execute("SELECT count(*) FROM edit WHERE number = 0")
    return connection


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
