"""Saves files atomically: the whole content or nothing, and never over a file without leave."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count, takewhile
from pathlib import Path
from textwrap import shorten
from unicodedata import category

from reader.errors import AlreadyThere, ChangedMeanwhile, SaveError
from reader.load.file import bytes_of
from reader.model.clean import clean
from reader.model.slug import slug_of

LONGEST_STEM = 60
SUFFIX = ".yaml"
_NAMELESS = "article"
_WHY = {
    errno.EACCES: "permission to write there is missing",
    errno.EPERM: "permission to write there is missing",
    errno.EROFS: "nothing can be written on that disk",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no more room on the disk for you",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is a file",
    errno.EEXIST: "a file stands in the place of the folder",
    errno.ENAMETOOLONG: "its name is too long",
}


def save(content: str, path: Path, *, force: bool = False) -> None:
    """Write a file; over one that is there only with `force`: then links are followed, and it keeps its mode.

    Raises SaveError, and AlreadyThere where there is one.
    """
    save_pieces((content,), path, force=force)


def save_pieces(pieces: Iterable[str], path: Path, *, force: bool = False) -> None:
    """Write a file piece by piece, so that its content is never in memory as a whole; else as `save`."""
    save_bytes((piece.encode() for piece in pieces), path, force=force)


def save_bytes(pieces: Iterable[bytes], path: Path, *, force: bool = False) -> None:
    """The same of a file that is no text."""
    with _system_errors(path):
        target = Path(os.path.realpath(path)) if force else path
        mode = _mode(target) if force else None
        with _temporary_file(target, pieces, mode) as new:
            if force:
                new.replace(target)
            else:
                _name_new(new, target)
        _sync_folder(target.parent)


def save_together(
    files: Iterable[tuple[str, str]],
    folder: Path,
    map_: Callable[[Callable[[int], None], Iterable[int]], Iterable[None]] = map,
) -> None:
    """Write new files, names and contents, into a folder, for less than one by one; any that is there already stays.

    `map_` is a `map`, perhaps of several threads, with which the disk is waited for. Raises SaveError.
    """
    with ExitStack() as stack:
        written = []
        for name, content in files:
            target = folder / name
            with _system_errors(target):
                new, handle = stack.enter_context(_unsynced_file(target, (content.encode(),)))
            written.append((target, new, handle))
        with _system_errors(folder):
            for _ in map_(os.fsync, [handle for _, _, handle in written]):
                pass
        for target, new, _ in written:
            with _system_errors(target), suppress(AlreadyThere):
                _name_new(new, target)
        _sync_folder(folder)


def replace_content(path: Path, content: bytes, expected: bytes) -> None:
    """Write over a file that has the `expected` content; links are followed, mode and owner stay.

    Raises SaveError, and ChangedMeanwhile where it has another by now.
    """
    with _system_errors(path):
        target = Path(os.path.realpath(path))
        status = target.stat()
        if not stat.S_IMODE(status.st_mode) & 0o222 or not os.access(target, os.W_OK):
            raise SaveError(f"{clean(str(path))} can’t be written: it can only be read")
        with _temporary_file(target, (content,), _mode(target), status) as new:
            if bytes_of(target) != expected:
                raise ChangedMeanwhile(f"{clean(str(path))} was changed by another program")
            new.replace(target)
        _sync_folder(target.parent)


def save_new(content: str, folder: Path, headline: str) -> Path:
    """Write a file named after its headline into a folder, which is made where it is missing. Raises SaveError."""
    make_folder(folder)
    for path in _numbered(folder, stem_of(headline)):
        with suppress(AlreadyThere):
            if not os.path.lexists(path):
                save(content, path)
                return path
    raise AssertionError("there is a number for every file")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are missing. Raises SaveError."""
    with _system_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    """`stem.yaml`, `stem-2.yaml` and so on, without end."""
    for number in count(1):
        yield folder / f"{stem}{f'-{number}' * (number > 1)}{SUFFIX}"


def copies_of(source: Path, folder: Path) -> list[Path]:
    """The files in a folder that have the names of copies of a file, whatever is in them."""
    same_name = folder / source.name
    numbered = takewhile(os.path.lexists, _numbered(folder, stem_of(source.stem)))
    return list(dict.fromkeys((*([same_name] if same_name.exists() else []), *numbered)))


def save_copy(source: Path, folder: Path) -> Path:
    """Copy a file into a folder, which is made where it is missing; a file of that name there stays as it is.

    Raises SaveError, and UnreadableFile where there is nothing to copy.
    """
    content = bytes_of(source).decode()
    make_folder(folder)
    path = folder / source.name
    with suppress(AlreadyThere):
        save(content, path)
    return path


def stem_of(headline: str) -> str:
    """The name of a file, without its ending: as much of a headline as fits, in small letters and digits.

    Latin ones where it has some, else those of its own script.
    """
    short = shorten(headline, LONGEST_STEM, placeholder="") or headline[:LONGEST_STEM]
    if latin := slug_of(short):
        return latin
    own = "".join(char if char.isalnum() or category(char)[0] == "M" else " " for char in short.lower())
    return "-".join(own.split()) or _NAMELESS


@contextmanager
def _temporary_file(
    target: Path, content: Iterable[bytes], mode: int | None, owner: os.stat_result | None = None
) -> Iterator[Path]:
    """A new file in the folder of `target` with all the content on the disk, gone afterwards unless it was moved."""
    with _unsynced_file(target, content, mode, owner) as (new, handle):
        os.fsync(handle)
        yield new


@contextmanager
def _unsynced_file(
    target: Path,
    content: Iterable[bytes],
    mode: int | None = None,
    owner: os.stat_result | None = None,
) -> Iterator[tuple[Path, int]]:
    """The same file and its handle, with the content still on its way to the disk."""
    new = target.parent / f".closeread-{os.urandom(6).hex()}.tmp"
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if owner is not None:
                with suppress(PermissionError):  # only root can give a file away
                    os.fchown(handle, owner.st_uid, owner.st_gid)
            if mode is not None:
                os.fchmod(handle, mode)
            file.writelines(content)
            file.flush()
            yield new, handle
    finally:
        new.unlink(missing_ok=True)


def _name_new(new: Path, target: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        os.link(new, target)
    except FileExistsError:
        raise AlreadyThere(f"{clean(str(target))} is there already") from None
    except OSError:  # a disk without links
        if os.path.lexists(target):
            raise AlreadyThere(f"{clean(str(target))} is there already") from None
        new.replace(target)


def _mode(path: Path) -> int | None:
    """The mode of the file that is written over, None where there is none."""
    with suppress(FileNotFoundError):
        found = path.stat().st_mode
        if not stat.S_ISREG(found):
            what = "a folder" if stat.S_ISDIR(found) else "no ordinary file"
            raise SaveError(f"{clean(str(path))} can’t be written: it is {what}")
        return stat.S_IMODE(found)
    return None


def _sync_folder(folder: Path) -> None:
    """Flushes a folder, so that a new name in it survives a power cut."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _system_errors(path: Path) -> Iterator[None]:
    """Turns errors of the system into SaveError, one plain sentence."""
    try:
        yield
    except ValueError:  # a NUL in the name
        raise SaveError(f"{clean(str(path))} can’t be written: no file can have that name") from None
    except OSError as fault:
        why = _WHY.get(fault.errno or 0) or clean(fault.strerror or "the system refuses").lower()
        raise SaveError(f"{clean(str(path))} can’t be written: {why}") from None
