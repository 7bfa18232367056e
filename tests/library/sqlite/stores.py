"""What lies inside the SQLite store, for tests of its file."""

from __future__ import annotations

from reader.library.protocol import Library
from reader.library.sqlite.database import IndexFile
from reader.library.sqlite.store import SqliteLibrary


def file_of(library: Library) -> IndexFile:
    """The database of a library, which is one in SQLite."""
    assert isinstance(library, SqliteLibrary)
    return library._file


def rowids(library: Library, word: str) -> list[object]:
    """The rows of the index that have a word beginning so."""
    command = "SELECT rowid FROM words WHERE words MATCH ?"
    return file_of(library).read(lambda index: index.execute(command, (f'"{word}" *',)).fetchall())
