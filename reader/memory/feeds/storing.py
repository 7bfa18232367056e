"""Stores the entries of one answer of a feed: new ones, changed texts beside their former versions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.memory.feeds.entry_bytes import from_bytes, plain_words, summary_of, to_bytes
from reader.memory.feeds.incoming import Incoming, by_id
from reader.memory.feeds.matching import match
from reader.memory.feeds.values import Stored
from reader.model.digest import blake2b
from reader.model.feeds.feed import Entry

_SECONDS_TO_1970 = 62_135_596_800
_PER_SECOND = 4
"""Numbers of entries for each second of a date."""
MOST_VERSIONS = 20
"""Former texts of an entry: its first, and the latest."""


def number_from(instant: float) -> int:
    """The least number of an entry of that time, which is in seconds of the epoch."""
    return max(int(instant) + _SECONDS_TO_1970, 0) * _PER_SECOND


def store_entries(connection: sqlite3.Connection, feed: int, entries: Sequence[Entry], now: float) -> Stored:
    """Stores what a feed answers, within the caller's transaction."""
    (issue,) = connection.execute("SELECT issue FROM feed WHERE number = ?", (feed,)).fetchone()
    wanted = by_id(entries)
    numbers = match(connection, feed, issue, wanted)
    work = _Storing(connection, feed, issue + 1, now)
    for name, each in reversed(wanted.items()):  # the first of those without a date is to be the newest
        number = numbers.get(name)
        if number is None:
            work.add(name, each)
        else:
            work.update(name, each, number)
    connection.execute("UPDATE feed SET issue = issue + 1 WHERE number = ?", (feed,))
    return Stored(work.new, work.changed)


@dataclass
class _Storing:
    """Stores the entries of one answer, one by one."""

    connection: sqlite3.Connection
    feed: int
    issue: int
    now: float
    new: int = 0
    changed: int = 0
    _free: dict[int, int] = field(default_factory=dict)

    def add(self, name: str, each: Incoming) -> None:
        entry = each.entry
        number = self._free_number(entry)
        content = to_bytes(entry)
        self.connection.execute(
            "INSERT INTO entry (number, feed, id, first_seen, title, link, published, updated, authors, summary)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, self.feed, entry.id, self.now, *_columns(entry)),
        )
        self.connection.execute("INSERT INTO body VALUES (?, ?, ?)", (number, _digest(content), content))
        self.connection.execute(
            "INSERT INTO words (rowid, feeds, title, authors, text) VALUES (?, ?, ?, ?, ?)",
            (number, feed_word(self.feed), each.title_words, each.author_words, each.text_words),
        )
        self._note(name, each, number, read=False)
        self.new += 1

    def update(self, name: str, each: Incoming, number: int) -> None:
        """Makes an entry what the feed says now. What another feed says of the same thing is not its change."""
        row = self.connection.execute(
            "SELECT entry.feed, entry.read, digest, content FROM entry JOIN body ON body.entry = number"
            " WHERE number = ?",
            (number,),
        ).fetchone()
        feed, read, digest, former = row
        if feed == self.feed and digest != _digest(content := to_bytes(each.entry)):
            before = from_bytes(former)
            if by_words(before) != by_words(each.entry):
                self._keep_version(number, former)
                self.changed += 1
            self._replace(number, each, content)
        self._note(name, each, number, read=bool(read))

    def _replace(self, number: int, each: Incoming, content: bytes) -> None:
        entry = each.entry
        self.connection.execute(
            "UPDATE entry SET id = ?, title = ?, link = ?, published = ?, updated = ?, authors = ?, summary = ?"
            " WHERE number = ?",
            (entry.id, *_columns(entry), number),
        )
        self.connection.execute(
            "UPDATE body SET digest = ?, content = ? WHERE entry = ?", (_digest(content), content, number)
        )
        self.connection.execute(
            "UPDATE words SET title = ?, authors = ?, text = ? WHERE rowid = ?",
            (each.title_words, each.author_words, each.text_words, number),
        )

    def _keep_version(self, number: int, former: bytes) -> None:
        execute = self.connection.execute
        execute("UPDATE entry SET changed_at = ? WHERE number = ?", (self.now, number))
        execute("INSERT OR REPLACE INTO version VALUES (?, ?, ?)", (number, self.now, former))
        execute(
            "DELETE FROM version WHERE entry = :entry AND replaced_at IN (SELECT replaced_at FROM version"
            " WHERE entry = :entry ORDER BY replaced_at DESC LIMIT -1 OFFSET :most) AND replaced_at >"
            " (SELECT min(replaced_at) FROM version WHERE entry = :entry)",
            {"entry": number, "most": MOST_VERSIONS - 1},
        )

    def _note(self, name: str, each: Incoming, number: int, *, read: bool) -> None:
        """Remembers that the feed has the entry now, and all that it is found by."""
        execute = self.connection.execute
        done = execute(
            "UPDATE member SET issue = ? WHERE feed = ? AND entry = ?", (self.issue, self.feed, number)
        )
        if not done.rowcount:
            execute("INSERT INTO member VALUES (?, ?, ?, ?)", (self.feed, number, self.issue, read))
            execute(
                "UPDATE words SET feeds = feeds || ' ' || ? WHERE rowid = ? AND feeds <> ?",
                (feed_word(self.feed), number, feed_word(self.feed)),
            )
        execute("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", (self.feed, name, number))
        self.connection.executemany(
            "INSERT OR IGNORE INTO likeness VALUES (?, ?)", [(key, number) for key in each.keys]
        )

    def _free_number(self, entry: Entry) -> int:
        """A number of the entry's date, or of now where it has none, or none that has come yet."""
        date = entry.published or entry.updated
        first = number = number_from(self.now if date is None else min(date.instant, self.now))
        number = self._free.get(first, first)
        while self.connection.execute("SELECT 1 FROM entry WHERE number = ?", (number,)).fetchone():
            number += 1
        self._free[first] = number + 1
        return number


def feed_word(feed: int) -> str:
    """The word of the index for a feed."""
    return f"f{feed}"


def by_words(entry: Entry) -> tuple[str, str]:
    """The title and the words of an entry, by which its text has changed or not."""
    return " ".join((entry.title or "").split()), " ".join(plain_words(entry.text).split())


def _columns(entry: Entry) -> Iterable[str | None]:
    return (
        entry.title,
        entry.link,
        entry.published.text if entry.published else None,
        entry.updated.text if entry.updated else None,
        json.dumps(entry.authors, ensure_ascii=False),
        summary_of(entry),
    )


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=8).digest()
