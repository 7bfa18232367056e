"""The index of entries' words, which is brought up to date when somebody looks for words or has time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.memory.feeds.entry_bytes import Words, from_bytes
from reader.model.query.fold import fold, tokens

_FEEDS = "SELECT feed FROM member WHERE entry = ?"


def feed_word(feed: int) -> str:
    """The word of the index for a feed."""
    return f"f{feed}"


def index_some(connection: sqlite3.Connection, most: int) -> int:
    """Indexes the words of at most so many entries, the newest first; returns how many are left."""
    waiting = connection.execute(
        "SELECT unindexed.entry, known, content FROM unindexed JOIN body ON body.entry = unindexed.entry"
        " ORDER BY unindexed.entry DESC LIMIT ?",
        (most,),
    ).fetchall()
    rows = []
    for number, _, content in waiting:
        entry = from_bytes(content)
        words = Words.of(entry)
        feeds = " ".join(feed_word(feed) for (feed,) in connection.execute(_FEEDS, (number,)))
        rows.append((number, feeds, *map(_folded, (words.title, " ".join(entry.authors), words.text))))
    # All at once: between statements of other tables the index would write a piece of its own for each.
    connection.executemany(
        "DELETE FROM words WHERE rowid = ?", [(number,) for number, known, _ in waiting if known]
    )
    connection.executemany(
        "INSERT INTO words (rowid, feeds, title, authors, text) VALUES (?, ?, ?, ?, ?)", rows
    )
    connection.executemany("DELETE FROM unindexed WHERE entry = ?", [(number,) for number, *_ in waiting])
    return int(connection.execute("SELECT count(*) FROM unindexed").fetchone()[0])


def note_changed(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Remembers that entries that may be in the index have other words than there, or are in other feeds."""
    connection.executemany("INSERT OR IGNORE INTO unindexed VALUES (?, 1)", [(number,) for number in numbers])


def note_new(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Remembers that entries are not in the index yet."""
    connection.executemany("INSERT OR IGNORE INTO unindexed VALUES (?, 0)", [(number,) for number in numbers])


def _folded(text: str) -> str:
    return " ".join(tokens(fold(text)))
