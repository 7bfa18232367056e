"""The library of an archive: answers by a database, and copies of the articles that were opened on this machine.

Every question is put over a network. What can't be asked is said once, and answered from what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import TypeVar

import psycopg
from psycopg import IsolationLevel

from reader.errors import SaveError, StoreUnavailable
from reader.library.index import listing, people
from reader.library.index.article_rows import all_articles
from reader.library.index.searching import search as searching
from reader.library.index.searching.texts import find_texts
from reader.library.index.timeline import timeline
from reader.library.postgres.archive import CHANNEL
from reader.library.postgres.connecting import Connection, connect, said_plainly
from reader.library.postgres.copies import fetch_copy, name_of
from reader.library.postgres.index import Pieces, PostgresIndex
from reader.library.postgres.migrations import check
from reader.library.protocol import EVERYTHING
from reader.model.library.addresses import shown_address
from reader.model.library.articles import FaultyFile, ListedArticle
from reader.model.library.counts import IndexingProgress, Totals
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Hit, Results, TextMatches
from reader.model.library.people import ListedPerson, PersonPage
from reader.model.library.person_key import PersonKey
from reader.model.library.search_options import FacetFilter, HitOrder
from reader.model.query.query import Query
from reader.storage.damaged import Damaged

Answer = TypeVar("Answer")

RETRY = 5.0
"""Seconds after a lost connection in which no other is tried, so that every question is answered at once."""


class PostgresLibrary:
    """The questions of `protocol.Library`, put to the database of an archive."""

    is_remote = True

    def __init__(self, address: str, copies: Path) -> None:
        """`copies` is the folder for articles that are opened; nothing is asked yet."""
        self._address, self._copies = address, copies
        self._lock = RLock()
        self._connection: Connection | None = None
        self._listener: Connection | None = None
        self._pieces: Pieces | None = None
        self._retry_at = 0.0
        self._fault: str | None = None
        self._lost: StoreUnavailable | None = None
        self._closed = False
        self._changes = self._reconnections = self._noted = 0
        self._scanned = False
        self._before: dict[object, object] = {}

    @property
    def folders(self) -> tuple[Path, ...]:
        return ()

    @property
    def changes(self) -> int:
        return self._changes + self._reconnections

    @property
    def needs_scan(self) -> bool:
        return not self._scanned

    @property
    def unreached(self) -> str | None:
        return None if self._lost is None else str(self._lost)

    def pop_fault(self) -> str | None:
        fault, self._fault = self._fault, None
        return fault

    def connect(self) -> None:
        """Connects where that is not done. Raises StoreUnavailable."""
        with self._lock:
            if self._connection is None or self._connection.closed:
                self._connection = self._connected()

    def scan(self) -> Iterator[IndexingProgress]:
        """Connects, and notes what state the archive is in."""
        yield IndexingProgress(0, 0)
        self._note_changes()
        self._scanned = self._lost is None

    def update(self, paths: Iterable[Path]) -> Iterator[IndexingProgress]:  # noqa: ARG002 - it has no files
        return iter(())

    def purge(self) -> Iterator[None]:
        return iter(())

    def await_push(self, seconds: float) -> bool:
        """Whether anybody pushed something, or the archive is there again, within so many seconds."""
        lost = self._lost is not None
        try:
            with said_plainly(self._address):
                if self._listener is None or self._listener.closed:
                    self._listener = connect(self._address)
                    self._listener.execute(f"LISTEN {CHANNEL}")
                    self._retry_at = 0.0
                    return self._note_changes()
                pushed = any(True for _ in self._listener.notifies(timeout=seconds, stop_after=1))
        except StoreUnavailable as reason:
            if self._listener is not None:
                self._listener.close()
                self._listener = None
            with self._lock:
                self._say_lost(reason)
            return False
        return (pushed or lost or self.changes != self._noted) and self._note_changes()

    def search(
        self,
        query: Query,
        order: HitOrder = HitOrder.NEWEST,
        limit: int = 50,
        skip: int = 0,
        narrowing: FacetFilter = EVERYTHING,
        facets: bool = True,
        hasty: bool = False,
    ) -> Results:
        work = partial(
            searching.search,
            query=query,
            order=order,
            limit=limit,
            skip=skip,
            narrowing=narrowing,
            facets=facets,
            hasty=hasty,
        )
        found = self._ask(work, None)
        return found if found is not None else Results(unreached=self.unreached or "")

    def texts(self, query: Query, limit: int = 50, skip: int = 0) -> TextMatches:
        return self._ask(partial(find_texts, query=query, limit=limit, skip=skip), TextMatches())

    def stream(self, query: Query) -> Iterator[Hit]:
        nothing: searching.Page = ([], 0)
        return searching.all_hits(query, lambda page: self._ask(page, nothing))

    def articles(self) -> tuple[ListedArticle, ...]:
        def sorted_articles(index: PostgresIndex) -> tuple[ListedArticle, ...]:
            return tuple(sorted(all_articles(index), key=listing.by_date))

        return self._ask(sorted_articles, (), kept="articles")

    def newest(self, limit: int) -> tuple[ListedArticle, ...]:
        return tuple(self._ask(partial(listing.newest, limit=limit), [], kept=("newest", limit)))

    def count(self) -> int:
        return self._ask(listing.count, 0, kept="count")

    def names(self) -> Mapping[Path, str]:
        return self._ask(listing.names, {}, kept="names")

    def faulty(self) -> tuple[FaultyFile, ...]:
        return ()  # what has faults is not pushed

    def people(self) -> tuple[ListedPerson, ...]:
        return self._ask(people.everyone, (), kept="people")

    def person(self, key: PersonKey) -> PersonPage | None:
        return self._ask(partial(people.person_page, key=key), None)

    def key_of(self, path: Path, entity: str) -> PersonKey | None:
        name = name_of(path, self._copies)
        if name is None:
            return None
        return self._ask(partial(people.key_of, path=name, entity=entity), None)

    def timeline(self, after: tuple[int, ...] | None = None, limit: int = 200) -> tuple[ListedEvent, ...]:
        return self._ask(partial(timeline, after=after, limit=limit), ())

    def totals(self) -> Totals:
        return self._ask(partial(listing.totals, faulty="0"), Totals(), kept="totals")

    def fetch(self, path: Path) -> None:
        name = name_of(path, self._copies)
        if name is not None:
            try:
                self._ask(partial(fetch_copy, name=name, path=path), None)
                if self._lost is not None and not path.exists():
                    raise StoreUnavailable(str(self._lost))
            except SaveError as reason:
                self._fault = f"The article can’t be copied to this machine: {reason}."

    def close(self) -> None:
        self._closed = True
        for connection in (self._listener, self._connection):
            if connection is not None:
                connection.close()

    # -- the connection

    def _ask(self, work: Callable[[PostgresIndex], Answer], nothing: Answer, kept: object = None) -> Answer:
        """What a question gives; where it can't be asked, what was `kept` under a key before, or nothing."""
        with self._lock:
            if monotonic() < self._retry_at or self._closed:
                return self._earlier(kept, nothing)
            try:
                answer = self._asked(work)
            except StoreUnavailable as reason:
                self._say_lost(reason)
                return self._earlier(kept, nothing)
            except Damaged:
                where = shown_address(self._address)
                self._fault = f"{where} holds what closeread has not put there: not all of it can be shown."
                return self._earlier(kept, nothing)
            if self._lost is not None:
                self._lost = None
                self._reconnections += 1
                self._fault = f"{shown_address(self._address)} can be reached again."
            if kept is not None:
                self._before[kept] = answer
            return answer

    def _asked(self, work: Callable[[PostgresIndex], Answer]) -> Answer:
        """What a question gives, asked once more by a new connection where the one at hand was lost meanwhile."""
        was_open = self._connection is not None and not self._connection.closed
        try:
            return self._asked_once(work)
        except StoreUnavailable:
            if not was_open or (self._connection is not None and not self._connection.closed):
                raise
            return self._asked_once(work)

    def _asked_once(self, work: Callable[[PostgresIndex], Answer]) -> Answer:
        self.connect()
        connection = self._connection
        assert connection is not None, "it was connected"
        with said_plainly(self._address):
            try:
                with connection.transaction():  # what is asked in several steps is asked of one state
                    index = PostgresIndex(connection, str(self._copies), self._pieces)
                    answer = work(index)
                    self._pieces = index.known_pieces
                    return answer
            except psycopg.OperationalError:
                connection.close()
                raise

    def _connected(self) -> Connection:
        connection = connect(self._address)
        try:
            check(connection, self._address)
            with said_plainly(self._address):
                connection.isolation_level = IsolationLevel.REPEATABLE_READ
                connection.read_only = True
        except StoreUnavailable:
            connection.close()
            raise
        return connection

    def _earlier(self, kept: object, nothing: Answer) -> Answer:
        # what was kept under a key has the type of that question's answers
        return self._before.get(kept, nothing)  # type: ignore[return-value]  # the values are of many questions

    def _say_lost(self, reason: StoreUnavailable) -> None:
        self._retry_at = monotonic() + RETRY
        if self._lost is None:
            self._lost = reason
            self._fault = f"{reason}."

    def _note_changes(self) -> bool:
        """Whether the archive has changed, or was lost and is there again, since this was asked last."""
        before = self._changes
        self._changes = self._ask(_changes, before)
        if self._changes != before:
            self._pieces = None
        noted, self._noted = self._noted, self.changes
        return self.changes != noted


def _changes(index: PostgresIndex) -> int:
    row = index.execute("SELECT changes FROM meta").fetchone()
    return int(row[0]) if row else 0
