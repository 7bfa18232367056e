"""The store of feeds: what their addresses answered, their entries, and what the person did with them.

    store = FeedStore.open(state_folder)
    store.feed_states()                     every feed with its unread and total counts, and why it fails since when
    store.counts()                          unread and total over all feeds, each entry once
    store.entries(EntryFilter(...), limit, before=number)   newest first, a page at a time; `after` for the other way
    store.entry(number)                     the whole entry as the feed gives it
    store.versions(number)                  its former texts, the latest first
    store.mark_read(numbers, True) -> Marked; store.mark_feeds_read(addresses) -> Marked; store.star(numbers, True)
    store.undo(marked)                      takes one of those back
    store.keep_article(number, path)        remembers the article that was kept of it; `learn_address` a canonical one
    store.remove(address), store.put_back(removed)          a feed's entries go, and come back
    store.index_words()                     brings words of new entries into the index, which a search would wait for
    store.changes                           another number whenever somebody has changed something

A store belongs to one thread at a time; whoever works beside the screen opens one of their own. Every method raises
StoreUnavailable where the file can't be used.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.errors import StoreUnavailable
from reader.memory.feeds import feed_rows, listing, marking, removing, word_index
from reader.memory.feeds.address_key import address_key
from reader.memory.feeds.entry_bytes import from_bytes
from reader.memory.feeds.incoming import key_of
from reader.memory.feeds.joining import join
from reader.memory.feeds.schema import FILE_NAME, open_database
from reader.memory.feeds.storing import store_entries
from reader.memory.feeds.values import (
    EVERYTHING,
    Clock,
    EntryFilter,
    EntryNumber,
    FeedState,
    ListedEntry,
    Marked,
    RemovedEntries,
    Stored,
    Version,
)
from reader.model.clean import clean
from reader.model.feeds.feed import Entry
from reader.storage.sqlite_file import Damaged, fault_of, transaction


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries there are, each counted once whatever feeds it is in."""

    unread: int
    total: int


