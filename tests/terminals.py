"""The real program in a pseudo-terminal, and a strict reader of every byte that it writes there."""

from __future__ import annotations

import fcntl
import os
import re
import struct
import subprocess
import sys
import termios
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from threading import Condition, Thread
from time import monotonic

import pyte

READER = (sys.executable, "-m", "reader")
PATIENCE = 20.0
"""Seconds after which nothing is waited for any more: a machine may be busy, a test that passes never waits so long."""
ARTICLE = """\
format: 1
headline: Mayor reopens the harbour
published: 2024-05-03
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, mentions: [{text: she, para: 1}]}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], cue: {text: said, para: 1}}
events:
  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021}
"""
OPEN = "minutes? left|the end|[0-9]%"
"""What the screen says once the article is on it."""

# What the program may send besides characters that are drawn: styles, places on a screen of its own, and modes that it
# sets and unsets there, which nothing that is drawn follows before the next place or style.
_SEQUENCE = re.compile(
    "\x1b(?:"
    r"\[[0-9;:]*m"  # a style
    r"|\[(?P<row>[0-9]+);(?P<column>[0-9]+)H"  # a place
    r"|\[\?(?P<mode>25|7|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)(?P<set>[hl])"
    r"|\[\?(?:2026|2048)\$p"  # whether the terminal knows a mode
    r"|\[(?:>[0-9]+(?P<push>u)|<(?P<pop>u))"  # the keyboard's protocol
    r"|\]22;(?P<shape>[a-z-]*)(?:\x07|\x1b\\)"  # the pointer's shape
    r"|\]52;c;(?P<copied>[A-Za-z0-9+/]*=*)\x07"  # the clipboard
    r"|(?P<end>\\)"
    ")"
)
_STYLE_OR_PLACE = re.compile(r"\x1b\[[0-9;:]*[mH]")
_NEWLINE = re.compile("\r?\n|\r\x1b\\[2K")
"""Outside of a screen of its own: the end of a line, or the same line anew, where progress is told."""
_BETWEEN_ROWS = re.compile("\r?\n(?=\x1b\\[[0-9]+;[0-9]+H)")
"""Textual ends a row so, and then says where the next begins."""
# Controls and what Unicode draws nothing for but reorders or hides by: a terminal must never see one of them.
_NEVER = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_DIRECTION = "\u061c\u200e\u200f"
"""May stand in an article, and so in what commands print, but not on the screen."""
FORBIDDEN = re.compile(
    f"[{_NEVER}{_DIRECTION}]|[\u0300-\u036f]{{31}}"  # as many marks as hide the lines around
)
_DRAWN = re.compile(f"[^{_NEVER}{_DIRECTION}\u0300-\u036f]+")
_UNFINISHED = re.compile(rb"(?:\x1b[^A-Za-z\\\x07]*|[\xc0-\xff][\x80-\xbf]{0,2}|\r?\n?)\Z")
"""The end of what has come from a program that is still writing."""
_PLACED = re.compile(rb"\x1b\[[0-9]+;[0-9]+H")
_FOUND_AS = {"25": "h", "7": "h"}
"""The modes that a terminal is found with; all others are off."""


