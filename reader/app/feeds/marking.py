"""Marks entries read and starred, takes marks back, and goes from one unread entry to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.app.commands.keys import key_for
from reader.app.feeds import commands as f
from reader.app.feeds.view import FeedsView
from reader.errors import StoreUnavailable
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryFilter, EntryNumber, ListedEntry, Marked
from reader.model.counting import many
from reader.state.feeds.session import ALL, FeedsSession
from reader.state.ids import Listed

if TYPE_CHECKING:
    from reader.app.feeds.acts import Acts
    from reader.app.feeds.entry_lister import EntryLister
    from reader.app.feeds.entry_opener import EntryOpener

_STAYS = "its article stays in the library"


class _Done(NamedTuple):
    """What an act changed, and the first of those entries as it is now."""

    marked: Marked
    first: ListedEntry | None


class Marking:
    """The marks of entries, each of which can be undone."""

    def __init__(self, view: FeedsView, lister: EntryLister, opener: EntryOpener, acts: Acts) -> None:
        self._view, self._lister, self._opener, self._acts = view, lister, opener, acts

    def mark_read(self, number: EntryNumber) -> None:
        """Mark an entry read: it is opened, or left behind."""
        self._acts.start(partial(self._mark, lambda store: store.mark_read([number], True)))

    def turn_read(self, number: EntryNumber) -> None:
        """Mark an entry read, or unread where it is read."""

        def turn(store: FeedStore) -> Marked:
            return store.mark_read([number], not any(each.is_read for each in store.listed([number])))

        self._acts.start(partial(self._mark, turn))

    def turn_star(self, number: EntryNumber) -> None:
        """Star an entry, which keeps its article in the library; or take its star."""
        self._acts.start(partial(self._turn_star, number))

    async def _turn_star(self, number: EntryNumber) -> None:
        def turn(store: FeedStore) -> Marked:
            return store.star([number], not any(each.is_starred for each in store.listed([number])))

        done = await self._mark(turn)
        if done is not None and done.first is not None and (said := await self._follow_star(done)):
            self._view.footer.say(f"No star any more; {said}.")

    async def _follow_star(self, done: _Done) -> str:
        """Keep the article of an entry that has a star now, or give up that of one that has none any more; what
        became of that one."""
        entry = done.first
        if entry is None or done.marked.starred is None:
            return ""
        if done.marked.starred:
            self._opener.keep(entry)
        elif entry.article is not None:
            return "its article is out of the library" if await self._opener.give_up(entry) else _STAYS
        return ""

    def mark_all_read(self) -> None:
        """Mark every entry of the source that is looked at."""
        self._acts.start(partial(self._mark_all_read, self._view.session))

    async def _mark_all_read(self, session: FeedsSession) -> None:
        asked = await self._lister.asked_of(session)
        if isinstance(asked, str):
            self._view.footer.say(asked)
        elif asked == EntryFilter(asked.feeds):
            await self._mark(lambda store: store.mark_feeds_read(asked.feeds), say=True)
        else:
            unread = replace(asked, unread=True)
            await self._mark(lambda store: store.mark_read(store.numbers(unread), True), say=True)

    async def undo(self, marked: Marked) -> None:
        """Take marks back, in the turn of whoever asks."""
        view = self._view
        done = await self._changed(lambda store: store.undo(marked))
        if done is not None:
            said = await self._follow_star(done)
            view.footer.say(f"Undone: {_now(marked)}{f'; {said}' if said else ''}.")
            if len(marked.entries) == 1 and view.is_on_stack:
                self._lister.go_to(marked.entries[0])

    async def _mark(self, change: Callable[[FeedStore], Marked], say: bool = False) -> _Done | None:
        done = await self._changed(change)
        if done is not None:
            marked = done.marked
            self._view.session = self._view.session.did(marked)
            if say and marked.entries:
                undo = key_for(self._view.app, f.UNDO_MARK)
                self._view.footer.say(f"{_in_words(marked)}; {undo} undoes it.")
            elif say:
                self._view.footer.say("All of it is read already.")
        return done

    async def _changed(self, change: Callable[[FeedStore], Marked]) -> _Done | None:
        """What a change did; None where it could not be made, which is said."""

        def made(store: FeedStore) -> _Done:
            marked = change(store)
            return _Done(marked, next(iter(store.listed(marked.entries[:1])), None))

        try:
            done = await self._view.access.change(made)
        except StoreUnavailable as reason:
            self._view.footer.say(f"Nothing is marked: {reason}.")
            return None
        if self._view.is_on_stack:
            self._view.contents.show_states()
            self._view.show_again(done.marked.entries)
        return done

    # -- from one unread entry to the next

    def step_unread(self, forward: bool) -> None:
        """Go to the next unread entry, or the one before, once the marks before it are made."""
        self._acts.start(partial(self._step_unread, forward), group="stepping", exclusive=True)

    async def _step_unread(self, forward: bool) -> None:
        if await self._step_within(forward):
            return
        others = _other_sources(self._view.session, forward)
        if others and not self._view.session.words.strip():
            self._view.look_at(others[0])
            await self._lister.list(from_start=True)
            if await self._first_unread(forward):
                return
        elif await self._first_unread(forward):
            return
        self._view.footer.say("Everything here is read.")

    async def _step_within(self, forward: bool) -> bool:
        """Go to the next unread entry of the list; False where there is none."""
        asked, here = await self._lister.asked(), self._lister.here
        if isinstance(asked, str) or here is None:
            return False
        unread = replace(asked, unread=True)
        if forward:
            found = await self._view.access.ask(lambda store: store.entries(unread, 1, before=here.number))
        else:
            found = await self._view.access.ask(lambda store: store.entries(unread, 1, after=here.number))
        return self._go_to(found)

    async def _first_unread(self, forward: bool) -> bool:
        """Go to the first unread entry of the list, backward to the last; False where there is none."""
        asked = await self._lister.asked()
        if isinstance(asked, str):
            return False
        unread = replace(asked, unread=True)
        if forward:
            return self._go_to(await self._view.access.ask(lambda store: store.entries(unread, 1)))
        numbers = await self._view.access.ask(lambda store: store.numbers(unread))
        return self._go_to(await self._view.access.ask(lambda store: store.listed(numbers[-1:])))

    def _go_to(self, found: list[ListedEntry]) -> bool:
        if found:
            self._lister.go_to(found[0].number)
        return bool(found)


def _other_sources(session: FeedsSession, forward: bool) -> list[Listed]:
    """The feeds with unread entries after the one that is looked at, and around; all feeds after a saved query or the
    starred entries; none where all are looked at."""
    if session.addresses() is None:
        return [ALL] if session.source != ALL else []
    within = set(session.addresses() or ())
    order = [key for key in session.sources() if session.look_at(key).feed is not None]
    start = next((index for index, key in enumerate(order) if key == session.source), 0)
    around = (
        [*order[start + 1 :], *order[:start]]
        if forward
        else [*order[:start][::-1], *order[start + 1 :][::-1]]
    )
    return [
        key
        for key in around
        if session.unread_of(key) and not within & set(session.look_at(key).addresses() or ())
    ]


def _in_words(marked: Marked) -> str:
    what = many(len(marked.entries), "entry", "entries")
    if marked.starred is not None:
        return f"{what} {'starred' if marked.starred else 'no longer starred'}"
    return f"{what} marked {'read' if marked.read else 'unread'}"


def _now(undone: Marked) -> str:
    """How the entries are, now that a mark of theirs is undone: `1 entry is read again`."""
    what, one = many(len(undone.entries), "entry", "entries"), len(undone.entries) == 1
    if undone.starred is None:
        return f"{what} {'is' if one else 'are'} {'unread' if undone.read else 'read'} again"
    return f"{what} {'has' if one else 'have'} {'no star any more' if undone.starred else 'a star again'}"
