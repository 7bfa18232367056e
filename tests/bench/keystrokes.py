"""Measure a keystroke of quote search in libraries of any size: `python -m tests.bench.keystrokes 10000 1000000`.

Milliseconds of CPU from the parsed query to a page of fifty hits with marks and facets. Beside it, for the same
words: going through all quotes in Python, and ripgrep over them where it is installed.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from reader.library.index import Index, file_name, open_index
from reader.model.hits import Narrowing, Order
from reader.model.query import Query, parse
from tests.libraries import QUOTES_IN_ARTICLE, article_of, fill, stories

BAR, AIM = 16.0, 8.0
"""Milliseconds, p95."""
_ROUNDS = 3
_NOWHERE = Path("/nowhere")
_COMMON = "the of election police minister government people water harbour council tax law".split()
_TYPOS = "elction goverment ministre harbuor polcie counicl".split()
_LINE = "{:<16} {:>8} {:>8} {:>8}  {}"


def queries(index: Index) -> Iterator[tuple[str, list[str]]]:
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
    yield (
        "phrase",
        ['"of the', '"the minister', '"police and', '"to the election', '"in the"', '"the of the"'],
    )
    yield "two words", ["of the", "the minister", "election water", "police tax", f"the {rare[0]}"]
    yield (
        "speaker, word",
        [f'speaker:"{name}" {word}' for name in names for word in ("the", "election", rare[1])],
    )
    yield "speaker begun", [f"speaker:{name[:length].split()[-1]}" for name in names for length in (1, 3, 5)]
    yield "one typo", [*_TYPOS, *(_slip(word, chance) for word in rare)]
    yield "dates", ["since:2015 the", "since:2010-05 until:2011-03 election", "until:2006 of"]


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice("aeiou") + word[at + 1 :]


def main(sizes: Sequence[str]) -> int:
    """Print a table for each size; 1 where the bar is not met by all keystrokes together."""
    missed = False
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as folder:
        for size in map(int, sizes or ("10000", "100000")):
            missed |= measure(Path(folder), size) > BAR
    return 1 if missed else 0


def measure(folder: Path, quotes: int) -> float:
    """Build an index of so many quotes and print what searching costs. Returns the p95 of all keystrokes."""
    path = folder / str(quotes) / file_name((_NOWHERE,))
    articles = (article_of(story) for story in stories(quotes // QUOTES_IN_ARTICLE))
    started = time.process_time()
    fill(path, articles)
    spent = time.process_time() - started
    print(f"\n{quotes:,} quotes: built in {spent:.0f} s of CPU, {path.stat().st_size / 1e6:.0f} MB")
    print(_LINE.format("milliseconds", "p50", "p95", "most", "slowest"))
    every: list[float] = []
    with closing(open_index(path.parent, [_NOWHERE])) as index:
        for kind, texts in queries(index):
            costs = [_cost(index, text, Order.NEWEST) for _ in range(_ROUNDS) for text in texts]
            every += [cost for cost, _ in costs]
            _tell(kind, costs)
        _tell("Enter: best first", [_cost(index, text, Order.BEST) for text in _COMMON])
        _tell("all keystrokes", [(cost, "") for cost in every])
        _tell_others(index, path.parent)
    return _at(every, 0.95)


def _cost(index: Index, text: str, order: Order) -> tuple[float, str]:
    query = parse(text, typing=True)
    assert isinstance(query, Query), text
    return _milliseconds(lambda: index.search(query, order, hasty=order is Order.NEWEST)), text


def _tell_others(index: Index, folder: Path) -> None:
    """What the same answer costs without an index."""
    texts = [hit.text.replace("\n", " ") for hit in index.stream(Query())]
    word = re.compile(rf"\b{_COMMON[2]}", re.IGNORECASE)
    print(f"{'Python scan':<16} {_milliseconds(lambda: [text for text in texts if word.search(text)]):8.1f}")
    if ripgrep := shutil.which("rg"):
        lines = folder / "lines.txt"
        lines.write_text("\n".join(texts), "utf-8")
        started = time.perf_counter()
        subprocess.run([ripgrep, "-ciw", _COMMON[2], str(lines)], capture_output=True, check=False)
        print(f"{'ripgrep (wall)':<16} {(time.perf_counter() - started) * 1000:8.1f}")


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _tell(kind: str, costs: Sequence[tuple[float, str]]) -> None:
    times = [cost for cost, _ in costs]
    worst, text = max(costs)
    print(_LINE.format(kind, f"{_at(times, 0.5):.1f}", f"{_at(times, 0.95):.1f}", f"{worst:.1f}", text))


def _at(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
