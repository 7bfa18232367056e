"""The article's file, each time that it is saved."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator
from pathlib import Path

from reader.load.article import Loaded, Unreadable, load_article


async def changes(path: Path) -> AsyncIterator[Loaded | str]:
    """What the file says after each change of it; one plain sentence where it can't be read or watched.

    The folder is watched, not the file: most editors put a new file in the old one's place.
    """
    from watchfiles import awatch

    path = path.resolve()
    try:
        async for seen in awatch(path.parent, recursive=False, step=50, debounce=200):
            if any(Path(changed).name == path.name for _, changed in seen):
                yield await to_thread(_read, path)
    except OSError as error:
        yield f"The file is not watched for changes: {error.strerror or error}."


def _read(path: Path) -> Loaded | str:
    try:
        return load_article(path)
    except Unreadable as reason:
        return f"Kept the old text: {reason}."
