"""The preview of an entry: its own text in paragraphs, where it is from, what changed in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from reader.app.commands.command import Command, Group
from reader.app.feeds import commands as f
from reader.convert.in_words.words import sentence
from reader.linear.feeds.access import FeedsAccess
from reader.linear.pager import Pager
from reader.linear.screen import Action, Screen
from reader.linear.words import listing_in_words
from reader.memory.feeds.values import ListedEntry
from reader.services.feeds.entry_texts import texts_of
from reader.state.feeds.entries import title_of
from reader.state.feeds.preview import entry_preview


def preview_screen(
    access: FeedsAccess, listed: ListedEntry, say: Callable[[str], None], onward: Action
) -> Screen:
    """The text of an entry; space goes `onward` from its end. Raises StoreUnavailable."""
    entry, versions = access.in_store(
        lambda store: (store.entry(listed.number), store.versions(listed.number))
    )
    words = ["This entry is no longer there."]
    if entry is not None:
        now, former = texts_of(entry, versions[0].entry if versions else None)
        title, moment = access.session.title_of(listed.feed), datetime.now().astimezone()
        listing = entry_preview(listed, entry, title, now, former, moment)
        words = [row for _, row in listing_in_words(listing)]
    pager = Pager(words, by_rows=True)
    actions: dict[Command, Action] = {
        f.READ_ON: lambda: None if pager.page(1) else onward(),
        f.FEED_PAGE_DOWN: lambda: None if pager.page(1) else say("This is the end."),
        f.FEED_PAGE_UP: lambda: None if pager.page(-1) else say("This is the beginning."),
    }
    return Screen(sentence(title_of(listed)), pager, actions, Group.FEEDS.value)
