"""The stores that every test in contract/ holds to the questions of `reader.library.protocol.Library`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.folders import article_files
from reader.library.opening import open_archive, open_library
from reader.library.postgres.store import PostgresLibrary
from reader.library.protocol import Library
from reader.model.library.counts import IndexingProgress
from reader.model.library.versions import Change, Outcome, Pushed

if TYPE_CHECKING:
    from tests.postgres import Server

Store = Callable[[Path | None, Sequence[Path]], Library]
STORES = ("sqlite", "postgres")


def store_of(name: str, request: pytest.FixtureRequest) -> Store:
    """How a library of some folders is opened in one of the stores."""
    if name == "sqlite":
        return open_library
    server: Server = request.getfixturevalue("postgres")
    return partial(_pushed_library, server.fresh_database())


def push_folder(address: str, folder: Path) -> list[Pushed]:
    """Makes an archive true to the files of a folder, in their order; what became of each that differs."""
    archive = open_archive(address, begin=True)
    current = archive.current()
    files = {
        Path(entry.path).relative_to(folder).as_posix(): Path(entry.path).read_bytes()
        for entry in article_files(str(folder))
    }
    gone = [name for name, version in current.items() if version.hash is not None and name not in files]
    contents: dict[str, bytes | None] = {**files, **dict.fromkeys(gone)}
    pushed = archive.push(
        Change(name, content, current[name].number if name in current else None, "a test")
        for name, content in contents.items()
    )
    done = [each for each in pushed if each.outcome is not Outcome.UNCHANGED]
    archive.close()
    return done


class PushedLibrary(PostgresLibrary):
    """The library of an archive that a scan makes true to a folder, which is that of the copies, too."""

    def __init__(self, address: str, folder: Path) -> None:
        super().__init__(address, folder)
        self._pushed = partial(push_folder, address, folder)

    def scan(self) -> Iterator[IndexingProgress]:
        self._pushed()
        return super().scan()


def _pushed_library(address: str, _: Path | None, folders: Sequence[Path]) -> Library:
    (folder,) = folders
    return PushedLibrary(address, folder)
