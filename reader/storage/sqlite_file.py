"""SQLite files of ours: connections, transactions, locks of a folder, and faults in plain words."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

from reader.errors import StoreUnavailable
from reader.model.clean import clean
from reader.storage.damaged import Damaged as Damaged
from reader.storage.private_files import make_private_file, make_private_folder, restrict

_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has locked it",
    sqlite3.SQLITE_LOCKED: "another program has locked it",
    sqlite3.SQLITE_READONLY: "it can only be read",
    sqlite3.SQLITE_PERM: "it can only be read",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it can’t be opened",
}


_NO_FOLDER = (FileExistsError, NotADirectoryError)


def make_private(path: Path) -> None:
    """Makes a database's folder and an empty file, where they are missing, for the person alone.

    Raises StoreUnavailable for the folder; what is wrong with the file SQLite will say.
    """
    try:
        make_private_folder(path.parent)
    except OSError as error:
        reason = "it is not a folder" if isinstance(error, _NO_FOLDER) else error.strerror
        raise StoreUnavailable(f"{clean(str(path.parent))}: {reason}") from error
    make_private_file(path)
    for suffix in ("-wal", "-shm"):  # new ones have the mode of the database
        restrict(Path(f"{path}{suffix}"))


def open_prepared(
    path: Path, patience: float, prepare: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """A connection to a file, made if need be, of which `prepare` has made and checked the tables.

    Raises StoreUnavailable, Damaged.
    """
    make_private(path)
    connection = None
    try:
        connection = connect(str(path), patience)
        prepare(connection)
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


def make_tables(
    connection: sqlite3.Connection,
    path: Path,
    newest: int,
    statements: Mapping[int, Sequence[str]],
    log_until: float | None = None,
) -> None:
    """Brings a file to the newest version of its tables, by the statements for each older one; 0 is an empty file.

    With `log_until`, a deadline by `time.monotonic`, an empty file gets a write-ahead log. Raises StoreUnavailable for
    the file of a newer program.
    """
    for former, steps in statements.items():
        if version(connection) != former:
            continue
        if former == 0 and log_until is not None:
            use_write_ahead_log(connection, log_until)
        with transaction(connection):
            if version(connection) == former:  # no other program was quicker
                for statement in steps:
                    connection.execute(statement)
    if version(connection) > newest:
        raise StoreUnavailable(f"{clean(str(path))} was written by a newer closeread")


def replace_damaged(
    path: Path, open_file: Callable[[Path], sqlite3.Connection]
) -> tuple[sqlite3.Connection, Path | None]:
    """A new file in place of a damaged one, and where the old one is now.

    Raises StoreUnavailable. Where another reader has already done so there is nothing to move.
    """
    with folder_lock(path.parent):
        with suppress(Damaged):
            return open_file(path), None
        stamp = time.strftime("%Y%m%d")
        names = (path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}") for number in count(1))
        aside = next(name for name in names if not name.exists())
        try:
            # The file itself comes last: whoever finds what is beside it would take it for a new file's own.
            for suffix in ("-wal", "-shm", "-journal"):
                with suppress(FileNotFoundError):
                    Path(f"{path}{suffix}").rename(f"{aside}{suffix}")
            path.rename(aside)
        except OSError as error:
            raise StoreUnavailable(f"{clean(str(path))} is damaged: {error.strerror}") from error
        try:
            return open_file(path), aside
        except Damaged as error:
            raise StoreUnavailable(f"{clean(str(path))} is damaged") from error


def open_unlocked(path: Path) -> sqlite3.Connection:
    """A connection for a look at a file that can't be locked or written. May raise sqlite3.DatabaseError."""
    # Without `immutable` SQLite wants to write beside the file before it reads from it.
    return connect(f"file:{quote(str(path).encode('utf-8', 'surrogateescape'))}?mode=ro&immutable=1", 0)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All statements inside are committed together, or rolled back when anything is raised."""
    # A deferred transaction that turns to writing fails at once while another writes, however patient.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:  # an interrupt, too: no half of it may wait for the next COMMIT
        with suppress(sqlite3.DatabaseError):
            connection.execute("ROLLBACK")
        raise


def fault_of(path: Path, error: sqlite3.DatabaseError) -> StoreUnavailable | Damaged:
    """The error that stands for one of SQLite's. A mistake of the program's own is raised again."""
    code = error_code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged()
    if code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_RANGE):
        raise error
    return StoreUnavailable(f"{clean(str(path))}: {_REASONS.get(code, 'the disk can’t read or write it')}")


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """A lock that one reader at a time holds on a folder. Where the system has no such locks it is left to luck."""
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
    """A connection that waits `patience` seconds for another program's lock."""
    # The screen may open it in a thread, so as not to wait; it is never used by two at once.
    connection = sqlite3.connect(
        name, timeout=patience, isolation_level=None, check_same_thread=False, uri=name.startswith("file:")
    )
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def use_write_ahead_log(connection: sqlite3.Connection, deadline: float) -> None:
    """Switches to write-ahead logging, so that readers and writers do not wait for each other.

    SQLite's own timeout doesn't hold for this change: `deadline` is by `time.monotonic`.
    """
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
    """The schema version that the file was made with; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
