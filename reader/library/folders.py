"""What files there are in the folders of a library, and whether they are what they were."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from reader.load.file import SUFFIXES

FRESH = 2_000_000_000
"""Nanoseconds: a file written this shortly before it was looked at may have been written again in the same tick."""


class Seen(NamedTuple):
    """A file as a first look shows it; `stamp` tells whether a closer look is needed."""

    path: bytes
    stamp: str


def articles_in(roots: Iterable[Path]) -> Iterator[Seen]:
    """The articles in folders, hidden ones left out, and the roots that are files; each once, by name."""
    met: set[bytes] = set()
    for root in roots:
        where = os.fsencode(root)
        found = _in_folder(where) if os.path.isdir(where) else _lone(where)  # noqa: PTH112 - pathlib takes no bytes, and some paths are no text
        for seen in found:
            if seen.path not in met:
                met.add(seen.path)
                yield seen


def look_at(path: bytes) -> Seen | None:
    """One file; None where it is gone."""
    try:
        return Seen(path, _stamp(os.stat(path)))  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return None


def is_article(path: bytes) -> bool:
    """Whether a file's name is that of an article."""
    name = os.fsdecode(os.path.basename(path))  # noqa: PTH119 - as above
    return name.endswith(SUFFIXES) and not name.startswith(".")


def is_settled(stamp: str, looked: int) -> bool:
    """Whether a file of that stamp can't have changed after it was looked at without its stamp's changing."""
    return int(stamp.split()[1]) < looked - FRESH


def digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _lone(path: bytes) -> Iterator[Seen]:
    if seen := look_at(path):
        yield seen


def _in_folder(folder: bytes) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.name.startswith(b"."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _in_folder(entry.path)
            elif is_article(entry.name):
                yield Seen(entry.path, _stamp(entry.stat()))
        except OSError:  # a link to nowhere, or gone meanwhile
            if entry.is_symlink():
                yield Seen(entry.path, "0 0 0")


def _stamp(stat: os.stat_result) -> str:
    return f"{stat.st_size} {max(stat.st_mtime_ns, stat.st_ctime_ns)} {stat.st_ino}"
