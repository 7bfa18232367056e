"""Queries for entries: the query language, with `feed:`, `folder:`, `unread:` and `starred:`, which only entries have.

What only a quote has (`speaker:`, `about:`, `type:`, `draft:`, `in:`) asks the library for the articles that were kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.memory.feeds.values import EntryFilter, FeedState
from reader.model.clean import with_full_stop
from reader.model.feeds.subscriptions import Subscription, Subscriptions
from reader.model.query.fold import fold
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Query
from reader.state.feeds.session import STARRED, FeedsSession

ArticlesOf = Callable[[Query], frozenset[str]]
"""Gives the paths of the library's articles that have quotes which match."""
OWN_FIELDS = ("feed", "folder", "unread", "starred")
_FIELD = re.compile(
    rf"""(?<!\S)(?P<minus>-?)(?P<name>{"|".join(OWN_FIELDS)}):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))""",
    re.IGNORECASE,
)


def entry_filter(
    text: str,
    subscriptions: Subscriptions,
    states: Sequence[FeedState],
    articles_of: ArticlesOf,
    *,
    typing: bool = False,
) -> EntryFilter | InvalidQuery:
    """What a query asks of entries; `typing`: its last word is a beginning.

    A feed is meant by its title or address, or a part of them; a folder by the whole of its title or of a tag.
    """
    asked = EntryFilter()
    titles = {state.address: state.title or "" for state in states}
    for match in _FIELD.finditer(text):
        name, value = match["name"].lower(), match["quoted"] or match["plain"] or ""
        wanted = not match["minus"]
        if name in ("unread", "starred"):
            if fold(value) not in ("yes", "no"):
                if typing:
                    continue
                return InvalidQuery(f"{name}: is yes or no")
            yes = (fold(value) == "yes") is wanted
            asked = replace(asked, unread=yes) if name == "unread" else replace(asked, starred=yes)
            continue
        feeds = subscriptions.feeds
        meant = {
            feed.address for feed in feeds if _is_meant(feed, titles.get(feed.address, ""), name, fold(value))
        }
        if not wanted:
            meant = {feed.address for feed in feeds} - meant
        before = meant if asked.feeds is None else meant.intersection(asked.feeds)
        asked = replace(asked, feeds=tuple(sorted(before)))
    rest = _FIELD.sub("", text)
    query = parse(rest, typing=typing)
    if isinstance(query, InvalidQuery):
        return query
    if _is_of_articles(query):
        return replace(asked, articles=articles_of(query))
    return replace(asked, query=query)


def session_filter(
    session: FeedsSession, articles_of: ArticlesOf, *, typing: bool = False
) -> EntryFilter | str:
    """The entries that a session looks at, or in a sentence why its query means nothing."""
    states = tuple(session.states.values())
    found = entry_filter(session.query_text, session.subscriptions, states, articles_of, typing=typing)
    if isinstance(found, InvalidQuery):
        return with_full_stop(f"{found.message[:1].upper()}{found.message[1:]}")
    feeds = session.addresses()
    if feeds is not None and found.feeds is not None:
        feeds = tuple(each for each in feeds if each in found.feeds)
    found = replace(found, feeds=found.feeds if feeds is None else feeds)
    return replace(found, starred=True) if session.source == STARRED else found


def asks_library(text: str) -> bool:
    """Whether a query asks for what only the quotes of articles have, so that `articles_of` is called."""
    query = parse(_FIELD.sub("", text), typing=True)
    return isinstance(query, Query) and _is_of_articles(query)


def _is_of_articles(query: Query) -> bool:
    return bool(query.of_quotes_alone or query.wanted.articles or query.unwanted.articles)


def _is_meant(feed: Subscription, own_title: str, name: str, value: str) -> bool:
    if name == "folder":
        return value in map(fold, (*feed.folder, *feed.tags))
    return any(value in fold(words) for words in (feed.title or "", own_title, feed.address))