class Seen:
    """Everything that the program wrote, read strictly: what is no known sequence and no drawn character is a fault."""

    def __init__(self, written: bytes, size: tuple[int, int] = (500, 200)) -> None:
        """`size`: the most columns and rows that the terminal had."""
        self.faults: list[str] = []
        self._size = size
        self.modes: dict[str, str] = {}
        self.keyboards = 0
        self.pointer = ""
        self.copied: list[str] = []
        self.drawn = ""
        try:
            text = written.decode("utf-8")
        except UnicodeDecodeError as error:
            self.faults.append(
                f"not UTF-8 at {error.start}: {written[error.start - 20 : error.start + 20]!r}"
            )
            text = written.decode("utf-8", "replace")
        at = 0
        drawn = []
        while at < len(text):
            if match := _DRAWN.match(text, at):
                drawn.append(match[0])
            elif (match := _SEQUENCE.match(text, at)) and self._fits(
                match, text[match.end() : match.end() + 1]
            ):
                self._take(match)
            elif match := (_BETWEEN_ROWS if self._entered else _NEWLINE).match(text, at):
                drawn.append("\n")
            elif not self._entered and text[at] in _DIRECTION:
                at += 1
                continue
            elif bad := FORBIDDEN.match(text, at):
                self.faults.append(f"{bad[0]!r} in {text[max(at - 30, 0) : at + 30]!r}")
                at += 1
                continue
            else:
                drawn.append(text[at])
                at += 1
                continue
            at = match.end()
        self.drawn = "".join(drawn)

    @property
    def _entered(self) -> bool:
        return self.modes.get("1049") == "h"

    def _fits(self, match: re.Match[str], after: str) -> bool:
        """Whether a sequence stands where the program itself may have sent it."""
        if match["row"]:
            columns, rows = self._size
            return self._entered and int(match["row"]) <= rows and int(match["column"]) <= columns + 1
        return (
            not self._entered
            or after in ("", "\x1b", "\r", "\n")
            or _STYLE_OR_PLACE.fullmatch(match[0]) is not None
        )

    def _take(self, match: re.Match[str]) -> None:
        if match["mode"]:
            self.modes[match["mode"]] = match["set"]
        elif match["push"]:
            self.keyboards += 1
        elif match["pop"]:
            self.keyboards -= 1
        elif match["copied"] is not None:
            self.copied.append(b64decode(match["copied"]).decode("utf-8", "replace"))
        elif match["shape"] is not None:
            self.pointer = match["shape"]

    @property
    def left_behind(self) -> list[str]:
        """What is not as it was found."""
        kept = [f"mode {mode}{now}" for mode, now in self.modes.items() if now != _FOUND_AS.get(mode, "l")]
        if self.keyboards:
            kept.append(f"{self.keyboards} keyboard protocols")
        if self.pointer not in ("", "default"):
            kept.append(f"pointer {self.pointer}")
        return kept


