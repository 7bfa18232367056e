"""What a whole process costs, from its first instruction to its end: CPU, peak memory, instructions."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.terminal import counts_instructions

_COLLECTED = re.compile(rb"^(?:summary|totals): (\d+)", re.MULTILINE)
_SHIM = """
import json, os, sys
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
sys.stderr.write(json.dumps([usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024]))
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a command and writes what it took. Linux counts the memory of whoever starts a process as its own, so this
one is small."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of CPU, and bytes of memory at the peak."""

    cpu: float
    peak: int


def environment(folder: Path) -> dict[str, str]:
    """Nothing of the person's own is read or written: all of it is below `folder`."""
    own = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("state", "config", "cache", "data")}
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, **own, "HOME": str(folder), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def spent(argv: Sequence[str], folder: Path) -> Spent:
    """What a command takes. Raises CalledProcessError where it fails."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _SHIM, *argv],
        env=environment(folder), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, check=True,
    )  # fmt: skip
    return Spent(*json.loads(done.stderr.splitlines()[-1]))


def least_spent(commands: Sequence[Sequence[str]], folder: Path, rounds: int) -> list[Spent]:
    """The least that each command takes, run in turns: other programs only ever add."""
    runs = [[spent(argv, folder) for argv in commands] for _ in range(rounds)]
    return [
        Spent(min(one.cpu for one in each), min(one.peak for one in each)) for each in zip(*runs, strict=True)
    ]


def work(commands: Sequence[Sequence[str]], folder: Path, rounds: int) -> list[float]:
    """Instructions of each command; seconds of CPU, the least, where there is no valgrind. Each has run before."""
    for argv in commands:
        spent(argv, folder)  # what is compiled or kept at the first run
    if not counts_instructions():
        return [one.cpu for one in least_spent(commands, folder, rounds)]
    return list(_instructions(commands, folder))


def _instructions(commands: Sequence[Sequence[str]], folder: Path) -> Iterator[float]:
    profile = folder / "callgrind.out"
    for argv in commands:
        subprocess.run(
            [
                "valgrind", "--tool=callgrind", "--trace-children=no", f"--callgrind-out-file={profile}",
                "--log-file=/dev/null", *argv,
            ],
            env=environment(folder), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True,
        )  # fmt: skip
        yield sum(map(int, _COLLECTED.findall(profile.read_bytes())[:1]))
