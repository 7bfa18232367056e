"""What the feeds of the linear screen know and do: subscriptions, states, entries, marks, fetching, articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reader.errors import ReaderError, StoreUnavailable
from reader.linear.screen import Host
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryFilter, ListedEntry
from reader.model.clean import with_full_stop
from reader.model.counting import many
from reader.model.query.query import Query
from reader.services.feeds.asking import Wanted
from reader.services.feeds.entry_articles import EntryArticle, cached_article, complete, keep
from reader.services.feeds.entry_query import asks_library, session_filter
from reader.services.feeds.fetching import FetchOptions
from reader.services.feeds.refreshing import refresh
from reader.services.feeds.subscribing import subscribe
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings, FeedSettings
from reader.state.feeds.progress import summary
from reader.state.feeds.session import FeedsSession

T = TypeVar("T")
MOST = 1_000
"""Entries that are listed, the newest: a query finds the others."""
NO_HOME = "there is no home folder to keep feeds in"


class FeedsAccess:
    """The person's feeds. What is called `…_in_thread` is for threads, and answers in a sentence where it fails."""

    def __init__(self, host: Host) -> None:
        launch = host.launch
        self._host = host
        self._state, self._cache = launch.memory_folder, launch.entries_folder
        self._file = SubscriptionFile(launch.config_folder) if launch.config_folder else None
        self.settings = launch.settings.feeds or AllFeedSettings()
        self.session = FeedsSession()

    def in_store(self, question: Callable[[FeedStore], T]) -> T:
        """The answer of the store. Raises StoreUnavailable."""
        if self._state is None:
            raise StoreUnavailable(NO_HOME)
        with closing(FeedStore.open(self._state)) as store:
            return question(store)

    def read(self) -> None:
        """Read the subscriptions, the states of feeds and the counts anew. Raises ReaderError."""
        if self._file is not None:
            self.session = self.session.subscribed_to(self._file.read())
        counts, states = self.in_store(lambda store: (store.counts(), store.feed_states()))
        known = {state.address: state for state in states}
        self.session = replace(self.session, states=known, unread=counts.unread, total=counts.total)

    def asked(self) -> EntryFilter | str:
        """The entries that the session looks at, or in a sentence why its query means nothing."""
        session = self.session
        library = self._host.library if asks_library(session.query_text) else None

        def articles_of(query: Query) -> frozenset[str]:
            hits = library.stream(query) if library is not None else ()
            return frozenset(str(hit.article.path) for hit in hits)

        return session_filter(session, articles_of)

    def entries(self, asked: EntryFilter) -> tuple[list[ListedEntry], int]:
        """The newest of the entries that are asked for, and how many there are. Raises StoreUnavailable."""
        return self.in_store(lambda store: (store.entries(asked, MOST), len(store.numbers(asked))))

    # -- fetching

    def fetch_in_thread(self, addresses: Sequence[str], wanted: Wanted) -> str:
        """Fetch some feeds; what came of it."""
        try:
            file = self._subscriptions()
            options = FetchOptions(wanted, self.settings)
            reports = self.in_store(lambda store: list(refresh(addresses, file, store, options)))
        except ReaderError as reason:
            return with_full_stop(f"Feeds can’t be fetched: {reason}")
        return summary(reports, self.session)

    def subscribe_in_thread(self, address: str) -> str:
        """Subscribe to a feed, or to that of a site; what came of it."""
        address = address if "://" in address else f"https://{address}"
        try:
            file = self._subscriptions()
            options = FetchOptions(Wanted.BY_NAME, self.settings)
            made = self.in_store(lambda store: subscribe(address, file, store, options))
        except ReaderError as reason:
            return with_full_stop(f"Not added: {reason}")
        title = made.feed.title or made.feed.address
        if not made.is_new:
            return f"You follow {title} already."
        return f"Added: {title}, {many(made.stored.new, 'new entry', 'new entries')}."

    def remove(self, address: str) -> None:
        """Follow a feed no more; its entries go with it. Raises ReaderError."""
        self._subscriptions().remove(address)
        self.in_store(lambda store: store.remove(address))

    def rename(self, address: str, title: str) -> None:
        """Call a feed by a title of the person's own, or without one by the feed's. Raises ReaderError."""
        self._subscriptions().rename(address, title or None)

    def _settings_of(self, listed: ListedEntry) -> FeedSettings:
        return self.settings.of_moved(self.session.subscriptions.feeds).of(listed.feed)

    def _subscriptions(self) -> SubscriptionFile:
        if self._file is None:
            raise StoreUnavailable(NO_HOME)
        return self._file

    # -- articles of entries

    def article_in_thread(self, listed: ListedEntry) -> EntryArticle | str:
        """The article of an entry as it is at once, or why there is none."""
        if listed.article is not None and Path(listed.article).is_file():
            return EntryArticle(Path(listed.article), is_whole=True)
        try:
            entry = self.in_store(lambda store: store.entry(listed.number))
            if entry is None:
                return "This entry is no longer there."
            if self._cache is None:
                return f"The entry can’t be opened: {NO_HOME}."
            title, text = self.session.title_of(listed.feed), self._settings_of(listed).text
            return cached_article(self._cache, listed.number, entry, title, text)
        except ReaderError as reason:
            return f"The entry can’t be opened: {reason}."

    def complete_in_thread(self, listed: ListedEntry, article: EntryArticle, *, kept: bool) -> str:
        """Have the page in the place of the feed's own text; `kept`: and the article in the library."""
        feed = self.session.subscriptions.feed(listed.feed)
        settings, remark = self._settings_of(listed), ""
        try:
            entry = self.in_store(lambda store: store.entry(listed.number))
            if entry is not None and not article.is_whole:
                private = feed is not None and feed.is_private
                title = self.session.title_of(listed.feed)
                done = complete(article, entry, title, settings.text, allow_private=private)
                remark = done.remark
                if (url := done.url) is not None and url != listed.link:
                    self.in_store(lambda store: store.learn_address(listed.number, url))
            if kept or settings.keep == "all":
                copy = keep(article.path, self._host.launch.additions)
                self.in_store(lambda store: store.keep_article(listed.number, copy))
        except ReaderError as reason:
            return f"The page can’t be had: {reason}."
        return remark
