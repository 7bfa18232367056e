"""What the feeds screen is looking at: a frozen `FeedsSession`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reader.memory.feeds.values import FeedState, Marked, RemovedEntries
from reader.model.counting import many
from reader.model.feeds.subscriptions import RemovedOutline, SavedQuery, Subscription, Subscriptions
from reader.state.ids import Listed

ALL, STARRED = Listed("all"), Listed("starred")
_FEED, _FOLDER, _QUERY = "feed ", "folder ", "query "
_BETWEEN = " / "
_MOST_UNDONE = 100


def feed_key(address: str) -> Listed:
    return Listed(f"{_FEED}{address}")


def folder_key(name: str) -> Listed:
    return Listed(f"{_FOLDER}{name}")


def query_key(query: SavedQuery) -> Listed:
    return Listed(f"{_QUERY}{query.title}")


def folder_of(feed: Subscription) -> str:
    """The name of the folder that a feed is shown in: its folders, outermost first, else its first tag."""
    return _BETWEEN.join(feed.folder) or next(iter(feed.tags), "")


@dataclass(frozen=True, slots=True)
class Removed:
    """A feed or a saved query that was given up: its lines of the file, and of a feed the entries that went with it."""

    title: str
    outlines: tuple[RemovedOutline, ...]
    entries: RemovedEntries | None = None


@dataclass(frozen=True, slots=True)
class Renamed:
    """A feed or a saved query that has another title; `former` is None where the file had none."""

    source: Listed
    former: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Added:
    """A saved query that was added, by its title."""

    title: str


Done = Marked | Removed | Renamed | Added
"""What the person did with entries, feeds and saved queries, and can undo."""


@dataclass(frozen=True, slots=True)
class FeedsSession:
    """The subscriptions with their states, the source whose entries are listed, and the words that they have.

    `unread` and `total` count the entries of all feeds, each once. `source` is the key of a row at the left: all
    feeds, the starred entries, a folder, a feed or a saved query. `found` counts the entries that are listed, None
    until that is known. `queries_unread` has how many unread entries are starred, or match each saved query, by the
    keys of their rows, as far as they are counted. `done` is what can be undone, the latest last.
    """

    subscriptions: Subscriptions = Subscriptions()  # noqa: RUF009 - it is frozen
    states: Mapping[str, FeedState] = field(default_factory=dict)
    unread: int = 0
    total: int = 0
    source: Listed = ALL
    words: str = ""
    found: int | None = None
    queries_unread: Mapping[Listed, int] = field(default_factory=dict)
    done: tuple[Done, ...] = ()

    # -- the same session with something changed

    def look_at(self, source: Listed) -> FeedsSession:
        return replace(self, source=source, found=None)

    def subscribed_to(self, subscriptions: Subscriptions) -> FeedsSession:
        """With these subscriptions; all feeds are looked at where the source is gone with its feeds."""
        session = replace(self, subscriptions=subscriptions)
        return session if session.source in session.sources() else session.look_at(ALL)

    def counted(self, found: int) -> FeedsSession:
        return replace(self, found=found)

    def filtered_by(self, words: str) -> FeedsSession:
        return replace(self, words=words, found=None)

    def did(self, act: Done) -> FeedsSession:
        """After an act that `u` takes back; marks that changed nothing are not remembered."""
        if isinstance(act, Marked) and not act.entries:
            return self
        return replace(self, done=(*self.done, act)[-_MOST_UNDONE:])

    def undid(self) -> FeedsSession:
        return replace(self, done=self.done[:-1])

    # -- what it means

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of folders, each once, in the order of the subscriptions."""
        return tuple(dict.fromkeys(filter(None, map(folder_of, self.subscriptions.feeds))))

    def feeds_in(self, folder: str) -> tuple[Subscription, ...]:
        """The feeds that are shown in a folder; without a name those in none."""
        return tuple(feed for feed in self.subscriptions.feeds if folder_of(feed) == folder)

    @property
    def feed(self) -> Subscription | None:
        """The feed that is looked at, where it is one."""
        return (
            self.subscriptions.feed(self.source.removeprefix(_FEED))
            if self.source.startswith(_FEED)
            else None
        )

    @property
    def query(self) -> SavedQuery | None:
        """The saved query that is looked at, where it is one."""
        return next((query for query in self.subscriptions.queries if query_key(query) == self.source), None)

    @property
    def title(self) -> str:
        """What the source is called."""
        if self.source == ALL:
            return "All feeds"
        if self.source == STARRED:
            return "Starred"
        if self.query is not None:
            return self.query.title
        return self.title_of(self.feed.address) if self.feed else self.source.removeprefix(_FOLDER)

    def addresses(self) -> tuple[str, ...] | None:
        """The addresses of the feeds that the source is made of; None where it is none of feeds alone."""
        if self.source.startswith(_FOLDER):
            return tuple(feed.address for feed in self.feeds_in(self.source.removeprefix(_FOLDER)))
        feed = self.feed
        return (feed.address,) if feed is not None else None

    def title_of(self, address: str) -> str:
        """What a feed is called, the subscribed ones as the person calls them."""
        feed, state = self.subscriptions.feed(address), self.states.get(address)
        return (feed.title if feed else None) or (state.title if state else None) or address

    @property
    def query_text(self) -> str:
        """What is asked for in the query language: the saved query that is looked at, and the words that are typed."""
        saved = self.query
        return f"{saved.query} {self.words}" if saved else self.words

    @property
    def query_to_save(self) -> str:
        """What is listed, as a query that says it all; empty where that is every entry."""
        source = ""
        if self.source == STARRED:
            source = "starred:yes"
        elif self.feed is not None:
            source = f'feed:"{self.feed.address}"'
        elif self.source.startswith(_FOLDER):
            source = f'folder:"{self.source.removeprefix(_FOLDER).rpartition(_BETWEEN)[2]}"'
        return " ".join(filter(None, (source, self.query_text.strip())))

    @property
    def filter_text(self) -> str:
        """`10 of 33 entries with ferry`; empty without words to filter by."""
        if not (words := self.words.strip()):
            return ""
        if self.found is None:
            return f"entries with {words}"
        if (total := self.total_of_source) is None:
            return f"{many(self.found, 'entry', 'entries')} with {words}"
        return f"{self.found:,} of {many(total, 'entry', 'entries')} with {words}"

    @property
    def total_of_source(self) -> int | None:
        """How many entries the source has, whatever the words; None where that isn't known."""
        if self.source == ALL:
            return self.total
        if (addresses := self.addresses()) is not None:
            return sum(state.total for each in addresses if (state := self.states.get(each)))
        return None if self.words.strip() else self.found

    def sources(self) -> tuple[Listed, ...]:
        """The keys of all sources in the order of their rows."""
        within = [
            key
            for name in self.folders
            for key in (folder_key(name), *(feed_key(feed.address) for feed in self.feeds_in(name)))
        ]
        loose = [feed_key(feed.address) for feed in self.feeds_in("")]
        return (ALL, STARRED, *map(query_key, self.subscriptions.queries), *within, *loose)

    def unread_of(self, source: Listed) -> int:
        """How many unread entries a source has, 0 where that isn't known yet; of a folder the sum over its feeds."""
        if source == ALL:
            return self.unread
        if (counted := self.queries_unread.get(source)) is not None:
            return counted
        addresses = self.look_at(source).addresses() or ()
        return sum(state.unread for address in addresses if (state := self.states.get(address)))
