"""How a run of `reader draft` goes and went, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from reader.memory.draft_journal import FailedPage
from reader.model.clean import clean
from reader.model.counting import many
from reader.services.bulk.drafting import Progress

_MOST_REASONS = 5
"""Reasons that are told of one kind of failure."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def progress_line(progress: Progress) -> str:
    """`1,234 drafted, 12 failed, 6 %, 35.2 a second, 9 minutes left`."""
    parts = [f"{progress.drafted:,} drafted"]
    parts += [f"{progress.failed:,} failed"] if progress.failed else []
    parts += [f"{progress.skipped:,} there before"] if progress.skipped else []
    parts += [f"{progress.failed_before:,} failed before"] if progress.failed_before else []
    parts.append(f"{progress.done * 100:.0f} %")
    if progress.rate:
        parts.append(f"{progress.rate:.1f} a second")
    if (left := progress.seconds_left) is not None:
        parts.append(f"{duration(left)} left")
    return ", ".join(parts)


def summary(progress: Progress) -> str:
    """`Drafted 1,234 pages in 9 minutes, 2.3 a second; 20 were there before, or came twice. 12 failed.`"""
    rate = ""
    if progress.drafted and progress.seconds < 1:
        rate = " in less than a second"
    elif progress.drafted:
        rate = f" in {duration(progress.seconds)}, {progress.rate:.1f} a second"
    were = "was" if progress.skipped == 1 else "were"
    before = f"; {progress.skipped:,} {were} there before, or came twice" if progress.skipped else ""
    failed = f" {progress.failed:,} failed." if progress.failed else ""
    earlier = f" {progress.failed_before:,} had failed before." if progress.failed_before else ""
    return f"Drafted {many(progress.drafted, 'page')}{rate}{before}.{failed}{earlier}"


def failure_lines(counts: Iterable[tuple[str, str, int, str]]) -> Iterator[str]:
    """The failures by kind, the most frequent first, each with its most frequent reasons and a place of each."""
    rows = sorted(counts)
    kinds = [(kind, list(group)) for kind, group in groupby(rows, key=lambda row: row[0])]
    kinds.sort(key=lambda pair: -sum(count for _, _, count, _ in pair[1]))
    for kind, reasons in kinds:
        reasons.sort(key=lambda row: -row[2])
        yield f"{many(sum(count for _, _, count, _ in reasons), 'page')}: {kind}"
        for _, reason, count, place in reasons[:_MOST_REASONS]:
            yield f"    {count:,}: {clean(reason)} ({'such as ' if count > 1 else ''}{clean(place)})"
        if len(reasons) > _MOST_REASONS:
            yield f"    {len(reasons) - _MOST_REASONS:,} more reasons; --json has all"


def report_shape(
    progress: Progress, counts: tuple[int, int], failures: Iterable[FailedPage]
) -> dict[str, Any]:
    """How a run went, for programs; `articles` and `failures` are those of all runs into the same place."""
    articles, _ = counts
    return {
        "drafted": progress.drafted,
        "failed": progress.failed,
        "skipped": progress.skipped,
        "failed_before": progress.failed_before,
        "seconds": round(progress.seconds, 3),
        "articles": articles,
        "failures": [{"page": each.where, "kind": each.kind, "reason": each.reason} for each in failures],
    }


def duration(seconds: float) -> str:
    """`40 seconds`, `9 minutes`, `3 hours`, `2 days`: one number is enough."""
    for size, word in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= 1.5 * size:
            return many(round(seconds / size), word)
    return many(round(seconds), "second")
