"""What a keystroke of quote search costs in libraries of any size: `python -m tests.bench.keystrokes 10000 1000000`.

Milliseconds of CPU of what the search screen does at a key: from the parsed query to a page of fifty hits with marks
and facets, asked in haste (see `Library.search`). Beside it, for the same word: going through all quotes in Python,
and ripgrep over them where it is installed.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from reader.library.index.article_rows import contents, words_of
from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite.index import SqliteIndex
from reader.library.sqlite.store import file_name
from reader.model.library.search_options import HitOrder
from reader.model.query.parse import parse
from reader.model.query.query import Query
from tests.libraries import QUOTES_IN_ARTICLE, article_of, fill, stories

BAR, AIM = 16.0, 8.0
"""Milliseconds, p95."""
ALL = "all keystrokes"
_ENTER = "Enter: best first"
_ROUNDS = 3
_NOWHERE = Path("/nowhere")
_COMMON = "the of election police minister government people water harbour council tax law".split()
_TYPOS = "elction goverment ministre harbuor polcie counicl".split()
_PHRASES = (
    "of the,the minister,police and,to the election,in the,the of the,the police of,council of the,in a war,"
    "of the of the,minister for the,by the,peace and war,the harbour,on the road,tax on,of water and,over the,law of"
).split(",")
_DATES = (
    "since:2015 the", "since:2010-05 until:2011-03 election", "until:2006 of", "since:2021", "until:2004-06 police",
    "since:2019-01-01 until:2019-01-31", "since:2012 until:2012 water", "since:2023 tax", "until:2000 the",
    "since:2014-03 council", "until:1999", "since:2009 until:2016 harbour",
)  # fmt: skip
_WHOLE = "the whole answer"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a library of so many quotes cost: seconds of CPU to build, bytes, and milliseconds by kind of query."""

    quotes: int
    build: float
    size: int
    costs: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    scan: float = 0.0
    ripgrep: float | None = None

    def at(self, kind: str, share: float) -> float:
        times = sorted(cost for cost, _ in self.costs[kind])
        return times[min(int(len(times) * share), len(times) - 1)]

    @property
    def kinds(self) -> list[str]:
        """Those that are keystrokes."""
        return [kind for kind in self.costs if kind not in (ALL, _ENTER, _WHOLE)]


def queries(index: Library) -> Iterator[tuple[str, list[str]]]:
    """Kinds of queries, as they stand when a key has been struck."""
    chance = random.Random(3)
    said = [hit.text for hit in index.search(Query(), limit=400).hits]
    words = [word for text in said for word in re.findall(r"[a-z]{6,}", text) if word not in _COMMON]
    rare = chance.sample(sorted(set(words)), 40)
    names = [facet.name for facet in index.search(Query()).facets.speakers[:8]]
    yield "rare word", rare
    yield "common word", _COMMON
    for length in range(1, 9):
        yield f"prefix of {length}", [word[:length] for word in (*_COMMON, *rare[:20]) if len(word) >= length]
    yield "phrase", [f'"{phrase}{closing}' for phrase in _PHRASES for closing in ("", '"')]
    pairs = zip(_COMMON, (*_COMMON[5:], *rare), strict=False)
    yield "two words", [*map(" ".join, pairs), *(f"the {word}" for word in rare[:10])]
    yield (
        "speaker, word",
        [f'speaker:"{name}" {word}' for name in names for word in ("the", "election", rare[1])],
    )
    yield "speaker begun", [f"speaker:{name[:length].split()[-1]}" for name in names for length in (1, 3, 5)]
    yield "one typo", [*_TYPOS, *(_slip(word, chance) for word in rare)]
    yield "dates", list(_DATES)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice("aeiou") + word[at + 1 :]


