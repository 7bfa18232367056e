"""Pushes articles into an archive; what somebody else has changed there meanwhile is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from reader.library.archive import Archive
from reader.load.checked_file import check_file
from reader.memory.archive_copies import ArchiveCopies, Copy
from reader.model.library.versions import Change, Outcome, Pushed
from reader.services.sharing.status import AT_ONCE, FileStatus, State
from reader.write.merging.conflicts import undecided

_SENT = (State.NEW, State.CHANGED)
"""What is pushed; of the rest the archive has the same, or something that this machine has not seen."""


@dataclass(frozen=True, slots=True)
class PushedFile:
    """A file and what became of it: `pushed` is None where it was not sent at all, for its state.

    Nor is it sent with conflicts of a merge that are `undecided`: the other's work would be lost unseen.
    """

    status: FileStatus
    pushed: Pushed | None = None
    undecided: int = 0

    @property
    def is_same(self) -> bool:
        """Whether the archive has had these bytes already."""
        if self.pushed is not None:
            return self.pushed.outcome is Outcome.UNCHANGED
        return self.status.state is State.SAME

    @property
    def is_refused(self) -> bool:
        """Whether the archive has not, and will not have, what is in the file; of a deleted one it lacks nothing."""
        if self.pushed is not None:
            return self.pushed.outcome in (Outcome.CONFLICT, Outcome.FAULTY)
        return self.status.state not in (State.SAME, State.DELETED)


def author(archive: Archive, name: str | None) -> str:
    """Who signs pushes: the name that a person gave themselves, else the role that the database knows them by.

    Raises StoreUnavailable where that role may not push.
    """
    role = archive.pushing_role()
    return name or role


def push(
    archive: Archive, copies: ArchiveCopies, statuses: Iterable[FileStatus], who: str, remark: str = ""
) -> Iterator[PushedFile]:
    """What becomes of each file, in order. What is stored is committed, and remembered here, when it is yielded."""
    waiting = iter(statuses)
    while some := list(islice(waiting, AT_ONCE)):
        left = {status.path: number for status in some if (number := _undecided(status))}
        sent = [status for status in some if status.state in _SENT and status.path not in left]
        changes = [Change(each.name, each.content, each.base, who, remark) for each in sent]
        outcomes = dict(zip((each.path for each in sent), archive.push(changes), strict=True))
        copies.put(*filter(None, (_copy(status, outcomes.get(status.path)) for status in some)))
        for status in some:
            yield PushedFile(status, outcomes.get(status.path), left.get(status.path, 0))


def _undecided(status: FileStatus) -> int:
    """How many conflicts of a merge are undecided in a changed file."""
    if status.state is not State.CHANGED:
        return 0
    article = check_file(status.content, "").loaded.article
    return undecided(article) if article is not None else 0


def _copy(status: FileStatus, pushed: Pushed | None) -> Copy | None:
    """What is to be remembered of a file: that it is a version of the archive's now, or has always been one."""
    if pushed is None:
        return same_copy(status)
    version = pushed.version
    if version is None or status.path is None or pushed.outcome not in (Outcome.STORED, Outcome.UNCHANGED):
        return None
    return Copy(status.path, status.name, version.number, version.hash or b"")


def same_copy(status: FileStatus) -> Copy | None:
    """What is to be remembered of a file that is the same as in the archive; None of another one."""
    current = status.current
    if status.state is not State.SAME or current is None or status.path is None or current.hash is None:
        return None
    return Copy(status.path, status.name, current.number, current.hash)
