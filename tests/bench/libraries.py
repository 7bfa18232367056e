"""The rows of exporting a library: what lines of all its articles cost, in time and in memory."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.bench.result import Result, compared
from tests.libraries import write_library

ARTICLES = 10_000
_SCRIPT = Path(__file__).with_name("many_articles.py")


@cache
def exported(folder: Path) -> tuple[Result, Result]:
    """CPU of exporting all articles against that of loading them, and the peak of memory against that of a few."""
    library = folder / "exported-library"
    if not library.exists():
        write_library(library, ARTICLES)
    command = [sys.executable, str(_SCRIPT), str(library)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    memory = compared(figures["many"], figures["few"], "MB", 1e-6, "peak")
    return compared(figures["all"], figures["load"], "s", 1, "CPU"), memory
