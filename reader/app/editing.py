"""Opens an article's file in the person's editor, one that can't be written as a copy of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.other_programs import edit
from reader.errors import SaveError, UnreadableFile
from reader.load.file import is_read_only
from reader.model.clean import clean
from reader.services.own_copy import copy_for_editing

if TYPE_CHECKING:
    from reader.app.article.follow_file import FileFollower
    from reader.app.program import Program


def edit_article(
    program: Program,
    path: Path,
    line: int,
    suspend: Callable[[], AbstractContextManager[None]],
    files: Iterable[FileFollower],
) -> None:
    """Lend the terminal to the editor, and say how that went. `files` are those of the open articles."""
    bundled, edited = program.launch.bundled, "Back from the editor."
    if path == bundled or is_read_only(path):
        copy = _own_copy(program, path, files)
        if copy is None:
            return
        whence = " of what came with closeread" * (path == bundled)
        path, edited = copy, f"{clean(str(copy))} is your own copy{whence}."
    program.say(edit(path, line, suspend) or edited)


def _own_copy(program: Program, path: Path, files: Iterable[FileFollower]) -> Path | None:
    """A copy of an article that can't be edited in the person’s folder, or None where there can be none."""
    try:
        copy = copy_for_editing(path, program.launch.additions)
    except (SaveError, UnreadableFile) as reason:
        program.say(f"This article can’t be edited, and you can have no copy of it: {reason}.")
        return None
    for file in files:
        if file.path == path:
            file.switch_to_copy(copy)
    return copy
