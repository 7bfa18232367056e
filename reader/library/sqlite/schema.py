"""The tables of the index, and its version."""

from __future__ import annotations

import sqlite3
import unicodedata

VERSION = 14
"""Another whenever a table changes, or how words are folded and divided: the index would hold words nobody finds."""
MEANING = unicodedata.unidata_version
"""The characters that folding knows. They change with Python."""

PREFIXES = "1 2 3"
"""Letters of the beginnings that the index of quotes has lists for: each list takes half as much as all whole words."""
_WORDS = "USING fts5 (said, content='', columnsize=0, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M*'\""
SCHEMA = (
    "CREATE TABLE meta (one INTEGER PRIMARY KEY, meaning TEXT, changes INTEGER, deleted INTEGER)",
    # `number` is the article's, too; `article` says whether there is one.
    "CREATE TABLE file (number INTEGER PRIMARY KEY, path BLOB UNIQUE, stamp TEXT, hash BLOB, article INTEGER,"
    " unreadable TEXT, faults TEXT)",
    "CREATE INDEX file_hash ON file (hash)",
    "CREATE INDEX file_faulty ON file (path) WHERE article = 0",
    "CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT, headline TEXT, publisher TEXT, url TEXT,"
    " authors TEXT, published TEXT, people INTEGER, quotes INTEGER, events INTEGER, words INTEGER,"
    " length INTEGER, rowids TEXT, digest TEXT, claims INTEGER, unchecked INTEGER)",
    # The order of the list, of which the first frame shows the beginning.
    "CREATE INDEX article_newest ON article (published IS NULL, published DESC, headline)",
    f"CREATE VIRTUAL TABLE heading {_WORDS}, prefix='1 2 3')",
    # Headlines and texts by their words, and the texts themselves, compressed: words are deleted by them.
    f"CREATE VIRTUAL TABLE text {_WORDS})",
    "CREATE TABLE content (article INTEGER PRIMARY KEY, text BLOB)",
    "CREATE TABLE person (number INTEGER PRIMARY KEY, key TEXT UNIQUE)",
    # How someone is described in an article; articles that describe them alike share it.
    "CREATE TABLE persona (number INTEGER PRIMARY KEY, described BLOB UNIQUE, person INTEGER, kind TEXT,"
    " name TEXT, aka TEXT, role TEXT, about TEXT, wikidata TEXT, named INTEGER, names TEXT)",
    "CREATE INDEX persona_person ON persona (person)",
    "CREATE TABLE called (name TEXT, persona INTEGER, first INTEGER, PRIMARY KEY (name, persona)) WITHOUT ROWID",
    "CREATE TABLE appearance (article INTEGER, id TEXT, persona INTEGER, mentions INTEGER, quotes INTEGER,"
    " PRIMARY KEY (article, id)) WITHOUT ROWID",
    "CREATE INDEX appearance_persona ON appearance (persona)",
    # Rowids grow with the quote's date: the newest are the last. Its words are in `content`, at the spans of `parts`;
    # `date` is its own, where it has another than its article, and `latest` the last day of one longer than a day.
    "CREATE TABLE quote (number INTEGER PRIMARY KEY, id TEXT, speaker TEXT, parts TEXT, paragraph INTEGER,"
    " latest INTEGER, date TEXT, cue TEXT, rest TEXT)",
    # What filters and facets need of a quote, on few pages.
    "CREATE TABLE narrow (quote INTEGER PRIMARY KEY, article INTEGER, person INTEGER, type INTEGER)",
    f"CREATE VIRTUAL TABLE words {_WORDS}, prefix='{PREFIXES}')",
    "CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE reversed (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, article INTEGER, id TEXT, title TEXT, date TEXT, state TEXT,"
    " basis TEXT, people TEXT, places TEXT, paragraph INTEGER, begins INTEGER, draft INTEGER,"
    " lane INTEGER, first INTEGER, last INTEGER, instant INTEGER)",
    "CREATE INDEX event_order ON event (lane, first, last, instant, number)",
    "CREATE INDEX event_article ON event (article)",
    "CREATE TABLE partaking (person INTEGER, event INTEGER, PRIMARY KEY (person, event)) WITHOUT ROWID",
    "CREATE INDEX partaking_event ON partaking (event)",
)


def create_tables(connection: sqlite3.Connection) -> None:
    """Creates all tables in an empty file, within the caller's transaction."""
    for statement in SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES (1, ?, 0, 0)", (MEANING,))
    connection.execute(f"PRAGMA user_version = {VERSION}")
