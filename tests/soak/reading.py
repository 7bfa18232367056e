"""Reading for hours, in fast motion: ten megabytes with a hundred thousand highlights, and twenty thousand keys."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import mean

from reader.settings.settings import GREATEST_MEASURE, LEAST_MEASURE
from reader.state.article.session import MEASURE_STEP
from tests.bench.texts import LARGE, MIDDLE, OPENING, write
from tests.soak.judging import ESCAPE
from tests.soak.parts import Outcome, Soak
from tests.soak.resting import cpu, let_rest, resident
from tests.terminals import Terminal, starting

_ROOT = Path(__file__).parents[2]
_KEYS, _BURST = 20_000, 100
_PAGES = 30
_FLAT, _NO_SLOWER, _HANG = 1.05, 1.3, 2.0
_SCREEN = 5_000
"""Characters of a screen, more or less."""
_CLOSINGS = 8
"""What can be open over one another, at the most."""
_MEASURES = (GREATEST_MEASURE - LEAST_MEASURE) // MEASURE_STEP
"""Steps from the narrowest text to the widest."""
_SETTLED = 10.0
"""Seconds for the background to wrap the whole text."""
_ACTIONS = (
    *["j"] * 6, *["k"] * 3, *["d", "u", " ", "b"] * 3, *["}", "{", "]", "[", "n", "N"] * 3, "g", "G", "p", "s", "t",
    "a", "\t", "\r", "i", "z", "+", "-", "f", "tt", "?", "'a", "\x0f", ">", "<", "/the\r", "/council br", "/case 12\r",
    "/\x7f\x7f", "\x10people", "\x1b[A", "\x1b[B", "\x1b[6~", "\x1b[5~", "\x1b[F", "\x1b[H", "0", "é",
    "\x1b[<0;60;12M\x1b[<0;60;12m", "\x1b[<65;60;12M", "\x1b[<64;60;12M",
)  # fmt: skip
_SIZES = ((120, 40), (200, 60), (100, 30), (80, 24), (60, 18), (300, 90))
_BENCH = ("large", "memory", "memory-first", "page", "choose")


@dataclass(slots=True)
class _Read:
    keys: int = 0
    memory: list[int] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def run(soak: Soak) -> Iterator[Outcome]:
    yield reading(soak)
    if soak.length >= 1:
        yield bars()


def reading(soak: Soak) -> Outcome:
    """Keys, clicks and resizes at random; memory, answers and the cost of a page throughout."""
    chance = soak.chance("reading")
    path = write(soak.folder, "story", LARGE if soak.length >= 0.02 else MIDDLE)
    home = soak.folder / "home"
    home.mkdir()
    read = _Read()
    keys = soak.times(_KEYS, 500)
    with starting(home) as start:
        terminal = start(path, columns=120, rows=40)
        terminal.wait_for(OPENING)
        let_rest(terminal.process.pid)
        terminal.type("q")  # what is measured is the article that has been kept
        terminal.wait()
        terminal = start(path, columns=120, rows=40)
        terminal.wait_for(OPENING)
        let_rest(terminal.process.pid)
        settled = _SETTLED if soak.length >= 0.02 else 2
        before = _cost_of_pages(terminal, settled)
        while read.keys < keys and not read.faults:
            _burst(terminal, chance, read)
        after = before if read.faults else _cost_of_pages(terminal, settled)
    if not read.faults:
        read.faults += swollen(read.memory)
        if after > _NO_SLOWER * before:
            read.faults.append(f"a page takes {after * 1e3:.1f} ms in the end, {before * 1e3:.1f} at first")
    quarter = len(read.memory) // 4
    note = (
        f"{_tenths(read.memory)} MB, {lasting_growth(read.memory):.3f} × after the first quarter but for a step;"
        f" a page {before * 1e3:.1f} ms of CPU, then {after * 1e3:.1f}; an answer at most {max(read.answers):.2f}"
        if quarter
        else ""
    )
    return Outcome("keys while reading a long text", read.keys, tuple(read.faults), note)


def _burst(terminal: Terminal, chance: random.Random, read: _Read) -> None:
    """Some keys as fast as they can be typed, then back to the text, and a mark, which is answered."""
    typed = []
    for _ in range(_BURST):
        typed.append(chance.choice(_ACTIONS))
        terminal.type(typed[-1])
        read.keys += 1
    if chance.random() < 0.1:
        terminal.resize(*chance.choice(_SIZES))
    pid = terminal.process.pid
    let_rest(pid)
    if (status := terminal.process.poll()) is not None:
        keys, words = "".join(typed), terminal.written.decode("utf-8", "replace")[-_SCREEN:]
        read.faults.append(f"ended with {status} after {read.keys} keys, the last {keys!r}: {words!r}")
        return
    for _ in range(_CLOSINGS):
        terminal.type(ESCAPE)
        let_rest(pid)
        _forget(terminal)
        begun = cpu(pid)
        terminal.type("m")
        let_rest(pid)
        if b"with a letter" in terminal.written:
            break
    else:
        terminal.resize(121, 41)  # so that all of it is drawn
        let_rest(pid)
        seen = terminal.seen_since(0).drawn[-_SCREEN:]
        keys = "".join(typed)
        read.faults.append(f"no way back to the text after {read.keys} keys, the last {keys!r}: {seen!r}")
        return
    read.answers.append(cpu(pid) - begun)
    terminal.type(chance.choice("bcdefghijklmnopqrstuvwxyz"))
    let_rest(pid)
    if b"Marked as" not in terminal.written:
        read.faults.append(f"no answer after {read.keys} keys, the last {''.join(typed)!r}")
    if read.answers[-1] > _HANG:
        read.faults.append(f"{read.answers[-1]:.1f} s of CPU for an answer after {''.join(typed)!r}")
    read.memory.append(resident(terminal.process.pid))


def _forget(terminal: Terminal) -> None:
    """What has been drawn: an hour's frames would fill this process, and are not looked at."""
    with terminal._news:
        terminal.written = b""
        terminal._fed = 0


