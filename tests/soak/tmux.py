"""A terminal that is nobody's own: tmux, with a program in it, and its idea of how wide things are.

    python -m tests.soak.tmux STRINGS WIDTHS

run inside a terminal, measures the strings of a JSON file by that terminal's cursor.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import termios
import time
import tty
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

_REPORT = re.compile(rb"\x1b\[\d+;(\d+)R")
_AT_ONCE = 64
_PATIENCE = 60.0
_ROOT = Path(__file__).parents[2]


def is_there() -> bool:
    return shutil.which("tmux") is not None


class Tmux:
    """A server of its own with one window; `folder` holds what its programs write."""

    def __init__(self, folder: Path, columns: int = 120, rows: int = 36) -> None:
        self._folder = folder
        self._socket = str(folder / "tmux")
        self._size = columns, rows
        self._environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PYTHONPATH": str(_ROOT),
        }  # fmt: skip

    def __enter__(self) -> Tmux:
        columns, rows = self._size
        self._tell("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), "sleep 86400")
        self._tell("set-option", "-g", "remain-on-exit", "on")
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._tell("kill-server")

    def _tell(self, *words: str) -> str:
        told = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *words],
            env=self._environment, capture_output=True, text=True, encoding="utf-8", check=True, timeout=_PATIENCE,
        )  # fmt: skip
        return told.stdout

    def start(self, *argv: str) -> None:
        """Have another program in the window, instead of the one before."""
        self._tell("respawn-window", "-k", *argv)

    def type(self, *keys: str) -> None:
        """Keys by tmux's own names."""
        self._tell("send-keys", *keys)

    def resize(self, columns: int, rows: int) -> None:
        self._tell("resize-window", "-x", str(columns), "-y", str(rows))

    def lines(self) -> list[str]:
        """What stands on the screen; what is right of the last word of a line is left out."""
        return self._tell("capture-pane", "-p").split("\n")[:-1]

    @property
    def picture(self) -> bytes:
        """What stands on the screen, with its styles."""
        return self._tell("capture-pane", "-e", "-p").encode()

    def wait_for(self, pattern: str) -> list[str]:
        """The screen, once it shows it."""
        until = time.monotonic() + _PATIENCE
        while True:
            lines = self.lines()
            if re.search(pattern, "\n".join(lines)):
                return lines
            if time.monotonic() > until:
                raise TimeoutError(f"no {pattern} on\n" + "\n".join(lines))
            time.sleep(0.05)

    @property
    def pid(self) -> int:
        """The program in the window."""
        return int(self._tell("display-message", "-p", "#{pane_pid}"))

    def widths(self, strings: Iterable[str]) -> list[int]:
        """How far each string moves this terminal's cursor; it must fit on one line."""
        asked, told = self._folder / "strings.json", self._folder / "widths.json"
        asked.write_text(json.dumps(list(strings)), "ascii")
        told.unlink(missing_ok=True)
        self.start(sys.executable, "-m", "tests.soak.tmux", str(asked), str(told))
        until = time.monotonic() + _PATIENCE
        while not told.exists():
            if time.monotonic() > until:
                raise TimeoutError("not measured:\n" + "\n".join(self.lines()))
            time.sleep(0.05)
        widths: list[int] = json.loads(told.read_text("ascii"))
        return widths


def _measured(strings: Sequence[str]) -> list[int]:
    """By the cursor of the terminal that this program runs in."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        found: list[int] = []
        for start in range(0, len(strings), _AT_ONCE):
            some = strings[start : start + _AT_ONCE]
            # tmux joins the next letter beyond ASCII to what ended with a joiner, wherever it stands: here the é.
            os.write(1, "".join(f"\r\x1b[Ké\r{string}\x1b[6n" for string in some).encode())
            answer = b""
            while len(_REPORT.findall(answer)) < len(some):
                answer += os.read(0, 4096)
            found += [int(column) - 1 for column in _REPORT.findall(answer)]
        return found
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)


def main(asked: Path, told: Path) -> None:
    widths = _measured(json.loads(asked.read_text("ascii")))
    whole = told.with_suffix(".part")
    whole.write_text(json.dumps(widths), "ascii")
    whole.rename(told)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
