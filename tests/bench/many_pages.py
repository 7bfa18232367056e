"""What drafting many pages costs: the time of two workers against one, what they add to it, and their memory.

Each run drafts made-up pages into a folder of its own, with its journal. Workers are warm: they have drafted a few
pages before the clock starts. What takes time is measured over pages of the size of real news; memory, and workers that
are killed, over many small ones.

    python -m tests.bench.many_pages kill FOLDER PAGES SECONDS

drafts so many pages into a folder while a worker is killed every ten seconds, for at most so many seconds; the same
words go on with what is left. It prints what is done, what was killed, and at the end whether every page is there once.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import monotonic, process_time

from distributed import LocalCluster

from reader.intake.collected_page import CollectedPage
from reader.memory.draft_journal import DraftJournal
from reader.services.bulk.addresses import FetchRules
from reader.services.bulk.cluster import DaskCluster
from reader.services.bulk.drafting import Progress, draft_pages
from reader.services.bulk.processes import LocalProcesses
from reader.services.bulk.sources import sources_of
from reader.services.bulk.targets import JOURNAL, FolderTarget
from reader.services.bulk.values import Drafted, Executor, Options, Request
from reader.services.bulk.worker import answer_to
from reader.write.save import save
from tests.bench.result import Result
from tests.made_up_pages import news_page, page, write_pages

_OPTIONS = Options("2026-11-30")
_WARM = 8
_KILLED_EVERY = 10.0
"""Seconds."""


class Runs:
    """Runs over made-up pages, each in folders of its own."""

    def __init__(self, folder: Path, pages: int, html: Callable[[int], str] = news_page) -> None:
        self._folder, self._pages, self._html = folder, pages, html
        self._count = 0

    def seconds(self, executor: Executor, pages: int | None = None) -> float:
        """How long an executor takes for the pages, once it is warm."""
        self.draft(executor, self.written(_WARM))
        source = self.written(pages or self._pages)
        begun = monotonic()
        self.draft(executor, source)
        return monotonic() - begun

    def written(self, pages: int) -> Path:
        """A new folder of pages."""
        self._count += 1
        source = self._folder / f"pages-{self._count}"
        write_pages(source, range(pages), self._html)
        return source

    def draft(self, executor: Executor, source: Path) -> None:
        """Draft a folder of pages into another."""
        draft(source, source.with_name(source.name.replace("pages", "articles")), executor)


def draft(source: Path, target: Path, executor: Executor) -> Progress:
    """Draft the pages of a folder into another."""
    with closing(FolderTarget(target)) as folder, closing(DraftJournal.open(target / JOURNAL)) as journal:
        return draft_pages(
            tuple(sources_of([str(source)])), folder, journal, executor, _OPTIONS, rules=FetchRules()
        )


def two_workers(folder: Path, pages: int, rounds: int) -> Result:
    """The time of two workers against that of one: the median of pairs."""
    runs = Runs(folder, pages)
    pairs = []
    for _ in range(rounds):
        with closing(LocalProcesses(1)) as one:
            alone = runs.seconds(one)
        with closing(LocalProcesses(2)) as two:
            pairs.append((runs.seconds(two), alone))
    return _faster(pairs, pages)


def cluster(folder: Path, pages: int, rounds: int) -> Result:
    """The time of a Dask cluster of two workers here against that of one process: the median of pairs."""
    runs = Runs(folder, pages)
    pairs = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as dask:
        for _ in range(rounds):
            with closing(LocalProcesses(1)) as one:
                alone = runs.seconds(one)
            with closing(DaskCluster(dask.scheduler_address)) as two:
                pairs.append((runs.seconds(two), alone))
    return _faster(pairs, pages)


def _faster(pairs: list[tuple[float, float]], pages: int) -> Result:
    ratio = median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    load = os.getloadavg()[0]
    note = f"{1 / ratio:.2f} × as fast, {pages:,} pages, median of {len(pairs)} pairs, load {load:.1f}"
    return Result(ratio, f"{ours:.1f} s", f"{theirs:.1f} s", note)


def overhead(folder: Path, pages: int, rounds: int) -> Result:
    """The processor's time of two workers and of who feeds them, against one plain loop: the median of pairs."""
    runs = Runs(folder, pages)
    pairs = []
    with closing(LocalProcesses(2)) as two:
        runs.seconds(two)
        workers = [worker.pid for worker in two.workers if worker.pid is not None]
        for _ in range(rounds):
            before = _plain_loop(runs.written(pages))
            source = runs.written(pages)
            begun, used = process_time(), sum(map(_cpu, workers))
            runs.draft(two, source)
            ours = process_time() - begun + sum(map(_cpu, workers)) - used
            pairs.append((ours, (before + _plain_loop(runs.written(pages))) / 2))
    ratio = median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    note = f"CPU, {pages:,} pages, median of {rounds} pairs"
    return Result(ratio, f"{ours:.1f} s", f"{theirs:.1f} s", note)


def _plain_loop(source: Path) -> float:
    """The processor’s time of reading, drafting and saving the pages in this process, and of nothing else."""
    target = source.with_name(source.name.replace("pages", "articles"))
    target.mkdir()
    begun = process_time()
    for path in sorted(source.rglob("*.html")):
        answer = answer_to(Request(CollectedPage(path.read_bytes(), suffix=".html"), _OPTIONS))
        assert isinstance(answer, Drafted), "made-up pages are articles"
        save(answer.content, target / f"{path.stem}.yaml")
    return process_time() - begun


def memory(folder: Path, pages: int, first: int) -> Result:
    """What a worker has in memory at the end, against after the first pages."""
    runs = Runs(folder, pages, page)
    with closing(LocalProcesses(1)) as one:
        runs.seconds(one, first)
        early = _resident(one.workers[0].pid)
        runs.seconds(one, pages)
        late = _resident(one.workers[0].pid)
    note = f"resident, after {pages:,} pages against {first:,}"
    return Result(late / early, f"{late / 1e6:.0f} MB", f"{early / 1e6:.0f} MB", note)


def _cpu(pid: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int | None) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


# -- with workers that are killed


def kill(folder: Path, pages: int, seconds: float) -> int:
    """Draft pages while workers are killed, and stop in time; 0 where all are there, once each."""
    source, target = folder / "pages", folder / "articles"
    if not source.is_dir():
        write_pages(source, range(pages))
    over, killed = Event(), 0
    workers = LocalProcesses(2)

    def kill_one() -> None:
        nonlocal killed
        while not over.wait(_KILLED_EVERY):
            pids = [worker.pid for worker in workers.workers if worker.pid is not None]
            if pids:
                os.kill(random.choice(pids), signal.SIGKILL)
                killed += 1

    thread = Thread(target=kill_one)
    thread.start()
    signal.signal(signal.SIGALRM, signal.default_int_handler)  # as Ctrl+C would stop it
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        draft(source, target, workers)
        finished = True
    except KeyboardInterrupt:
        finished = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        over.set()
        thread.join()
        workers.close()
    articles = len(list(target.glob("*.yaml")))
    with closing(DraftJournal.open(target / JOURNAL)) as journal:
        noted, failed = journal.count()
    print(
        json.dumps(
            {"articles": articles, "noted": noted, "failed": failed, "killed": killed, "finished": finished}
        )
    )
    return 0 if finished and (articles, noted, failed) == (pages, pages, 0) else 1


if __name__ == "__main__":
    _, what, to, count, most = sys.argv
    assert what == "kill", __doc__
    sys.exit(kill(Path(to), int(count), float(most)))
