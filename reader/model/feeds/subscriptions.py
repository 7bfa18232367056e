"""What a person subscribes to: feeds in folders, and saved queries beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed of the person's. `title` is their own name for it, `folder` the titles of the folders around it, outermost
    first. `tags` are more folders that it belongs to; `link` is its site. `is_private`: the person has allowed that its
    host is of a private network. `former` are the addresses that it had before it moved for good, the latest last.
    """

    address: str
    title: str | None = None
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    link: str | None = None
    is_private: bool = False
    former: tuple[str, ...] = ()


def is_web_address(address: str) -> bool:
    """Whether a feed can be fetched from an address at all."""
    return _WEB_ADDRESS.match(address) is not None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of another reader's file that is not taken over: its number, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query that stands beside the feeds like one: in the query language, with what only entries have."""

    title: str
    query: str
    folder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovedOutline:
    """An outline that was taken out of a file of subscriptions: the titles of the folders around it, its place among
    its neighbours, from 0, and its XML."""

    folder: tuple[str, ...]
    index: int
    xml: str


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Feeds and saved queries, in the order of their file; a feed's address stands there once."""

    feeds: tuple[Subscription, ...] = ()
    queries: tuple[SavedQuery, ...] = ()

    def feed(self, address: str) -> Subscription | None:
        """The feed of an address; None where nobody subscribed to it."""
        return next((feed for feed in self.feeds if feed.address == address), None)
