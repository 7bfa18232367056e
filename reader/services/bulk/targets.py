"""Where drafted articles go: a folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Protocol

from reader.errors import AlreadyThere
from reader.write.save import SUFFIX, make_folder, save, stem_of

_KEY_DIGITS = 10
JOURNAL = ".closeread-draft.sqlite3"


class Target(Protocol):
    """A place that takes articles, each under a name of its own; one that is there already stays as it is."""

    def put(self, name: str, content: str) -> None:
        """Store an article, so that it is there when this returns. Raises ReaderError where it can't be stored."""

    def close(self) -> None:
        """End what the place needs to be reached."""


class FolderTarget:
    """A folder, made where it is missing. Raises SaveError."""

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        self._folder = folder

    def put(self, name: str, content: str) -> None:
        with suppress(AlreadyThere):  # from before, and perhaps reviewed since
            save(content, self._folder / name)

    def close(self) -> None:
        """A folder needs nothing."""


def name_of(headline: str, key: bytes) -> str:
    """The name of an article: its headline, and the beginning of its page's key, so that no other has the same.

    It depends on nothing but the page, whatever order pages come in and whoever drafts them.
    """
    return f"{stem_of(headline)}-{key.hex()[:_KEY_DIGITS]}{SUFFIX}"
