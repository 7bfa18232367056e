"""What is known of each feed: its state after the last answer, its moves and its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from reader.memory.feeds.values import FeedState
from reader.memory.feeds.word_index import note_changed

_SAVED = (
    "title", "link", "etag", "modified", "answered", "due", "waits_for", "skip_hours", "skip_days", "failures",
    "failing_since", "fault", "gone",
)  # fmt: skip
_COLUMNS = f"address, unread, total, {', '.join(_SAVED)}"


def all_states(connection: sqlite3.Connection) -> Iterator[FeedState]:
    """The states of all feeds."""
    yield from map(_state, connection.execute(f"SELECT {_COLUMNS} FROM feed").fetchall())


def state_of(connection: sqlite3.Connection, address: str) -> FeedState:
    """The state of one feed; only its address where nothing is known."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM feed WHERE address = ?", (address,)).fetchone()
    return _state(row) if row else FeedState(address)


def save_state(connection: sqlite3.Connection, state: FeedState) -> int:
    """Saves all of a state but its counts; returns the feed's number."""
    values = (
        state.title, state.link, state.etag, state.modified, state.answered, state.due, state.waits_for,
        _joined(state.skip_hours), _joined(state.skip_days), state.failures, state.failing_since, state.fault,
        state.is_gone,
    )  # fmt: skip
    marks = ", ".join("?" * len(_SAVED))
    updates = ", ".join(f"{name} = excluded.{name}" for name in _SAVED)
    (number,) = connection.execute(
        f"INSERT INTO feed (address, {', '.join(_SAVED)}) VALUES (?, {marks})"
        f" ON CONFLICT (address) DO UPDATE SET {updates} RETURNING number",
        (state.address, *values),
    ).fetchone()
    return int(number)


def move(connection: sqlite3.Connection, address: str, to: str) -> None:
    """Gives a feed another address; where another feed has that, its entries go over to it."""
    numbers = dict(
        connection.execute("SELECT address, number FROM feed WHERE address IN (?, ?)", (address, to))
    )
    if address == to or address not in numbers:
        return
    if to not in numbers:
        connection.execute("UPDATE feed SET address = ? WHERE address = ?", (to, address))
        return
    old, new = numbers[address], numbers[to]
    joining = connection.execute(
        "SELECT entry FROM member WHERE feed = ? AND entry NOT IN (SELECT entry FROM member WHERE feed = ?)",
        (old, new),
    ).fetchall()
    note_changed(connection, [number for (number,) in joining])
    connection.execute(
        "INSERT OR IGNORE INTO member SELECT ?, entry, 0, read FROM member WHERE feed = ?", (new, old)
    )
    connection.execute(
        "INSERT OR IGNORE INTO identity SELECT ?, key, entry FROM identity WHERE feed = ?", (new, old)
    )
    connection.execute("UPDATE entry SET feed = ? WHERE feed = ?", (new, old))
    for table in ("member", "identity"):
        connection.execute(f"DELETE FROM {table} WHERE feed = ?", (old,))
    connection.execute("DELETE FROM feed WHERE number = ?", (old,))


def purge(connection: sqlite3.Connection, address: str, older_than: float) -> int:
    """Deletes entries that were first seen before a time, that no feed has any more, and that were not kept."""
    row = connection.execute("SELECT number FROM feed WHERE address = ?", (address,)).fetchone()
    if row is None:
        return 0
    return connection.execute(
        "DELETE FROM entry WHERE number IN (SELECT entry FROM member WHERE feed = ?) AND first_seen < ?"
        " AND starred = 0 AND article IS NULL AND NOT EXISTS (SELECT 1 FROM member JOIN feed ON feed.number ="
        " member.feed WHERE member.entry = entry.number AND member.issue = feed.issue)",
        (row[0], older_than),
    ).rowcount


def _state(row: Sequence[Any]) -> FeedState:
    (
        address, unread, total, title, link, etag, modified, answered, due, waits_for, skip_hours, skip_days,
        failures, failing_since, fault, gone,
    ) = row  # fmt: skip
    return FeedState(
        address, title, link, unread, total, etag, modified, answered, due, waits_for, _split(skip_hours),
        _split(skip_days), failures, failing_since, fault, bool(gone),
    )  # fmt: skip


def _joined(numbers: frozenset[int]) -> str:
    return " ".join(map(str, sorted(numbers)))


def _split(numbers: str) -> frozenset[int]:
    return frozenset(map(int, numbers.split()))
