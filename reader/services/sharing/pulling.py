"""Pulls articles from an archive: new ones, newer ones, and those that were changed here too, with a merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.errors import AlreadyThere, ChangedMeanwhile, EditRefused, SaveError
from reader.library.archive import Archive
from reader.library.archive_names import is_name
from reader.load.checked_file import check_file
from reader.memory.archive_copies import ArchiveCopies, Copy
from reader.model.library.versions import Version
from reader.services.sharing.pushing import same_copy
from reader.services.sharing.status import AT_ONCE, FileStatus, State
from reader.write.merging.conflicts import Conflict
from reader.write.merging.merge import Merged, merge
from reader.write.save import make_folder, replace_content, save

NO_BASE = "it is not known which version it was made from"

_WANTED = (State.ABSENT, State.DELETED, State.BEHIND, State.BOTH)
"""Of which the archive has something that is not here."""


class Pull(StrEnum):
    """What became of an article that was pulled."""

    SAME = "the same"
    NEW = "new here"
    UPDATED = "newer"
    MERGED = "merged"
    STAYS = "stays"  # it was changed here alone, or removed from the archive
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Pulled:
    """An article and what became of its file. `conflicts` are for a person to decide, `why` is why it was refused."""

    status: FileStatus
    what: Pull
    path: Path
    conflicts: tuple[Conflict, ...] = ()
    why: str = ""


def pull(
    archive: Archive,
    copies: ArchiveCopies,
    statuses: Iterable[FileStatus],
    folder: Path,
) -> Iterator[Pulled]:
    """What becomes of each article, in order; it is saved when it is yielded.

    What is only in the archive goes into `folder`, under its name there; a deleted copy goes back where it was, as long
    as its folder is there. No file that was edited loses anything: what
    the archive has besides is merged into it. No undo takes that back: the next push would take back the other's work.
    """
    waiting = list(statuses)
    for start in range(0, len(waiting), AT_ONCE):
        some = waiting[start : start + AT_ONCE]
        contents = _contents(archive, some)
        copies.put(*filter(None, map(same_copy, some)))
        for status in some:
            yield _Puller(copies, contents, folder).pull(status)


def _contents(
    archive: Archive, statuses: Iterable[FileStatus]
) -> Callable[[Version | int | None], bytes | None]:
    """The bytes of the versions that some articles need: by the version, or its number for what it was made from."""
    wanted: dict[int, bytes] = {}
    for status in statuses:
        current, wants = status.current, status.state in _WANTED
        if wants and current is not None and current.hash is not None:
            wanted[current.number] = current.hash
        if status.state is State.BOTH and status.base is not None:
            base = archive.version(status.base)
            if base is not None and base.hash is not None:
                wanted[base.number] = base.hash
    found = archive.contents(set(wanted.values())) if wanted else {}

    def content(version: Version | int | None) -> bytes | None:
        number = version.number if isinstance(version, Version) else version
        return found.get(wanted[number]) if number in wanted else None

    return content


class _Puller:
    def __init__(
        self,
        copies: ArchiveCopies,
        content: Callable[[Version | int | None], bytes | None],
        folder: Path,
    ) -> None:
        self._copies, self._content, self._folder = copies, content, folder

    def pull(self, status: FileStatus) -> Pulled:
        path = status.path or self._folder / status.name
        try:
            match status.state:
                case State.ABSENT:
                    return self._new(status, path)
                case State.DELETED if not path.parent.is_dir():  # perhaps a disk that is not there
                    return self._new(status, self._folder / status.name)
                case State.DELETED:
                    return self._new(status, path)
                case State.BEHIND:
                    return self._newer(status, path)
                case State.BOTH:
                    return self._merged(status, path)
                case State.UNREADABLE:
                    return Pulled(status, Pull.REFUSED, path, why=status.why)
                case State.UNKNOWN:
                    return Pulled(status, Pull.REFUSED, path, why=NO_BASE)
                case State.SAME:
                    return Pulled(status, Pull.SAME, path)
        except AlreadyThere:
            return Pulled(status, Pull.REFUSED, path, why="another program has written a file there")
        except ChangedMeanwhile:
            return Pulled(status, Pull.REFUSED, path, why="another program has changed it meanwhile")
        except (SaveError, EditRefused) as fault:
            return Pulled(status, Pull.REFUSED, path, why=str(fault))
        return Pulled(status, Pull.STAYS, path)

    def _new(self, status: FileStatus, path: Path) -> Pulled:
        if not is_name(status.name):  # whoever keeps the database may have put in anything
            raise EditRefused("no file may have that name")
        content = self._needed(status.current)
        make_folder(path.parent)
        save(content.decode("utf-8"), path)
        self._remember(status, path)
        return Pulled(status, Pull.NEW, path)

    def _newer(self, status: FileStatus, path: Path) -> Pulled:
        replace_content(path, self._needed(status.current), status.content)
        self._remember(status, path)
        return Pulled(status, Pull.UPDATED, path)

    def _merged(self, status: FileStatus, path: Path) -> Pulled:
        made = self._merge(status, path)
        new = made.file.source
        if new != status.content:
            replace_content(path, new, status.content)
        self._remember(status, path)
        return Pulled(status, Pull.MERGED, path, made.conflicts)

    def _merge(self, status: FileStatus, path: Path) -> Merged:
        base = self._content(status.base)
        if base is None:
            raise EditRefused(NO_BASE)
        versions = (base, status.content, self._needed(status.current))
        return merge(*(check_file(each, path.stem) for each in versions))

    def _needed(self, version: Version | None) -> bytes:
        content = self._content(version)
        if content is None:
            raise EditRefused("the archive has not its bytes")
        return content

    def _remember(self, status: FileStatus, path: Path) -> None:
        """From now on the file is made from the archive's current version, whatever else is in it."""
        current = status.current
        assert current is not None and current.hash is not None, "what was pulled is there"
        self._copies.put(Copy(path, status.name, current.number, current.hash))
