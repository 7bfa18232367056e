"""The file of the memory: opened, made, moved aside when damaged. What SQLite says becomes plain words."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

from reader.errors import StoreUnavailable
from reader.model.clean import clean

VERSION = 1
PATIENCE = 1.0
"""Seconds to wait for another reader's write: long for two programs, bearable for a person, once."""

COLUMNS = {
    "place": "article, at, before, after",
    "mark": "article, letter, at, before, after",
    "view": "one, theme, measure, pane",
}
_SCHEMA = (
    "CREATE TABLE place (article TEXT PRIMARY KEY, at INTEGER, before TEXT, after TEXT) WITHOUT ROWID",
    "CREATE TABLE mark (article TEXT, letter TEXT, at INTEGER, before TEXT, after TEXT,"
    " PRIMARY KEY (article, letter)) WITHOUT ROWID",
    "CREATE TABLE view (one INTEGER PRIMARY KEY, theme TEXT, measure INTEGER, pane TEXT)",
    f"PRAGMA user_version = {VERSION}",
)
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has locked it",
    sqlite3.SQLITE_LOCKED: "another program has locked it",
    sqlite3.SQLITE_READONLY: "it can only be read",
    sqlite3.SQLITE_PERM: "it can only be read",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it can’t be opened",
}


_NO_FOLDER = (FileExistsError, NotADirectoryError)


class Damaged(Exception):
    """The file is no memory, or no longer one."""


def open_file(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to the file, made if need be. Raises StoreUnavailable, Damaged."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is not a folder" if isinstance(error, _NO_FOLDER) else error.strerror
        raise StoreUnavailable(f"{clean(str(path.parent))}: {reason}") from error
    connection = None
    try:
        connection = connect(str(path), patience)
        _prepare(connection, path, time.monotonic() + patience)
    except sqlite3.DatabaseError as error:
        if connection:
            connection.close()
        if error_code(error) == sqlite3.SQLITE_ERROR:  # a table or a column is not there
            raise Damaged from error
        raise fault_of(path, error) from error
    except (StoreUnavailable, Damaged):
        if connection:
            connection.close()
        raise
    return connection


def open_ram() -> sqlite3.Connection:
    """A memory that lasts as long as the program."""
    connection = connect(":memory:", 0)
    for statement in _SCHEMA:
        connection.execute(statement)
    return connection


def open_unlocked(path: Path) -> sqlite3.Connection:
    """A connection for a look at a file that can't be locked or written. May raise sqlite3.DatabaseError."""
    # Without `immutable` SQLite wants to write beside the file before it reads from it.
    return connect(f"file:{quote(str(path).encode('utf-8', 'surrogateescape'))}?mode=ro&immutable=1", 0)


def begin_anew(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """Move a damaged file aside and make a new one; also where the old one is now.

    Raises StoreUnavailable, Damaged. Where another reader has already done so there is nothing to move.
    """
    with alone_in(path.parent):
        with suppress(Damaged):
            return open_file(path), None
        stamp = time.strftime("%Y%m%d")
        names = (path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}") for number in count(1))
        aside = next(name for name in names if not name.exists())
        try:
            # The file itself comes last: whoever finds what is beside it would take it for a new file's own.
            for suffix in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{path}{suffix}").rename(f"{aside}{suffix}")
            path.rename(aside)
        except OSError as error:
            raise StoreUnavailable(f"{clean(str(path))} is damaged: {error.strerror}") from error
        return open_file(path), aside


def copy_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy what is remembered. Not SQLite's own backup: that waits for a locked source without end."""
    for table, columns in COLUMNS.items():
        rows = source.execute(f"SELECT {columns} FROM {table}").fetchall()
        places = ", ".join("?" * (columns.count(",") + 1))
        target.executemany(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})", rows)


def fault_of(path: Path, error: sqlite3.DatabaseError) -> StoreUnavailable | Damaged:
    """What SQLite says, in plain words. A mistake of the program's own is raised again."""
    code = error_code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged()
    if code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_RANGE):
        raise error
    return StoreUnavailable(f"{clean(str(path))}: {_REASONS.get(code, 'the disk can’t read or write it')}")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one reader at a time move files aside; without such locks (some networks have none) it is left to luck."""
    handle = -1
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def connect(name: str, patience: float) -> sqlite3.Connection:
    # The screen may open it in a thread, so as not to wait; it is never used by two at once.
    connection = sqlite3.connect(
        name, timeout=patience, isolation_level=None, check_same_thread=False, uri=name.startswith("file:")
    )
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, deadline: float) -> None:
    """Make what is missing and look at what is there."""
    if version(connection) == 0:
        write_ahead(connection, deadline)
        connection.execute("BEGIN IMMEDIATE")
        if version(connection) == 0:  # no other reader was quicker
            for statement in _SCHEMA:
                connection.execute(statement)
        connection.execute("COMMIT")
    if version(connection) > VERSION:
        raise StoreUnavailable(f"{clean(str(path))} was written by a newer closeread")
    # A damaged page may be read and written without a word, and what is written to it is lost.
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise Damaged
    # A write is safe from a crash of the program at once, and from a power cut after the next checkpoint.
    connection.execute("PRAGMA synchronous = NORMAL")
    for table, columns in COLUMNS.items():
        connection.execute(f"SELECT {columns} FROM {table} LIMIT 1").fetchone()


def write_ahead(connection: sqlite3.Connection, deadline: float) -> None:
    """Let readers and writers not wait for each other. SQLite's own patience doesn't hold for this change."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def error_code(error: sqlite3.DatabaseError) -> int:
    """SQLite's plain code, the low byte of its extended ones. Mistakes in the use of the module have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
