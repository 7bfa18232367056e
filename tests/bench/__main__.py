"""Measure how fast the reader is, beside an empty Textual app (one Static) in the same run."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import keystrokes
from tests.bench.result import Result
from tests.bench.rows import ROWS, Bench, Row, wanted
from tests.bench.terminal import counts_instructions

_LINE = "{:<56} {:>12} {:>12} {:>9} {:>9} {:>9}  {}"


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 where a bar is not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    names = [row.name for row in ROWS]
    parser.add_argument(
        "--quick", action="store_true", help="one megabyte instead of ten, fewer rounds: no verdict to go by"
    )
    parser.add_argument(
        "--row", action="append", metavar="NAME", choices=names, help=f"only these rows: {', '.join(names)}"
    )
    options = parser.parse_args(argv)
    how = "instructions by callgrind" if counts_instructions() else "no valgrind: CPU for instructions"
    print(f"Textual beside us in the same run; {how}.\n")
    print(_LINE.format("what", "ours", "theirs", "ratio", "bar", "aim", ""), flush=True)
    missed = False
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as folder:
        bench = Bench(Path(folder), options.quick)
        for row in wanted(options.row):
            result = row.measure(bench)
            missed |= row.bar is not None and result.ratio > row.bar
            print(_told(row, result), flush=True)
        if "libraries" in vars(bench):  # a row has measured them
            print("", *keystrokes.table(bench.libraries), sep="\n")
    return 1 if missed else 0


def _told(row: Row, result: Result) -> str:
    bar = f"≤ {row.bar:g} ×" if row.bar is not None else ""
    aim = f"≤ {row.aim:g} ×" if row.aim else ""
    told = ", ".join(filter(None, (_verdict(row, result.ratio), result.note)))
    return _LINE.format(row.what, result.ours, result.theirs, f"{result.ratio:.2f} ×", bar, aim, told)


def _verdict(row: Row, ratio: float) -> str:
    if row.bar is None:
        return ""
    if ratio > row.bar:
        return "MISSED"
    return "met, and the aim" if row.aim and ratio <= row.aim else "met"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
