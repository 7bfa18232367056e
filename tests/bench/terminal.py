"""One program in a pseudo-terminal of 120 columns and 40 rows that answers as a terminal does, and what it cost."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

from tests.waiting import until as until_kept

COLUMNS, ROWS = 120, 40
_OWN = ("state", "config", "cache", "data")
_SCRIPT, _SAVED = (Path(__file__).with_name(name) for name in ("first_frame.py", "saved_frame.py"))
_STANDS = b"\x1b[?2026l"
_LIVE = " quit"
_LIVE_WITHIN = 60.0
"""Seconds in which the reader is live, and has left."""
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised updates: known, off
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # reports of the size in band: not known
}
_PROFILE = "callgrind.out"
_COLLECTED = re.compile(rb"^(?:summary|totals): (\d+)", re.MULTILINE)

EMPTY = ("empty",)
EMPTY_WORDS = ("empty",)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took until its first complete frame: seconds of wall and of CPU, instructions, bytes."""

    wall: float
    cpu: float
    instructions: int
    peak: int


class DidNotPaintError(Exception):
    """A program ended, or its time did, before its frame stood."""


def counts_instructions() -> bool:
    return shutil.which("valgrind") is not None


def first_frame(
    folder: Path, program: tuple[str, ...], words: tuple[str, ...], *, count: bool = False, stay: float = 0
) -> Cost:
    """Run `program` (see first_frame.py) in `folder` until all of `words` are on its screen, then `stay` seconds."""
    report = folder / "peak"
    report.unlink(missing_ok=True)
    argv = [sys.executable, str(_SCRIPT), str(report), str(stay), "|".join(words), *program]
    if count:
        argv = _counting(folder, argv)
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        _become(argv, folder)
    written = _converse(terminal, start + stay + (300 if count else 30))
    if not report.is_file():
        os.kill(pid, signal.SIGKILL)
    _, _, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start - stay
    os.close(terminal)
    if not report.is_file():
        missing = [word for word in words if word.encode() not in written]
        raise DidNotPaintError(f"{missing} not painted: {written.decode('utf-8', 'replace')[-4000:]!r}")
    instructions = _counted(folder) if count else 0
    return Cost(wall, usage.ru_utime + usage.ru_stime, instructions, int(report.read_text()))


def saved_frame(folder: Path, arguments: tuple[str, ...], *, count: bool = False) -> Cost:
    """What the reader takes to show the frame that it has just kept for these arguments; wall is until it has come."""
    _read_and_leave(folder, arguments)
    argv = [sys.executable, str(_SAVED), *arguments]
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        _become(_counting(folder, argv) if count else argv, folder)
    written = _converse(terminal, start + 300, until=_STANDS)
    wall = time.perf_counter() - start
    _, status, usage = os.wait4(pid, 0)
    os.close(terminal)
    if os.waitstatus_to_exitcode(status):
        raise DidNotPaintError(f"no frame was kept, or none was usable: {written[-4000:]!r}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, _counted(folder) if count else 0, 0)


def _read_and_leave(folder: Path, arguments: tuple[str, ...]) -> None:
    """Open the reader and leave it, as a person does."""
    pid, terminal = pty.fork()
    if pid == 0:
        _become([sys.executable, "-m", "reader", *arguments], folder, {"PYTHONPATH": str(Path.cwd())})
    until = time.perf_counter() + _LIVE_WITHIN
    _converse(terminal, until, until=_LIVE.encode())
    os.write(terminal, b"q")
    _converse(terminal, until)
    os.waitpid(pid, 0)
    os.close(terminal)
    until_kept(lambda: any((folder / "cache" / "closeread" / "frames").glob("*.frame")))


def _counting(folder: Path, argv: list[str]) -> list[str]:
    return [
        "valgrind", "--tool=callgrind", "--trace-children=no", f"--callgrind-out-file={folder / _PROFILE}",
        "--log-file=/dev/null", *argv,
    ]  # fmt: skip


def _counted(folder: Path) -> int:
    return sum(map(int, _COLLECTED.findall((folder / _PROFILE).read_bytes())[:1]))


def forget(folder: Path) -> None:
    """Take away what the reader has kept of earlier runs in `folder`."""
    for own in _OWN:
        shutil.rmtree(folder / own, ignore_errors=True)


def _become(argv: list[str], folder: Path, more: dict[str, str] | None = None) -> None:
    """Turn this forked process into the program; nothing of the person's own is read or written."""
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    own = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in _OWN}
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    environment = {
        **kept, **own, "HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor",
        "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", **(more or {}),
    }  # fmt: skip
    os.execvpe(argv[0], argv, environment)


def _converse(terminal: int, deadline: float, until: bytes | None = None) -> bytes:
    """Answer what the program asks of its terminal until it has gone, or has written `until`."""
    written = b""
    while time.perf_counter() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if not ready:
            continue
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # what Linux says when the other side has gone
            break
        if not piece:
            break
        for question, answer in _ANSWERS.items():
            if question in piece:
                os.write(terminal, answer)
        written = (written + piece)[-1_000_000:]
        if until is not None and until in written:
            break
    return written
