"""The rows at the left of the feeds screen: all feeds, starred entries, saved queries, folders with their feeds."""

from __future__ import annotations

from datetime import datetime

from reader.memory.feeds.values import FeedState
from reader.model.clean import shorten, with_full_stop
from reader.model.feeds.subscriptions import Subscription
from reader.state.feeds.dates import ago
from reader.state.feeds.session import ALL, STARRED, FeedsSession, feed_key, folder_key, query_key
from reader.state.ids import Listed
from reader.state.library.article_rows import WARNING
from reader.state.rows import Line, Listing, Look, Piece, Row, heading

STAR = "★"
_BESIDE_TITLE, _LEAST_TITLE = 8, 12
"""A title at the top has half of the columns less the first, for what stands before it, and at least the second."""


def source_rows(session: FeedsSession) -> Listing:
    """Every source with its count of unread entries; feeds that fail are marked."""
    rows = [
        _row(ALL, "All feeds", session.unread),
        _row(STARRED, f"Starred {STAR}", session.unread_of(STARRED)),
    ]
    if session.subscriptions.queries:
        rows.append(heading("QUERIES"))
        rows += [
            _row(query_key(query), query.title, session.unread_of(query_key(query)))
            for query in session.subscriptions.queries
        ]
    if session.subscriptions.feeds:
        rows.append(heading("FEEDS", f"{len(session.subscriptions.feeds):,}"))
    for name in session.folders:
        rows.append(_row(folder_key(name), name, session.unread_of(folder_key(name)), folder=True))
        rows += [_feed(session, feed, "  ") for feed in session.feeds_in(name)]
    rows += [_feed(session, feed, "") for feed in session.feeds_in("")]
    rows = [row._replace(chosen=row.key == session.source) for row in rows]
    return Listing(tuple(row.key for row in rows), rows.__getitem__)


def _row(key: Listed, title: str, unread: int, folder: bool = False) -> Row:
    look: Look = "strong" if unread else "plain"
    mark = (Piece("▾ ", "faint"),) if folder else ()
    return Row(key, (Line((Piece(title, look),), right=_count(unread), lead=mark),))


def _feed(session: FeedsSession, feed: Subscription, indent: str) -> Row:
    state = session.states.get(feed.address)
    unread = state.unread if state else 0
    look: Look = "strong" if unread else "plain"
    failing = state is not None and (state.fault or state.is_gone)
    right = (*((Piece(f"{WARNING} ", "warn"),) if failing else ()), *_count(unread))
    title = Piece(session.title_of(feed.address), look)
    return Row(feed_key(feed.address), (Line((title,), right=right, lead=(Piece(indent),)),))


def _count(unread: int) -> tuple[Piece, ...]:
    return (Piece(f"{unread:,}", "bar"),) if unread else ()


def trouble(state: FeedState | None, now: datetime) -> str:
    """Why a feed fails and since when, or that it has ended, in a sentence; empty where all is well."""
    if state is None:
        return ""
    if state.is_gone:
        return f"{WARNING} This feed has ended, and is not asked any more: {state.fault or 'its address says so'}."
    if not state.fault:
        return ""
    has_lasted = state.failing_since and now.timestamp() - state.failing_since >= 60
    since = f" for {ago(state.failing_since, now)}" if has_lasted else ""
    return with_full_stop(f"{WARNING} Not fetched{since}: {state.fault}")


def failing(session: FeedsSession) -> int:
    """How many of the subscribed feeds fail."""
    states = (session.states.get(feed.address) for feed in session.subscriptions.feeds)
    return sum(1 for state in states if state is not None and state.fault)


_NARROW = 80
"""Columns below which the count of a filter takes the place of that of unread entries."""


def header_facts(session: FeedsSession, columns: int) -> tuple[Piece, ...]:
    """The facts at the top of a screen of so many columns: the source, its filter where it has one, counts of its
    entries, and how many of all feeds fail."""
    failed, unread, all_there_are = (
        failing(session),
        session.unread_of(session.source),
        session.total_of_source,
    )
    total = Piece(f"{all_there_are:,} in all" if all_there_are else "", "faint")
    return (
        Piece(shorten(session.title, max(columns // 2 - _BESIDE_TITLE, _LEAST_TITLE)), "strong"),
        Piece(
            "" if session.filter_text and columns < _NARROW else f"{unread:,} unread" if unread else "", "bar"
        ),
        Piece(session.filter_text, "bar") if session.filter_text else total,
        Piece(f"{WARNING} {failed:,} failing" if failed else "", "warn"),
    )