def measure(folder: Path, quotes: int) -> Figures:
    """Build an index of so many quotes in `folder`, where it isn't there yet, and search it."""
    path = folder / str(quotes) / file_name((_NOWHERE,))
    started = time.process_time()
    if not path.exists():
        fill(path, (article_of(story) for story in stories(quotes // QUOTES_IN_ARTICLE)))
    figures = Figures(quotes, time.process_time() - started, path.stat().st_size)
    costs = figures.costs
    with closing(open_library(path.parent, [_NOWHERE])) as index:
        _cost(index, "elction the", HitOrder.NEWEST)  # what is imported late
        for kind, texts in queries(index):
            costs[kind] = [_cost(index, text, HitOrder.NEWEST) for _ in range(_ROUNDS) for text in texts]
        costs[ALL] = [cost for kind in figures.kinds for cost in costs[kind]]
        costs[_ENTER] = [_cost(index, text, HitOrder.BEST) for text in _COMMON]
        costs[_WHOLE] = [
            _cost(index, text, HitOrder.NEWEST, hasty=False) for _, texts in queries(index) for text in texts
        ]
    return _beside(figures, path)


def _cost(index: Library, text: str, order: HitOrder, hasty: bool = True) -> tuple[float, str]:
    query = parse(text, typing=True)
    assert isinstance(query, Query), text
    return _milliseconds(lambda: index.search(query, order, hasty=hasty and order is HitOrder.NEWEST)), text


def _beside(figures: Figures, path: Path) -> Figures:
    """With what the same answer costs without an index."""
    with closing(sqlite3.connect(path)) as connection:
        texts = [text.replace("\n", " ") for text in _quotes(connection)]
    word = re.compile(rf"\b{_COMMON[2]}", re.IGNORECASE)
    scan = _milliseconds(lambda: [text for text in texts if word.search(text)])
    wall = None
    if ripgrep := shutil.which("rg"):
        lines = path.with_name("lines.txt")
        lines.write_text("\n".join(texts), "utf-8")
        started = time.perf_counter()
        subprocess.run([ripgrep, "-ciw", _COMMON[2], str(lines)], capture_output=True, check=False)
        wall = (time.perf_counter() - started) * 1000
    return Figures(figures.quotes, figures.build, figures.size, figures.costs, scan, wall)


def _quotes(connection: sqlite3.Connection) -> Iterator[str]:
    """The words of every quote."""
    rows = connection.execute(
        "SELECT n.article, q.parts FROM narrow n JOIN quote q ON q.number = n.quote ORDER BY n.article"
    )
    for article, quotes in groupby(rows, key=lambda row: row[0]):
        content = contents(SqliteIndex(connection), [article])[article]
        yield from (words_of(content, parts) for _, parts in quotes)


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def table(libraries: Sequence[Figures]) -> Iterator[str]:
    """All kinds, a pair of columns for each library."""
    yield _line("milliseconds of CPU, p50 and p95", [f"{one.quotes:,} quotes" for one in libraries])
    for kind in libraries[0].costs:
        worst = max(libraries[-1].costs[kind])[1]
        pairs = [f"{one.at(kind, 0.5):.1f}  {one.at(kind, 0.95):5.1f}" for one in libraries]
        yield _line(kind, pairs, f"slowest: {worst}")
    yield _line("a scan in Python", [f"{one.scan:,.0f}" for one in libraries])
    if libraries[0].ripgrep is not None:
        yield _line("ripgrep, wall", [f"{one.ripgrep:,.0f}" for one in libraries])
    yield _line("built in, seconds of CPU", [f"{one.build:,.0f}" for one in libraries])
    yield _line("size, MB", [f"{one.size / 1e6:,.0f}" for one in libraries])


def _line(head: str, cells: Sequence[str], tail: str = "") -> str:
    return f"{head:<34}{''.join(f'{cell:>20}' for cell in cells)}   {tail}".rstrip()


def main(sizes: Sequence[str]) -> int:
    """Print a table of libraries of these sizes; 1 where the bar is not met by all keystrokes together."""
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as folder:
        libraries = [measure(Path(folder), int(size)) for size in sizes or ("10000", "100000")]
    print(*table(libraries), sep="\n")
    return 1 if libraries[-1].at(ALL, 0.95) > BAR else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
