"""`reader draft`: drafts all pages of many sources into a folder, and goes on where it was stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from time import monotonic

from reader.cli.drafting.report import failure_lines, progress_line, report_shape, summary
from reader.cli.output import FINE, INTERRUPTED, NOTHING, WRONG, say, step, write
from reader.cli.parsing.parser import Arguments
from reader.cli.user_settings import quiet_settings
from reader.convert.json.shapes import json_line
from reader.errors import IntakeError, ReaderError, StoreUnavailable
from reader.library.opening import open_archive
from reader.memory.draft_journal import DraftJournal
from reader.model.clean import with_full_stop
from reader.model.library.addresses import archive_key, is_address, shown_address
from reader.services.adding import check_model
from reader.services.bulk.addresses import FetchRules
from reader.services.bulk.drafting import Progress, draft_pages
from reader.services.bulk.processes import LocalProcesses
from reader.services.bulk.sources import sources_of
from reader.services.bulk.targets import (
    JOURNAL,
    ArchiveTarget,
    FolderTarget,
    Target,
    adopt_journal,
    journal_name,
)
from reader.services.bulk.values import Executor, Options
from reader.services.sharing.pushing import author
from reader.settings.folders import state_folder
from reader.write.save import make_folder

_STEP_INTERVAL = 0.2
"""Seconds between two lines of progress, at the least."""


def draft(arguments: Arguments) -> int:
    """Draft what is not drafted yet; 1 where pages failed, 130 where it was stopped."""
    try:
        with ExitStack() as stack:
            return _draft(arguments, stack)
    except ReaderError as reason:
        step("")
        say(with_full_stop(f"reader draft: {reason}"))
        return WRONG


def _draft(arguments: Arguments, stack: ExitStack) -> int:
    sources = tuple(sources_of(arguments.sources))
    if not sources:
        raise IntakeError("there is no page, no text and no WARC file in there")
    if arguments.model is not None and (remark := check_model(arguments.model)):
        say(f"reader draft: {remark}.")
    target, journal_file = _target(arguments, stack)
    stack.enter_context(closing(target))
    journal = stack.enter_context(closing(DraftJournal.open(journal_file)))
    executor = stack.enter_context(closing(_executor(arguments)))
    shown = _Shown()
    try:
        done = draft_pages(
            sources,
            target,
            journal,
            executor,
            Options(date.today().isoformat(), arguments.language, arguments.model),
            rules=FetchRules(allow_private=arguments.allow_private),
            retry=arguments.retry,
            progress=shown.show,
        )
    except KeyboardInterrupt:
        step("")
        say(f"Stopped. {summary(shown.latest)} The same command goes on from here.")
        return INTERRUPTED
    step("")
    _report(done, journal, arguments)
    _, failed = journal.count()
    return NOTHING if failed else FINE


def _target(arguments: Arguments, stack: ExitStack) -> tuple[Target, Path]:
    """Where the articles go, and the file of the journal: in the folder, or among what is remembered of archives."""
    if not is_address(arguments.to):
        folder = Path(arguments.to)
        return FolderTarget(folder), folder / JOURNAL
    state = state_folder()
    if state is None:
        raise StoreUnavailable("there is no home folder to remember in what is drafted")
    make_folder(state)
    journal = state / journal_name(archive_key(arguments.to))
    adopt_journal(state / journal_name(shown_address(arguments.to)), journal)
    archive = stack.enter_context(closing(open_archive(arguments.to, begin=True)))
    return ArchiveTarget(archive, author(archive, quiet_settings(arguments.config).name)), journal


def _executor(arguments: Arguments) -> Executor:
    """What drafts: a cluster where its scheduler is named, else processes of this machine."""
    if arguments.scheduler is not None:
        from reader.services.bulk.cluster import DaskCluster  # whose library is an extra

        return DaskCluster(arguments.scheduler)
    return LocalProcesses(arguments.workers or _processors())


def _processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _report(done: Progress, journal: DraftJournal, arguments: Arguments) -> None:
    say(summary(done))
    for line in failure_lines(journal.failure_counts()):
        say(line)
    if arguments.json:
        write(_json(done, journal))


def _json(done: Progress, journal: DraftJournal) -> Iterator[str]:
    yield json_line(report_shape(done, journal.count(), journal.failures())) + "\n"


class _Shown:
    """Shows progress on a terminal, now and then."""

    def __init__(self) -> None:
        self.latest = Progress()
        self._shown = 0.0

    def show(self, progress: Progress) -> None:
        self.latest = progress
        now = monotonic()
        if now - self._shown >= _STEP_INTERVAL:
            self._shown = now
            step(progress_line(progress))
