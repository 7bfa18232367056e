"""Small files of the cache that are read before anything else is loaded: whose they are, and whether they are whole.

What they hold is trusted only in a folder and a file that nobody else can write to or read, with its checksum.
"""

from __future__ import annotations

import marshal
import os
import sys

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL first
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False  # as the module typing has it, whose import costs as much as all the rest
if TYPE_CHECKING:
    from typing import Any

_CHECKSUM = 32
_UNFINISHED = ".unfinished"
LARGEST = 4_000_000
"""Bytes of one file."""

Stamp = tuple[int, int, int, int, int] | None


def cache_folder(name: str) -> str | None:
    """A folder of the person's cache, which need not exist; None without a home, or where files have no owner."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.environ.get("HOME", ""), ".cache")
    if sys.platform == "darwin":
        cache = os.path.join(os.environ.get("HOME", ""), "Library", "Caches")
    return os.path.join(cache, "closeread", name) if cache[:1] == "/" and hasattr(os, "getuid") else None


def digest_name(named: bytes) -> str:
    """The name by which something is found."""
    return blake2b(named, digest_size=16).hexdigest()


def stamp(path: str) -> Stamp:
    """What changes when a file or a folder does; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def read_values(path: str) -> object:
    """The plain values in a file; None where it is not the person's own, or not whole. Raises OSError, ValueError."""
    kept = _own_bytes(path)
    if kept is None or kept[:_CHECKSUM] != _checksum(kept[_CHECKSUM:]):
        return None
    try:
        return marshal.loads(kept[_CHECKSUM:])
    except (TypeError, EOFError) as fault:
        raise ValueError(path) from fault


def write_values(path: str, values: tuple[Any, ...]) -> None:
    """Write plain values: all of them or nothing, readable by this person only. Raises OSError."""
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    os.chmod(folder, 0o700)
    payload = marshal.dumps(values)
    unfinished = f"{path}{os.getpid()}{_UNFINISHED}"
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with open(handle, "wb") as file:
        file.write(_checksum(payload) + payload)
    os.replace(unfinished, path)


def remove(path: str) -> None:
    """Remove a file, unless another has."""
    try:
        os.unlink(path)
    except OSError:  # another has used it
        pass


def forget_oldest(folder: str, suffix: str, most: int) -> None:
    """Leave the files with that suffix that were written last, and nothing that a writer that was stopped has left."""
    with os.scandir(folder) as entries:
        files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
    whole = [path for _, path in files if path.endswith(suffix)]
    for path in [*whole[:-most], *(path for _, path in files if path.endswith(_UNFINISHED))]:
        remove(path)


def _checksum(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM).digest()


def _own_bytes(path: str) -> bytes | None:
    """What is in a file that nobody else can write to or read."""
    folder = os.stat(os.path.dirname(path))
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        file = os.fstat(handle)
        is_own = {file.st_uid, folder.st_uid} == {os.getuid()} and not folder.st_mode & 0o077
        is_plain = file.st_mode & 0o170000 == 0o100000 and not file.st_mode & 0o177
        return os.read(handle, file.st_size) if is_own and is_plain and file.st_size <= LARGEST else None
    finally:
        os.close(handle)
