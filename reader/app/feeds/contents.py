"""What the feeds screen shows of the store and of the subscriptions, shown anew when either has changed."""

from __future__ import annotations

from asyncio import sleep
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.feeds.view import FeedsView
from reader.errors import ReaderError, StoreUnavailable
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.state.feeds.session import STARRED, query_key
from reader.state.feeds.sources import source_rows
from reader.state.ids import Listed

if TYPE_CHECKING:
    from reader.app.feeds.entry_lister import EntryLister

_QUIET = 0.2
"""Seconds without a change after which the entries of saved queries are counted."""


class FeedsContents:
    """Reads subscriptions, states and counts, and shows them in the list of sources and at the top."""

    def __init__(self, view: FeedsView, lister: EntryLister, file: SubscriptionFile | None) -> None:
        """`file` has the subscriptions, None without a home folder."""
        self._view, self._lister, self._file = view, lister, file
        self._changes = 0
        self._stamp: tuple[int, int, int] | None = None

    def read_subscriptions(self) -> None:
        """Read which feeds the person follows, and say what is wrong with the file."""
        if self._file is None:
            return
        self._stamp = self._file.stamp
        try:
            self._view.session = self._view.session.subscribed_to(self._file.read())
        except ReaderError as reason:
            self._view.footer.say(f"Your subscriptions can’t be read: {reason}.", stays=True)

    def look_again(self) -> None:
        """Show what another program, an editor or a fetch has changed meanwhile."""
        if not self._view.is_on_stack:
            return
        try:
            has_changed = self._view.access.store.changes != self._changes
            if has_changed or (self._file is not None and self._file.stamp != self._stamp):
                self.read_subscriptions()
                self.show_states()
                self._lister.start()
        except StoreUnavailable as reason:
            self._view.footer.say(f"The feeds can’t be read: {reason}.", stays=True)

    def show_states(self) -> None:
        """Show what is known of the feeds now, and their counts."""
        view, store = self._view, self._view.access.store
        counts = store.counts()
        states = {state.address: state for state in store.feed_states()}
        view.session = replace(view.session, states=states, unread=counts.unread, total=counts.total)
        self._changes = store.changes
        self._show_sources()
        view.start(self._count_unread, group="counting", exclusive=True)

    def _show_sources(self) -> None:
        self._view.sources.renew(source_rows(self._view.session))
        self._view.show_header()

    async def _count_unread(self) -> None:
        """Count the unread entries that are starred, and those of each saved query."""
        await sleep(_QUIET)
        view, counts = self._view, dict[Listed, int]()
        unfiltered = replace(view.session, words="")
        for key in (STARRED, *map(query_key, unfiltered.subscriptions.queries)):
            asked = await self._lister.asked_of(unfiltered.look_at(key))
            if not isinstance(asked, str) and asked.unread is not False:
                unread = replace(asked, unread=True)
                counts[key] = len(await view.access.ask(lambda store: store.numbers(unread)))  # noqa: B023 - awaited
        if view.is_on_stack:
            view.session = replace(view.session, queries_unread=counts)
            self._show_sources()
