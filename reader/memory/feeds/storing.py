"""Stores the entries of one answer of a feed: new ones, changed texts beside their former versions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.memory.feeds.entry_bytes import Words, from_bytes, to_bytes
from reader.memory.feeds.incoming import Incoming, by_id
from reader.memory.feeds.joining import join
from reader.memory.feeds.matching import match
from reader.memory.feeds.values import Stored
from reader.memory.feeds.word_index import note_changed, note_new
from reader.model.digest import blake2b
from reader.model.feeds.feed import Entry

_SECONDS_TO_1970 = 62_135_596_800
_PER_SECOND = 65_536
"""Numbers of entries for each second of a date; thousands may have the same, that of a day."""
_FEEDS, _SCATTER = 1_024, 633
"""How many feeds begin at numbers of their own in each second, and what scatters them."""
_TAKEN = "SELECT 1 FROM entry WHERE number = ?"
_FREE_AFTER = """SELECT number + 1 FROM entry AS one WHERE number >= ? AND NOT EXISTS
    (SELECT 1 FROM entry WHERE number = one.number + 1) ORDER BY number LIMIT 1"""
MOST_VERSIONS = 20
"""Former texts of an entry: its first, and the latest."""
_INSERT_ENTRY = """INSERT INTO entry (number, feed, id, first_seen, title, link, published, updated, authors, summary)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_UPDATE_ENTRY = """UPDATE entry SET id = ?, title = ?, link = ?, published = ?, updated = ?, authors = ?, summary = ?
    WHERE number = ?"""


def number_from(instant: float) -> int:
    """The least number of an entry of that time, which is in seconds of the epoch."""
    return max(int(instant) + _SECONDS_TO_1970, 0) * _PER_SECOND


def store_entries(connection: sqlite3.Connection, feed: int, entries: Sequence[Entry], now: float) -> Stored:
    """Stores what a feed answers, within the caller's transaction."""
    (issue,) = connection.execute("SELECT issue FROM feed WHERE number = ?", (feed,)).fetchone()
    wanted = by_id(entries)
    numbers = match(connection, feed, issue, wanted)
    work = _Storing(connection, feed, issue + 1, now)
    for key, each in reversed(wanted.items()):  # the first of those without a date is to be the newest
        number = numbers.get(key)
        if number is None:
            work.add(key, each)
        else:
            work.update(key, each, number)
    work.finish()
    return Stored(len(work.new), work.changed)


@dataclass
class _Storing:
    """Stores the entries of one answer. What is new is collected, and stored in the end, a table at a time."""

    connection: sqlite3.Connection
    feed: int
    issue: int
    now: float
    changed: int = 0
    new: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    _bodies: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    _members: list[tuple[int, int, int, bool]] = field(default_factory=list)
    _identities: list[tuple[int, int, int]] = field(default_factory=list)
    _likenesses: list[tuple[int, int]] = field(default_factory=list)
    _others: list[int] = field(default_factory=list)
    _replaced: list[int] = field(default_factory=list)
    _free: dict[int, int] = field(default_factory=dict)

    def add(self, key: int, each: Incoming) -> None:
        entry = each.entry
        number = self._free_number(entry)
        content = to_bytes(entry)
        self.new[number] = (number, self.feed, entry.id, self.now, *_columns(entry, each.words))
        self._bodies.append((number, _digest(content), content))
        self._members.append((self.feed, number, self.issue, False))
        self._remember(key, each, number)

    def update(self, key: int, each: Incoming, number: int) -> None:
        """Makes an entry what the feed says now. What another feed says of the same thing is not its change."""
        row = self.connection.execute(
            "SELECT entry.feed, entry.read, digest, content FROM entry JOIN body ON body.entry = number"
            " WHERE number = ?",
            (number,),
        ).fetchone()
        feed, read, digest, former = row
        if feed == self.feed and digest != _digest(content := to_bytes(each.entry)):
            before = Words.of(from_bytes(former))
            if (before.title, before.text.split()) != (each.words.title, each.words.text.split()):
                self._save_version(number, former)
                self.changed += 1
            self._replace(number, each, content)
        done = self.connection.execute(
            "UPDATE member SET issue = ? WHERE feed = ? AND entry = ?", (self.issue, self.feed, number)
        )
        if not done.rowcount:
            self._members.append((self.feed, number, self.issue, bool(read)))
            self._others.append(number)
        self._remember(key, each, number)

    def finish(self) -> None:
        """Stores what was collected."""
        many = self.connection.executemany
        many(_INSERT_ENTRY, list(self.new.values()))
        many("INSERT INTO body VALUES (?, ?, ?)", self._bodies)
        many("INSERT INTO member VALUES (?, ?, ?, ?)", self._members)
        many("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", self._identities)
        many("INSERT OR IGNORE INTO likeness VALUES (?, ?)", self._likenesses)
        note_new(self.connection, self.new)
        note_changed(self.connection, self._others)
        for number in self._replaced:  # its address may be that of another by now
            join(self.connection, number, self.now)
        self.connection.execute("UPDATE feed SET issue = ? WHERE number = ?", (self.issue, self.feed))

    def _remember(self, key: int, each: Incoming, number: int) -> None:
        """Remembers all that an entry is found by."""
        self._identities.append((self.feed, key, number))
        self._likenesses += ((likeness, number) for likeness in each.keys)

    def _replace(self, number: int, each: Incoming, content: bytes) -> None:
        self.connection.execute(_UPDATE_ENTRY, (each.entry.id, *_columns(each.entry, each.words), number))
        self.connection.execute(
            "UPDATE body SET digest = ?, content = ? WHERE entry = ?", (_digest(content), content, number)
        )
        self._others.append(number)
        self._replaced.append(number)

    def _save_version(self, number: int, former: bytes) -> None:
        execute = self.connection.execute
        execute("UPDATE entry SET changed_at = ? WHERE number = ?", (self.now, number))
        execute("INSERT OR REPLACE INTO version VALUES (?, ?, ?)", (number, self.now, former))
        execute(
            "DELETE FROM version WHERE entry = :entry AND replaced_at IN (SELECT replaced_at FROM version"
            " WHERE entry = :entry ORDER BY replaced_at DESC LIMIT -1 OFFSET :most) AND replaced_at >"
            " (SELECT min(replaced_at) FROM version WHERE entry = :entry)",
            {"entry": number, "most": MOST_VERSIONS - 1},
        )

    def _free_number(self, entry: Entry) -> int:
        """A number of the entry's date, or of now where it has none, or none that has come yet."""
        date = entry.published or entry.updated
        first = number_from(self.now if date is None else min(date.instant, self.now))
        number = self._free.get(first, first + self.feed * _SCATTER % _FEEDS * (_PER_SECOND // _FEEDS))
        while number in self.new or self.connection.execute(_TAKEN, (number,)).fetchone():
            (number,) = self.connection.execute(_FREE_AFTER, (number,)).fetchone() or (number + 1,)
        self._free[first] = number + 1
        return number


def _columns(entry: Entry, words: Words) -> Iterable[str | None]:
    return (
        entry.title,
        entry.link,
        entry.published.text if entry.published else None,
        entry.updated.text if entry.updated else None,
        json.dumps(entry.authors, ensure_ascii=False),
        words.summary,
    )


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=8).digest()
