"""Feeds, fetches and entries as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from shlex import quote

from reader.cli.feeds.queries import Counts
from reader.memory.feeds.values import FeedState, ListedEntry
from reader.model.clean import clean
from reader.model.counting import many
from reader.model.feeds.subscriptions import SavedQuery, Subscriptions
from reader.services.feeds.asking import FAILED_OFTEN
from reader.services.feeds.fetching import FetchReport, Outcome
from reader.state.feeds.entries import READ, UNREAD
from reader.state.feeds.sources import STAR

_INDENT = "    "


def fetch_line(report: FetchReport, title: str | None, now: datetime) -> str:
    """`Harbour News: 3 new, 1 changed`; what failed says why and since when."""
    state, stored = report.state, report.stored
    name = clean(title or state.title or state.address)
    if report.outcome is Outcome.FAILED:
        return f"{name}: failed: {report.reason}{_since(state, now)}"
    if report.outcome is Outcome.UNCHANGED:
        return f"{name}: unchanged"
    if report.outcome is Outcome.ENDED:
        return f"{name}: has ended; `reader feeds remove` gives it up"
    if report.outcome is Outcome.WAITING:
        until = f" until {moment(state.due, now)}" if state.due > now.timestamp() else ""
        line = f"{name}: waits{until}: {report.reason}"
        if report.reason != FAILED_OFTEN:
            return line
        return f"{line}; `reader feeds fetch {quote(clean(title or state.address))}` asks it now"
    counts = [
        f"{number:,} {word}" for number, word in ((stored.new, "new"), (stored.changed, "changed")) if number
    ]
    moved = f" (moved to {clean(state.address)})" if report.moved_from else ""
    return f"{name}: {', '.join(counts) or 'nothing new'}{moved}"


def feed_lines(
    subscriptions: Subscriptions,
    states: Mapping[str, FeedState],
    counts: Mapping[SavedQuery, Counts | None],
    now: datetime,
) -> Iterator[str]:
    """The feeds by folder, those in none last, each with its unread entries and what is wrong with it."""
    order = list(dict.fromkeys(feed.folder for feed in subscriptions.feeds if feed.folder))
    folders = [*order, ()] if order else []
    feeds = sorted(subscriptions.feeds, key=lambda feed: folders.index(feed.folder) if folders else 0)
    folder: tuple[str, ...] = ()
    for feed in feeds:
        if feed.folder != folder:
            folder = feed.folder
            yield clean("/".join(folder)) if folder else "(no folder)"
        state = states.get(feed.address, FeedState(feed.address))
        indent = _INDENT * bool(folder)
        known = _in_words(state.unread, state.total)
        yield f"{indent}{clean(feed.title or state.title or feed.address)}: {known} ({clean(feed.address)})"
        if state.is_gone:
            yield f"{indent}{_INDENT}has ended"
        elif state.fault:
            yield f"{indent}{_INDENT}failed: {clean(state.fault)}{_since(state, now)}"
    for saved in subscriptions.queries:
        found = counts.get(saved)
        known = _in_words(*found) if found else "no query that closeread knows"
        yield f"{clean(saved.title)}: {known} (the query {clean(saved.query)})"


def _in_words(unread: int, total: int) -> str:
    return f"{unread:,} unread of {total:,}"


def entry_lines(entry: ListedEntry, feed_title: str | None) -> Iterator[str]:
    """`●★ 2024-05-03  Title — Feed`, and the address below, with the screen's signs: unread, starred."""
    marks = f"{READ if entry.is_read else UNREAD}{STAR if entry.is_starred else ' '}"
    date = str(entry.date)[:10] if entry.date else ""
    changed = " (text changed)" if entry.changed_at else ""
    title = clean(entry.title or entry.summary or entry.link or entry.id or "without a title")
    yield f"{marks} {date:<10}  {title} — {clean(feed_title or entry.feed)}{changed}"
    if entry.link:
        yield f"{_INDENT}{clean(entry.link)}"


def moment(seconds: float, now: datetime) -> str:
    """A time as it is said on that day, or with its day where that is another: `14:30`, `2024-05-03 14:30`."""
    then = datetime.fromtimestamp(seconds)
    return f"{then:%H:%M}" if then.date() == now.date() else f"{then:%Y-%m-%d %H:%M}"


def _since(state: FeedState, now: datetime) -> str:
    if state.failures < 2:
        return ""
    return f" (since {moment(state.failing_since, now)}, {many(state.failures, 'time')})"
