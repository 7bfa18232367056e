"""Keeps the first frame of the next start, with all the files that decide what it shows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from reader.app.launch import Launch
from reader.app.next_frame import keep_next_frame
from reader.cli.articles import is_folder
from reader.cli.user_settings import library_folders
from reader.settings.folders import cache_folder, config_file, state_folder

_MOST_FOLDERS = 200
"""Folders around a single article that are looked at for another one."""


def keep_frame_of(launch: Launch, paths: Sequence[Path]) -> None:
    """Keep what the program shows first when it is started so again, unless it has something to say before.

    Who begins with the feeds where there are unread entries begins now here, now there: nothing is kept for them.
    """
    if launch.greeting or launch.settings.start == "feeds":
        return
    folders = tuple(filter(is_folder, paths or library_folders(None, say_faults=False)))
    files = [*paths, *folders, *filter(None, (config_file(), launch.path, launch.additions))]
    if launch.loaded is None:
        files += _databases()
    elif (inside := _folders_in(folders)) is None:
        return
    else:
        files += inside
    if launch.path is not None and launch.additions is not None:
        files.append(launch.additions / launch.path.name)  # one's own copy of it, which would be opened
    keep_next_frame(paths, launch, files)


def _folders_in(folders: Iterable[Path]) -> list[Path] | None:
    """The folders in which another article would make a list of what is one article; None where they are many."""
    walked = chain.from_iterable(map(os.walk, folders))
    found = [Path(folder) for folder, _, _ in islice(walked, _MOST_FOLDERS + 1)]
    return found if len(found) <= _MOST_FOLDERS else None


def _databases() -> Iterator[Path]:
    """What the list is made of: the indexes, and how far each article is read."""
    for folder in filter(None, (cache_folder(), state_folder())):
        for file in sorted(folder.glob("*.sqlite3")):
            yield from (file, file.with_name(f"{file.name}-wal"))
