"""The real program in a pseudo-terminal, as a person at its keyboard has it."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from threading import Condition, Thread
from time import monotonic

import pyte

from tests.seen import Seen
from tests.waiting import PATIENCE

CHECKOUT = Path(__file__).parents[1]
READER = (sys.executable, "-m", "reader")
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

_UNFINISHED = re.compile(
    rb"\r*\n?(?:\x1b(?:\][^\x07\x1b]*\x1b?|[^]A-Za-z\\\x07]*)|[\xc0-\xff][\x80-\xbf]{0,2})?\Z"
)
"""The end of it: of a sequence, of a character, or of a row whose next one has no place yet."""
_DRAWN_BY_PYTE = b"\x1b[=4;2u"
"""The question for the keyboard's layout, which a terminal doesn't draw."""
_PLACED = re.compile(rb"\x1b\[[0-9]+;[0-9]+H")


def finished(written: bytes) -> bytes:
    """What has come whole so far from a program that is still writing."""
    return _UNFINISHED.sub(b"", written)


def take_signals() -> None:
    """As a shell gives them: `nohup` or `&`, if this was started behind one, has some ignored, here and in children."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


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

    def scribble(self, words: bytes) -> None:
        """Write on it as another program does that has it, too."""
        os.write(self._slave, words)
        self.wait_for_bytes(words)

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
        new = self.written[self._fed :]  # which grows meanwhile
        if self.process.poll() is None:
            new = finished(new)
        self._stream.feed(new.replace(_DRAWN_BY_PYTE, b""))
        self._fed += len(new)
        return "\n".join(self._screen.display)

    @property
    def drawn_screen(self) -> pyte.Screen:
        """The screen with its styles."""
        assert self.screen
        return self._screen

    @property
    def cursor(self) -> tuple[str, str, bool]:
        """The row of the hardware cursor, the words from there on, and whether it is hidden."""
        rows = self.screen.split("\n")
        cursor = self._screen.cursor
        return rows[cursor.y], rows[cursor.y][cursor.x :], cursor.hidden

    def wait_for_cursor(self, words: str) -> None:
        """Until the hardware cursor is at words that begin so."""
        self._until(lambda: self.cursor[1].startswith(words), f"cursor at {words!r} but {self.cursor}")

    def wait_for(self, pattern: str) -> None:
        """Until the screen shows it."""
        self._until(lambda: re.search(pattern, self.screen) is not None, pattern)

    def save_until(self, path: Path, source: str, pattern: str) -> None:
        """Save a file, and again where that came before the reader watched it, until the screen answers."""
        self.save_bytes_until(path, source.encode(), pattern)

    def save_bytes_until(self, path: Path, source: bytes, pattern: str) -> None:
        """The same with any bytes."""
        until = monotonic() + PATIENCE

        def answered() -> bool:
            return re.search(pattern, self.screen) is not None

        while not answered():
            assert monotonic() < until, f"no {pattern} on\n{self.screen}"
            path.write_bytes(source)
            with self._news:
                self._news.wait_for(answered, 2)

    def wait_until_gone(self, pattern: str) -> None:
        self._until(lambda: re.search(pattern, self.screen) is None, f"end of {pattern}")

    def wait_for_bytes(self, wanted: bytes, start: int = 0) -> None:
        self._until(lambda: wanted in self.written[start:], repr(wanted))

    def wait_until_drawn(self, pattern: str, start: int) -> None:
        """Until what has been drawn since then, in the order in which it was, has it."""
        self._until(lambda: self._has_drawn(pattern, start), pattern)

    def _has_drawn(self, pattern: str, start: int) -> bool:
        return re.search(pattern, self.seen_since(start).drawn) is not None

    def wait_until_ended_or(self, pattern: str) -> bool:
        """Until the program has ended by itself, which it tells, or shows this."""
        until = monotonic() + PATIENCE
        while self.process.poll() is None and re.search(pattern, self.screen) is None:
            assert monotonic() < until, f"neither an end nor {pattern} on\n{self.screen}"
            with self._news:
                self._news.wait(0.05)
        if self.process.poll() is None:
            return False
        self.drain()
        return True

    def _until(self, seen: Callable[[], bool], what: str) -> None:
        until = monotonic() + PATIENCE
        with self._news:
            while not seen():
                assert monotonic() < until, f"no {what} on\n{self.screen}"
                assert self.process.poll() is None, (
                    f"ended ({self.process.returncode}) before {what}:\n{self.screen}"
                )
                self._news.wait(0.2)

    def writes_within(self, seconds: float) -> bool:
        """Whether anything is written in so many seconds from now on."""
        before = len(self.written)
        with self._news:
            return self._news.wait_for(lambda: len(self.written) > before, seconds)

    def wait_quiet(self) -> None:
        """Until nothing new has been drawn for a while."""
        with self._news:
            while self._news.wait(0.07):
                pass

    def forget(self, start: int = 0) -> None:
        """All of what was drawn from a byte on but the end: hours of frames fill a memory."""
        assert self.screen  # which what is forgotten has made what it is
        with self._news:
            fed = max(self._fed, start)
            places = [match.start() for match in _PLACED.finditer(self.written, start, fed)]
            kept, cut = finished(self.written[:start]), places[-1] if places else fed
            self.written = kept + self.written[cut:]
            self._fed = len(kept) + fed - cut

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
        return Seen(finished(self.written) if running else self.written, self._most)

    def seen_since(self, start: int) -> Seen:
        """What it has written from the first place after some byte, on the screen that it had entered before."""
        written = _PLACED.search(self.written, start)
        since = self.written[written.start() :] if written else b""
        return Seen(b"\x1b[?1049h" + finished(since), self._most)

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


def measured() -> dict[str, str]:
    """What has a program measured as the tests are, where they are. It counts once the program ends in order."""
    file = os.environ.get("COVERAGE_FILE")
    return {"COVERAGE_FILE": file, "COVERAGE_PROCESS_START": str(CHECKOUT / "pyproject.toml")} if file else {}


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
            "PYTHONPATH": str(CHECKOUT), "EDITOR": "true", **environment,
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
