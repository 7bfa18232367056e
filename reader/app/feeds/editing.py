"""Gives up and renames feeds and saved queries, and undoes what was done last on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from reader.app.commands.keys import key_for
from reader.app.feeds import commands as f
from reader.app.feeds.view import FeedsView
from reader.errors import ReaderError
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import Marked
from reader.model.clean import with_full_stop
from reader.model.counting import many
from reader.model.feeds.subscriptions import SavedQuery
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.state.feeds.session import Added, Removed, Renamed, feed_key, query_key
from reader.state.ids import Listed

if TYPE_CHECKING:
    from reader.app.feeds.acts import Acts
    from reader.app.feeds.entry_lister import EntryLister
    from reader.app.feeds.marking import Marking

T = TypeVar("T")
_NOT_ONE = "Go to a feed or a saved query at the left first: {key} is for the one that is looked at."


class Editing:
    """What the person changes of their subscriptions, each act of which can be undone."""

    def __init__(
        self,
        view: FeedsView,
        lister: EntryLister,
        marking: Marking,
        acts: Acts,
        file: SubscriptionFile | None,
    ) -> None:
        self._view, self._lister, self._marking, self._acts, self._file = view, lister, marking, acts, file

    @property
    def title(self) -> str | None:
        """The title of the feed or saved query that is looked at; None, which is said, where it is another source."""
        session = self._view.session
        if session.feed is None and session.query is None:
            self._view.footer.say(_NOT_ONE.format(key=key_for(self._view.app, f.RENAME)))
            return None
        return session.title

    # -- giving up

    def remove(self) -> None:
        """Give up the feed or the saved query that is looked at."""
        session = self._view.session
        if session.feed is None and session.query is None:
            self._view.footer.say(_NOT_ONE.format(key=key_for(self._view.app, f.REMOVE)))
        else:
            self._acts.start(partial(self._remove, session.source))

    async def _remove(self, source: Listed) -> None:
        view, session = self._view, self._view.session.look_at(source)
        feed, query = session.feed, session.query

        def remove(store: FeedStore, file: SubscriptionFile) -> Removed | None:
            if feed is not None:
                return Removed(session.title, file.remove(feed.address), store.remove(feed.address))
            return None if query is None else Removed(query.title, file.remove_query(query.title))

        removed = await self._changed("Not removed", remove)
        if removed is not None:
            view.session = view.session.did(removed)
            self._show()
            count = f", with {many(removed.entries.count, 'entry', 'entries')}" if removed.entries else ""
            view.footer.say(
                f"Removed: {removed.title}{count}; {key_for(view.app, f.UNDO_MARK)} brings it back."
            )

    # -- renaming

    def rename(self, title: str) -> None:
        """Give the feed or saved query that is looked at the person's own title; a blank one takes a feed's away."""
        self._acts.start(partial(self._rename, self._view.session.source, title.strip()))

    async def _rename(self, source: Listed, title: str) -> None:
        view, session = self._view, self._view.session.look_at(source)
        feed, query = session.feed, session.query

        def rename(_: FeedStore, file: SubscriptionFile) -> Renamed | None:
            if feed is not None:
                return Renamed(source, file.rename(feed.address, title or None), title)
            if query is not None and file.rename_query(query.title, title):
                return Renamed(_query_key(title), query.title, title)
            return None

        if title == (feed.title if feed else query.title if query else None) or (
            query is not None and not title
        ):
            return
        renamed = await self._changed("Not renamed", rename)
        if renamed is None:
            view.footer.say(f"Not renamed: you have a query called {title} already.")
        else:
            view.session = view.session.did(renamed)
            self._show(renamed.source)
            view.footer.say(f"Renamed: {view.session.title}; {key_for(view.app, f.UNDO_MARK)} undoes it.")

    # -- saving what is listed

    @property
    def can_save(self) -> bool:
        """Whether what is listed can be a query; that it is everything is said."""
        if self._view.session.query_to_save:
            return True
        find, save = key_for(self._view.app, f.FILTER), key_for(self._view.app, f.SAVE_QUERY)
        self._view.footer.say(
            f"All entries are listed: {find} filters them, and {save} saves that as a query."
        )
        return False

    def save_query(self, title: str) -> None:
        """Save what is listed as a query of that title, and look at it."""
        if title.strip():
            self._acts.start(partial(self._save_query, title.strip(), self._view.session.query_to_save))

    async def _save_query(self, title: str, query: str) -> None:
        view = self._view

        def save(_: FeedStore, file: SubscriptionFile) -> bool:
            return file.add_new_query(SavedQuery(title, query))

        is_new = await self._changed("Not saved", save)
        if is_new:
            view.session = replace(view.session.did(Added(title)), words="")
            self._show(_query_key(title))
            view.footer.say(f"Saved: {title}, the query {query}; {key_for(view.app, f.UNDO_MARK)} undoes it.")
        elif is_new is not None:
            view.footer.say(f"Not saved: you have a query called {title} already.")

    # -- undoing

    def undo(self) -> None:
        """Undo what was done last with entries, feeds and saved queries."""
        self._acts.start(self._undo)

    async def _undo(self) -> None:
        view = self._view
        if not view.session.done:
            view.footer.say("There is nothing to undo.")
            return
        done = view.session.done[-1]
        view.session = view.session.undid()
        if isinstance(done, Marked):
            await self._marking.undo(done)
        elif isinstance(done, Removed):
            await self._put_back(done)
        elif isinstance(done, Added):
            await self._unsave(done.title)
        else:
            await self._rename_back(done)

    async def _put_back(self, removed: Removed) -> None:
        def put_back(store: FeedStore, file: SubscriptionFile) -> bool:
            if removed.entries is not None:
                store.put_back(removed.entries)
            file.restore(removed.outlines)
            return True

        if await self._changed("Not brought back", put_back):
            self._show(feed_key(removed.entries.feed) if removed.entries else _query_key(removed.title))
            self._view.footer.say(f"Undone: {removed.title} is back.")

    async def _unsave(self, title: str) -> None:
        if await self._changed("Not undone", lambda _, file: bool(file.remove_query(title)) or None):
            self._show()
            self._view.footer.say(f"Undone: the query {title} is gone.")

    async def _rename_back(self, renamed: Renamed) -> None:
        session = self._view.session.look_at(renamed.source)
        feed, former = session.feed, renamed.former

        def rename(_: FeedStore, file: SubscriptionFile) -> bool:
            if feed is not None:
                file.rename(feed.address, former)
                return True
            return former is not None and file.rename_query(renamed.title, former)

        if await self._changed("Not renamed", rename):
            self._show(renamed.source if feed is not None else _query_key(former or ""))
            self._view.footer.say(f"Undone: it is called {self._view.session.title} again.")

    # -- how

    async def _changed(
        self, what: str, change: Callable[[FeedStore, SubscriptionFile], T | None]
    ) -> T | None:
        """What a change of the store and the file gives; None, which is said, where it could not be made."""
        file = self._file
        if file is None:
            self._view.footer.say(f"{what}: there is no home folder to keep feeds in.")
            return None
        try:
            return await self._view.access.change(lambda store: change(store, file))
        except ReaderError as reason:
            self._view.footer.say(with_full_stop(f"{what}: {reason}"))
            return None

    def _show(self, source: Listed | None = None) -> None:
        """Show the subscriptions as they are now, and look at a source."""
        if self._view.is_on_stack:
            self._view.contents.read_subscriptions()
            self._view.contents.show_states()
            if source is not None and source in self._view.session.sources():
                self._view.look_at(source)
            self._lister.start(from_start=True)


def _query_key(title: str) -> Listed:
    return query_key(SavedQuery(title, ""))
