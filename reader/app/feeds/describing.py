"""Reads from the store what the preview of an entry shows."""

from __future__ import annotations

from asyncio import to_thread
from datetime import datetime

from reader.app.feeds.view import FeedsView
from reader.errors import StoreUnavailable
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryNumber, ListedEntry, Version
from reader.model.feeds.feed import Entry
from reader.services.feeds.entry_texts import texts_of
from reader.state.feeds.entries import number_of
from reader.state.feeds.preview import entry_preview
from reader.state.rows import Listing


async def describe(view: FeedsView, key: str) -> Listing | None:
    """The preview of the entry of a row; None where it is gone, or can't be read."""
    number = number_of(key)
    try:
        listed, entry, former = await view.access.ask(lambda store: _known(store, number))
    except StoreUnavailable:
        return None
    if listed is None or entry is None:
        return None
    now, before = await to_thread(texts_of, entry, former.entry if former else None)
    title = view.session.title_of(listed.feed)
    return entry_preview(listed, entry, title, now, before, datetime.now().astimezone())


def _known(store: FeedStore, number: EntryNumber) -> tuple[ListedEntry | None, Entry | None, Version | None]:
    return (
        next(iter(store.listed([number])), None),
        store.entry(number),
        next(iter(store.versions(number)), None),
    )
