"""Takes articles out of an archive. Their versions stay, and what somebody else has changed meanwhile does, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.library.archive import Archive
from reader.model.library.versions import Change
from reader.services.sharing.pushing import PushedFile
from reader.services.sharing.status import FileStatus, State

_REMOVABLE = (State.SAME, State.CHANGED, State.ABSENT, State.DELETED)
"""Where the archive has nothing that this machine has not seen; of what is only there the name was seen."""


def remove(
    archive: Archive, statuses: Iterable[FileStatus], who: str, remark: str = ""
) -> Iterator[PushedFile]:
    """What becomes of each article, which stays if any copy of it here is older than the archive’s version.

    No file on this machine is changed. What is taken out is committed when it is yielded.
    """
    by_name: dict[str, FileStatus] = {}
    for status in statuses:
        if status.name not in by_name or status.state not in _REMOVABLE:
            by_name[status.name] = status
    for status in by_name.values():
        pushed = None
        if status.state in _REMOVABLE and status.current is not None:
            change = Change(status.name, None, status.current.number, who, remark)
            (pushed,) = archive.push([change])
        yield PushedFile(status, pushed)
