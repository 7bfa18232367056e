"""Opens a library: the one place that knows which stores there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.errors import StoreUnavailable
from reader.library.archive import Archive
from reader.library.protocol import Library
from reader.library.sqlite.store import open_store

_NO_PSYCOPG = "an archive needs psycopg; install it with `pip install 'closeread[archive]'`"


def open_library(cache: Path | None, folders: Iterable[Path], guests: Iterable[Path] = ()) -> Library:
    """The library of these folders or single files, its index in the cache folder; in memory where that is None.

    `guests` are more files, which belong to it until the next scan without them.
    """
    return open_store(cache, folders, guests)


def open_remote_library(address: str, copies: Path) -> Library:
    """The library of an archive in a database; articles that are opened are copied into a folder.

    Nothing is asked yet, so that nobody waits for the server. Raises StoreUnavailable without psycopg.
    """
    try:
        from reader.library.postgres import store  # psycopg: only for those who have an archive
    except ImportError as error:
        raise StoreUnavailable(_NO_PSYCOPG) from error
    return store.PostgresLibrary(address, copies)


def open_archive(address: str, begin: bool = False) -> Archive:
    """The archive in a database; `begin`: with its tables made where there are none. Raises StoreUnavailable."""
    try:
        from reader.library.postgres import archive  # psycopg: only for those who have an archive
    except ImportError as error:
        raise StoreUnavailable(_NO_PSYCOPG) from error
    if begin:
        archive.begin_archive(address)
    return archive.PostgresArchive(address)
