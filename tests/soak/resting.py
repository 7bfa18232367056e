"""Whether a program has done all that was asked of it, by what it does: a busy machine may keep it waiting."""

from __future__ import annotations

import os
import time
from pathlib import Path

_LOOK, _LOOKS, _RESTLESS = 0.04, 5, 60.0
"""Seconds between two looks and their number after which all keys are answered; seconds, after which never."""


def let_rest(pid: int) -> None:
    """Until the process has nothing to do, and has had a while for it."""
    until = time.monotonic() + _RESTLESS
    rested, before = 0, -1.0
    while rested < _LOOKS and time.monotonic() < until:
        time.sleep(_LOOK)
        now = cpu(pid)
        rested = rested + 1 if now == before and not _is_running(pid) else 0
        before = now


def cpu(pid: int) -> float:
    """Seconds of CPU that it has had."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Bytes of memory that it holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _is_running(pid: int) -> bool:
    """Whether any of its threads works, or waits for a processor."""
    states = [path.read_text("ascii") for path in Path(f"/proc/{pid}/task").glob("*/stat")]
    return any(state.rpartition(")")[2].split()[0] in "RD" for state in states)
