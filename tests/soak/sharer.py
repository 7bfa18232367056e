"""One who shares articles by an archive, as a process of its own: it writes, or reads, until it is told or killed.

    python -m tests.soak.sharer write ADDRESS FOLDER
    python -m tests.soak.sharer read ADDRESS FOLDER

In FOLDER: `acknowledged`, a line for each mark that a push has stored, `faults`, and `stop`, which ends it.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from secrets import token_hex
from time import sleep

from reader.errors import EditRefused, SaveError, StoreUnavailable
from reader.library.archive import Archive
from reader.library.folders import digest
from reader.library.opening import open_archive, open_remote_library
from reader.load.checked_file import check_file
from reader.load.file import bytes_of
from reader.memory.archive_copies import ArchiveCopies
from reader.model.library.versions import Outcome, Version
from reader.model.text import Span
from reader.services.sharing.pulling import pull
from reader.services.sharing.pushing import push
from reader.services.sharing.status import FileStatus, LocalFile, State, StatusReader
from reader.write.apply_edit import apply
from reader.write.edits import AddNote
from reader.write.save import replace_content

PAUSE = 0.02
"""Seconds before a server that is away is asked again."""

BETWEEN = 0.25
"""Seconds between two looks of one who reads."""


def main(what: str, address: str, folder: Path) -> None:
    stop = folder / "stop"
    while not stop.exists():
        try:
            with (
                closing(open_archive(address)) as archive,
                closing(ArchiveCopies(folder / "state", "archive")) as copies,
            ):
                while not stop.exists():
                    if what == "write":
                        _write(archive, copies, folder)
                    else:
                        _read(archive, address, folder)
                        sleep(BETWEEN)
        except StoreUnavailable:
            sleep(PAUSE)


# -- who writes


def _write(archive: Archive, copies: ArchiveCopies, folder: Path) -> None:
    """Mark a word of some article and push that; what somebody else has pushed meanwhile is merged first."""
    name = random.choice(sorted(archive.current()))
    status = _status(archive, copies, folder, name)
    if status.state not in (State.SAME, State.CHANGED):
        list(pull(archive, copies, [status], folder / "articles"))
        status = _status(archive, copies, folder, name)
    if status.state is State.SAME and not _mark(folder / "articles" / name):
        return
    status = _status(archive, copies, folder, name)
    if status.state is not State.CHANGED:
        return
    for done in push(archive, copies, [status], folder.name):
        if (
            done.pushed is not None
            and done.pushed.outcome is Outcome.STORED
            and done.pushed.version is not None
        ):
            marks = _marks(status.content, f"{folder.name}-")
            _append(folder / "acknowledged", f"{done.pushed.version.number} {name} {','.join(marks)}")


def _status(archive: Archive, copies: ArchiveCopies, folder: Path, name: str) -> FileStatus:
    reader, path = StatusReader(archive, copies), folder / "articles" / name
    if not path.exists():
        return FileStatus(name, State.ABSENT, None, None, reader.current.get(name))
    (status,) = reader.status([LocalFile(path, name)])
    return status


def _mark(path: Path) -> bool:
    """Put a note with a word of its own on a word of the article, as review would."""
    source = bytes_of(path)
    file = check_file(source, path.stem)
    article = file.loaded.article
    if article is None:
        return False
    words = article.text.content.split()
    word = random.choice(words)
    at = article.text.content.index(word)
    mark = f"{path.parent.parent.name}-{token_hex(6)}"
    try:
        replace_content(path, apply(file, AddNote(Span(at, at + len(word)), mark)).file.source, source)
    except (EditRefused, SaveError):
        return False
    return True


def _marks(content: bytes, of: str) -> list[str]:
    """The marks of one writer in an article's file."""
    article = check_file(content, "x").loaded.article
    return [] if article is None else [note.note for note in article.notes if note.note.startswith(of)]


# -- who reads


_seen: dict[str, int] = {}


def _read(archive: Archive, address: str, folder: Path) -> None:
    """Look at everything: versions only grow, each has its bytes, and the library lists what the archive has."""
    current: Mapping[str, Version] = archive.current()
    contents = archive.contents({version.hash for version in current.values() if version.hash is not None})
    for name, version in current.items():
        if version.number < _seen.get(name, 0):
            _append(folder / "faults", f"{name} went back from {_seen[name]} to {version.number}")
        _seen[name] = version.number
        content = contents.get(version.hash or b"")
        if content is None or digest(content) != version.hash:
            _append(folder / "faults", f"{name}: version {version.number} has not its bytes")
    with closing(open_remote_library(address, folder / "copies")) as library:
        listed = len(library.articles())
        if library.pop_fault() is None and listed != len(current):
            _append(folder / "faults", f"the library lists {listed} of {len(current)} articles")


def _append(path: Path, line: str) -> None:
    """Add a line that survives whatever comes."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
