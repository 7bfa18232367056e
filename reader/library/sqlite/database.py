"""The database file of the index: opened, created, replaced when damaged, in memory where it can’t be used.

Two connections, so that a search never waits for what is being indexed: one reads, one writes. In memory, and where
the file can only be read, they are the same. What is read may be damaged without SQLite's noticing; whoever makes
values of it raises Damaged.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TypeVar

from reader.errors import StoreUnavailable
from reader.library.sqlite.schema import MEANING, VERSION, create_tables
from reader.model.clean import clean
from reader.storage.sqlite_file import (
    Damaged,
    connect,
    error_code,
    fault_of,
    folder_lock,
    make_private,
    open_unlocked,
    transaction,
    use_write_ahead_log,
    version,
)

Answer = TypeVar("Answer")

PATIENCE = 3.0
"""Seconds to wait for another reader that is writing; it writes for less than half a second at a time."""
SMALL = 4 << 20
"""Bytes of a file that is looked through for damage when it is opened: this much takes some milliseconds."""
_CACHE_KIB = 65_536
_TABLES = ("meta", "file", "article", "person", "persona", "quote", "narrow", "event", "word", "content")
_CAN_ONLY_BE_READ = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)


FAULTS = (sqlite3.DatabaseError, Damaged, UnicodeDecodeError)
"""What a damaged file raises; the last for names of columns that are no text any more."""


class Outdated(Damaged):
    """The file is whole but of an older version, or its words are divided otherwise than they are now."""


class Rebuilt(Exception):
    """The index was rebuilt and is empty: what was read from it before no longer holds."""


class IndexFile:
    """One index. `generation` counts how often it was rebuilt empty."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock, self._write_lock = RLock(), RLock()
        self._fault: str | None = None
        self._kept = self._can_write = True
        self._anew = 0
        self.generation = 0
        self._inode = 0
        try:
            self._open()
        except StoreUnavailable as fault:
            self._in_ram(fault)

    def pop_fault(self) -> str | None:
        """What went wrong, in one sentence: once, then None."""
        fault, self._fault = self._fault, None
        return fault

    def read(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """What `work` returns. It is called again with an empty index where the file turns out to be damaged."""
        while True:
            with self._lock:
                try:
                    return work(self._reader)
                except FAULTS as error:
                    self._recover_from(self._reader, error)

    def write(self, work: Callable[[sqlite3.Connection], Answer], changed: bool = True) -> Answer:
        """What `work` returns, committed as one transaction. Raises Rebuilt where the index was replaced before.

        `changed`: the library answers otherwise than before.
        """
        generation = self.generation
        while True:
            with self._write_lock:
                if self.generation != generation:
                    raise Rebuilt
                writer = self._writer
                try:
                    if not self._can_write:
                        raise StoreUnavailable(f"{clean(str(self._path))}: it can only be read")
                    self._follow_replacement()
                    if self.generation != generation:
                        raise Rebuilt
                    if writer is self._reader:
                        with self._lock:
                            return _transaction(writer, work, changed)
                    return _transaction(writer, work, changed)
                except (*FAULTS, StoreUnavailable) as error:
                    with self._lock:
                        self._recover_from(writer, error)
                finally:
                    if writer not in (self._writer, self._reader):
                        _close_quietly(writer)

    @property
    def changes(self) -> int:
        """A number that differs after every change, by whichever program."""
        if self._write_lock.acquire(blocking=False):  # whoever holds it follows anyhow
            try:
                self._follow_replacement()
            except (*FAULTS, StoreUnavailable) as error:
                with self._lock:
                    self._recover_from(self._writer, error)
            finally:
                self._write_lock.release()
        number = self.read(lambda connection: connection.execute("SELECT changes FROM meta").fetchone())
        return (int(number[0] or 0) if number else 0) + (self.generation << 40)

    def empty_log(self) -> None:
        """Moves what the write-ahead log holds into the file, and truncates the log."""
        with self._write_lock, suppress(sqlite3.DatabaseError):
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        with self._write_lock, self._lock:
            self._close()

    # -- opening

    def _open(self) -> None:
        if self._path is None:
            raise StoreUnavailable("there is no home folder to keep it in")
        try:
            self._connect(self._path)
        except Damaged as damage:
            self._rebuild(aloud=not isinstance(damage, Outdated))

    def _connect(self, path: Path) -> None:
        """Both connections. Raises StoreUnavailable, Damaged."""
        make_private(path)
        writer = None
        try:
            writer = connect(str(path), PATIENCE)
            self._prepare(writer, path)
            self._reader = connect(str(path), PATIENCE)
            _tune(self._reader)
            self._reader.execute("PRAGMA query_only = 1")
            self._writer = writer
            self._inode = path.stat().st_ino
        except sqlite3.DatabaseError as error:
            if writer:
                writer.close()
            if error_code(error) in _CAN_ONLY_BE_READ and self._opened_to_read(path):
                return
            if error_code(error) == sqlite3.SQLITE_ERROR:  # a table or a column is not there
                raise Damaged from error
            raise fault_of(path, error) from error
        except UnicodeDecodeError as error:
            if writer:
                writer.close()
            raise Damaged from error
        except (StoreUnavailable, Damaged):
            if writer:
                writer.close()
            raise

    def _opened_to_read(self, path: Path) -> bool:
        """Whether the file can at least be read, though nothing be written beside it."""
        if not path.exists():
            return False
        connection = open_unlocked(path)
        try:
            _check(connection, path)
        except (*FAULTS, StoreUnavailable):
            connection.close()
            return False
        self._reader = self._writer = connection
        self._can_write = False
        return True

    def _prepare(self, connection: sqlite3.Connection, path: Path) -> None:
        if version(connection) == 0:
            use_write_ahead_log(connection, time.monotonic() + PATIENCE)
            with transaction(connection):
                if version(connection) == 0:  # no other reader was quicker
                    create_tables(connection)
        _check(connection, path)
        _tune(connection)
        # A write is safe from a crash of the program at once, and from a power cut after the next checkpoint.
        connection.execute("PRAGMA synchronous = NORMAL")

    def _follow_replacement(self) -> None:
        """Opens the new file where another reader has replaced a damaged one."""
        if self._path is None or not (self._kept and self._can_write):
            return
        try:
            inode = self._path.stat().st_ino
        except OSError:
            inode = 0
        if inode != self._inode:
            with self._lock:
                self._close()
                self._connect(self._path)
                self.generation += 1

    # -- going on

    def _recover_from(self, failed: sqlite3.Connection, error: Exception) -> None:
        """Replaces an index that has failed by an empty file, or by one in memory."""
        if self._path is None or not self._kept:
            raise error
        if failed not in (self._reader, self._writer):
            return  # another thread has been here
        fault = Damaged() if isinstance(error, UnicodeDecodeError) else error
        if isinstance(error, sqlite3.DatabaseError):
            # A table or column that is not there, or whose rows are no rows: nothing of ours is written so.
            damaged = error_code(error) in (
                sqlite3.SQLITE_ERROR,
                sqlite3.SQLITE_CONSTRAINT,
                sqlite3.SQLITE_MISMATCH,
            )
            fault = Damaged() if damaged else fault_of(self._path, error)
        try:
            if isinstance(fault, StoreUnavailable):
                raise fault
            if self._anew:
                raise StoreUnavailable(f"{clean(str(self._path))} is damaged again")
            self._close()
            self._rebuild()
        except StoreUnavailable as reason:
            self._in_ram(reason, copy=isinstance(fault, StoreUnavailable))

    def _rebuild(self, aloud: bool = True) -> None:
        """Deletes a damaged file and creates another (`aloud`: and says so), or opens another reader’s."""
        assert self._path is not None
        self._anew += 1
        self.generation += 1
        with folder_lock(self._path.parent):
            try:
                with suppress(Damaged):
                    if self._inode and self._path.stat().st_ino != self._inode:
                        self._connect(self._path)
                        return
            except OSError:
                pass
            try:
                # The file itself goes last: whoever finds what is beside it would take it for a new file's own.
                for suffix in ("-wal", "-shm", ""):
                    Path(f"{self._path}{suffix}").unlink(missing_ok=True)
                self._connect(self._path)
            except OSError as error:
                raise StoreUnavailable(f"{clean(str(self._path))} is damaged: {error.strerror}") from error
            except Damaged as error:
                raise StoreUnavailable(f"{clean(str(self._path))} is damaged") from error
        if aloud:
            self._fault = "The index of the library was damaged: a new one is made."

    def _in_ram(self, reason: StoreUnavailable, copy: bool = False) -> None:
        """Goes on in memory, with all that the file held if it can still be read."""
        ram = connect(":memory:", 0)
        whole = False
        if copy and self._path is not None:
            with suppress(sqlite3.DatabaseError):
                self._reader.backup(ram)
                whole = True
        if not whole:
            ram.close()
            ram = connect(":memory:", 0)
            create_tables(ram)
            self.generation += 1
        if hasattr(self, "_reader"):
            self._close()
        self._reader = self._writer = ram
        self._kept, self._can_write = False, True
        self._fault = f"The index of the library is not kept when you leave: {reason}."

    def _close(self) -> None:
        """Closes both connections, except one that another thread is writing with and will close itself."""
        if self._reader is not self._writer:
            _close_quietly(self._reader)
        if self._write_lock.acquire(blocking=False):
            _close_quietly(self._writer)
            self._write_lock.release()


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises StoreUnavailable for a newer file, Damaged for one that is none or whose words are divided otherwise."""
    found = version(connection)
    if found > VERSION:
        raise StoreUnavailable(f"{clean(str(path))} was written by a newer closeread")
    if found != VERSION:
        raise Outdated
    row = connection.execute("SELECT meaning FROM meta").fetchone()
    if row is None:
        raise Damaged
    if row[0] != MEANING:
        raise Outdated
    for table in _TABLES:
        connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    if path.stat().st_size <= SMALL and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Damaged


def _close_quietly(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.DatabaseError):
        connection.close()


def _tune(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")  # what was said in a deleted article is nobody's any more


def _transaction(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Answer], changed: bool
) -> Answer:
    with transaction(connection):
        answer = work(connection)
        connection.execute("UPDATE meta SET changes = changes + ?", (changed,))
    return answer
