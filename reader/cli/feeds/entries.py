"""`reader feeds entries`: the entries that match a query, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.cli.feeds.lines import entry_lines
from reader.cli.feeds.queries import articles_of
from reader.cli.feeds.shapes import entry_shape
from reader.cli.feeds.workplace import Workplace
from reader.cli.output import FINE, NOTHING, WRONG, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.convert.json.shapes import json_array
from reader.memory.feeds.values import EntryFilter, ListedEntry
from reader.model.clean import with_full_stop
from reader.model.query.parse import InvalidQuery, unknown_field_hint
from reader.services.feeds.entry_query import OWN_FIELDS, entry_filter

_PAGE = 500
"""Entries that are asked of the store at a time."""


def entries(work: Workplace, arguments: Arguments) -> int:
    """Print what matches; 1 where nothing does."""
    subscriptions, states = work.file.read(), work.store.feed_states()
    query = " ".join(arguments.words)
    asked = entry_filter(query, subscriptions, states, lambda query: articles_of(work, query))
    if isinstance(asked, InvalidQuery):
        say(with_full_stop(f"reader feeds entries: {asked.message}"))
        return WRONG
    asked = replace(asked, unread=True) if arguments.unread else asked
    asked = replace(asked, starred=True) if arguments.starred else asked
    found = _Found(work, asked, arguments.limit)
    if arguments.json:
        write(json_array(map(entry_shape, found)))
    else:
        titles = {state.address: state.title for state in states}
        titles |= {feed.address: feed.title for feed in subscriptions.feeds if feed.title}
        write_lines(line for entry in found for line in entry_lines(entry, titles.get(entry.feed)))
    if not found.count:
        say("No entry matches." if query else "There are no entries.")
        if (unknown := unknown_field_hint(query, OWN_FIELDS)) is not None:
            say(f"{unknown}.")
        return NOTHING
    return FINE


class _Found:
    """Entries, a page after the other; counts them."""

    def __init__(self, work: Workplace, asked: EntryFilter, limit: int | None) -> None:
        self._work, self._asked, self._limit = work, asked, limit
        self.count = 0

    def __iter__(self) -> Iterator[ListedEntry]:
        before = None
        while self._limit is None or self.count < self._limit:
            most = _PAGE if self._limit is None else min(_PAGE, self._limit - self.count)
            page = self._work.store.entries(self._asked, most, before=before)
            self.count += len(page)
            yield from page
            if len(page) < most:
                return
            before = page[-1].number
