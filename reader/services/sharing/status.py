"""What has become of articles on this machine and in an archive since they were the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from reader.errors import UnreadableFile
from reader.library.archive import Archive
from reader.library.archive_names import fetched_path, is_name
from reader.library.folders import article_files, digest
from reader.load.file import bytes_of
from reader.memory.archive_copies import ArchiveCopies, Copy
from reader.model.library.versions import Version

AT_ONCE = 200
"""Files that are read, and articles that are asked for or sent, together."""


class State(StrEnum):
    """How a file and the archive's version of it stand to each other."""

    SAME = "the same"
    NEW = "new here"  # the archive has nothing of that name
    CHANGED = "changed here"
    BEHIND = "newer in the archive"  # and not edited here
    BOTH = "changed here and in the archive"
    UNKNOWN = "different, and not known to come from the archive"
    REMOVED = "removed from the archive"  # and not edited here
    CHANGED_REMOVED = "changed here and removed from the archive"
    ABSENT = "only in the archive"
    DELETED = "deleted here"  # a copy of it was, and no other one is here
    UNREADABLE = "unreadable"


_CHANGED_HERE = (
    State.NEW,
    State.CHANGED,
    State.BOTH,
    State.UNKNOWN,
    State.CHANGED_REMOVED,
    State.DELETED,
    State.UNREADABLE,
)


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file on this machine, and the name that it has or would get in the archive."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class FileStatus:
    """A file and what the archive has of it. `path` is None for what is only there; a deleted copy was there.

    `base` is the number of the version that the file was made from, None where it is new or not known. `current` is
    the archive's newest version. `content` are the file's bytes where they are others; `why` is why there are none.
    """

    name: str
    state: State
    path: Path | None = None
    base: int | None = None
    current: Version | None = None
    content: bytes = b""
    why: str = ""

    @property
    def is_changed_here(self) -> bool:
        """Whether something happened to the file here, as far as can be known, that the archive has not."""
        return self.state in _CHANGED_HERE


