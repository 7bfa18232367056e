"""Opens an article's file in the person's editor, one that can't be written as a copy of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.other_programs import edit
from reader.errors import SaveError, UnreadableFile
from reader.services.own_copy import editable

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
    launch = program.launch
    try:
        editable_file, edited = editable(path, launch.bundled, launch.additions)
    except (SaveError, UnreadableFile) as reason:
        program.say(f"This article can’t be edited, and you can have no copy of it: {reason}.")
        return
    for file in files:
        if file.path == path != editable_file:
            file.switch_to_copy(editable_file)
    program.say(edit(editable_file, line, suspend) or edited)
