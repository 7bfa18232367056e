"""Try closeread's promises under hostile files, faults and load, for as long as is wanted."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from tests.soak.parts import Outcome, Soak
from tests.terminals import take_signals

PARTS = (
    "oracle",
    "handed",
    "markup",
    "files",
    "life",
    "memory",
    "library_faults",
    "width",
    "reading",
    "sharing",
)
"""The modules of this folder that are parts, imported when it is their turn."""
_ROUND = 0.1
"""The length of a round where seconds are given."""
_LINE = "{:<15} {:<58} {:>9} {:>7} {:>9}  {}"


@dataclass(frozen=True, slots=True)
class Length:
    """How much of each part, and for how many seconds with seed after seed; None: once."""

    factor: float
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    part: str
    outcome: Outcome
    seconds: float

    def __str__(self) -> str:
        found = self.outcome
        return _LINE.format(
            self.part, found.name, f"{found.tried:,}", len(found.faults), f"{self.seconds:.1f}", found.note
        ).rstrip()


def length(words: str) -> Length:
    """`0.5` is half of everything, `1200s` small rounds for twenty minutes."""
    if words.endswith("s"):
        return Length(_ROUND, float(words[:-1]))
    return Length(float(words))


def main(argv: Sequence[str]) -> int:
    """Print the table as it grows; 1 where a fault was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument(
        "part", nargs="*", metavar="PART", help=f"all of them if none is named: {', '.join(PARTS)}"
    )
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with (1)")
    parser.add_argument(
        "--length", type=length, default=Length(1), metavar="FACTOR|SECONDSs",
        help="how much: 1 is all, 0.1 a tenth; 1200s: tenths with one seed after the other for twenty minutes",
    )  # fmt: skip
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="where the table and every fault are kept"
    )
    parser.add_argument(
        "--material", type=Path, metavar="FOLDER", help="where checkouts of what isn't kept here are"
    )
    options = parser.parse_args(argv)
    if unknown := set(options.part) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    take_signals()
    rows: list[Row] = []
    begun = monotonic()
    head = _head(options.seed, options.length)
    print(head, _LINE.format("part", "what", "tried", "faults", "seconds", "").rstrip(), sep="\n", flush=True)
    for row in _rows(options, options.length):
        rows.append(row)
        print(row, *(f"    {fault}" for fault in row.outcome.faults), sep="\n", flush=True)
        if options.report:
            options.report.write_text(_report(head, rows, monotonic() - begun), "utf-8", "backslashreplace")
    print("\n" + _sum(rows, monotonic() - begun))
    return 1 if any(row.outcome.faults for row in rows) else 0


def _rows(options: argparse.Namespace, length: Length) -> Iterator[Row]:
    until = monotonic() + (length.seconds or 0)
    seed = options.seed
    while True:
        for part in options.part or PARTS:
            yield from _run(part, seed, length.factor, options.material)
            if length.seconds is not None and monotonic() >= until:
                return
        if length.seconds is None:
            return
        seed += 1


def _run(part: str, seed: int, factor: float, material: Path | None) -> Iterator[Row]:
    run = import_module(f"tests.soak.{part}").run
    with tempfile.TemporaryDirectory(prefix=f"closeread-soak-{part}-") as folder:
        begun = monotonic()
        for outcome in run(Soak(seed, factor, Path(folder), material)):
            now = monotonic()
            yield Row(part, outcome, now - begun)
            begun = now


def _head(seed: int, length: Length) -> str:
    system = f"Python {platform.python_version()}, Textual {version('textual')}, {platform.system()}"
    how = (
        f"rounds of {length.factor:g} for {length.seconds:g} s"
        if length.seconds
        else f"length {length.factor:g}"
    )
    return f"Soak with seed {seed}, {how}; {system}.\n"


def _sum(rows: Sequence[Row], seconds: float) -> str:
    tried = sum(row.outcome.tried for row in rows)
    faults = sum(len(row.outcome.faults) for row in rows)
    return f"{tried:,} tried, {faults:,} faults, {seconds / 60:.1f} minutes"


def _report(head: str, rows: Sequence[Row], seconds: float) -> str:
    faults = [f"{row.part}: {row.outcome.name}: {fault}" for row in rows for fault in row.outcome.faults] or [
        "no faults"
    ]
    table = [_LINE.format("part", "what", "tried", "faults", "seconds", "").rstrip(), *map(str, rows)]
    return "\n".join([head, *table, "", _sum(rows, seconds), "", *faults, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
