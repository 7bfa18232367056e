"""Drafts all pages of many sources that are not drafted yet: the run that the command and its tests drive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from time import monotonic
from typing import TypeAlias

from reader.errors import ReaderError
from reader.memory.draft_journal import DraftJournal, FailedPage, FinishedPage
from reader.services.bulk.addresses import FetchRules, fetched_pages
from reader.services.bulk.sources import Source, local_pages
from reader.services.bulk.targets import Target, name_of
from reader.services.bulk.values import (
    TRIED_AGAIN,
    Answer,
    Drafted,
    Executor,
    Failed,
    FailureKind,
    Options,
    SourcePage,
)

Answered: TypeAlias = tuple[SourcePage, Answer]
_LONGEST_GATHERED = 2.0
"""Seconds that a drafted article waits for others to be stored with, at the most."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: pages that it drafted, that failed, and that were drafted before or came twice.

    `failed_before` are those that failed in an earlier run and are not tried again. `done` is the part of all that
    there is to do, 0 to 1, and `worked` what of it this run has worked on; `seconds` are those since it began.
    """

    drafted: int = 0
    failed: int = 0
    skipped: int = 0
    failed_before: int = 0
    done: float = 0.0
    seconds: float = 0.0
    worked: float = 0.0

    @property
    def rate(self) -> float:
        """Pages a second that were drafted or failed."""
        return (self.drafted + self.failed) / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """About how long it takes from now on; None where nothing is known of it yet."""
        if not self.worked or not self.seconds:
            return None
        return (1 - self.done) * self.seconds / self.worked


@dataclass(slots=True)
class _Run:
    """The counts of a run, and the pages that are out."""

    total: int
    begun: float = field(default_factory=monotonic)
    progress: Progress = Progress()
    seen: int = 0
    worked: int = 0
    out: set[bytes] = field(default_factory=set)

    def note(self, page: SourcePage, **more: int) -> Progress:
        """The progress with one page more."""
        self.seen += page.weight
        done = min(self.seen / self.total, 1.0) if self.total else 1.0
        worked = min(self.worked / self.total, 1.0) if self.total else 1.0
        now = monotonic() - self.begun
        self.progress = replace(self.progress, done=done, seconds=now, worked=worked, **more)
        return self.progress


def draft_pages(
    sources: Sequence[Source],
    target: Target,
    journal: DraftJournal,
    executor: Executor,
    options: Options,
    *,
    rules: FetchRules,
    retry: bool = False,
    progress: Callable[[Progress], object] = lambda _: None,
) -> Progress:
    """Draft every page once, and say how it went. It may be broken off anywhere: the next run goes on from there.

    `retry`: what failed before is tried once more, whyever it failed. Raises ReaderError where the target, the
    journal or the workers fail.
    """
    journal.forget_failures(tuple(FailureKind) if retry else TRIED_AGAIN)
    run = _Run(sum(source.weight for source in sources))
    pages = _to_draft(sources, journal, rules, run, progress)
    for some in _gathered(executor.answers(pages, options), target.at_once):
        _store(some, target, journal)
        for page, answer in some:
            run.out.discard(page.key)
            run.worked += page.weight
            drafted = isinstance(answer, Drafted)
            counts = run.progress
            progress(run.note(page, drafted=counts.drafted + drafted, failed=counts.failed + (not drafted)))
    return run.progress


def _gathered(answers: Iterator[Answered], at_once: int) -> Iterator[list[Answered]]:
    """So many answers together, or those of some seconds; where they break off, first what there is."""
    some: list[Answered] = []
    begun = monotonic()
    try:
        for answer in answers:
            some.append(answer)
            if len(some) >= at_once or monotonic() - begun >= _LONGEST_GATHERED:
                yield some
                some, begun = [], monotonic()
    except (KeyboardInterrupt, ReaderError):
        yield some
        raise
    if some:
        yield some


def _store(answered: Sequence[Answered], target: Target, journal: DraftJournal) -> None:
    """Store what became of pages: first the articles, then that they are there."""
    articles: list[tuple[str, str]] = []
    finished: list[tuple[bytes, FinishedPage | FailedPage]] = []
    for page, answer in answered:
        if isinstance(answer, Failed):
            finished.append((page.key, _failed(page, answer)))
        else:
            name = name_of(answer.headline, page.key)
            articles.append((name, answer.content))
            finished.append((page.key, FinishedPage(page.where, name)))
    if articles:
        target.store(articles)
    journal.finish(finished)


def _failed(page: SourcePage, failed: Failed) -> FailedPage:
    return FailedPage(page.where, failed.kind.value, failed.reason)


def _to_draft(
    sources: Sequence[Source],
    journal: DraftJournal,
    rules: FetchRules,
    run: _Run,
    progress: Callable[[Progress], object],
) -> Iterator[SourcePage | None]:
    """The pages that are not finished, each once; what can't be had is noted on the way."""
    for page in _pages(sources, journal, rules):
        if page is None:
            yield None
        elif page.failed is not None:
            journal.finish([(page.key, _failed(page, page.failed))])
            progress(run.note(page, failed=run.progress.failed + 1))
        elif page.page is None and journal.has_failed(page.key):
            progress(run.note(page, failed_before=run.progress.failed_before + 1))
        elif page.page is None or page.key in run.out:
            progress(run.note(page, skipped=run.progress.skipped + 1))
        else:
            run.out.add(page.key)
            yield page


def _pages(
    sources: Sequence[Source], journal: DraftJournal, rules: FetchRules
) -> Iterator[SourcePage | None]:
    """The pages of files, then those that are fetched."""
    addresses = tuple(dict.fromkeys(chain.from_iterable(source.addresses for source in sources)))
    yield from local_pages(sources, journal.is_finished)
    if addresses:
        weight = sum(source.weight for source in sources if source.addresses) // len(addresses)
        yield from fetched_pages(addresses, weight, rules, journal.is_finished)
