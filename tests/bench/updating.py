"""What it costs to bring an index up to date: `python -m tests.bench.updating 1000 100000 --changed 5000`.

Seconds of CPU, and by how much the peak of memory grows, for the same articles (a thousand, if not told otherwise),
new, changed and deleted, in libraries of so many others.
"""

from __future__ import annotations

import argparse
import resource
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
    """Seconds of CPU by kind of change, in a library of so many other articles, and by how many MB memory grew."""

    articles: int
    costs: dict[str, float]
    grown: float


def measure(folder: Path, articles: int, changed: int = CHANGED) -> Figures:
    """Builds an index of so many articles, and updates it to other files that come, change and go."""
    news, cache = folder / "news", folder / "cache"
    fill(cache / file_name((news.resolve(),)), map(article_of, stories(articles)))
    with closing(open_library(cache, [news])) as library:
        paths = write_library(news, changed)
        before = _peak()
        costs = {"new": _update(library, paths)}
        for path in paths:
            path.write_text(path.read_text("utf-8").replace("headline: ", "headline: Again, "), "utf-8")
        costs["changed"] = _update(library, paths)
        for path in paths:
            path.unlink()
        costs["deleted"] = _update(library, paths)
        grown = _peak() - before
    return Figures(articles, costs, grown)


def _peak() -> float:
    """The peak of this process's memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )


def _update(library: Library, paths: Sequence[Path]) -> float:
    started = time.process_time()
    for _ in library.update(paths):
        pass
    return time.process_time() - started


def table(libraries: Sequence[Figures], changed: int = CHANGED) -> Iterator[str]:
    """A line for each kind of change, a column for each library."""
    yield _line(f"seconds of CPU for {changed:,} articles", [f"among {one.articles:,}" for one in libraries])
    for kind in KINDS:
        yield _line(kind, [f"{one.costs[kind]:.2f}" for one in libraries])
    yield _line("MB by which memory grew", [f"{one.grown:.0f}" for one in libraries])


def _line(head: str, cells: Sequence[str]) -> str:
    return f"{head:<34}{''.join(f'{cell:>20}' for cell in cells)}"


def main(argv: Sequence[str]) -> int:
    """Prints a table of libraries of these sizes."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.updating", description=__doc__)
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[1_000, 20_000], help="articles in each library"
    )
    parser.add_argument("--changed", type=int, default=CHANGED, help="articles that come, change and go")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="closeread-bench-") as folder:
        libraries = [measure(Path(folder, str(size)), size, asked.changed) for size in asked.sizes]
    print(*table(libraries, asked.changed), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
