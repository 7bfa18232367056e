"""Reads from the store what the preview of an entry shows."""

from __future__ import annotations

from asyncio import to_thread
from datetime import datetime

from reader.app.feeds.view import FeedsView
from reader.errors import IntakeError, StoreUnavailable
from reader.intake.feeds.plain import paragraphs_of
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import EntryNumber, ListedEntry, Version
from reader.model.feeds.feed import Entry
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
    now, before = await to_thread(_texts, entry, former.entry if former else None)
    title = view.session.title_of(listed.feed)
    return entry_preview(listed, entry, title, now, before, datetime.now().astimezone())


def _known(store: FeedStore, number: EntryNumber) -> tuple[ListedEntry | None, Entry | None, Version | None]:
    return (
        next(iter(store.listed([number])), None),
        store.entry(number),
        next(iter(store.versions(number)), None),
    )


def _texts(entry: Entry, former: Entry | None) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The paragraphs of an entry, and those that it had before, where its words are others now."""
    now, before = _paragraphs(entry), _paragraphs(former) if former else None
    return now, before if before != now else None


def _paragraphs(entry: Entry) -> tuple[str, ...]:
    try:
        return paragraphs_of(entry.text, entry.language) if entry.text else ()
    except IntakeError as reason:  # HTML that is made to take long
        return (f"{reason}".capitalize(),)
