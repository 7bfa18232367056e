"""What it costs to bring an index up to date: `python -m tests.bench.updating 1000 100000`.

Seconds of CPU for the same thousand articles, new, changed and deleted, in libraries of so many others.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite.store import file_name
from tests.libraries import article_of, fill, stories, write_library

CHANGED = 1_000
KINDS = ("new", "changed", "deleted")


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of CPU by kind of change, in a library of so many other articles."""

    articles: int
    costs: dict[str, float]


def measure(folder: Path, articles: int, changed: int = CHANGED) -> Figures:
    """Builds an index of so many articles, and updates it to other files that come, change and go."""
    news, cache = folder / "news", folder / "cache"
    fill(cache / file_name((news.resolve(),)), map(article_of, stories(articles)))
    with closing(open_library(cache, [news])) as library:
        paths = write_library(news, changed)
        costs = {"new": _update(library, paths)}
        for path in paths:
            path.write_text(path.read_text("utf-8").replace("headline: ", "headline: Again, "), "utf-8")
        costs["changed"] = _update(library, paths)
        for path in paths:
            path.unlink()
        costs["deleted"] = _update(library, paths)
    return Figures(articles, costs)


def _update(library: Library, paths: Sequence[Path]) -> float:
    started = time.process_time()
    for _ in library.update(paths):
        pass
    return time.process_time() - started


def table(libraries: Sequence[Figures]) -> Iterator[str]:
    """A line for each kind of change, a column for each library."""
    yield _line("seconds of CPU for 1,000 articles", [f"among {one.articles:,}" for one in libraries])
    for kind in KINDS:
        yield _line(kind, [f"{one.costs[kind]:.2f}" for one in libraries])


def _line(head: str, cells: Sequence[str]) -> str:
    return f"{head:<34}{''.join(f'{cell:>20}' for cell in cells)}"


def main(sizes: Sequence[str]) -> int:
    """Prints a table of libraries of these sizes."""
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as folder:
        libraries = [measure(Path(folder, size), int(size)) for size in sizes or ("1000", "20000")]
    print(*table(libraries), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
