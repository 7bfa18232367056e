"""The rows of the table: what each measures, against what, and what it may cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from reader.library.opening import open_library
from tests.bench import (
    baseline,
    commands,
    feeds,
    keystrokes,
    libraries,
    many_pages,
    pages,
    terminal,
    texts,
    updating,
    wire,
)
from tests.bench.archive import push_times, worst_keystrokes
from tests.bench.result import Result, compared
from tests.bench.terminal import EMPTY, EMPTY_WORDS, Cost, counts_instructions, first_frame, saved_frame
from tests.libraries import write_library
from tests.postgres import server

_HERE = Path(__file__).parent
_TITLES = ("PEOPLE", "QUOTES", "find", "keys")
_BUNDLED_WORDS = (
    *_TITLES,
    "Syarhei",
    "breakthrough",
    "Sviatlana",
    "political",
    "Unknown speaker",
    "word for word",
)
"""Of every pane; the last are in the list of quotes alone, which is filled last."""
_LARGE_WORDS = (*_TITLES, "Case", texts.OPENING.split()[0])
_ARTICLES, _FEW_ARTICLES = 10_000, 300
_QUOTES, _FEW_QUOTES = (10_000, 100_000, 1_000_000), (1_200, 12_000)
"""Sizes of the libraries, and of those that are quickly made."""
_SETTLED = -1.0
_FEEDS, _FEW_FEEDS = 200, 20
_FEED_MEGABYTES, _MOST_MEMORY = 60, 150
_ENTRIES, _FEW_ENTRIES = (200, 200_000), (200, 20_000)
_STAY, _KEEPING = 12.0, 3.0
"""Seconds after the first frame in which the whole of a large text is wrapped, and in which an article is kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `bar` and `aim` are ratios, None where there is only something to know."""

    name: str
    what: str
    bar: float | None
    aim: float | None
    measure: Callable[[Bench], Result]


class Bench:
    """The texts, written when a row first wants them, and the figures that several rows share."""

    def __init__(self, folder: Path, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.rounds = 2 if quick else 5

    @cached_property
    def small(self) -> Path:
        return texts.write(self.folder, "small", texts.SMALL)

    @cached_property
    def large(self) -> Path:
        return texts.write(self.folder, "large", texts.MIDDLE if self.quick else texts.LARGE)

    @cached_property
    def annotated(self) -> Path:
        return texts.write(self.folder, "annotated", texts.MIDDLE if self.quick else texts.ANNOTATED)

    @cached_property
    def reviewed(self) -> Path:
        return texts.write(self.folder, "reviewed", texts.REVIEWED)

    def pair(
        self,
        file: Path | None,
        words: tuple[str, ...],
        *,
        count: bool = False,
        before: bool = True,
        stay: float = 0,
    ) -> Pair:
        """Ours, until `stay` after its first frame, and the empty app's. `before`: it has been opened before."""
        program = ("reader", *([str(file)] if file else []))
        ours, theirs = [], []
        terminal.forget(self.folder)
        first_frame(self.folder, program, words, stay=_KEEPING)
        for _ in range(1 if count else self.rounds):
            if not before:
                terminal.forget(self.folder)
            theirs.append(first_frame(self.folder, EMPTY, EMPTY_WORDS, count=count))
            ours.append(first_frame(self.folder, program, words, count=count, stay=stay))
        return Pair(ours, theirs)

    def saved(self, file: Path | None, *, count: bool = False) -> Pair:
        """Our saved frame, and the empty app's first one."""
        arguments = (str(file),) if file else ()
        terminal.forget(self.folder)
        rounds = range(1 if count else self.rounds)
        theirs = [first_frame(self.folder, EMPTY, EMPTY_WORDS, count=count) for _ in rounds]
        return Pair([saved_frame(self.folder, arguments, count=count) for _ in rounds], theirs)

    @cached_property
    def peaks(self) -> tuple[int, int, int]:
        """The peaks of memory for the large text, never opened before and then again, and of the empty app."""
        program = ("reader", str(self.large))
        terminal.forget(self.folder)
        stays = (_KEEPING, _STAY)
        first, again = (first_frame(self.folder, program, _LARGE_WORDS, stay=stay).peak for stay in stays)
        return first, again, first_frame(self.folder, EMPTY, EMPTY_WORDS, stay=1).peak

    @cached_property
    def libraries(self) -> list[keystrokes.Figures]:
        """Searched at every size, the smallest first."""
        sizes = _FEW_QUOTES if self.quick else _QUOTES
        return [keystrokes.measure(self.folder / "keystrokes", size) for size in sizes]

    @cached_property
    def indexed(self) -> tuple[Path, int]:
        """A folder of articles whose index is in the cache of the folder above it, and how many they are."""
        count = _FEW_ARTICLES if self.quick else _ARTICLES
        news = self.folder / "indexed" / "news"
        write_library(news, count, quotes=2)
        with closing(open_library(news.parent / "cache" / "closeread", [news])) as index:
            for _ in index.scan():
                pass
        return news, count

    @cached_property
    def older(self) -> baseline.Build:
        """The build that drafting and indexing are compared with."""
        return baseline.install(self.folder)

    @cached_property
    def drafted_large(self) -> tuple[Result, Result]:
        return commands.drafting_large(self.folder, self.older, self.rounds)

    @cached_property
    def quotes_indexed(self) -> tuple[Result, Result]:
        return baseline.indexing(self.folder, self.older, (_FEW_QUOTES if self.quick else _QUOTES)[-1])

    @cached_property
    def fetched(self) -> feeds.FetchFigures:
        """Feeds of a server of ours on loopback addresses, new and then unchanged."""
        count = _FEW_FEEDS if self.quick else _FEEDS
        return feeds.fetching(self.folder / "feeds", count, 50, self.rounds)

    @cached_property
    def reading_large(self) -> dict[str, float]:
        return _script("reading.py", self.large, 1 if self.quick else 2)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing done several times by us and by the empty app."""

    ours: list[Cost]
    theirs: list[Cost]

    def least(self, what: Callable[[Cost], float]) -> tuple[float, float]:
        """The least of each: other programs only ever add."""
        return min(map(what, self.ours)), min(map(what, self.theirs))


def _script(name: str, file: Path, rounds: int = 1) -> dict[str, Any]:
    return _run(name, str(file), str(rounds))


def _run(name: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(_HERE / name), *arguments],
        env={**os.environ, "PYTHONHASHSEED": "0"}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _counted(pair: Pair) -> Result:
    """By instructions, where they can be counted."""
    if counts_instructions():
        return compared(*pair.least(lambda cost: cost.instructions), "M", 1e-6, "instructions")
    return compared(*pair.least(lambda cost: cost.cpu), "ms", 1e3, "CPU; valgrind would count instructions")


def _instructions(bench: Bench, before: bool) -> Result:
    return _counted(bench.pair(None, _BUNDLED_WORDS, count=counts_instructions(), before=before))


def _live(bench: Bench) -> Result:
    return _counted(bench.pair(None, _BUNDLED_WORDS, count=counts_instructions(), stay=_SETTLED))


def _frame(bench: Bench) -> Result:
    return _counted(bench.saved(None, count=counts_instructions()))


def _frame_wall(bench: Bench) -> Result:
    return compared(*bench.saved(bench.large).least(lambda cost: cost.wall), "ms", 1e3)


def _first_paint_cpu(bench: Bench) -> Result:
    return compared(*bench.pair(None, _BUNDLED_WORDS).least(lambda cost: cost.cpu), "ms", 1e3)


def _large(bench: Bench, before: bool) -> Result:
    pair = bench.pair(bench.large, _LARGE_WORDS, before=before)
    return compared(*pair.least(lambda cost: cost.wall), "ms", 1e3)


def _memory(bench: Bench, before: bool) -> Result:
    first, again, theirs = bench.peaks
    return compared(again if before else first, theirs, "MB", 1e-6, "peak, the whole text wrapped" * before)


def _page(bench: Bench) -> Result:
    small = _script("reading.py", bench.small, 2 * bench.rounds)
    return compared(bench.reading_large["page"], small["page"], "ms", 1e3, "CPU")


def _choose(bench: Bench) -> Result:
    figures = bench.reading_large
    return compared(figures["choice"], figures["page"], "ms", 1e3, "CPU")


def _library(bench: Bench) -> Result:
    """Instructions of the library's first frame, its index as it was left, and of the empty app's."""
    counted = counts_instructions()
    news, count = bench.indexed
    program, words = ("reader", str(news)), ("Library", "filter", f"{count:,} articles")
    rounds = range(1 if counted else bench.rounds)
    first_frame(news.parent, program, words, stay=_KEEPING)
    theirs = [first_frame(news.parent, EMPTY, EMPTY_WORDS, count=counted) for _ in rounds]
    ours = [first_frame(news.parent, program, words, count=counted) for _ in rounds]
    pair, note = Pair(ours, theirs), f"{count:,} articles"
    if counted:
        return compared(*pair.least(lambda cost: cost.instructions), "M", 1e-6, f"{note}, instructions")
    return compared(*pair.least(lambda cost: cost.cpu), "ms", 1e3, f"{note}, CPU")


def _keystroke(bench: Bench) -> Result:
    largest = bench.libraries[-1]
    kind = max(largest.kinds, key=lambda kind: largest.at(kind, 0.95))
    note = f"{largest.quotes:,} quotes; of the slowest kind, {kind}, {largest.at(kind, 0.95):.1f} ms"
    return compared(largest.at(keystrokes.ALL, 0.95), keystrokes.BAR, "ms", 1, note)


def _keystroke_growth(bench: Bench) -> Result:
    smallest, largest = bench.libraries[0], bench.libraries[-1]
    grown = {kind: largest.at(kind, 0.95) / smallest.at(kind, 0.95) for kind in largest.kinds}
    kind = max(grown, key=lambda kind: grown[kind])
    note = f"{largest.quotes:,} quotes against {smallest.quotes:,}; {kind} {grown[kind]:.1f} ×"
    return compared(largest.at(keystrokes.ALL, 0.95), smallest.at(keystrokes.ALL, 0.95), "ms", 1, note)


def _archive_keystroke(bench: Bench) -> Result:
    quotes = (_FEW_QUOTES if bench.quick else _QUOTES)[-1]
    with server() as running:
        worst = worst_keystrokes(bench.folder / "archive", running, quotes)
    note = f"{quotes:,} quotes; of the slowest kind, {worst['server']:.1f} ms of the server"
    return compared(worst["postgres"], worst["sqlite"], "ms", 1, note)


def _archive_push(bench: Bench) -> Result:
    count = _FEW_ARTICLES if bench.quick else _ARTICLES
    with server() as running:
        indexing, pushing = push_times(bench.folder / "pushed", running, count)
    return compared(pushing, indexing, "s", 1, f"{count:,} articles, wall")


def _update(bench: Bench) -> Result:
    """The kind of change that grows most with the library around it."""
    few, many = (
        updating.measure(
            bench.folder / "updating" / str(count), count, 100 if bench.quick else updating.CHANGED
        )
        for count in ((100, 1_000) if bench.quick else (1_000, 100_000))
    )
    kind = max(updating.KINDS, key=lambda kind: many.costs[kind] / few.costs[kind])
    note = f"{many.articles:,} articles against {few.articles:,}; {kind} ones, CPU"
    return compared(many.costs[kind], few.costs[kind], "s", 1, note)


def _loading(bench: Bench) -> Result:
    figures = _script("loading.py", bench.annotated, bench.rounds)
    whole = figures["article"] / figures["yaml"]
    note = f"CPU; to a checked article {whole:.1f} ×"
    return compared(figures["marks"], figures["yaml"], "ms", 1e3, note)


def _splicing(bench: Bench) -> Result:
    figures = _script("splicing.py", bench.reviewed, bench.rounds)
    return compared(figures["act"], figures["load"], "ms", 1e3, "CPU; the costliest of six acts")


def _review_keys(bench: Bench) -> Result:
    figures = _script("typist.py", bench.folder)
    left = len(figures["left"])
    note = f"{left} claims are still wrong" if left else "all is right afterwards"
    ratio = figures["keys"] / figures["characters"]
    return Result(ratio, f"{figures['keys']} keys", f"{figures['characters']} chars", note)


def _review_act(bench: Bench) -> Result:
    figures = _script("acting.py", texts.write_draft(bench.folder), bench.rounds)
    return compared(figures["act"], figures["page"], "ms", 1e3, "CPU")


def _review_growth(bench: Bench) -> Result:
    large = _script("acting.py", texts.as_drafts(bench.reviewed), 1)
    small = _script("acting.py", texts.as_drafts(bench.small), bench.rounds)
    return compared(large["act"], small["act"], "ms", 1e3, "CPU")


def _feeds_fetch(bench: Bench) -> Result:
    figures = bench.fetched
    return compared(figures.ours, figures.floor, "ms", 1e3, "wall, from the shell; six plain threads")


def _feeds_unchanged(bench: Bench) -> Result:
    figures = bench.fetched
    return compared(figures.ours_unchanged, figures.floor_unchanged, "ms", 1e3, "the same, all of them 304")


def _feeds_memory(bench: Bench) -> Result:
    megabytes = 10 if bench.quick else _FEED_MEGABYTES
    most = feeds.memory(bench.folder / "feeds-memory", megabytes)
    return Result(
        most / _MOST_MEMORY, f"{most:.0f} MB", f"{_MOST_MEMORY} MB", f"peak, {megabytes} MB of feeds"
    )


def _feeds_parse(bench: Bench) -> Result:
    figures = _run("reading_feeds.py", "parse", str(bench.rounds))
    return compared(figures["ours"], figures["theirs"], "ms", 1e3, "CPU; four feeds of 500 entries")


def _bulk_workers(bench: Bench) -> Result:
    return many_pages.two_workers(bench.folder / "bulk-workers", 20 if bench.quick else 100, bench.rounds)


def _bulk_cluster(bench: Bench) -> Result:
    return many_pages.cluster(bench.folder / "bulk-cluster", 20 if bench.quick else 100, bench.rounds)


def _bulk_overhead(bench: Bench) -> Result:
    return many_pages.overhead(bench.folder / "bulk-overhead", 20 if bench.quick else 100, bench.rounds)


def _bulk_memory(bench: Bench) -> Result:
    """A thousand pages, and then twenty times as many."""
    first = 100 if bench.quick else 1_000
    return many_pages.memory(bench.folder / "bulk-memory", 20 * first, first)


def _feeds_open(bench: Bench) -> Result:
    """The first frame that shows the preview, too, with many entries and with few."""
    counted = counts_instructions()
    counts = _FEW_ENTRIES if bench.quick else _ENTRIES
    costs = []
    for count in counts:
        folder = bench.folder / f"feeds-{count}"
        config = folder / "config" / "closeread" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text('start = "feeds"\n')
        subprocess.run(
            [sys.executable, _HERE / "reading_feeds.py", "fill", str(count), folder / "state" / "closeread"],
            check=True,
        )
        words = ("Feeds", "All feeds", "Paper", "keys", f"{count:,} in all", "2024, ")
        first_frame(folder, ("reader",), words, stay=1)
        frames = [
            first_frame(folder, ("reader",), words, count=counted)
            for _ in range(1 if counted else bench.rounds)
        ]
        costs.append(min(frame.instructions if counted else frame.cpu for frame in frames))
    few, many = costs
    note = f"{counts[1]:,} entries against {counts[0]:,}"
    if counted:
        return compared(many, few, "M", 1e-6, f"{note}, instructions")
    return compared(many, few, "ms", 1e3, f"{note}, CPU")


ROWS = (
    Row("frame", "what was on the screen before, to its saved frame", 0.10, 0.05, _frame),
    Row("frame-wall", "the same of 10 MB with 100,000 highlights, wall", 0.15, 0.12, _frame_wall),
    Row("live", "the same article live and settled", 1.52, 1.40, _live),
    Row("first-paint", "first paint, the bundled article", 1.45, 1.35, partial(_instructions, before=True)),
    Row("first-ever", "the same, never opened before", 1.45, 1.35, partial(_instructions, before=False)),
    Row("first-paint-cpu", "the same, opened before, CPU", None, None, _first_paint_cpu),
    Row(
        "start-bytes",
        "bytes until the screen stands, against the least",
        1.2,
        1.1,
        lambda it: wire.start_bytes(it.folder),
    ),
    Row(
        "key-bytes",
        "bytes of a key, against twice the least or 200 over it",
        1,
        0.65,
        lambda it: wire.key_bytes(it.folder),
    ),
    Row("idle-bytes", "bytes while nothing happens", 0, None, lambda it: wire.idle_bytes(it.folder)),
    Row(
        "large", "first paint of 10 MB with 100,000 highlights, wall", 2.5, 1.15, partial(_large, before=True)
    ),
    Row("large-first", "the same, never opened before", 6.5, 4, partial(_large, before=False)),
    Row("memory", "memory for it, opened before", 3, 2, partial(_memory, before=True)),
    Row("memory-first", "the same, never opened before", 4, 2, partial(_memory, before=False)),
    Row("page", "a page down in 10 MB against in 10 KB", 1.3, 1.15, _page),
    Row("choose", "choosing a person in 10 MB, against a page down", 2, 0.7, _choose),
    Row("library", "first paint of an indexed library", 1.52, 1.4, _library),
    Row("keystroke", "a keystroke of quote search, p95 CPU, against 16 ms", 1, 0.5, _keystroke),
    Row("keystroke-growth", "the same, against 10,000 quotes", 3, 2, _keystroke_growth),
    Row("archive-keystroke", "the same in PostgreSQL, against SQLite, p95 CPU", 5, 3, _archive_keystroke),
    Row("archive-push", "pushing articles to PostgreSQL, against indexing them", 3, 2, _archive_push),
    Row("update", "a thousand articles changed in a large library, a small one", 2, 1.5, _update),
    Row(
        "review-splice",
        "an act of a review on 1 MB, loaded and compared, against one load",
        1.2,
        None,
        _splicing,
    ),
    Row("review-keys", "keys of a review, against the characters of its change", 0.2, 0.12, _review_keys),
    Row("review-act", "a claim accepted, to its frame, against a page down", 3, 1.5, _review_act),
    Row("review-growth", "the same in 1 MB against in 10 KB", 4, None, _review_growth),
    Row(
        "cli",
        "text, quotes, check of an article once more, against Python alone",
        4,
        2.5,
        lambda bench: commands.reading(bench.folder, bench.rounds),
    ),
    Row(
        "draft-page",
        f"drafting a page, against the build of {baseline.COMMIT}",
        0.6,
        0.4,
        lambda bench: commands.drafting_page(bench.folder, bench.older, bench.rounds),
    ),
    Row("draft-large", "drafting 1 MB of news, against that build", 0.5, 0.25, lambda b: b.drafted_large[0]),
    Row("draft-memory", "memory for it", 0.5, 0.3, lambda bench: bench.drafted_large[1]),
    Row("index-build", "indexing quotes, against that build", 0.6, 0.4, lambda b: b.quotes_indexed[0]),
    Row("index-size", "the size of that index, without full text", 0.6, 0.4, lambda b: b.quotes_indexed[1]),
    Row(
        "export-html",
        "the bundled article as a page, against reader text",
        3,
        None,
        lambda b: pages.exported(b.folder),
    ),
    Row(
        "export-html-large",
        "1 MB as a page, against one load",
        2,
        None,
        lambda b: pages.exported_large(b.reviewed, b.rounds),
    ),
    Row(
        "export-jsonl",
        "10,000 articles as lines, against loading them",
        1.5,
        None,
        lambda b: libraries.exported(b.folder)[0],
    ),
    Row(
        "export-memory",
        "memory for that, against 500 articles",
        1.2,
        None,
        lambda b: libraries.exported(b.folder)[1],
    ),
    Row(
        "html-first",
        "the page's first key, load to frame, against 100 ms",
        1,
        None,
        lambda b: pages.first_key(b.rounds),
    ),
    Row(
        "html-scroll",
        "longest task of scrolling 1 MB, against 50 ms",
        1,
        None,
        lambda b: pages.scrolling(b.folder, b.rounds),
    ),
    Row("feeds-fetch", "200 feeds of 50 entries, against the same requests", 1.5, None, _feeds_fetch),
    Row("feeds-unchanged", "the same feeds, unchanged", 1.2, None, _feeds_unchanged),
    Row("feeds-memory", "memory of a fetch", 1, None, _feeds_memory),
    Row("feeds-parse", "reading feeds, against feedparser", 1.3, 0.3, _feeds_parse),
    Row("feeds-open", "first paint of the feeds, with many entries against few", 1.5, None, _feeds_open),
    Row("bulk-workers", "drafting with two workers, against one", 1 / 1.75, None, _bulk_workers),
    Row(
        "bulk-cluster",
        "drafting on a Dask cluster of two workers, against one",
        1 / 1.6,
        None,
        _bulk_cluster,
    ),
    Row("bulk-overhead", "drafting with two workers, against one plain loop", 1.1, None, _bulk_overhead),
    Row("bulk-memory", "memory of a worker, against after its first pages", 1.2, None, _bulk_memory),
    Row("loading", "loading with line and column marks, against CSafeLoader", 0.45, 0.35, _loading),
)


def wanted(names: Iterable[str] | None) -> Iterator[Row]:
    return (row for row in ROWS if not names or row.name in names)
