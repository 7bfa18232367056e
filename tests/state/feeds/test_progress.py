"""How far a fetch is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.memory.feeds.values import FeedState, Stored
from reader.state.feeds.progress import bar, summary
from reader.state.feeds.session import FeedsSession


@dataclass
class Report:
    """What became of one feed."""

    stored: Stored = field(default_factory=Stored)
    reason: str = ""
    has_failed: bool = False
    state: FeedState = field(default_factory=lambda: FeedState("https://vale.example/rss", title="Vale"))


def said(*reports: Report) -> str:
    return summary(reports, FeedsSession(states={report.state.address: report.state for report in reports}))


def test_the_bar_fills_as_feeds_come() -> None:
    assert bar(0, 40) == "──────────── 0 of 40 feeds"
    assert bar(20, 40) == "━━━━━━────── 20 of 40 feeds"
    assert bar(1, 1) == "━━━━━━━━━━━━ 1 of 1 feed"


def test_what_came_is_summed_up() -> None:
    assert said(Report(Stored(3, 1)), Report(Stored(1))) == "4 new entries in 2 feeds; 1 changed."
    assert said(Report()) == "No new entries in 1 feed."
    waiting = Report(reason="the site asks to wait")
    assert said(waiting) == "Not fetched: the site asks to wait."
    assert said(waiting, Report(Stored(1))) == "1 new entry in 1 feed; 1 feed not asked, as they want it."
    failed = Report(reason="no such page (404)", has_failed=True)
    assert said(failed, failed) == "Failed: Vale (no such page (404)), and 1 more."
    assert said(failed, Report()) == "No new entries in 1 feed; failed: Vale (no such page (404))."
    assert said(failed, waiting) == "1 feed not asked, as they want it; failed: Vale (no such page (404))."
