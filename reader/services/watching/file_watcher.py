"""Watches the file of an article, and reads it each time that it is saved."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator, Set
from contextlib import suppress
from pathlib import Path

from reader.errors import UnreadableFile
from reader.load.article import Loaded, load_article
from reader.model.article import Article
from reader.services.watching.folder_watch import WatchEndedError, changed_paths

_COARSE = 0.02
"""Seconds by which the system's time of a change may lie before it: some count in ticks."""
_LOOKED_EVERY = 2_000  # milliseconds after which the watch is known to have begun


async def changes(
    path: Path, known: Article | None = None, since: float = 0
) -> AsyncIterator[Loaded | UnreadableFile | str]:
    """What the file says after each change of it, or why it can't be read; a sentence where it can't be watched.

    `known` is what it said when it was read, at the time `since`: if it has changed before the watch begins, and says
    something else, that comes first.

    Folders are watched, not the file: most editors put a new file in the old one's place. Where the file is a link,
    both its own folder and that of the file behind it: either may be replaced.
    """
    path = path.absolute()
    try:
        watched = {path, path.resolve()}
        unsure = known is not None
        async for seen in _seen({place.parent for place in watched}):
            unsure = unsure or seen is None
            changed = bool(seen and watched & seen)
            if changed or (unsure and _changed_since(path, since)):
                said = await to_thread(_read, path)
                if changed or not isinstance(said, Loaded) or said.article != known:
                    yield said
                if isinstance(said, Loaded) and said.article is not None:
                    known = said.article
            unsure = seen is None
    except OSError as error:
        yield f"The file is not watched for changes: {error.strerror or 'the system can’t'}."
    except (RuntimeError, UnicodeEncodeError):
        # the watcher's own fault: no more watches to give, links in a circle, a folder whose name is no UTF-8
        yield "The file is not watched for changes: the system can’t."


async def _seen(folders: Set[Path]) -> AsyncIterator[Set[Path] | None]:
    """Paths that changed in the folders, none once in a while; None where the watch began anew."""
    while True:
        with suppress(WatchEndedError):  # at a name that is no text
            async for seen in changed_paths(folders, _LOOKED_EVERY):
                yield seen
        yield None


def _changed_since(path: Path, since: float) -> bool:
    """Whether the file was changed or put there later, by the time that no program sets."""
    try:
        return path.stat().st_ctime >= since - _COARSE
    except OSError:
        return True


def _read(path: Path) -> Loaded | UnreadableFile:
    try:
        return load_article(path)
    except UnreadableFile as reason:
        return reason
