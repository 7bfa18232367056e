"""Keeps the first frame of the next start, with all the files that decide what it shows."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from reader.app.launch import Launch
from reader.app.next_frame import keep_next_frame
from reader.cli.articles import is_folder
from reader.cli.opening.detached import do_detached
from reader.cli.user_settings import library_folders
from reader.settings.folders import cache_folder, config_file, state_folder
from reader.start.cache_files import Stamp, stamp
from reader.start.saved_frames import drop_frames

_MOST_FOLDERS = 200
"""Folders around a single article that are looked at for another one."""


def keep_next_start(paths: Sequence[Path], launch_again: Callable[[], Launch | None]) -> None:
    """Keep what the program shows first when it is started so again, in a process that nobody waits for."""
    if (size := _terminal_size()) is not None:
        do_detached(lambda: keep_unless_read(paths, launch_again, size))


def _terminal_size() -> tuple[int, int] | None:
    """The columns and lines of the terminal; None where there is none, or it takes other bytes than UTF-8."""
    if sys.stderr is None or (sys.stderr.encoding or "").lower() != "utf-8":
        return None
    try:
        size = os.get_terminal_size(sys.stderr.fileno())
    except OSError:  # it is gone
        return None
    return size.columns, size.lines


def keep_unless_read(
    paths: Sequence[Path], launch_again: Callable[[], Launch | None], size: tuple[int, int]
) -> None:
    """Keep that frame, and leave none that somebody may have made untrue who has read or written meanwhile.

    What decides what is shown is stamped before it is read: who changes it from then on makes the frame void.
    """
    known = _stamped(_databases(state_folder()))
    if (launch := launch_again()) is None or (files := _deciding_files(launch, paths)) is None:
        return
    stamps = _stamped(files)
    if (launch := launch_again()) is None or _deciding_files(launch, paths) != files:
        return
    databases = () if launch.loaded else _databases(cache_folder(), state_folder())
    keep_next_frame(paths, launch, stamps, tuple(databases), size)
    if any(stamp(file) != was for file, was in known):
        drop_frames(os.fspath(launch.path) if launch.path else None)


def _stamped(files: Iterable[Path]) -> list[tuple[str, Stamp]]:
    return [(name, stamp(name)) for name in map(os.fspath, files)]


def _deciding_files(launch: Launch, paths: Sequence[Path]) -> list[Path] | None:
    """The files and folders that decide what a program shows first that is launched so; None where others do, too.

    Who begins with the feeds where there are unread entries begins now here, now there: nothing is kept for them, nor
    where there is something to say before.
    """
    if launch.greeting or launch.settings.start == "feeds":
        return None
    folders = tuple(filter(is_folder, paths or library_folders(None, say_faults=False)))
    files = [*paths, *folders, *filter(None, (config_file(), launch.path, launch.additions))]
    if launch.loaded is not None:
        if (inside := _folders_in(folders)) is None:
            return None
        files += inside
    if launch.path is not None and launch.additions is not None:
        files.append(launch.additions / launch.path.name)  # one's own copy of it, which would be opened
    return files


def _folders_in(folders: Iterable[Path]) -> list[Path] | None:
    """The folders in which another article would make a list of what is one article; None where they are many."""
    walked = chain.from_iterable(map(os.walk, folders))
    found = [Path(folder) for folder, _, _ in islice(walked, _MOST_FOLDERS + 1)]
    return found if len(found) <= _MOST_FOLDERS else None


def _databases(*folders: Path | None) -> Iterator[Path]:
    """What a list is made of: the cache's are the indexes, that of the state has how far each article is read."""
    for folder in filter(None, folders):
        for file in sorted(folder.glob("*.sqlite3")):
            yield from (file, file.with_name(f"{file.name}-wal"))
