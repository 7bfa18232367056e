"""Reads and checks one file: gives its `Article`, or what is wrong with it. Other packages call this."""

from __future__ import annotations

from pathlib import Path

from reader.errors import UnreadableFile as UnreadableFile
from reader.load.file import LIMIT
from reader.load.file import Loaded as Loaded
from reader.load.file import bytes_of as bytes_of
from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Mark


def load_article(path: Path) -> Loaded:
    """Read and check the file at `path`. Raises UnreadableFile where the system or its kind forbids that."""
    return read_held([bytes_of(path)], path.stem)


def read_article(source: bytes, stem: str) -> Loaded:
    """Check the bytes of one file; `stem` becomes the article's id."""
    return read_held([source], stem)


def read_held(held: list[bytes], stem: str) -> Loaded:
    """The same of bytes that are alone in a list, which is emptied: where nobody else has them, they are let go of."""
    if len(held[0]) > LIMIT:
        fault = Diagnostic(Mark(1, 1), "too-large", "the file is larger than 64 MiB")
        return Loaded(None, (fault,))
    # imported when a file is read: an article that was kept opens without it, and without YAML
    from reader.load.checked_file import check

    return check(held, stem)


def report(path: Path | str, fault: Diagnostic) -> str:
    """One fault as a line, in the form that editors and terminals follow to its place."""
    line, column = fault.mark
    return f"{clean(str(path))}:{line}:{column}: {fault.severity}: {fault.message} [{fault.code}]"
