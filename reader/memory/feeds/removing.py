"""Deletes a feed's entries, and puts them back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from types import MappingProxyType

from reader.memory.feeds.feed_rows import save_state, state_of
from reader.memory.feeds.values import RemovedEntries
from reader.memory.feeds.word_index import note_new

_TABLES = MappingProxyType({"member": 1, "identity": 2, "likeness": 1, "body": 0, "version": 0})
"""The tables beside that of entries that have rows of one, and where such a row has its number, in a column `entry`."""
_ID, _READ = 2, 9
"""Where a row of an entry has these."""
_MEANT = (
    "SELECT number FROM entry WHERE number IN (SELECT entry FROM member WHERE feed = :feed) AND starred = 0"
    " AND article IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM member WHERE member.entry = entry.number AND member.feed <> :feed)"
)


def remove(connection: sqlite3.Connection, address: str) -> RemovedEntries:
    """Deletes the entries of a feed that are in no other and were not starred or kept; returns them."""
    row = connection.execute("SELECT number FROM feed WHERE address = ?", (address,)).fetchone()
    if row is None:
        return RemovedEntries(address, {"entry": ()})
    feed = {"feed": row[0]}
    rows = {"entry": tuple(connection.execute(f"SELECT * FROM entry WHERE number IN ({_MEANT})", feed))}
    for table in _TABLES:
        rows[table] = tuple(connection.execute(f"SELECT * FROM {table} WHERE entry IN ({_MEANT})", feed))
    connection.execute(f"DELETE FROM entry WHERE number IN ({_MEANT})", feed)
    forgotten = replace(
        state_of(connection, address), etag="", modified="", due=0, waits_for="", is_gone=False
    )
    save_state(connection, replace(forgotten, failures=0, failing_since=0, fault=""))
    return RemovedEntries(address, rows)


def put_back(connection: sqlite3.Connection, removed: RemovedEntries) -> None:
    """Puts entries back; one that was fetched again meanwhile stays, and is read if it was."""
    back = set()
    for row in removed.rows["entry"]:
        if _insert(connection, "entry", row):
            back.add(row[0])
        else:
            again = "UPDATE entry SET read = ? WHERE number = ? AND id IS ?"
            connection.execute(again, (row[_READ], row[0], row[_ID]))
    for table, place in _TABLES.items():
        for row in removed.rows.get(table, ()):
            if row[place] in back:
                _insert(connection, table, row)
    note_new(connection, back)


def _insert(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> bool:
    """Whether a row could be inserted."""
    marks = ", ".join("?" * len(row))
    return connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row).rowcount > 0
