"""Brings an article of a remote library to this machine before it is opened."""

from __future__ import annotations

from pathlib import Path

from reader.errors import StoreUnavailable
from reader.library.protocol import Library
from reader.model.clean import clean


def fetch_article(library: Library, path: Path) -> str | None:
    """None once the article may be opened; else why it can't be, in one sentence."""
    try:
        library.fetch(path)
    except StoreUnavailable as reason:
        return f"{clean(path.name)} can’t be opened: {reason}."
    return None
