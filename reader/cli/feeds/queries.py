"""What saved queries and the quotes of kept articles find among the entries."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

from reader.cli.articles import is_folder
from reader.cli.feeds.workplace import Workplace
from reader.cli.user_settings import folders_of
from reader.library.opening import open_library
from reader.model.feeds.subscriptions import SavedQuery, Subscriptions
from reader.model.query.parse import InvalidQuery
from reader.model.query.query import Query
from reader.services.feeds.entry_query import entry_filter
from reader.settings.folders import cache_folder


class Counts(NamedTuple):
    """How many entries match a saved query."""

    unread: int
    total: int


def articles_of(work: Workplace, query: Query) -> frozenset[str]:
    """The articles of the person's library that have quotes which match."""
    folders = [folder for folder in folders_of(work.settings) if is_folder(folder)]
    with closing(open_library(cache_folder(), folders)) as library:
        for _ in library.scan():
            pass
        return frozenset(str(hit.article.path) for hit in library.stream(query))


def counts_of(work: Workplace, subscriptions: Subscriptions) -> dict[SavedQuery, Counts | None]:
    """The counts of each saved query; None for one that another program wrote and that means nothing here."""
    states, counts = work.store.feed_states(), dict[SavedQuery, Counts | None]()
    for saved in subscriptions.queries:
        asked = entry_filter(saved.query, subscriptions, states, lambda query: articles_of(work, query))
        if isinstance(asked, InvalidQuery):
            counts[saved] = None
            continue
        unread = 0 if asked.unread is False else len(work.store.numbers(replace(asked, unread=True)))
        counts[saved] = Counts(unread, len(work.store.numbers(asked)))
    return counts