class StatusReader:
    """Compares files with what an archive has now."""

    def __init__(self, archive: Archive, copies: ArchiveCopies, fetched: Path | None = None) -> None:
        """`fetched` is the folder that the library's screens copy articles into when they open them."""
        self._archive, self._copies, self._fetched = archive, copies, fetched
        self.current: Mapping[str, Version] = archive.current()

    def local(self, path: Path, name: str) -> LocalFile:
        """A file with the name that it is known by, else the given one."""
        known = self._copies.of_path(path)
        return LocalFile(path, name if known is None else known.name)

    def everything(self) -> list[FileStatus]:
        """The status of every copy here, of what is new in the folder of fetched copies, and of what is only there.

        What was removed from the archive is left out where no copy of it is here.
        """
        names = {*self.current, *(copy.name for copy in self._copies.all())}
        found = self.of_names(sorted(names))
        met = {os.path.realpath(each.path) for each in found if each.path is not None}
        fresh = [file for file in self._fetched_files() if os.path.realpath(file.path) not in met]
        here = [each for each in found if each.path is not None or each.state is State.ABSENT]
        return [*self.status(fresh), *here]

    def of_names(self, names: Iterable[str], within: Path | None = None) -> list[FileStatus]:
        """The status of the copies here of some articles, and then of the articles of which none is here.

        `within`: of the copies in a folder alone, where new ones would go. Else one that was fetched is meant, too.
        """
        known: dict[str, list[Path]] = {}
        for copy in self._copies.all():
            if within is None or copy.path.is_relative_to(within.resolve()):
                known.setdefault(copy.name, []).append(copy.path)
        files: list[LocalFile] = []
        missing: list[FileStatus] = []
        folder = self._fetched if within is None else within
        for name in names:
            paths = known.get(name, [])
            here = [path for path in paths if _is_there(path)]
            if folder is not None and is_name(name) and (within is None or not here):
                fresh = folder / name
                if os.path.lexists(fresh) and Path(os.path.realpath(fresh)) not in here:
                    here.append(fresh)
            files += [LocalFile(path, name) for path in here]
            if not here and (current := self.current.get(name)) is not None:
                missing.append(absent(current, paths[0] if paths and within is None else None))
        return [*self.status(files), *missing]

    def status(self, files: Iterable[LocalFile]) -> Iterator[FileStatus]:
        """The status of files, in their order, some at a time."""
        waiting = iter(files)
        while some := list(islice(waiting, AT_ONCE)):
            read = [(file, _read(file)) for file in some]
            unknown = {
                hash_
                for file, content in read
                if isinstance(content, bytes) and self._copy_of(file) is None
                for hash_ in (digest(content), self._as_fetched(file))
                if hash_ is not None
            }
            versions = self._archive.known(unknown) if unknown else {}
            for file, content in read:
                yield self._status(file, content, versions)

    def _status(
        self, file: LocalFile, content: bytes | UnreadableFile, versions: Mapping[bytes, Version]
    ) -> FileStatus:
        current = self.current.get(file.name)
        if isinstance(content, UnreadableFile):
            return FileStatus(file.name, State.UNREADABLE, file.path, None, current, why=str(content))
        if current is None:
            return FileStatus(file.name, State.NEW, file.path, None, None, content)
        hash_ = digest(content)
        if current.hash == hash_:
            return FileStatus(file.name, State.SAME, file.path, current.number, current)
        base = self._copy_of(file)
        for known in (hash_, self._as_fetched(file)) if base is None else ():
            version = versions.get(known) if known is not None else None
            if base is None and version is not None and version.name == file.name:
                base = Copy(file.path, file.name, version.number, version.hash or b"")
        number = None if base is None else base.version
        state = _state(current, base, hash_)
        if state is State.NEW:  # the archive had it once, and nothing here comes from that
            number = current.number
        return FileStatus(file.name, state, file.path, number, current, content)

    def _fetched_files(self) -> Iterator[LocalFile]:
        """The articles in the folder of fetched copies."""
        if self._fetched is not None:
            for entry in article_files(os.fspath(self._fetched)):
                path = Path(entry.path)
                yield self.local(path, path.relative_to(self._fetched).as_posix())

    def _copy_of(self, file: LocalFile) -> Copy | None:
        """What is remembered of a file, if it is of the article of that name."""
        known = self._copies.of_path(file.path)
        return known if known is not None and known.name == file.name else None

    def _as_fetched(self, file: LocalFile) -> bytes | None:
        """The hash of what a file was when a screen of the library copied it here."""
        if self._fetched is None or file.path.resolve() != (self._fetched / file.name).resolve():
            return None
        try:
            return digest(bytes_of(fetched_path(self._fetched, file.name)))
        except UnreadableFile:
            return None


def absent(current: Version, deleted: Path | None = None) -> FileStatus:
    """The status of an article of which no copy is here; `deleted` is where one was."""
    if current.hash is None:
        return FileStatus(current.name, State.REMOVED, None, None, current)
    state = State.ABSENT if deleted is None else State.DELETED
    return FileStatus(current.name, state, deleted, None, current)


def _is_there(path: Path) -> bool:
    """Whether a copy is where it was, or that can't be known now: then reading it says why."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _read(file: LocalFile) -> bytes | UnreadableFile:
    try:
        return bytes_of(file.path)
    except UnreadableFile as fault:
        return fault


def _state(current: Version, base: Copy | None, hash_: bytes) -> State:
    """The state of a file whose bytes are not those of the current version."""
    if base is None:
        return State.UNKNOWN if current.hash is not None else State.NEW
    if base.version == current.number:
        return State.CHANGED
    is_edited = base.hash != hash_
    if current.hash is None:
        return State.CHANGED_REMOVED if is_edited else State.REMOVED
    return State.BOTH if is_edited else State.BEHIND
