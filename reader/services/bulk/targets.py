"""Where drafted articles go: a folder, or an archive."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from reader.errors import SaveError, StoreUnavailable
from reader.library.archive import Archive
from reader.model.clean import clean
from reader.model.digest import blake2b
from reader.model.library.versions import Change, Outcome
from reader.write.save import SUFFIX, make_folder, save_together, stem_of

_KEY_DIGITS = 10
_REMARK = "drafted"
_SYNCED_AT_ONCE = 8
"""Files for which the disk is waited for at the same time."""
JOURNAL = ".closeread-draft.sqlite3"


class Target(Protocol):
    """A place that takes articles, each under a name of its own; one that is there already stays as it is."""

    @property
    def at_once(self) -> int:
        """How many articles are best stored together."""

    def store(self, articles: Sequence[tuple[str, str]]) -> None:
        """Store articles, names and contents, so that they are there when this returns.

        Raises ReaderError where one can't be stored.
        """

    def close(self) -> None:
        """End what the place needs to be reached."""


class FolderTarget:
    """A folder, made where it is missing. Raises SaveError."""

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        self._folder = folder
        self._threads = ThreadPoolExecutor(_SYNCED_AT_ONCE, "saving")

    @property
    def at_once(self) -> int:
        return 4 * _SYNCED_AT_ONCE

    def store(self, articles: Sequence[tuple[str, str]]) -> None:
        save_together(articles, self._folder, self._threads.map)

    def close(self) -> None:
        self._threads.shutdown()


class ArchiveTarget:
    """An archive that many share, in which `who` drafts."""

    def __init__(self, archive: Archive, who: str) -> None:
        self._archive, self._who = archive, who

    @property
    def at_once(self) -> int:
        return 50

    def store(self, articles: Sequence[tuple[str, str]]) -> None:
        changes = (Change(name, content.encode(), None, self._who, _REMARK) for name, content in articles)
        for pushed in self._archive.push(
            changes
        ):  # what somebody has changed or removed since is a conflict: it stays
            if pushed.outcome is Outcome.FAULTY:
                fault = pushed.faults[0].message if pushed.faults else "its name is none"
                raise SaveError(f"the archive does not take {clean(pushed.change.name)}: {fault}")

    def close(self) -> None:
        self._archive.close()


def name_of(headline: str, key: bytes) -> str:
    """The name of an article: its headline, and the beginning of its page's key, so that no other has the same.

    It depends on nothing but the page, whatever order pages come in and whoever drafts them.
    """
    return f"{stem_of(headline)}-{key.hex()[:_KEY_DIGITS]}{SUFFIX}"


def journal_name(address: str) -> str:
    """The name of the journal of what is drafted into an archive: another for each."""
    return f"draft-{blake2b(address.encode(), digest_size=8).hexdigest()}.sqlite3"


def adopt_journal(former: Path, journal: Path) -> None:
    """Gives a journal that an earlier version named otherwise its name, unless there is one. Raises StoreUnavailable.

    The file itself goes last: where it is left behind, the next run renames it.
    """
    if not former.exists() or journal.exists():
        return
    try:
        for suffix in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                Path(f"{former}{suffix}").rename(f"{journal}{suffix}")
    except OSError as error:
        raise StoreUnavailable(f"{clean(str(former))} can’t be renamed: {error.strerror}") from error
