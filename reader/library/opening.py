"""Opening a library: the one place that knows which stores there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.library.protocol import Library
from reader.library.sqlite.store import open_store


def open_library(cache: Path | None, folders: Iterable[Path], guest: Path | None = None) -> Library:
    """The library of these folders or single files, its index in the cache folder; in memory where that is None.

    A `guest` is one more file, which belongs to it until the next scan without it.
    """
    return open_store(cache, folders, guest)
