"""Signals, windows, keys, and odd surroundings: no crash, no hang, a terminal as it was."""

from __future__ import annotations

import array
import fcntl
import os
import signal
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.soak import surroundings
from tests.soak.judging import ESCAPE, Tally, end
from tests.soak.parts import Outcome, Soak
from tests.terminals import ARTICLE, Start, Terminal, starting
from tests.waiting import until as until_holds

SIGNALS = ("TERM", "HUP", "QUIT", "INT", "USR1", "USR2", "XCPU", "ALRM")
_INSTANTS = 25
_EARLIEST, _LATEST = 0.1, 1.6
"""Seconds after the start when a signal comes: Python itself has begun; the article is there after half of one."""
_EARLY, _EARLY_LATEST = 60, 0.8
"""Signals that come early, and the seconds after the start within which they do."""
_AT_ONCE = 5
_HANG = 2.0
_IDLE, _PATIENCE = 0.05, 60.0
"""Seconds without work after which a program has done all; and until it has, at the most."""
_AT_A_TIME, _MOST_KEYS = 16, 1_000
"""Words that are typed all at once; and bytes typed before the reader is asked whether it still answers."""
_WORDS = (
    b"\xff\xfe", b"\xc3(", b"\xe2\x82", b"\xf0\x9f\x98", b"\x80\x9b2J", b"\xed\xa0\x80", b"\x1b[", b"\x1b[1;5A",
    b"\x1b]52;c;aGk=\x07", b"\x1bP>|x\x1b\\", b"\x1b[200~\x1b[2Jq\x1b[201~", b"\x1b[<0;5;5M\x1b[<0;5;5m",
    b"\x1b[<64;30;9M", b"\x1b[48;1;1;0;0t", b"\x1b[99999999999;1u", b"\x1b[1114112u", b"\x1b[I\x1b[O",
    b"\x1b[?2048;2$y", b"\x1b[?1;2c",
)  # fmt: skip


def run(soak: Soak) -> Iterator[Outcome]:
    home = soak.folder / "home"
    home.mkdir()
    article = soak.folder / "harbour.yaml"
    article.write_text(ARTICLE, "utf-8")
    with starting(home) as start:
        yield from signals(soak, start, article)
        yield early_signals(soak, start, article)
        yield resizes(soak, start, article)
        yield keys(soak, start, article)
        yield from surroundings.run(soak, start, article)


def signals(soak: Soak, start: Start, article: Path) -> Iterator[Outcome]:
    """Each signal at random instants: most while the program starts, the others while it is used."""
    for name in SIGNALS:
        number = getattr(signal, f"SIG{name}")
        tally = Tally(f"SIG{name} at any instant: the terminal is as it was")
        chance = soak.chance(name)
        instants = [chance.uniform(_EARLIEST, _LATEST) for _ in range(soak.times(_INSTANTS))]
        for at in range(0, len(instants), _AT_ONCE):
            some = instants[at : at + _AT_ONCE]
            terminals = [start(article) for _ in some]
            begun = time.monotonic()
            for terminal, instant in sorted(zip(terminals, some, strict=True), key=lambda pair: pair[1]):
                if instant > _LATEST / 2:
                    terminal.type("]/a\r")
                time.sleep(max(begun + instant - time.monotonic(), 0))
                terminal.send(number)
            for terminal, instant in zip(terminals, some, strict=True):
                with tally.trying(f"after {instant:.2f} s"):
                    terminal.wait(10)
                    statuses = [-number, 130] if name == "INT" else [-number]
                    tally.judge(terminal, f"after {instant:.2f} s", statuses)
        yield tally.outcome()


def early_signals(soak: Soak, start: Start, article: Path) -> Outcome:
    """Signals while the frame of the last time stands, and the program loads behind it."""
    tally = Tally("signals while a saved frame stands: the terminal is as it was")
    chance = soak.chance("early signals")
    terminal = _opened(start, article)
    terminal.type("q")
    terminal.wait()
    folder = soak.folder / "home" / ".cache" / "closeread" / "frames"
    until_holds(lambda: any(folder.glob("*.frame")))
    (frame,) = folder.glob("*.frame")
    kept, shown = frame.read_bytes(), 0
    for _ in range(soak.times(_EARLY)):
        number = getattr(signal, f"SIG{chance.choice(SIGNALS[:4])}")
        frame.write_bytes(kept)
        frame.chmod(0o600)
        terminal, instant = start(article), chance.uniform(_EARLIEST, _EARLY_LATEST)
        time.sleep(instant)
        terminal.send(number)
        with tally.trying(f"{number} after {instant:.2f} s"):
            terminal.wait(10)
            statuses = [-number, 130] if number == signal.SIGINT else [-number]
            shown += not frame.exists()
            tally.judge(terminal, f"{number} after {instant:.2f} s", statuses)
    return tally.outcome(f"a frame stood {shown} times")