def _cost_of_pages(terminal: Terminal, settled: float) -> float:
    """Seconds of CPU for a page down in the text, none of them shown before on this way, once all of it is wrapped.

    Whatever the keys before have opened and set, it is the same text beside the same pane.
    """
    terminal.resize(120, 40)
    for key in (*[ESCAPE] * _CLOSINGS, "s", *"+" * _MEASURES, "a", "g"):
        terminal.type(key)
        terminal.wait_quiet()
    time.sleep(settled)
    begun = cpu(terminal.process.pid)
    for _ in range(_PAGES):
        _forget(terminal)
        terminal.type(" ")
        terminal.wait_quiet()
    return (cpu(terminal.process.pid) - begun) / _PAGES


def swollen(memory: Sequence[int]) -> Iterator[str]:
    """A fault if the memory measured after each burst, in bytes, keeps growing after the first quarter of them."""
    if (growth := lasting_growth(memory)) > _FLAT:
        yield f"memory grows to {growth:.3f} × of what it was after the first quarter: {_tenths(memory)} MB"


def _tenths(memory: Sequence[int]) -> str:
    """What it was after each tenth of the keys, and in the end."""
    tenths = [memory[len(memory) * tenth // 10] for tenth in range(10)]
    return " ".join(f"{each / 1e6:.0f}" for each in (*tenths, memory[-1]))


def lasting_growth(memory: Sequence[int]) -> float:
    """The last tenth's mean against that of the tenth after the first quarter, both without the one largest step.

    What a process holds is the most that was ever alive at once, rounded up to whole arenas of the allocator, which go
    back only when nothing is left in them. That peak rises once, whenever full caches, a large screen and a costly
    answer first come together. What leaks rises again and again.
    """
    tenth, later = max(len(memory) // 10, 1), memory[len(memory) // 4 :]
    if len(later) < 2:
        return 1.0
    steps = [after - before for before, after in pairwise(later)]
    step = max(*steps, 0)
    at = steps.index(step) + 1 if step else 0
    levelled = [*later[:at], *(each - step for each in later[at:])]
    return mean(levelled[-tenth:]) / mean(levelled[:tenth])


def bars() -> Outcome:
    """The benchmark's rows for a text of ten megabytes."""
    rows = [word for row in _BENCH for word in ("--row", row)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *rows], cwd=_ROOT, capture_output=True, text=True, timeout=1_800
    )
    lines = [" ".join(line.split()) for line in done.stdout.splitlines() if "×" in line]
    missed = [line for line in lines if "MISSED" in line]
    if done.returncode and not missed:
        missed = [done.stderr[-500:]]
    return Outcome("bars of the benchmark for ten megabytes", len(_BENCH), tuple(missed), "; ".join(lines))
