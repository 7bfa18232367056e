"""The article's file, each time that it is saved."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator
from pathlib import Path

from reader.load.article import Loaded, Unreadable, load_article


async def changes(path: Path) -> AsyncIterator[Loaded | str]:
    """What the file says after each change of it; one plain sentence where it can't be read or watched.

    Folders are watched, not the file: most editors put a new file in the old one's place. Where the file is a link,
    both its own folder and that of the file behind it: either may be replaced.
    """
    from watchfiles import awatch

    path = path.absolute()
    try:
        watched = {path, path.resolve()}
        folders = {place.parent for place in watched}
        async for seen in awatch(*folders, recursive=False, step=50, debounce=200):
            if watched & {Path(changed) for _, changed in seen}:
                yield await to_thread(_read, path)
    except OSError as error:
        yield f"The file is not watched for changes: {error.strerror or 'the system can’t'}."
    except (RuntimeError, UnicodeEncodeError):
        # the watcher's own fault: no more watches to give, links in a circle, a folder whose name is no UTF-8
        yield "The file is not watched for changes: the system can’t."


def _read(path: Path) -> Loaded | str:
    try:
        return load_article(path)
    except Unreadable as reason:
        return f"Kept the old text: {reason}."