def resizes(soak: Soak, start: Start, article: Path) -> Outcome:
    """A storm of sizes, some one right after the other, with keys between them."""
    tally = Tally("resizes from 1×1 to 500×200, in a storm")
    chance = soak.chance("resizes")
    terminal = _opened(start, article)
    slowest = 0.0
    for number in range(soak.times(300)):
        columns = chance.choice((1, 2, 3, 10, 79, 80, 109, 110, 500, chance.randint(1, 500)))
        rows = chance.choice((1, 2, 3, 19, 20, 200, chance.randint(1, 200)))
        tally.tried += 1
        terminal.resize(columns, rows)
        terminal.send(signal.SIGWINCH)
        if chance.random() < 0.3:
            terminal.type(chance.choice(("tt", "?", "pj", "s", "z", "/a", "+", "-", "G", "g", ESCAPE * 3)))
            terminal.wait_quiet()
        if number % 20 == 19:
            terminal.resize(120, 30)
            terminal.send(signal.SIGWINCH)
            terminal.wait_quiet()
            slowest = max(slowest, _answers(terminal, tally, f"after {number + 1} sizes"))
        if terminal.process.poll() is not None:
            tally.fault(f"ended at {columns}×{rows}")
            terminal = _opened(start, article)
    end(terminal)
    tally.judge(terminal, "the storm", [-signal.SIGTERM])
    return tally.outcome(f"slowest answer {slowest:.2f} s")


def keys(soak: Soak, start: Start, article: Path) -> Outcome:
    """Random bytes typed, many of them no UTF-8, some the beginning of what never ends."""
    tally = Tally("random key bytes, invalid UTF-8 among them")
    chance = soak.chance("keys")
    terminal = _opened(start, article)
    slowest, left = 0.0, 0
    wanted = soak.times(100_000, _MOST_KEYS)
    while tally.tried < wanted:
        asked_at = tally.tried + _MOST_KEYS
        while tally.tried < asked_at:
            typed = b"".join(_typed(chance) for _ in range(_AT_A_TIME))
            tally.tried += len(typed)
            terminal.type(typed)
            _wait_until_idle(terminal, tally, f"byte {tally.tried:,}")
            if terminal.process.poll() is not None:
                left += 1
                tally.judge(terminal, f"before byte {tally.tried:,}", [0])
                terminal = _opened(start, article)
        slowest = max(slowest, _answers(terminal, tally, f"after {tally.tried:,} bytes"))
    end(terminal)
    tally.judge(terminal, "the keys", [-signal.SIGTERM])
    return tally.outcome(f"left by a key {left} times, slowest answer {slowest:.2f} s")


def _typed(chance: Random) -> bytes:
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(_WORDS)
    if kind < 0.3:
        return chance.randbytes(chance.randint(1, 6))
    piece = bytes(
        chance.choice(b"jkdugGpstanN][}{fizmyY+-/?;\t\r \x1b0123abceqALST!r<>'\x0f\x10") for _ in range(8)
    )
    return piece if chance.random() < 0.1 else piece.replace(b"q", b"j")


def _opened(start: Start, article: Path) -> Terminal:
    terminal = start(article)
    terminal.wait_for("q quit")
    terminal.wait_quiet()
    return terminal


def _wait_until_idle(terminal: Terminal, tally: Tally, what: str) -> None:
    """Until the program has read all that was typed, has the terminal for itself, and nothing more to do."""
    waiting, spent = array.array("i", [0]), -1.0
    until = time.monotonic() + _PATIENCE
    while terminal.process.poll() is None:
        time.sleep(_IDLE)
        fcntl.ioctl(terminal._slave, termios.FIONREAD, waiting)
        lent = termios.tcgetattr(terminal._slave)[3] & termios.ICANON  # to an editor
        before, (spent, sleeps) = spent, _had(terminal.process.pid)
        if not waiting[0] and not lent and sleeps and before == spent:
            return
        if time.monotonic() > until:
            tally.fault(f"{what}: busy for {_PATIENCE:.0f} s, {waiting[0]} bytes not read")
            return


def _had(pid: int) -> tuple[float, bool]:
    """Seconds of the processor that a program has had, and whether all of it waits: a busy machine is not its fault."""
    ticks, sleeps = 0, True
    with suppress(OSError):
        for path in Path(f"/proc/{pid}/task").glob("*/stat"):
            fields = path.read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
            sleeps &= fields[0] == "S"
    return ticks / os.sysconf("SC_CLK_TCK"), sleeps


def _answers(terminal: Terminal, tally: Tally, what: str) -> float:
    """Seconds of the processor until the help is there, once all that is open has ended.

    Also in the terminal: a paste, a string, another window that has the keys, and a size that it never had.
    """
    columns, rows = terminal.size
    _wait_until_idle(terminal, tally, what)  # what is typed ahead of an editor is nobody's
    terminal.type(f"\x1b[201~\x1b\\\x1b[I\x1b[48;{rows};{columns};{rows * 16};{columns * 8}t" + ESCAPE * 8)
    _wait_until_idle(terminal, tally, what)
    if terminal.process.poll() is not None:
        return 0.0
    before = _had(terminal.process.pid)[0]
    try:
        terminal.type("?")
        terminal.wait_for("Esc closes")
    except AssertionError as fault:
        if terminal.process.poll() is None:
            tally.fault(f"{what}: {str(fault)[:1500]!r}")
        return _HANG
    seconds = _had(terminal.process.pid)[0] - before
    terminal.type(ESCAPE)
    terminal.wait_quiet()
    if seconds > _HANG:
        tally.fault(f"{what}: no answer for {seconds:.1f} s")
    return seconds
