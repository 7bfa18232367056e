"""What ten keys cost in tmux over a line of 2 KB a second, with the older build and with this one.

    python -m tests.bench.slow_line

Beside the bytes that come over the line, which tmux makes of what the program writes, it prints those that the program
writes, and the seconds until the last byte has come. `relay RATE COMMAND…` runs a command behind such a line.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import subprocess
import sys
import tempfile
import termios
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from tests.bench import baseline
from tests.bench.wire import COLUMNS, KEYS, ROWS
from tests.terminals import OPEN, Terminal, starting

RATE = 2_000
"""Bytes a second."""
TEN = (
    "page down",
    "line down",
    "people",
    "choose",
    "back to the text",
    "next highlight",
    "find",
    "a letter",
    "close find",
    "timeline",
)
_STEP = 0.02
_QUIET = 2.0
"""Seconds without a byte after which a key is answered."""
_LONGEST = 60.0
"""Seconds after which a key is left that never comes to rest: the older build's cursor blinks while one types."""
_OPENED_WITHIN = 180.0
_SETTINGS = (
    "set -g default-terminal tmux-256color; set -as terminal-features ,xterm-256color:RGB; set -g status off;"
    " set -g escape-time 0"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one key cost: bytes over the line, bytes that the program wrote, and seconds until all was there."""

    line: int
    program: int
    seconds: float


def relay(rate: int, command: Sequence[str]) -> int:
    """Run a command in a terminal whose output comes through at so many bytes a second. Returns its exit status."""
    pid, inner = pty.fork()
    if pid == 0:
        os.execvp(command[0], list(command))
    fcntl.ioctl(inner, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
    tty.setraw(0)
    allowed, last = 0.0, monotonic()
    while True:
        now = monotonic()
        allowed, last = min(allowed + (now - last) * rate, rate * _STEP), now
        wanted = [0, inner] if allowed >= 1 else [0]
        ready, _, _ = select.select(wanted, [], [], _STEP)
        if 0 in ready:
            os.write(inner, os.read(0, 1024))
        if inner in ready:
            with suppress(OSError):  # what Linux says when the other side has gone
                if piece := os.read(inner, int(allowed)):
                    os.write(1, piece)
                    allowed -= len(piece)
                    continue
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Line:
    """The reader in tmux, seen over the line."""

    def __init__(self, terminal: Terminal, log: Path) -> None:
        self._terminal, self._log = terminal, log

    def wait_quiet(self) -> float:
        """The moment of the last byte, once none has come for a while."""
        before = -1
        begun = since = monotonic()
        while monotonic() - since < _QUIET and monotonic() - begun < _LONGEST:
            if len(self._terminal.written) != before:
                before, since = len(self._terminal.written), monotonic()
            sleep(_STEP)
        return since

    def wait_until_open(self) -> None:
        until = monotonic() + _OPENED_WITHIN
        while re.search(OPEN, self._terminal.screen) is None:
            if monotonic() > until:
                raise TimeoutError(self._terminal.screen)
            sleep(_STEP)
        self.wait_quiet()

    @property
    def counts(self) -> tuple[int, int]:
        return len(self._terminal.written), self._log.stat().st_size

    def typed(self, keys: str) -> Cost:
        (line, program), start = self.counts, monotonic()
        self._terminal.type(keys)
        last = self.wait_quiet()
        line_now, program_now = self.counts
        seconds = last - start if line_now > line else 0.0
        return Cost(line_now - line, program_now - program, seconds)


@contextmanager
def opened(folder: Path, build: baseline.Build) -> Iterator[tuple[Line, Cost]]:
    """The bundled article, opened by a build, and what its start cost."""
    home = folder / "home"
    home.mkdir(parents=True)
    log, settings, socket = folder / "written", folder / "tmux.conf", str(folder / "tmux")
    log.touch()
    settings.write_text(_SETTINGS.replace("; ", "\n"))
    tmux = ["tmux", "-u", "-S", socket]
    reader = shlex.join(["env", f"PYTHONPATH={build.root}", *build.reader()])
    begin = f"sleep 1; {shlex.join([*tmux, 'pipe-pane', '-O', f'cat >> {log}'])}; exec {reader}"
    attached = [*tmux, "-f", str(settings), "new-session", begin]
    program = [sys.executable, "-m", "tests.bench.slow_line", "relay", str(RATE), *attached]
    with starting(home) as start:
        begun = monotonic()
        environment = {"COLORTERM": "truecolor", "PYTHONPATH": f"{baseline.OURS.root}"}
        terminal = start(program=program, columns=COLUMNS, rows=ROWS, **environment)
        line = Line(terminal, log)
        try:
            line.wait_until_open()
            yield line, Cost(*line.counts, monotonic() - begun - _QUIET - 1)
        finally:
            subprocess.run([*tmux, "kill-server"], check=False)


def measure(folder: Path, build: baseline.Build) -> Iterator[tuple[str, Cost]]:
    """What the start and ten keys cost, one after the other."""
    with opened(folder, build) as (line, begun):
        yield "start", begun
        keys = dict(KEYS)
        for name in TEN:
            yield name, line.typed(keys[name])


def main() -> None:
    """Print the costs with each build as they come, in Markdown: with the older one that takes ten minutes and more."""
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as name:
        folder = Path(name)
        for title, build in (("now", baseline.OURS), (baseline.COMMIT, baseline.install(folder))):
            print(f"| {title} | Bytes over the line | The program wrote | Seconds |\n|---|---|---|---|")
            for key, cost in measure(folder / title, build):
                print(f"| {key} | {cost.line:,} | {cost.program:,} | {cost.seconds:.1f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["relay"]:
        sys.exit(relay(int(sys.argv[2]), sys.argv[3:]))
    main()
