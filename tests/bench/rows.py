"""The rows of the table: what each measures, against what, and what it may cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench import terminal, texts
from tests.bench.terminal import EMPTY, EMPTY_WORDS, Cost, counts_instructions, first_frame

_HERE = Path(__file__).parent
_TITLES = ("PEOPLE", "QUOTES", "find", "keys")
_BUNDLED_WORDS = (*_TITLES, "Syarhei", "breakthrough", "Sviatlana", "political")
_LARGE_WORDS = (*_TITLES, "Case", "said,")
_STAY = 12.0
"""Seconds after the first frame in which the whole of a large text is wrapped."""


@dataclass(frozen=True, slots=True)
class Result:
    """Two figures to compare, as they are said. `note` is what else there is to know."""

    ratio: float
    ours: str
    theirs: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `bar` and `aim` are ratios, None where there is only something to know."""

    name: str
    what: str
    bar: float | None
    aim: float | None
    measure: Callable[[Bench], Result]


class Bench:
    """The texts, written when a row first wants them, and the figures that several rows share."""

    def __init__(self, folder: Path, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.rounds = 2 if quick else 5

    @cached_property
    def small(self) -> Path:
        return texts.write(self.folder, "small", texts.SMALL)

    @cached_property
    def large(self) -> Path:
        return texts.write(self.folder, "large", texts.MIDDLE if self.quick else texts.LARGE)

    @cached_property
    def annotated(self) -> Path:
        return texts.write(self.folder, "annotated", texts.MIDDLE if self.quick else texts.ANNOTATED)

    def pair(
        self, file: Path | None, words: tuple[str, ...], *, count: bool = False, stay: float = 0
    ) -> Pair:
        """Ours and the empty app's first frame, in turns; the first run of each only warms the caches."""
        program = ("reader", *([str(file)] if file else []))
        rounds = 1 if count else self.rounds
        ours, theirs = [], []
        first_frame(self.folder, program, words)
        for _ in range(rounds):
            theirs.append(first_frame(self.folder, EMPTY, EMPTY_WORDS, count=count, stay=min(stay, 1)))
            ours.append(first_frame(self.folder, program, words, count=count, stay=stay))
        return Pair(ours, theirs)

    @cached_property
    def reading_large(self) -> dict[str, float]:
        return _script("reading.py", self.large, 1 if self.quick else 2)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing done several times by us and by the empty app."""

    ours: list[Cost]
    theirs: list[Cost]

    def least(self, what: Callable[[Cost], float]) -> tuple[float, float]:
        """The least of each: other programs only ever add."""
        return min(map(what, self.ours)), min(map(what, self.theirs))


def _script(name: str, file: Path, rounds: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(_HERE / name), str(file), str(rounds)],
        env={**os.environ, "PYTHONHASHSEED": "0"}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _compared(ours: float, theirs: float, unit: str, scale: float, note: str = "") -> Result:
    return Result(ours / theirs, f"{ours * scale:,.1f} {unit}", f"{theirs * scale:,.1f} {unit}", note)


def _first_paint(bench: Bench) -> Result:
    if counts_instructions():
        ours, theirs = bench.pair(None, _BUNDLED_WORDS, count=True).least(lambda cost: cost.instructions)
        return _compared(ours, theirs, "M", 1e-6, "instructions")
    ours, theirs = bench.pair(None, _BUNDLED_WORDS).least(lambda cost: cost.cpu)
    return _compared(ours, theirs, "ms", 1e3, "CPU; valgrind would count instructions")


def _first_paint_cpu(bench: Bench) -> Result:
    return _compared(*bench.pair(None, _BUNDLED_WORDS).least(lambda cost: cost.cpu), "ms", 1e3)


def _large_wall(bench: Bench) -> Result:
    return _compared(*bench.pair(bench.large, _LARGE_WORDS).least(lambda cost: cost.wall), "ms", 1e3)


def _large_cold(bench: Bench) -> Result:
    """As a file that was never opened before; what an earlier reading left behind is taken away each time."""
    program = ("reader", str(bench.large))
    ours, theirs = [], []
    for _ in range(bench.rounds):
        theirs.append(first_frame(bench.folder, EMPTY, EMPTY_WORDS))
        terminal.forget(bench.folder)
        ours.append(first_frame(bench.folder, program, _LARGE_WORDS))
    return _compared(*Pair(ours, theirs).least(lambda cost: cost.wall), "ms", 1e3)


def _memory(bench: Bench) -> Result:
    ours = first_frame(bench.folder, ("reader", str(bench.large)), _LARGE_WORDS, stay=_STAY)
    theirs = first_frame(bench.folder, EMPTY, EMPTY_WORDS, stay=1)
    return _compared(ours.peak, theirs.peak, "MB", 1e-6, "peak, the whole text wrapped")


def _page(bench: Bench) -> Result:
    small = _script("reading.py", bench.small, 2 * bench.rounds)
    return _compared(bench.reading_large["page"], small["page"], "ms", 1e3, "CPU")


def _choose(bench: Bench) -> Result:
    figures = bench.reading_large
    return _compared(figures["choice"], figures["page"], "ms", 1e3, "CPU")


def _loading(bench: Bench) -> Result:
    figures = _script("loading.py", bench.annotated, bench.rounds)
    whole = figures["article"] / figures["yaml"]
    note = f"CPU; to a checked article {whole:.1f} ×"
    return _compared(figures["marks"], figures["yaml"], "ms", 1e3, note)


ROWS = (
    Row("first-paint", "first paint, the bundled article, instructions", 1.25, 1.05, _first_paint),
    Row("first-paint-cpu", "the same, CPU", None, None, _first_paint_cpu),
    Row(
        "large-first",
        "first paint of 10 MB with 100,000 highlights, wall, never opened before",
        3,
        None,
        _large_cold,
    ),
    Row("large-again", "the same, opened before", 3, 1.15, _large_wall),
    Row("memory", "memory for it", 4, 1.4, _memory),
    Row("page", "a page down in 10 MB against in 10 KB", 1.3, 1.15, _page),
    Row("choose", "choosing a person in 10 MB, against a page down", 2, 0.7, _choose),
    Row("loading", "loading with line and column marks, against CSafeLoader", 0.5, 0.35, _loading),
)


def wanted(names: Iterable[str] | None) -> Iterator[Row]:
    return (row for row in ROWS if not names or row.name in names)
