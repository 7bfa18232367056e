"""Lists the article files in the folders of a library, and tells whether they have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import AnyStr, NamedTuple

from reader.load.file import SUFFIXES
from reader.model.digest import blake2b

FRESH = 2_000_000_000
"""Nanoseconds: a file written this shortly before it was looked at may have been written again in the same tick."""


class FileStamp(NamedTuple):
    """A file as a first look shows it; `stamp` tells whether a closer look is needed."""

    path: bytes
    stamp: str


def article_files(folder: AnyStr, in_order: bool = True) -> Iterator[os.DirEntry[AnyStr]]:
    """The article files in a folder and the folders inside it, hidden ones left out.

    `in_order`: by name, a folder's own files before those of the folders inside it; else as the system has them.
    """
    waiting = [folder]
    while waiting:
        inner = []
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=_name) if in_order else entries:
                if _name(entry).startswith("."):
                    continue
                if _is_folder(entry):
                    inner.append(entry.path)
                elif _name(entry).endswith(SUFFIXES):
                    yield entry
        waiting += reversed(inner)


def file_stamps(roots: Iterable[Path]) -> Iterator[FileStamp]:
    """The articles in folders, and the roots that are files; each once."""
    met: set[bytes] = set()
    for root in roots:
        where = os.fsencode(root)
        if os.path.isdir(where):  # noqa: PTH112 - pathlib takes no bytes, and some paths are no text
            found = (FileStamp(entry.path, _entry_stamp(entry)) for entry in article_files(where))
        else:
            found = (seen for seen in (file_stamp(where),) if seen)
        for seen in found:
            if seen.path not in met:
                met.add(seen.path)
                yield seen


def file_stamp(path: bytes) -> FileStamp | None:
    """One file; None where it is gone."""
    try:
        return FileStamp(path, _stamp(os.stat(path)))  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return None


def is_article(path: bytes) -> bool:
    """Whether a file's name is that of an article."""
    name = os.fsdecode(os.path.basename(path))  # noqa: PTH119 - as above
    return name.endswith(SUFFIXES) and not name.startswith(".")


def is_settled(stamp: str, looked: int) -> bool:
    """Whether a file of that stamp can't have changed after it was looked at without its stamp's changing.

    Only the system's own time of the last change counts: a program can date a file as it likes, years ahead.
    """
    return abs(looked - int(stamp.split()[2])) > FRESH


def digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _name(entry: os.DirEntry[AnyStr]) -> str:
    return os.fsdecode(entry.name)


def _is_folder(entry: os.DirEntry[AnyStr]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _entry_stamp(entry: os.DirEntry[bytes]) -> str:
    try:
        return _stamp(entry.stat())
    except OSError:  # a link to nowhere, or gone meanwhile
        return "0 0 0 0"


def _stamp(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
