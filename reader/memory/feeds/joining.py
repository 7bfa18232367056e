"""Makes one of entries that were stored apart, once it turns out that they have one address."""

from __future__ import annotations

import sqlite3

from reader.memory.feeds.entry_bytes import from_bytes
from reader.memory.feeds.incoming import Incoming
from reader.memory.feeds.matching import candidates, is_one
from reader.memory.feeds.word_index import note_changed

_FEED_AND_CONTENT = "SELECT entry.feed, content FROM entry JOIN body ON body.entry = number WHERE number = ?"
_OTHERS = "SELECT DISTINCT entry FROM likeness WHERE entry <> ? AND key IN (SELECT key FROM likeness WHERE entry = ?)"


def join(connection: sqlite3.Connection, number: int, now: float) -> int:
    """Takes into an entry all others that are found by the same address or words and say the same; returns how many.

    The entry keeps its number and its text. It is read, starred and kept where one of them is, in the feeds of all of
    them, and has their former texts, and theirs where those are other words.
    """
    row = connection.execute(_FEED_AND_CONTENT, (number,)).fetchone()
    if row is None:
        return 0
    feed, content = row
    others = [other for (other,) in connection.execute(_OTHERS, (number, number)).fetchall()]
    entry = Incoming(from_bytes(content), None)
    found = [other for other in candidates(connection, feed, others) if is_one(entry, other)]
    for other in found:
        if other.words != entry.words:
            connection.execute(
                "INSERT OR IGNORE INTO version SELECT ?, ?, content FROM body WHERE entry = ?",
                (number, now, other.number),
            )
        _take_in(connection, number, other.number)
    if found:
        note_changed(connection, [number])
    return len(found)


def _take_in(connection: sqlite3.Connection, number: int, other: int) -> None:
    execute = connection.execute
    read, starred, article, first_seen, changed_at = execute(
        "SELECT max(read), max(starred), max(CASE WHEN number = ? THEN article END), min(first_seen), max(changed_at)"
        " FROM entry WHERE number IN (?, ?)",
        (number, number, other),
    ).fetchone()
    (others_article,) = execute("SELECT article FROM entry WHERE number = ?", (other,)).fetchone()
    execute("UPDATE entry SET read = ? WHERE number IN (?, ?)", (read, number, other))  # and so its members
    execute(
        "UPDATE entry SET starred = ?, article = ?, first_seen = ?, changed_at = ? WHERE number = ?",
        (starred, article or others_article, first_seen, changed_at, number),
    )
    execute(
        "UPDATE member SET issue = max(issue, (SELECT issue FROM member AS old WHERE old.feed = member.feed"
        " AND old.entry = :other)) WHERE entry = :number AND feed IN (SELECT feed FROM member WHERE entry = :other)",
        {"number": number, "other": other},
    )
    for table in ("member", "identity", "likeness", "version"):
        execute(f"UPDATE OR IGNORE {table} SET entry = ? WHERE entry = ?", (number, other))
    execute("DELETE FROM entry WHERE number = ?", (other,))
