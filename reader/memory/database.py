"""The database file of the memory: opened, created, brought up to date."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from reader.storage.sqlite_file import Damaged, connect, make_tables, open_prepared

VERSION = 3
PATIENCE = 1.0
"""Seconds to wait for another reader's write: long for two programs, bearable for a person, once."""

COLUMNS = {
    "place": "article, at, before, after",
    "mark": "article, letter, at, before, after",
    "view": "one, theme, measure, pane",
    "progress": "article, at, before, after, read",
    "text": "article, digest",
}
_PROGRESS = """CREATE TABLE progress (
    article TEXT PRIMARY KEY, at INTEGER, before TEXT, after TEXT, read INTEGER) WITHOUT ROWID"""
_TEXT = (
    # The text that an article had when its place or a mark was last saved: by it they are found under another path.
    "CREATE TABLE text (article TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID",
    "CREATE INDEX text_digest ON text (digest)",
    f"PRAGMA user_version = {VERSION}",
)
_SCHEMA = (
    "CREATE TABLE place (article TEXT PRIMARY KEY, at INTEGER, before TEXT, after TEXT) WITHOUT ROWID",
    "CREATE TABLE mark (article TEXT, letter TEXT, at INTEGER, before TEXT, after TEXT,"
    " PRIMARY KEY (article, letter)) WITHOUT ROWID",
    "CREATE TABLE view (one INTEGER PRIMARY KEY, theme TEXT, measure INTEGER, pane TEXT)",
    _PROGRESS,
    *_TEXT,
)
_STATEMENTS = {
    0: _SCHEMA,
    1: (
        _PROGRESS,
        "INSERT INTO progress SELECT article, at, before, after, NULL FROM place",
        "PRAGMA user_version = 2",
    ),
    2: _TEXT,
}
"""`read` is NULL where only the place is known that stood at the top of the screen."""


def open_file(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to the file, made if need be. Raises StoreUnavailable, Damaged."""
    deadline = time.monotonic() + patience
    return open_prepared(path, patience, lambda connection: _prepare(connection, path, deadline))


def open_ram() -> sqlite3.Connection:
    """A memory that lasts as long as the program."""
    connection = connect(":memory:", 0)
    for statement in _SCHEMA:
        connection.execute(statement)
    return connection


def copy_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copies all rows. Not SQLite's own backup: that waits for a locked source without end."""
    for table, columns in COLUMNS.items():
        rows = source.execute(f"SELECT {columns} FROM {table}").fetchall()
        places = ", ".join("?" * (columns.count(",") + 1))
        target.executemany(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})", rows)


def _prepare(connection: sqlite3.Connection, path: Path, deadline: float) -> None:
    """Make what is missing and look at what is there."""
    make_tables(connection, path, VERSION, _STATEMENTS, deadline)
    # A damaged page may be read and written without a word, and what is written to it is lost.
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise Damaged
    # A write is safe from a crash of the program at once, and from a power cut after the next checkpoint.
    connection.execute("PRAGMA synchronous = NORMAL")
    for table, columns in COLUMNS.items():
        connection.execute(f"SELECT {columns} FROM {table} LIMIT 1").fetchone()
