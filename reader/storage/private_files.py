"""Folders and files that only their owner can read, whatever the umask."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are missing, and takes its permissions from others. Raises OSError."""
    for missing in reversed([above for above in folder.parents if not above.exists()]):
        _make(missing)
    _make(folder)


def make_private_file(path: Path) -> None:
    """Makes an empty file where there is none, and takes its permissions from others, as far as the system lets it."""
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        path.chmod(0o600)  # a umask may take permissions from the owner, too
    restrict(path)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
        restrict(folder)
    else:
        folder.chmod(0o700)


def restrict(path: Path) -> None:
    """Takes the permissions of a file or folder from others, where it is there and the person's own."""
    with suppress(OSError):
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            path.chmod(mode & 0o700)
