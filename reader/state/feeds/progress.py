"""How far a fetch is, as a bar with counts, and what came of it in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.memory.feeds.values import FeedState, Stored
from reader.model.counting import many
from reader.state.feeds.session import FeedsSession

_BAR, _FULL, _EMPTY = 12, "━", "─"


class Fetched(Protocol):
    """What became of one feed."""

    @property
    def state(self) -> FeedState: ...

    @property
    def stored(self) -> Stored: ...

    @property
    def reason(self) -> str: ...

    @property
    def has_failed(self) -> bool: ...


def bar(done: int, total: int) -> str:
    """`━━━━━━──────  20 of 40 feeds`."""
    full = _BAR * done // total if total else 0
    return f"{_FULL * full}{_EMPTY * (_BAR - full)} {done:,} of {many(total, 'feed')}"


def summary(reports: Sequence[Fetched], session: FeedsSession) -> str:
    """How many entries are new in the feeds that answered, how many were not asked, and which failed, and why."""
    new = sum(report.stored.new for report in reports)
    changed = sum(report.stored.changed for report in reports)
    failed = [report for report in reports if report.has_failed]
    waiting = [report for report in reports if report.reason and not report.has_failed]
    answered = len(reports) - len(failed) - len(waiting)
    said = [f"{many(new, 'new entry', 'new entries')} in {many(answered, 'feed')}"] if answered else []
    said += [f"{changed:,} changed"] if changed else []
    if waiting and len(waiting) == len(reports) == 1:
        return f"Not fetched: {waiting[0].reason}."
    said += [f"{many(len(waiting), 'feed')} not asked, as they want it"] if waiting else []
    if failed:
        first = failed[0]
        more = f", and {len(failed) - 1:,} more" if len(failed) > 1 else ""
        said.append(f"failed: {session.title_of(first.state.address)} ({first.reason}){more}")
    sentence = f"{'; '.join(said)}."
    return f"{sentence[0].upper()}{sentence[1:]}"
