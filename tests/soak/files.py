"""Faulty files: `reader check` tells each fault at its line and column, whatever the file, and soon."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.bombs import BOMBS, FULL
from tests.soak.checking import MEMORY, check, complaints
from tests.soak.mutants import HELD, mutant
from tests.soak.parts import Outcome, Soak
from tests.soak.yaml_suite import invalid_documents

_ROOT = Path(__file__).parents[2]
_MUTANTS, _BATCH = 100_000, 1_000
_LONGEST = 300.0
"""Seconds for a batch that takes ten."""


def run(soak: Soak) -> Iterator[Outcome]:
    yield known_files(soak)
    yield bombs(soak)
    if soak.material is not None and (soak.material / "yaml-test-suite").exists():
        yield yaml_suite(soak.material / "yaml-test-suite", soak.folder)
    yield mutants(soak)


def known_files(soak: Soak) -> Outcome:
    """Every file of tests/bad, each by a program of its own; that its faults are the ones expected is tested there."""
    paths = sorted((_ROOT / "tests" / "bad").glob("*.yaml"))
    paths = soak.chance("known").sample(paths, min(soak.times(len(paths), 10), len(paths)))
    found = [
        f"{path.name}: {complaint}"
        for path in paths
        for complaint in complaints(check(path), path, faulty=None)
    ]
    return Outcome("faulty files, each told at line and column", len(paths), tuple(found))


def bombs(soak: Soak) -> Outcome:
    """Files that are dear to read, as large as files may be."""
    found: list[str] = []
    slowest, largest = (0.0, ""), (0, "")
    path = soak.folder / "bomb.yaml"
    for name, bomb in BOMBS.items():
        size = path.write_bytes(bomb.make(min(soak.times(FULL), FULL)))
        checked = check(path)
        bars = bomb.bars(size)
        found += [f"{name}: {complaint}" for complaint in complaints(checked, path, faulty=True, bars=bars)]
        if not bomb.honest:
            slowest = max(slowest, (checked.seconds, name))
            largest = max(largest, (checked.peak, name))
    path.unlink()
    note = f"at most {slowest[0]:.2f} s ({slowest[1]}), {largest[0] / 1e6:.0f} MB ({largest[1]})"
    return Outcome("bombs refused in half a second and 200 MB", len(BOMBS), tuple(found), note)


def yaml_suite(suite: Path, folder: Path) -> Outcome:
    """What the YAML test suite says is no YAML."""
    found: list[str] = []
    documents = list(invalid_documents(suite))
    path = folder / "document.yaml"
    for name, document in documents:
        path.write_bytes(document)
        found += [f"{name}: {complaint}" for complaint in complaints(check(path), path, faulty=True)]
    return Outcome("invalid documents of the YAML test suite", len(documents), tuple(found))


@dataclass(slots=True)
class _Figures:
    found: list[str] = field(default_factory=list)
    sound: int = 0
    slowest: float = 0.0
    largest: int = 0


def mutants(soak: Soak) -> Outcome:
    """Articles made wrong at random, a thousand to a process, so that one that ends a process is found."""
    number = soak.times(_MUTANTS, 200)
    figures = _Figures()
    batches = [(first, min(first + _BATCH, number)) for first in range(0, number, _BATCH)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for told in pool.map(lambda batch: _batch(soak, *batch), batches):
            figures.found += told.found
            figures.sound += told.sound
            figures.slowest = max(figures.slowest, told.slowest)
            figures.largest = max(figures.largest, told.largest)
    note = f"{figures.sound:,} sound, at most {figures.slowest:.2f} s, {figures.largest / 1e6:.0f} MB for {_BATCH:,}"
    return Outcome("mutated articles, checked", number, tuple(figures.found), note)


def _batch(soak: Soak, first: int, last: int) -> _Figures:
    """What came of some mutants. After one that ended the process, another goes on with the next."""
    figures = _Figures()
    folder = soak.folder / f"mutants-{first}"
    folder.mkdir()
    while first < last:
        argv = [
            sys.executable,
            "-m",
            "tests.soak.mutants",
            str(soak.seed),
            str(first),
            str(last),
            str(folder),
        ]
        try:
            done = subprocess.run(argv, cwd=_ROOT, capture_output=True, text=True, timeout=_LONGEST)
            told = json.loads(done.stdout) if done.returncode == 0 else None
            ended = f"ended with {done.returncode}: {done.stderr[-500:]!r}"
        except subprocess.TimeoutExpired:
            told, ended = None, f"took more than {_LONGEST:.0f} s"
        if told is not None:
            figures.found += [f"mutant {soak.seed}/{number}: {words}" for number, words in told["found"]]
            figures.sound += told["sound"]
            figures.slowest = max(figures.slowest, told["slowest"])
            figures.largest = max(figures.largest, told["peak"])
            if told["peak"] > MEMORY:
                figures.found.append(f"mutants {soak.seed}/{first} to {last}: {told['peak'] / 1e6:.0f} MB")
            break
        held = (folder / HELD).read_bytes() if (folder / HELD).exists() else None
        at = next((each for each in range(first, last) if mutant(soak.seed, each) == held), last)
        figures.found.append(f"mutant {soak.seed}/{at}: {ended}")
        first = at + 1
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    return figures
