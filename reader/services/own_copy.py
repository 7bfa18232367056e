"""Copies the bundled article into the person's library, because an update of the program would undo their edits."""

from __future__ import annotations

from pathlib import Path

from reader.errors import SaveError
from reader.write.save import save_copy


def copy_for_editing(bundled: Path, folder: Path | None) -> Path:
    """The person's own copy, made unless it is there already. Raises SaveError and UnreadableFile."""
    if folder is None:
        raise SaveError("there is no home folder to keep a copy in")
    return save_copy(bundled, folder)