class FeedStore:
    """Feeds and entries in one SQLite file of the state folder."""

    def __init__(self, path: Path, connection: sqlite3.Connection, aside: Path | None, clock: Clock) -> None:
        self._path, self._connection, self._aside, self._clock = path, connection, aside, clock

    @classmethod
    def open(cls, folder: Path, clock: Clock = time.time) -> FeedStore:
        """The store in a state folder, made if need be. Raises StoreUnavailable."""
        connection, aside = open_database(folder)
        return cls(folder / FILE_NAME, connection, aside, clock)

    def close(self) -> None:
        self._connection.close()

    def pop_fault(self) -> str | None:
        """That the file was damaged and a new one begun, in one sentence: once, then None."""
        aside, self._aside = self._aside, None
        if aside is None:
            return None
        return f"The file of feed entries was damaged: it is now {clean(str(aside))}, and a new one is begun."

    @property
    def changes(self) -> int:
        """Another number whenever this or another program has changed something."""
        with self._reading() as connection:
            (by_others,) = connection.execute("PRAGMA data_version").fetchone()
            return int(by_others) + connection.total_changes

    # -- feeds

    def feed_states(self) -> tuple[FeedState, ...]:
        """Everything that is known of every feed, in no order."""
        with self._reading() as connection:
            return tuple(feed_rows.all_states(connection))

    def feed_state(self, address: str) -> FeedState:
        """What is known of one feed; only its address where nothing is."""
        with self._reading() as connection:
            return feed_rows.state_of(connection, address)

    def counts(self) -> Counts:
        with self._reading() as connection:
            return Counts(*connection.execute("SELECT unread, total FROM total").fetchone())

    def store(self, state: FeedState, entries: Sequence[Entry] | None = None) -> Stored:
        """Saves in one transaction what became of asking a feed: its state, and its entries where it gave any."""
        with self._writing() as connection:
            number = feed_rows.save_state(connection, state)
            if entries is None:
                return Stored()
            return store_entries(connection, number, entries, self._clock())

    def move(self, address: str, to: str) -> None:
        """Remembers that a feed has another address for good. Where that is known already, the two become one."""
        with self._writing() as connection:
            feed_rows.move(connection, address, to)

    def remove(self, address: str) -> RemovedEntries:
        """Deletes a feed's entries that were not starred or kept; returns them."""
        with self._writing() as connection:
            return removing.remove(connection, address)

    def put_back(self, removed: RemovedEntries) -> None:
        """Puts entries back that were removed."""
        with self._writing() as connection:
            removing.put_back(connection, removed)

    def purge(self, address: str, older_than: float) -> int:
        """Deletes entries that a feed no longer has, from before a time, unless starred or kept; returns how many."""
        with self._writing() as connection:
            return feed_rows.purge(connection, address, older_than)

    # -- entries

    def entries(
        self,
        asked: EntryFilter = EVERYTHING,
        limit: int = 100,
        *,
        before: EntryNumber | None = None,
        after: EntryNumber | None = None,
    ) -> list[ListedEntry]:
        """The newest entries that are asked for, newest first; next older than `before`, or next newer than `after`."""
        self._index_for(asked)
        with self._reading() as connection:
            return listing.listed(connection, asked, limit, before, after)

    def numbers(self, asked: EntryFilter = EVERYTHING) -> list[EntryNumber]:
        """The numbers of all entries that are asked for, newest first."""
        self._index_for(asked)
        with self._reading() as connection:
            return listing.numbers_of(connection, asked)

    def _index_for(self, asked: EntryFilter) -> None:
        if asked.has_words:
            while self._has_unindexed() and self.index_words():
                pass

    def _has_unindexed(self) -> bool:
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM unindexed LIMIT 1").fetchone() is not None

    def listed(self, numbers: Sequence[EntryNumber]) -> list[ListedEntry]:
        """These entries as they are now, in this order; those that are gone are left out."""
        with self._reading() as connection:
            return listing.rows_of(connection, numbers)

    def entry(self, number: EntryNumber) -> Entry | None:
        """All that the feed gives of an entry; None where it is gone."""
        with self._reading() as connection:
            row = connection.execute("SELECT content FROM body WHERE entry = ?", (number,)).fetchone()
            return from_bytes(row[0]) if row else None

    def versions(self, number: EntryNumber) -> tuple[Version, ...]:
        """The former texts of an entry, the latest first."""
        query = "SELECT content, replaced_at FROM version WHERE entry = ? ORDER BY replaced_at DESC"
        with self._reading() as connection:
            return tuple(Version(from_bytes(row), at) for row, at in connection.execute(query, (number,)))

    def mark_read(self, numbers: Iterable[EntryNumber], read: bool) -> Marked:
        """Marks entries read, or unread; returns what changed."""
        with self._writing() as connection:
            return Marked(marking.mark(connection, "read", numbers, read), read=read)

    def mark_feeds_read(self, addresses: Iterable[str] | None) -> Marked:
        """Marks all of some feeds read, or all there is (None); returns what changed."""
        with self._writing() as connection:
            return Marked(marking.mark_feeds_read(connection, addresses), read=True)

    def star(self, numbers: Iterable[EntryNumber], starred: bool) -> Marked:
        """Stars entries, or takes their stars; returns what changed."""
        with self._writing() as connection:
            return Marked(marking.mark(connection, "starred", numbers, starred), starred=starred)

    def undo(self, marked: Marked) -> Marked:
        """Takes back what was marked; returns what changed, with which it can be redone."""
        if marked.starred is not None:
            return self.star(marked.entries, not marked.starred)
        return self.mark_read(marked.entries, not marked.read)

    def keep_article(self, number: EntryNumber, article: Path | None) -> None:
        """Remembers which article was kept of an entry; None: none any more."""
        path = None if article is None else str(article)
        with self._writing() as connection:
            connection.execute("UPDATE entry SET article = ? WHERE number = ?", (path, number))

    def learn_address(self, number: EntryNumber, url: str) -> None:
        """Remembers one more address of an entry, such as the canonical one that its page names.

        An entry that was stored apart, and has the same address and nearly the same words, becomes part of it.
        """
        if (address := address_key(url)) is not None:
            with self._writing() as connection:
                if connection.execute("SELECT 1 FROM entry WHERE number = ?", (number,)).fetchone():
                    connection.execute(
                        "INSERT OR IGNORE INTO likeness VALUES (?, ?)", (key_of(address), number)
                    )
                    join(connection, number, self._clock())

    def index_words(self, most: int = 1_000) -> int:
        """Brings words of new entries into the index, at most so many; returns how many are left.

        A search for words does all of it before it looks; whoever has time does it sooner.
        """
        with self._writing() as connection:
            return word_index.index_some(connection, most)

    # -- the file

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection
        except sqlite3.DatabaseError as error:
            raise self._fault(error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection, transaction(connection):
            yield connection

    def _fault(self, error: sqlite3.DatabaseError) -> StoreUnavailable:
        fault = fault_of(self._path, error)
        return (
            StoreUnavailable(f"{clean(str(self._path))} is damaged") if isinstance(fault, Damaged) else fault
        )
