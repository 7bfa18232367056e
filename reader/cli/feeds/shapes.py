"""Feeds, fetches and entries as JSON for programs."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.cli.feeds.queries import Counts
from reader.convert.json.shapes import Shape
from reader.memory.feeds.values import FeedState, ListedEntry
from reader.model.feeds.subscriptions import SavedQuery, Subscription
from reader.services.feeds.fetching import FetchReport
from reader.services.feeds.subscriptions import Imported


def feed_shape(feed: Subscription, state: FeedState | None) -> Shape:
    """A feed that the person has, and what is known of it; times are ISO 8601 in UTC, null where they never came."""
    state = state or FeedState(feed.address)
    return {
        **subscription_shape(feed),
        "title": feed.title or state.title,
        "link": feed.link or state.link,
        "unread": state.unread,
        "total": state.total,
        "fetched": _time(state.answered),
        **_outlook(state),
    }


def subscription_shape(subscribed: Subscription | SavedQuery) -> Shape:
    """A feed or a saved query as the file of subscriptions has it; `query` is null for feeds, `feed` for queries."""
    feed = subscribed if isinstance(subscribed, Subscription) else None
    query = subscribed if isinstance(subscribed, SavedQuery) else None
    return {
        "feed": feed.address if feed else None,
        "title": subscribed.title,
        "folder": list(subscribed.folder),
        "tags": list(feed.tags) if feed else [],
        "link": feed.link if feed else None,
        "query": query.query if query else None,
    }


def query_shape(saved: SavedQuery, counts: Counts | None) -> Shape:
    """A saved query with what it finds; null where it means nothing."""
    return {
        **subscription_shape(saved),
        "unread": counts.unread if counts else None,
        "total": counts.total if counts else None,
    }


def failed_shape(address: str, reason: str) -> Shape:
    """An address, or a file, that gave no feed, and why."""
    return feed_shape(Subscription(address), FeedState(address, fault=reason))


def removed_shape(subscribed: Subscription | SavedQuery, entries: int) -> Shape:
    """A feed or saved query that was given up, and how many entries went with it."""
    return {**subscription_shape(subscribed), "entries": entries}


def import_shape(file: str, imported: Imported | None, error: str | None = None) -> Shape:
    """What came in of a file; `known` counts the feeds that were there before, `private` those that aren't allowed."""
    imported = imported or Imported((), (), 0)
    return {
        "file": file,
        "added": [*map(subscription_shape, imported.feeds), *map(subscription_shape, imported.queries)],
        "known": imported.known,
        "left_out": [{"line": each.line, "reason": each.reason} for each in imported.left_out],
        "private": imported.refused_private,
        "error": error,
    }


def fetch_shape(report: FetchReport, title: str | None) -> Shape:
    """What became of fetching one feed: fetched, unchanged, waiting, ended or failed."""
    return {
        "feed": report.state.address,
        "title": title or report.state.title,
        "status": str(report.outcome),
        "new": report.stored.new,
        "changed": report.stored.changed,
        "reason": report.reason or None,
        "moved_from": report.moved_from,
        **_outlook(report.state),
    }


def entry_shape(entry: ListedEntry) -> Shape:
    """An entry; dates at the precision that the feed gives."""
    return {
        "feed": entry.feed,
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published": None if entry.published is None else entry.published.text,
        "updated": None if entry.updated is None else entry.updated.text,
        "authors": list(entry.authors),
        "summary": entry.summary,
        "read": entry.is_read,
        "starred": entry.is_starred,
        "article": entry.article,
        "changed": _time(entry.changed_at),
    }


def _outlook(state: FeedState) -> Shape:
    """What is wrong with a feed, and when it may be asked again."""
    return {
        "error": state.fault or None,
        "since": _time(state.failing_since),
        "failures": state.failures,
        "next": _time(state.due),
        "ended": state.is_gone,
    }


def _time(seconds: float) -> str | None:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z") if seconds else None
