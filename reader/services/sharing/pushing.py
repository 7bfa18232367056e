"""Pushes articles into an archive; what somebody else has changed there meanwhile is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from reader.library.archive import Archive
from reader.memory.archive_copies import ArchiveCopies, Copy
from reader.model.library.versions import Change, Outcome, Pushed
from reader.services.sharing.status import AT_ONCE, FileStatus, State

_SENT = (State.NEW, State.CHANGED)
"""What is pushed; of the rest the archive has the same, or something that this machine has not seen."""


@dataclass(frozen=True, slots=True)
class PushedFile:
    """A file and what became of it: `pushed` is None where it was not sent at all, for its state."""

    status: FileStatus
    pushed: Pushed | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the archive has not, and will not have, what is in the file."""
        if self.pushed is not None:
            return self.pushed.outcome in (Outcome.CONFLICT, Outcome.FAULTY)
        return self.status.state is not State.SAME


def push(
    archive: Archive, copies: ArchiveCopies, statuses: Iterable[FileStatus], who: str, remark: str = ""
) -> Iterator[PushedFile]:
    """What becomes of each file, in order. What is stored is committed, and remembered here, when it is yielded."""
    waiting = iter(statuses)
    while some := list(islice(waiting, AT_ONCE)):
        sent = [status for status in some if status.state in _SENT]
        changes = [Change(each.name, each.content, each.base, who, remark) for each in sent]
        outcomes = dict(zip((each.path for each in sent), archive.push(changes), strict=True))
        copies.put(*filter(None, (_copy(status, outcomes.get(status.path)) for status in some)))
        for status in some:
            yield PushedFile(status, outcomes[status.path] if status.state in _SENT else None)


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
