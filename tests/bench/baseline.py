"""An older build of the reader to compare with: a commit of this repository, installed beside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.result import Result, compared

COMMIT = "450f8ec"
"""The build that issue 15 compares with."""
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Build:
    """A checkout, and the Python that has it installed."""

    root: Path
    python: str

    def reader(self, *words: str) -> list[str]:
        """The command line of this build's `reader`."""
        return [self.python, "-m", "reader", *words]


OURS = Build(_ROOT, sys.executable)


def install(folder: Path) -> Build:
    """The older build, below `folder`. Raises CalledProcessError where git doesn't know it, or pip can't install it."""
    root = folder / "baseline"
    root.mkdir()
    archive = subprocess.run(["git", "-C", str(_ROOT), "archive", COMMIT], check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", str(root)], input=archive.stdout, check=True)
    subprocess.run([sys.executable, "-m", "venv", str(root / ".venv")], check=True)
    python = str(root / ".venv" / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "-e", str(root)], check=True, capture_output=True)
    return Build(root, python)


def indexing(folder: Path, older: Build, quotes: int) -> tuple[Result, Result]:
    """So many quotes indexed by both: seconds of CPU, and bytes without full text."""
    ours, theirs = (_indexed(build, folder / f"{name}.sqlite", quotes) for name, build in _named(older))
    apart = ours["full_text_seconds"]
    whole = f"{ours['seconds'] / theirs['seconds']:.2f} × and {ours['full_text'] / 1e6:,.0f} MB more with full text"
    return (
        compared(ours["seconds"] - apart, theirs["seconds"], "s", 1, f"CPU; {quotes:,} quotes; {whole}"),
        compared(ours["size"], theirs["size"], "MB", 1e-6),
    )


def _named(older: Build) -> tuple[tuple[str, Build], ...]:
    return ("ours", OURS), ("theirs", older)


def _indexed(build: Build, file: Path, quotes: int) -> dict[str, Any]:
    """What indexing.py says of a build."""
    done = subprocess.run(
        [build.python, str(Path(__file__).with_name("indexing.py")), str(file), str(quotes)],
        env={**os.environ, "PYTHONHASHSEED": "0"}, cwd=build.root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    file.unlink()
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
