"""What the store of feeds is asked and answers: frozen values, free to pass between threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NewType

from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Entry
from reader.model.query.query import Query

EntryNumber = NewType("EntryNumber", int)
"""An entry's number in the store. Greater is newer, so that it is its place in a list, too; it never changes."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed. Times are seconds of the epoch, 0 where it never happened.

    `title` and `link` are the feed's own. `answered` is the last time that its address answered (new or unchanged),
    `due` the earliest time to ask again, for the reason in `waits_for`. A feed that fails says why (`fault`) and since
    when (`failing_since`), after `failures` in a row. `is_gone`: it has ended, and is not asked again.
    """

    address: str
    title: str | None = None
    link: str | None = None
    unread: int = 0
    total: int = 0
    etag: str = ""
    modified: str = ""
    answered: float = 0
    due: float = 0
    waits_for: str = ""
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    failures: int = 0
    failing_since: float = 0
    fault: str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry as lists show it. `feed` is the address of the feed that it came from first, `id` that feed's id for it.

    `summary` is plain words, of the summary that the feed gives or else the beginning of the text. `first_seen` and
    `changed_at` are seconds of the epoch; `changed_at` is 0 for a text that never changed. `article` is the path of the
    article that was kept.
    """

    number: EntryNumber
    feed: str
    id: str | None
    title: str | None
    link: str | None
    published: FeedDate | None
    updated: FeedDate | None
    authors: tuple[str, ...]
    summary: str | None
    is_read: bool
    is_starred: bool
    first_seen: float
    changed_at: float = 0
    article: str | None = None

    @property
    def date(self) -> FeedDate | None:
        """When it was published, else when it was changed, else None."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an entry had until `replaced_at`, in seconds of the epoch."""

    entry: Entry
    replaced_at: float


_NO_QUERY = Query()


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are wanted; all conditions hold together, and None or empty asks nothing.

    `feeds` are addresses. `query` is of words in titles, authors and texts, and dates. `articles` are paths of
    kept articles, one of which the entry has.
    """

    feeds: tuple[str, ...] | None = None
    unread: bool | None = None
    starred: bool | None = None
    query: Query = _NO_QUERY
    articles: frozenset[str] | None = None

    @property
    def has_words(self) -> bool:
        """Whether words are asked for, wanted or unwanted."""
        query = self.query
        return bool(query.text_terms or query.unwanted.words or query.unwanted.texts)


EVERYTHING = EntryFilter()


@dataclass(frozen=True, slots=True)
class Marked:
    """Entries that were marked read, unread, starred or not, and were not so before: what `undo` takes back."""

    entries: tuple[EntryNumber, ...] = ()
    read: bool | None = None
    starred: bool | None = None


@dataclass(frozen=True, slots=True)
class RemovedEntries:
    """The rows of a feed's entries that went with it, by table: what `put_back` takes back."""

    feed: str
    rows: Mapping[str, tuple[tuple[Any, ...], ...]]

    @property
    def count(self) -> int:
        return len(self.rows["entry"])


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of an answer: how many entries are new, and how many have another text than before."""

    new: int = 0
    changed: int = 0


Clock = Callable[[], float]
"""Gives the time in seconds of the epoch."""
