"""What the program writes to its terminal: until the screen stands, for each key, and while nobody does anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from tests.bench import least
from tests.bench.result import Result
from tests.terminals import Terminal, starting

COLUMNS, ROWS = 120, 40
IDLE = 10.0
"""Seconds in which nothing may be written."""
_QUIET = 0.4
"""Seconds without output after which a key is answered; a slow machine takes longer, and its terminal waits longer."""
_SYNCHRONIZED = "\x1b[?2026;2$y"
_OVER_TEXT = tuple(f"\x1b[<35;{column};12M" for column in range(45, 75, 5))


@dataclass(frozen=True, slots=True)
class Bytes:
    """What was written for one thing, and the least that the same change of the screen needs."""

    name: str
    written: int
    least: int

    @property
    def allowed(self) -> float:
        """Twice the least, or 200 bytes over it."""
        return max(2 * self.least, self.least + 200)

    @property
    def share(self) -> float:
        """1 is all that is allowed."""
        return self.written / self.allowed


KEYS = (
    ("page down", " "),
    ("line down", "j"),
    ("people", "p"),
    ("choose", "j"),
    ("choose again", "j"),
    ("back to the text", "\t"),
    ("next highlight", "]"),
    ("find", "/"),
    ("a letter", "p"),
    ("another letter", "r"),
    ("close find", "\x1b"),
    ("card", "i"),
    ("close card", "\x1b"),
    ("timeline", "t"),
    ("page up", "\x1b[5~"),
)
"""The keys that are measured, one after the other."""


IDLE_SCREENS = (("find", "/"), ("card", "ni"), ("help", "?"), ("palette", "\x10"), ("search", "S"))
"""What is opened over the article, by which keys."""


class Wire:
    """A program in a terminal that counts what is written to it."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def wait_quiet(self, seconds: float = _QUIET) -> None:
        """Until nothing has been written for so long."""
        before, since = -1, monotonic()
        while monotonic() - since < seconds:
            if len(self._terminal.written) != before:
                before, since = len(self._terminal.written), monotonic()
            sleep(0.02)

    @property
    def rows(self) -> least.Rows:
        return least.rows_of(self._terminal.drawn_screen)

    def begun(self) -> Bytes:
        """All that has been written until now, against one painting of what stands."""
        return Bytes("start", len(self._terminal.written), least.least(least.blank(COLUMNS, ROWS), self.rows))

    def typed(self, name: str, keys: str) -> Bytes:
        before, start = self.rows, len(self._terminal.written)
        self._terminal.type(keys)
        self.wait_quiet()
        written = len(self._terminal.written) - start
        return Bytes(name, written, least.least(before, self.rows))

    def idle(self, seconds: float = IDLE) -> int:
        """The bytes written while nothing happens."""
        start = len(self._terminal.written)
        sleep(seconds)
        return len(self._terminal.written) - start

    def mouse(self) -> Bytes:
        return self.typed("mouse", "".join(_OVER_TEXT))

    def resized(self) -> Bytes:
        """One painting of the new screen is the least: a terminal may leave anything behind."""
        start = len(self._terminal.written)
        self._terminal.resize(COLUMNS - 1, ROWS - 1)
        self.wait_quiet()
        written, rows = len(self._terminal.written) - start, self.rows
        return Bytes("resize", written, least.least(least.blank(COLUMNS - 1, ROWS - 1), rows))


@contextmanager
def opened(folder: Path, *arguments: object, ready: str = "quit") -> Iterator[Wire]:
    """The reader in a terminal of 120 columns and 40 rows that answers as one does."""
    home = folder / "wire"
    home.mkdir(exist_ok=True)
    with starting(home) as start:
        terminal = start(*arguments, columns=COLUMNS, rows=ROWS, COLORTERM="truecolor")
        terminal.wait_for_bytes(b"\x1b[?2026$p")
        terminal.type(_SYNCHRONIZED)
        terminal.wait_for(ready)
        wire = Wire(terminal)
        wire.wait_quiet(1.0)
        yield wire
        terminal.type("\x1b\x1bq")


def keys(folder: Path, *arguments: object) -> list[Bytes]:
    """The bytes of every key, of the mouse over the text, and of a resize."""
    with opened(folder, *arguments) as wire:
        counted = [wire.typed(name, key) for name, key in KEYS]
        return [*counted, wire.mouse(), wire.resized()]


def idle(folder: Path, *arguments: object) -> dict[str, int]:
    """The bytes that are written while nothing happens, on the screen of the article and on those opened over it."""
    with opened(folder, *arguments) as wire:
        counts = {"article": wire.idle()}
        for name, keys in IDLE_SCREENS:
            wire.typed(name, keys)
            counts[name] = wire.idle()
            wire.typed("close", "\x1b")
        return counts


def start_bytes(folder: Path) -> Result:
    """All until the screen stands, against one painting."""
    with opened(folder) as wire:
        begun = wire.begun()
    return Result(begun.written / begun.least, f"{begun.written:,} B", f"{begun.least:,} B", "one painting")


def key_bytes(folder: Path) -> Result:
    """The key that writes most of what it may."""
    counted = keys(folder)
    worst = max(counted, key=lambda key: key.share)
    note = "; ".join(f"{key.name} {key.written:,}/{key.least:,}" for key in counted)
    return Result(worst.share, f"{worst.written:,} B", f"{worst.allowed:,.0f} B", f"{worst.name} of {note}")


def idle_bytes(folder: Path) -> Result:
    """The screen that writes most by itself."""
    counts = idle(folder)
    note = ", ".join(f"{name} {count}" for name, count in counts.items())
    return Result(max(counts.values()), f"{max(counts.values())} B", "0 B", f"in ten seconds: {note}")
