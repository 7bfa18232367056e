"""Copies an article that can’t be edited in place: the bundled one, which an update replaces, or a read-only file."""

from __future__ import annotations

from pathlib import Path

from reader.errors import SaveError
from reader.load.file import bytes_of
from reader.write.save import save_copy, save_new


def copy_for_editing(path: Path, library: Path | None) -> Path:
    """The person's copy of a file, made unless there is one, edited or not. Raises SaveError and UnreadableFile."""
    if library is None:
        raise SaveError("there is no home folder to keep a copy in")
    return save_copy(path, library)


def same_copy(path: Path, library: Path | None) -> Path:
    """A copy with the content that the file has now, under another name where the person's copy has another.

    Raises SaveError and UnreadableFile.
    """
    copy, content = copy_for_editing(path, library), bytes_of(path)
    return copy if bytes_of(copy) == content else save_new(content.decode(), copy.parent, path.stem)
