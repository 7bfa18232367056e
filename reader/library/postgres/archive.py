"""The versions of an archive's articles: listed, read and pushed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from reader.errors import StoreUnavailable
from reader.library.archive_names import is_name
from reader.library.folders import digest
from reader.library.index.article_rows import write_diagnostics
from reader.library.postgres.article_writer import ArticleWriter
from reader.library.postgres.connecting import connect, said_plainly
from reader.library.postgres.index import PostgresIndex
from reader.library.postgres.migrations import WRITING, check, migrate
from reader.load.article import Loaded, read_article
from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Mark
from reader.model.library.addresses import shown_address
from reader.model.library.versions import Change, Outcome, Pushed, Version

AT_ONCE = 200
"""Articles of one transaction."""
CHANNEL = "closeread"
"""What is listened on for pushes; the payload is the number of the last version."""
_VERSION = "v.number, f.path, v.hash, v.who, v.made, v.previous, v.remark"
_VERSIONS = f"SELECT {_VERSION} FROM version v JOIN file f ON f.number = v.file"


@dataclass(frozen=True, slots=True)
class _Current:
    """What the archive has under a name: the number of its row, and its current version."""

    file: int
    version: Version | None


class PostgresArchive:
    """The questions of `archive.Archive`, put to a database."""

    def __init__(self, address: str) -> None:
        """Raises StoreUnavailable, also where the database has no archive yet."""
        self._address = address
        self._known_words: set[str] = set()
        self._connection = connect(address)
        try:
            check(self._connection, address)
        except StoreUnavailable:
            self._connection.close()
            raise

    def current(self) -> Mapping[str, Version]:
        rows = self._rows(f"{_VERSIONS} WHERE v.number = f.version")
        return {version.name: version for version in map(version_of, rows)}

    def history(self, name: str) -> tuple[Version, ...]:
        asked = (name,) if is_name(name) else ("",)
        rows = self._rows(f"{_VERSIONS} WHERE f.path = %s ORDER BY v.number DESC", asked)
        return tuple(map(version_of, rows))

    def version(self, number: int) -> Version | None:
        rows = self._rows(f"{_VERSIONS} WHERE v.number = %s", (number,))
        return version_of(rows[0]) if rows else None

    def known(self, hashes: Iterable[bytes]) -> Mapping[bytes, Version]:
        rows = self._rows(f"{_VERSIONS} WHERE v.hash = ANY (%s) ORDER BY v.number", (list(hashes),))
        return {row[2]: version_of(row) for row in rows}

    def contents(self, hashes: Iterable[bytes]) -> Mapping[bytes, bytes]:
        rows = self._rows("SELECT hash, bytes FROM blob WHERE hash = ANY (%s)", (list(hashes),))
        return dict(rows)

    def pushing_role(self) -> str:
        ((role, may_push),) = self._rows("SELECT session_user, has_table_privilege('version', 'INSERT')")
        if not may_push:
            raise StoreUnavailable(
                f"{shown_address(self._address)}: your role “{clean(role)}” may not push;"
                " ask whoever keeps the archive for the role closeread_editor"
            )
        return str(role)

    def push(self, changes: Iterable[Change]) -> Iterator[Pushed]:
        waiting = iter(changes)
        while some := list(islice(waiting, AT_ONCE)):
            checked = [(change, _loaded(change)) for change in some]
            with said_plainly(self._address), self._connection.transaction():
                self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
                pushed = self._push(checked)
            yield from pushed

    def close(self) -> None:
        self._connection.close()

    def _push(self, checked: Sequence[tuple[Change, Loaded]]) -> list[Pushed]:
        """What becomes of these within the transaction of the caller, who holds the lock of all who write."""
        there = self._there({change.name for change, _ in checked if is_name(change.name)})
        pushed: list[Pushed] = []
        indexed: list[tuple[int, Loaded]] = []
        for change, loaded in checked:
            known = there.get(change.name)
            now = known.version if known else None
            hash_ = None if change.content is None else digest(change.content)
            if loaded.article is None and loaded.diagnostics:
                pushed.append(Pushed(change, Outcome.FAULTY, now, loaded.diagnostics))
            elif now is not None and now.hash == hash_:
                pushed.append(Pushed(change, Outcome.UNCHANGED, now))
            elif (now.number if now else None) != change.base:
                pushed.append(Pushed(change, Outcome.CONFLICT, now))
            else:
                there[change.name] = stored = self._store(change, hash_, known)
                indexed.append((stored.file, loaded))
                pushed.append(Pushed(change, Outcome.STORED, stored.version, loaded.diagnostics))
        self._index(indexed)
        self._announce([each.version for each in pushed if each.outcome is Outcome.STORED])
        return pushed

    def _index(self, stored: Sequence[tuple[int, Loaded]]) -> None:
        """Makes the index true to files, by their numbers; those that were removed have no article."""
        writer = ArticleWriter(PostgresIndex(self._connection), self._known_words)
        latest = dict(stored)  # of one that is pushed twice at once, too
        times = Counter(number for number, _ in stored)
        removed = [number for number, each in latest.items() if each.article is None and times[number] == 1]
        self._connection.execute(
            "UPDATE file SET removed_checked = EXISTS"
            " (SELECT FROM article a WHERE a.number = file.number AND a.unchecked = 0)"
            " WHERE number = ANY (%s)",
            (removed,),
        )
        for number in latest:
            writer.delete(number)
        articles = [(number, loaded.article) for number, loaded in latest.items() if loaded.article]
        writer.expect(articles)
        for number, article in articles:
            writer.insert(number, article)
            faults = write_diagnostics(latest[number].diagnostics)
            self._connection.execute(
                "UPDATE file SET faults = %s, removed_checked = false WHERE number = %s", (faults, number)
            )
        writer.finish()

    def _there(self, names: Iterable[str]) -> dict[str, _Current]:
        rows = self._rows(
            f"SELECT f.number, {_VERSION} FROM file f LEFT JOIN version v ON v.number = f.version"
            " WHERE f.path = ANY (%s)",
            (list(names),),
        )
        return {row[2]: _Current(row[0], version_of(row[1:]) if row[1] else None) for row in rows}

    def _store(self, change: Change, hash_: bytes | None, known: _Current | None) -> _Current:
        do = self._connection.execute
        if change.content is not None:
            do(
                "INSERT INTO blob VALUES (%s, %s) ON CONFLICT DO NOTHING",
                (hash_, change.content),
            )
        if known is None:
            number = _one(do("INSERT INTO file (path) VALUES (%s) RETURNING number", (change.name,)))[0]
        else:
            number = known.file
        row = _one(
            do(
                "INSERT INTO version (file, hash, who, previous, remark) VALUES (%s, %s, %s, %s, %s)"
                " RETURNING number, made",
                (number, hash_, change.who, change.base, change.remark),
            )
        )
        do("UPDATE file SET version = %s WHERE number = %s", (row[0], number))
        version = Version(row[0], change.name, hash_, change.who, row[1], change.base, change.remark)
        return _Current(number, version)

    def _announce(self, stored: Sequence[Version | None]) -> None:
        """Lets everyone know who listens, once it is committed."""
        numbers = [version.number for version in stored if version]
        if numbers:
            self._connection.execute("UPDATE meta SET changes = changes + 1")
            self._connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, str(max(numbers))))

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with said_plainly(self._address):
            return self._connection.execute(statement, values).fetchall()


def begin_archive(address: str) -> None:
    """Makes the tables of an archive in an empty database, or brings older ones up to date. Raises StoreUnavailable."""
    connection = connect(address)
    try:
        migrate(connection, address)
    finally:
        connection.close()


def version_of(row: Sequence[Any]) -> Version:
    """A version, of the columns _VERSION."""
    number, name, hash_, who, made, previous, remark = row
    assert isinstance(made, datetime)
    return Version(number, name, hash_, who, made, previous, remark)


def _loaded(change: Change) -> Loaded:
    """What is in a file that is pushed; a name that is none is a fault of it."""
    if not is_name(change.name):
        return Loaded(
            None, (Diagnostic(Mark(1, 1), "no-name", "an article can’t have that name in an archive"),)
        )
    if change.content is None:
        return Loaded(None)
    return read_article(change.content, PurePosixPath(change.name).stem)


def _one(cursor: Any) -> Sequence[Any]:
    """The one row that a statement gives for certain."""
    row: Sequence[Any] | None = cursor.fetchone()
    assert row is not None, "a row was put in"
    return row
