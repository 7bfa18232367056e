"""Fetches the person's feeds, and writes into their file of subscriptions where feeds have moved for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.memory.feeds.store import FeedStore
from reader.services.feeds.fetching import FetchOptions, FetchReport, fetch_feeds
from reader.services.feeds.subscriptions import SubscriptionFile


def refresh(
    addresses: Sequence[str], file: SubscriptionFile, store: FeedStore, options: FetchOptions
) -> Iterator[FetchReport]:
    """A report of each feed as soon as it is stored; feeds that the person added as private may be so.

    Raises StoreUnavailable, and for the file of subscriptions IntakeError, UnreadableFile and SaveError.
    """
    feeds = file.read().feeds
    private = frozenset(feed.address for feed in feeds if feed.is_private)
    options = replace(options, private=private, settings=options.settings.of_moved(feeds))
    for report in fetch_feeds(addresses, store, options):
        if report.moved_from is not None:
            file.move(report.moved_from, report.state.address)
        yield report
