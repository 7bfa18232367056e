"""Pushes articles into an archive; what somebody else has changed there meanwhile is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.library.archive import Archive
from reader.memory.archive_copies import ArchiveCopies, Copy
from reader.model.library.versions import Change, Outcome, Pushed
from reader.services.sharing.status import FileStatus, State

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
    every = list(statuses)
    sent = [status for status in every if status.state in _SENT]
    changes = (Change(each.name, each.content, each.base, who, remark) for each in sent)
    outcomes = zip(sent, archive.push(changes), strict=True)
    for status in every:
        if status.state not in _SENT:
            remember(copies, status)
            yield PushedFile(status)
            continue
        asked, pushed = next(outcomes)
        assert asked is status, "the archive answers in order"
        version = pushed.version
        if pushed.outcome in (Outcome.STORED, Outcome.UNCHANGED) and version is not None and status.path:
            copies.put(Copy(status.path, status.name, version.number, version.hash or b""))
        yield PushedFile(status, pushed)


def remember(copies: ArchiveCopies, status: FileStatus) -> None:
    """Remember of a file that is the same as in the archive that it is."""
    current = status.current
    if status.state is State.SAME and current is not None and status.path is not None and current.hash:
        copies.put(Copy(status.path, status.name, current.number, current.hash))
