"""The rows of the exported page: what the export costs, and what the page costs in Chromium."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from reader.services.bundled import bundled
from tests.bench import texts
from tests.bench.result import Result, compared

_HERE = Path(__file__).parent


def exported(folder: Path) -> Result:
    """Instructions of `reader export --to html` and of `reader text`, by callgrind; it was exported before."""
    own = folder / "exporting"
    own.mkdir(exist_ok=True)
    file = str(bundled())
    _instructions(own, "export", file, "--to", "html")  # so that the compiled template is cached
    export, text = _instructions(own, "export", file, "--to", "html"), _instructions(own, "text", file)
    return compared(export, text, "M", 1e-6, "instructions")


def exported_large(file: Path, rounds: int) -> Result:
    """The page of a large article, and loading that."""
    figures = _script("exporting.py", file, rounds)
    return compared(figures["page"], figures["load"], "ms", 1e3, "CPU; 1 MB with 10,000 annotations")


def first_key(rounds: int) -> Result:
    """From the load of the bundled article's page to the frame that answers its first key."""
    figures = _script("browsing.py", bundled(), rounds)
    return compared(figures["first"], 0.1, "ms", 1e3, f"load {figures['load'] * 1e3:.0f} ms")


def scrolling(folder: Path, rounds: int) -> Result:
    """The longest task while a long page is scrolled through, beside that of a bare page of the same text."""
    figures = _script("browsing.py", texts.write(folder, "middle", texts.MIDDLE), rounds)
    bare = f"{figures['bare_task'] * 1e3:.1f} ms, {figures['task'] / figures['bare_task']:.1f} ×"
    return compared(
        figures["task"], 0.05, "ms", 1e3, f"{figures['long']:.0f} long tasks; on a bare page {bare}"
    )


def _script(name: str, file: Path, rounds: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(_HERE / name), str(file), str(rounds)],
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _instructions(folder: Path, *arguments: str) -> int:
    command = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        sys.executable,
        "-m",
        "reader",
    ]
    environment = {
        **os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONHASHSEED": "0",
    }  # fmt: skip
    done = subprocess.run(
        [*command, *arguments],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found is not None, done.stderr
    return int(found[1])
