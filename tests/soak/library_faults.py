"""The library under what the world does to it: sudden ends, damaged files, two readers at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite.store import file_name
from reader.memory.memory import ArticleKey, open_memory
from reader.memory.places import Place
from reader.model.query.query import Query
from tests.asking import query, scanned
from tests.damage import damaged
from tests.libraries import write_library
from tests.soak.parts import Outcome, Soak

DAMAGED = "The index of the library was damaged: a new one is made."
_ARTICLES, _QUOTES = 40, 4
_ASKED = ("", "the", "speaker:ana", "in:the since:2010", '"of the"', "elcetion", "about:a -the")
_LONGEST_MARKING = 0.15
"""Seconds after the first mark until which a program that sets marks is ended."""

_INDEXING = """
import sys
from pathlib import Path
from reader.library.sqlite.indexing import scan as scanning
from reader.library.opening import open_library
scanning.MOST_AT_ONCE = 3
print("begun", flush=True)
index = open_library(Path(sys.argv[1]), [Path(sys.argv[2])])
for progress in index.scan():
    print(progress.done, flush=True)
"""
_MARKING = """
import sys
from pathlib import Path
from reader.memory.memory import open_memory
from reader.memory.places import Place
print("ready", flush=True)
sys.stdin.readline()
memory = open_memory(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    memory.set_mark(sys.argv[2], str(number), Place(number))
    print(number, flush=True)
memory.close()
print(memory.pop_fault(), flush=True)
"""


def run(soak: Soak) -> Iterator[Outcome]:
    for try_out, full in (
        (kill_during_indexing, 200),
        (damaged_indexes, 200),
        (kill_during_marking, 200),
        (two_readers_thousand_writes, 1_000),
    ):
        folder = soak.folder / try_out.__name__
        folder.mkdir()
        yield try_out(folder, soak.times(full, 2), soak.seed)


def kill_during_indexing(folder: Path, times: int, seed: int) -> Outcome:
    """End a program that indexes without notice; what it told as done must be there, and the rest come by a scan."""
    news, cache = _library(folder)
    whole = time.monotonic()
    _indexed_until(cache, news, None)
    whole = time.monotonic() - whole
    chance = random.Random(f"{seed}/indexing")
    faults, amid = [], 0
    for turn in range(times):
        for path in cache.glob("index-*"):
            path.unlink()
        after = chance.random() * whole
        done = _indexed_until(cache, news, after)
        with closing(open_library(cache, [news])) as index:
            kept, quotes = len(index.articles()), len(list(index.stream(Query())))
            amid += 0 < kept < _ARTICLES
            said = [*_whole_again(index), *_faults_of(index)]
        if kept < done or quotes != kept * _QUOTES or said:
            faults.append(f"turn {turn}: {done} told, {kept} kept, {quotes} quotes {' '.join(said)}")
    return Outcome("kill -9 while indexing", times, tuple(faults), f"{amid} with some articles in, not all")


def damaged_indexes(folder: Path, times: int, seed: int) -> Outcome:
    """Damage an index in any way; every question is answered, and at most one sentence is said."""
    news, cache = _library(folder)
    scanned(open_library(cache, [news])).close()
    file = cache / file_name((news,))
    raw = file.read_bytes()
    faults, noticed = [], 0
    for turn in range(times):
        for path in cache.glob("index-*"):
            path.unlink()
        file.write_bytes(damaged(raw, random.Random(f"{seed}/damage/{turn}")))
        with closing(open_library(cache, [news])) as index:
            ask_everything(index)
            scanned(index)
            ask_everything(index)
            said = _faults_of(index)
            noticed += bool(said)
            wrong = _whole_again(index) if said else []
        if said not in ([], [DAMAGED]) or wrong:
            faults.append(f"turn {turn}: {' '.join((*said, *wrong))}")
    return Outcome("damaged indexes", times, tuple(faults), f"{noticed} noticed and made anew")


def kill_during_marking(folder: Path, times: int, seed: int) -> Outcome:
    """End a program that sets marks without notice; every mark that it told of must be kept."""
    chance = random.Random(f"{seed}/marking")
    faults, told_in_all = [], 0
    for turn in range(times):
        name = f"/turn {turn}"
        with _marking(folder, name, 1_000_000) as program:
            _go(program)
            first = _line(program)
            time.sleep(chance.random() * _LONGEST_MARKING)
            program.kill()
            rest = program.communicate()[0]
        told = [int(number) for number in (first + rest[: rest.rfind("\n") + 1]).split()]
        told_in_all += len(told)
        with closing(open_memory(folder)) as memory:
            kept = memory.marks(ArticleKey(name))
            said = memory.pop_fault()
        lost = [number for number in told if kept.get(str(number)) != Place(number)]
        if lost or said or not told:
            faults.append(f"turn {turn}: of {len(told)} marks told {len(lost)} lost; {said or ''}")
    return Outcome("kill -9 while marking", times, tuple(faults), f"{told_in_all:,} marks told, all kept")


def two_readers_thousand_writes(folder: Path, times: int, seed: int) -> Outcome:
    """Two programs set so many marks between them at once; every one must be kept."""
    half = max(times // 2, 1)
    names = (f"/one of {seed}", f"/two of {seed}")
    faults = []
    with _marking(folder, names[0], half) as one, _marking(folder, names[1], half) as two:
        _go(one, two)
        for name, program in zip(names, (one, two), strict=True):
            last = program.communicate()[0].splitlines()[-1:]
            if last != ["None"]:
                faults.append(f"{name}: {last}")
    with closing(open_memory(folder)) as memory:
        for name in names:
            kept = memory.marks(ArticleKey(name))
            lost = [number for number in range(half) if kept.get(str(number)) != Place(number)]
            if lost:
                faults.append(f"{name}: {len(lost)} lost, the first {lost[0]}")
    return Outcome("marks set by two readers at once", 2 * half, tuple(faults))


def ask_everything(index: Library) -> None:
    """Every question has an answer, whatever has become of the file."""
    for text in _ASKED:
        index.search(query(text, typing=True))
        index.search(query(text, typing=True), hasty=True)
    list(index.stream(Query()))
    for ask in (index.articles, index.faulty, index.totals, index.timeline):
        ask()
    assert index.changes >= 0
    for known in index.people()[:3]:
        index.person(known.key)


def _library(folder: Path) -> tuple[Path, Path]:
    """The folders of some articles and of an index, as yet empty."""
    news, cache = folder.resolve() / "news", folder.resolve() / "cache"
    write_library(news, _ARTICLES, _QUOTES)
    cache.mkdir()
    return news, cache


def _whole_again(index: Library) -> list[str]:
    """What is missing after a scan."""
    scanned(index)
    articles, quotes = len(index.articles()), len(list(index.stream(Query())))
    whole = (articles, quotes) == (_ARTICLES, _ARTICLES * _QUOTES)
    return [] if whole else [f"after a scan {articles} articles and {quotes} quotes"]


def _faults_of(index: Library) -> list[str]:
    faults = []
    while fault := index.pop_fault():
        faults.append(fault)
    return faults


def _indexed_until(cache: Path, news: Path, after: float | None) -> int:
    """How many articles a program told as indexed before it was ended; None: it ends by itself."""
    program = subprocess.Popen(
        [sys.executable, "-c", _INDEXING, cache, news], stdout=subprocess.PIPE, encoding="utf-8"
    )
    _line(program)
    if after is not None:
        time.sleep(after)
        program.kill()
    told = program.communicate()[0]
    return max(map(int, told[: told.rfind("\n") + 1].split()), default=0)


def _marking(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A program that sets so many marks in an article once it is told to go, and tells each when it is kept."""
    program = subprocess.Popen(
        [sys.executable, "-c", _MARKING, folder, name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert _line(program) == "ready\n"
    return program


def _go(*programs: subprocess.Popen[str]) -> None:
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()


def _line(program: subprocess.Popen[str]) -> str:
    assert program.stdout
    return program.stdout.readline()