class Terminal:
    """A pseudo-terminal with a program in it, which has a session of its own."""

    def __init__(self, argv: Sequence[str], environment: dict[str, str], columns: int, rows: int) -> None:
        self.master, self._slave = os.openpty()
        self._most = columns, rows
        self.resize(columns, rows)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        quiet = termios.tcgetattr(self._slave)
        quiet[3] &= ~termios.ECHO  # what is typed once the program has left is none of its own
        termios.tcsetattr(self._slave, termios.TCSANOW, quiet)
        self.found = termios.tcgetattr(self._slave)
        self.written = b""
        self._reads = True
        self._news = Condition()
        name = os.ttyname(self._slave)
        home = Path(environment["HOME"])
        # A session's first opening of a terminal makes it the session's own.
        shell = ("/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>"$0"', name)
        self.process = subprocess.Popen(
            [*shell, *argv], env=environment, start_new_session=True, cwd=home if home.is_dir() else "/"
        )
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        with suppress(OSError):
            while self._reads:
                if select([self.master], [], [], 0.05)[0]:
                    piece = os.read(self.master, 65536)
                    with self._news:
                        self.written += piece
                        self._news.notify_all()

    # -- what a person does

    def type(self, keys: str | bytes) -> None:
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.size = columns, rows
        self._most = max(self._most[0], columns), max(self._most[1], rows)

    def send(self, number: int) -> None:
        if self.process.poll() is None:
            os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """As when the window is closed."""
        self.stop_reading()
        os.close(self._slave)
        os.close(self.master)
        self.master = self._slave = -1

    # -- what a person sees

    @property
    def screen(self) -> str:
        """What stands on it now, spaces included."""
        if (self._screen.columns, self._screen.lines) != self.size:
            self._screen.resize(self.size[1], self.size[0])
        self._stream.feed(self.written[self._fed :])
        self._fed = len(self.written)
        return "\n".join(self._screen.display)

    def wait_for(self, pattern: str) -> None:
        """Until the screen shows it."""
        self._until(lambda: re.search(pattern, self.screen) is not None, pattern)

    def save_until(self, path: Path, source: str, pattern: str) -> None:
        """Save a file, and again where that came before the reader watched it, until the screen answers."""
        until = monotonic() + PATIENCE
        while re.search(pattern, self.screen) is None:
            assert monotonic() < until, f"no {pattern} on\n{self.screen}"
            path.write_text(source, "utf-8")
            with self._news:
                self._news.wait_for(lambda: re.search(pattern, self.screen), 2)

    def wait_until_gone(self, pattern: str) -> None:
        self._until(lambda: re.search(pattern, self.screen) is None, f"end of {pattern}")

    def wait_for_bytes(self, wanted: bytes, start: int = 0) -> None:
        self._until(lambda: wanted in self.written[start:], repr(wanted))

    def wait_until_drawn(self, pattern: str, start: int) -> None:
        """Until what has been drawn since then, in the order in which it was, has it."""
        self._until(lambda: re.search(pattern, self.seen_since(start).drawn) is not None, pattern)

    def wait_until_ended_or(self, pattern: str) -> bool:
        """Until the program has ended by itself, which it tells, or shows this."""
        until = monotonic() + PATIENCE
        while self.process.poll() is None and re.search(pattern, self.screen) is None:
            assert monotonic() < until, f"neither an end nor {pattern} on\n{self.screen}"
            with self._news:
                self._news.wait(0.05)
        return self.process.poll() is not None

    def _until(self, seen: Callable[[], bool], what: str) -> None:
        until = monotonic() + PATIENCE
        with self._news:
            while not seen():
                assert monotonic() < until, f"no {what} on\n{self.screen}"
                assert self.process.poll() is None, (
                    f"ended ({self.process.returncode}) before {what}:\n{self.screen}"
                )
                self._news.wait(0.2)

    def wait_quiet(self) -> None:
        """Until nothing new has been drawn for a while."""
        with self._news:
            while self._news.wait(0.07):
                pass

    def stop_reading(self) -> None:
        """As a window does that has stopped working; for good."""
        self._reads = False
        self._reading.join()

    # -- how it ends

    def wait(self, seconds: float = PATIENCE) -> int:
        """The status it ends with: as of subprocess, less than 0 for a signal."""
        status = self.process.wait(seconds)
        if self.master >= 0 and self._reads:
            self.drain()
        return status

    def drain(self) -> None:
        """Read what is left: the line discipline keeps what was written, so a mark behind it has to arrive."""
        mark = b"\x1b[999m"
        os.write(self._slave, mark)
        until = monotonic() + PATIENCE
        with self._news:
            while mark not in self.written and monotonic() < until:
                self._news.wait(0.1)
            self.written = self.written.replace(mark, b"")

    @property
    def seen(self) -> Seen:
        running = self.process.poll() is None
        return Seen(_UNFINISHED.sub(b"", self.written) if running else self.written, self._most)

    def seen_since(self, start: int) -> Seen:
        """What it has written from the first place after some byte, on the screen that it had entered before."""
        written = _PLACED.search(self.written, start)
        since = self.written[written.start() :] if written else b""
        return Seen(b"\x1b[?1049h" + _UNFINISHED.sub(b"", since), self._most)

    @property
    def left_behind(self) -> list[str]:
        """What is not as it was found: modes, and attributes."""
        now = termios.tcgetattr(self._slave)
        kept = [] if now == self.found else [f"attributes {now} instead of {self.found}"]
        return kept + self.seen.left_behind

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.master >= 0:
            self.stop_reading()  # before the number of its handle is another's
            os.close(self._slave)
            os.close(self.master)
            self.master = self._slave = -1


Start = Callable[..., Terminal]


@contextmanager
def starting(home: Path) -> Iterator[Start]:
    """Starts the reader, or another program, in terminals that are closed in the end; `home` is all it knows."""
    terminals: list[Terminal] = []

    def start(
        *arguments: object,
        program: Sequence[str] = READER,
        columns: int = 120,
        rows: int = 30,
        **environment: str,
    ) -> Terminal:
        known = {
            "HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[1]), "EDITOR": "true", **environment,
        }  # fmt: skip
        argv = [
            *program,
            *(os.fsdecode(word) if isinstance(word, bytes) else str(word) for word in arguments),
        ]
        terminals.append(Terminal(argv, known, columns, rows))
        return terminals[-1]

    try:
        yield start
    finally:
        for terminal in terminals:
            terminal.close()
