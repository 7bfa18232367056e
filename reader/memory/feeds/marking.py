"""Marks entries read or starred, and tells which were not so before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

from reader.memory.feeds.listing import feed_numbers
from reader.memory.feeds.values import EntryNumber


def mark(
    connection: sqlite3.Connection, what: Literal["read", "starred"], numbers: Iterable[EntryNumber], on: bool
) -> tuple[EntryNumber, ...]:
    """Sets a mark of entries; returns those that had it otherwise."""
    changed = []
    for number in dict.fromkeys(numbers):
        done = connection.execute(
            f"UPDATE entry SET {what} = ? WHERE number = ? AND {what} <> ?", (on, number, on)
        )
        if done.rowcount:
            changed.append(number)
    return tuple(changed)


def mark_feeds_read(
    connection: sqlite3.Connection, addresses: Iterable[str] | None
) -> tuple[EntryNumber, ...]:
    """Marks every entry of some feeds read, or of all (None); returns those that were unread."""
    if addresses is None:
        rows = connection.execute("SELECT number FROM entry WHERE read = 0").fetchall()
    else:
        query = "SELECT entry FROM member WHERE feed = ? AND read = 0"
        rows = [
            row
            for feed in feed_numbers(connection, addresses)
            for row in connection.execute(query, (feed,)).fetchall()
        ]
    return mark(connection, "read", (EntryNumber(number) for (number,) in rows), True)
