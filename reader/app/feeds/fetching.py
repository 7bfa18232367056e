"""Fetches feeds, and subscribes to new ones, in a thread; with a bar and counts in the header meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic, time

from reader.app.background import in_daemon_thread
from reader.app.feeds.view import FeedsView
from reader.errors import PrivateAddress, ReaderError, StoreUnavailable
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState
from reader.model.clean import with_full_stop
from reader.model.counting import many
from reader.services.feeds.asking import Wanted, is_due
from reader.services.feeds.fetching import FetchOptions, FetchReport
from reader.services.feeds.refreshing import refresh
from reader.services.feeds.subscribing import CUT_OFF, Subscribed, subscribe
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings
from reader.state.feeds.progress import bar, summary

_BETWEEN = 0.5
"""Seconds between two looks at what a fetch has brought, at the least."""


class Fetching:
    """One fetch at a time, which ends with the screen: what it has stored by then stays."""

    def __init__(self, view: FeedsView, state: Path | None, file: SubscriptionFile | None) -> None:
        """`state` is the folder of the store; `file` has the subscriptions, None without a home folder."""
        self._view, self._state, self._file = view, state, file
        self._stop = Event()
        self._reports: list[FetchReport] = []
        self._is_running = False
        self._shown = 0.0

    def stop(self) -> None:
        """Break off what is under way: the screen closes."""
        self._stop.set()

    # -- fetching

    def fetch(self, addresses: Sequence[str], wanted: Wanted) -> None:
        """Fetch some feeds, or say that a fetch is under way."""
        if self._is_running:
            self._view.footer.say("Feeds are being fetched already.")
        elif not addresses:
            self._view.footer.say("There are no feeds to fetch here.")
        else:
            self._is_running = True
            self._view.start(partial(self._fetch, addresses, wanted), group="fetching feeds")

    def fetch_due(self) -> None:
        """Fetch, without being asked, the feeds of which the settings say how often, where their time has come."""
        feeds, states, now = self._view.session.subscriptions.feeds, self._view.session.states, time()
        settings = self._settings.of_moved(feeds)
        due = [
            feed.address
            for feed in feeds
            if is_due(states.get(feed.address, FeedState(feed.address)), settings.of(feed.address).every, now)
        ]
        if due and not self._is_running:
            self.fetch(due, Wanted.BY_TIMER)

    async def _fetch(self, addresses: Sequence[str], wanted: Wanted) -> None:
        view, total = self._view, len(addresses)
        self._reports, self._shown = [], monotonic()
        view.header.indexing = bar(0, total)

        def report(done: FetchReport) -> None:
            self._reports.append(done)
            if not view.is_on_stack:
                return
            view.header.indexing = bar(len(self._reports), total)
            if monotonic() - self._shown >= _BETWEEN:
                self._shown = monotonic()
                view.contents.look_again()

        try:
            await in_daemon_thread(
                lambda: self._work(addresses, wanted, lambda done: view.program.call_later(report, done))
            )
        except ReaderError as reason:
            said = with_full_stop(f"Feeds can’t be fetched: {reason}")
        else:
            said = summary(self._reports, view.session)
        finally:
            self._is_running = False
        if view.is_on_stack:
            view.header.indexing = ""
            view.contents.read_subscriptions()  # a feed that has moved for good is there by its new address
            view.contents.look_again()
            view.footer.say(said)

    def _work(
        self, addresses: Sequence[str], wanted: Wanted, report: Callable[[FetchReport], object]
    ) -> None:
        """Fetch, in the thread. Raises ReaderError."""
        file, folder = self._places()
        with closing(FeedStore.open(folder)) as store:
            for done in refresh(addresses, file, store, self._options(wanted)):
                report(done)
            while not self._stop.is_set() and store.index_words():
                pass  # or else the first who looks for words would wait for it

    # -- subscribing

    def subscribe(self, address: str) -> None:
        """Subscribe to a feed, or to that of a site; nothing for a blank address."""
        if address:
            self._view.start(partial(self._subscribe, address), group="subscribing")

    async def _subscribe(self, address: str) -> None:
        view = self._view
        address = address if "://" in address else f"https://{address}"
        view.footer.say(f"Looking for a feed at {address}…", stays=True)
        try:
            made = await in_daemon_thread(lambda: self._subscribed(address))
        except ReaderError as reason:
            if view.is_on_stack:
                view.footer.say(f"Not added: {_why_not(reason, address)}")
            return
        if not view.is_on_stack:
            return
        view.contents.read_subscriptions()
        view.look_at_feed(made.feed.address)
        title = view.session.title_of(made.feed.address)
        if not made.is_new:
            view.footer.say(f"You follow {title} already.")
            return
        others = (
            f" Its page names {many(len(made.others), 'more feed')}: reader feeds add takes their addresses."
        )
        view.footer.say(
            f"Added: {title}, {many(made.stored.new, 'new entry', 'new entries')}.{others * bool(made.others)}"
            f"{f' {CUT_OFF}' * made.is_cut_off}"
        )

    def _subscribed(self, address: str) -> Subscribed:
        file, folder = self._places()
        with closing(FeedStore.open(folder)) as store:
            return subscribe(address, file, store, self._options(Wanted.BY_NAME))

    def _places(self) -> tuple[SubscriptionFile, Path]:
        if self._file is None or self._state is None:
            raise StoreUnavailable("there is no home folder to keep feeds in")
        return self._file, self._state

    def _options(self, wanted: Wanted) -> FetchOptions:
        return FetchOptions(wanted, self._settings, stop=self._stop)

    @property
    def _settings(self) -> AllFeedSettings:
        return self._view.program.launch.settings.feeds or AllFeedSettings()


def _why_not(reason: ReaderError, address: str) -> str:
    """Why a feed was not added; for one of a private network what the person can do."""
    if isinstance(reason, PrivateAddress):
        return f"{str(reason).partition(';')[0]}; `reader feeds add --allow-private {address}` adds it."
    return with_full_stop(str(reason))
