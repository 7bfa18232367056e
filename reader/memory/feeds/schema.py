"""The database file of feeds: its tables, counts that keep themselves, opening."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from reader.storage.sqlite_file import Damaged, make_tables, open_prepared, replace_damaged

FILE_NAME = "feeds.sqlite3"
_VERSION = 1
_CHECKPOINT = 4_000
"""Pages after which SQLite brings what was written into the file itself, for which it waits for the disk."""
_PATIENCE = 10.0
"""Seconds to wait for another program that stores entries."""

_TABLES = (
    """CREATE TABLE feed (number INTEGER PRIMARY KEY, address TEXT UNIQUE NOT NULL, title TEXT, link TEXT,
        unread INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '', answered REAL NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0,
        waits_for TEXT NOT NULL DEFAULT '', skip_hours TEXT NOT NULL DEFAULT '', skip_days TEXT NOT NULL DEFAULT '',
        failures INTEGER NOT NULL DEFAULT 0, failing_since REAL NOT NULL DEFAULT 0, fault TEXT NOT NULL DEFAULT '',
        gone INTEGER NOT NULL DEFAULT 0, issue INTEGER NOT NULL DEFAULT 0)""",
    # An entry's number is made of its date, so that the newest first is the order of the table itself.
    """CREATE TABLE entry (number INTEGER PRIMARY KEY, feed INTEGER NOT NULL, id TEXT, title TEXT, link TEXT,
        published TEXT, updated TEXT, authors TEXT NOT NULL, summary TEXT, read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0, first_seen REAL NOT NULL, changed_at REAL NOT NULL DEFAULT 0,
        article TEXT)""",
    "CREATE INDEX entry_unread ON entry (number) WHERE read = 0",
    "CREATE INDEX entry_starred ON entry (number) WHERE starred = 1",
    "CREATE INDEX entry_article ON entry (article) WHERE article IS NOT NULL",
    # Which feeds an entry is in; `issue` is the feed's last answer that had it, `read` the entry's own.
    """CREATE TABLE member (feed INTEGER NOT NULL, entry INTEGER NOT NULL, issue INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (feed, entry)) WITHOUT ROWID""",
    "CREATE INDEX member_unread ON member (feed, entry) WHERE read = 0",
    "CREATE INDEX member_entry ON member (entry)",
    # What entries are found by: ids in a feed; and addresses and whole texts, anywhere. Keys are digests of these.
    """CREATE TABLE identity (feed INTEGER NOT NULL, key INTEGER NOT NULL, entry INTEGER NOT NULL,
        PRIMARY KEY (feed, key)) WITHOUT ROWID""",
    "CREATE INDEX identity_entry ON identity (entry)",
    "CREATE TABLE likeness (key INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID",
    "CREATE INDEX likeness_entry ON likeness (entry)",
    "CREATE TABLE body (entry INTEGER PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL)",
    """CREATE TABLE version (entry INTEGER NOT NULL, replaced_at REAL NOT NULL, content BLOB NOT NULL,
        PRIMARY KEY (entry, replaced_at))""",
    'CREATE VIRTUAL TABLE words USING fts5 (feeds, title, authors, text, tokenize = "unicode61 remove_diacritics 0'
    " categories 'L* N* M*'\", prefix = '1 2 3 4 5', columnsize = 0)",
    # Entries whose words are not in the index yet, which takes longer than storing them: `known` is 1 for changed ones.
    "CREATE TABLE unindexed (entry INTEGER PRIMARY KEY, known INTEGER NOT NULL)",
    "CREATE TABLE total (one INTEGER PRIMARY KEY, unread INTEGER NOT NULL, total INTEGER NOT NULL)",
    "INSERT INTO total VALUES (1, 0, 0)",
    """CREATE TRIGGER member_came AFTER INSERT ON member BEGIN
        UPDATE feed SET total = total + 1, unread = unread + (NEW.read = 0) WHERE number = NEW.feed; END""",
    """CREATE TRIGGER member_went AFTER DELETE ON member BEGIN
        UPDATE feed SET total = total - 1, unread = unread - (OLD.read = 0) WHERE number = OLD.feed; END""",
    """CREATE TRIGGER member_read AFTER UPDATE OF read ON member WHEN OLD.read <> NEW.read BEGIN
        UPDATE feed SET unread = unread + OLD.read - NEW.read WHERE number = NEW.feed; END""",
    """CREATE TRIGGER entry_came AFTER INSERT ON entry BEGIN
        UPDATE total SET total = total + 1, unread = unread + (NEW.read = 0); END""",
    """CREATE TRIGGER entry_went AFTER DELETE ON entry BEGIN
        UPDATE total SET total = total - 1, unread = unread - (OLD.read = 0);
        DELETE FROM member WHERE entry = OLD.number; DELETE FROM identity WHERE entry = OLD.number;
        DELETE FROM likeness WHERE entry = OLD.number; DELETE FROM body WHERE entry = OLD.number;
        DELETE FROM version WHERE entry = OLD.number; DELETE FROM unindexed WHERE entry = OLD.number;
        DELETE FROM words WHERE rowid = OLD.number; END""",
    """CREATE TRIGGER entry_read AFTER UPDATE OF read ON entry WHEN OLD.read <> NEW.read BEGIN
        UPDATE total SET unread = unread + OLD.read - NEW.read;
        UPDATE member SET read = NEW.read WHERE entry = NEW.number; END""",
    f"PRAGMA user_version = {_VERSION}",
)


def open_database(folder: Path) -> tuple[sqlite3.Connection, Path | None]:
    """The database of a state folder, made if need be, and where a damaged one was moved. Raises StoreUnavailable."""
    path = folder / FILE_NAME
    try:
        return _open(path), None
    except Damaged:
        return replace_damaged(path, _open)


def _open(path: Path) -> sqlite3.Connection:
    deadline = time.monotonic() + _PATIENCE
    return open_prepared(path, _PATIENCE, lambda connection: _prepare(connection, path, deadline))


def _prepare(connection: sqlite3.Connection, path: Path, deadline: float) -> None:
    """Make what is missing and look at what is there."""
    make_tables(connection, path, _VERSION, {0: _TABLES}, deadline)
    # A write is safe from a crash of the program at once, and from a power cut after the next checkpoint.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    connection.execute("SELECT number, issue FROM feed LIMIT 1").fetchone()
    connection.execute("SELECT number, article FROM entry LIMIT 1").fetchone()
