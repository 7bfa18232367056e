"""A feed and its entries, as one answer of its address gives them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.feeds.date import FeedDate


@dataclass(frozen=True, slots=True)
class FeedText:
    """A text of a feed, decoded once. `content` is HTML source where `is_html`, else plain words, each sign literal.

    Addresses in HTML are resolved where the format says against what (Atom, or xml:base); others are as given, and
    relative to the entry's link.
    """

    content: str
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an entry: a podcast's episode, a document. `length` is in bytes."""

    url: str
    media_type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, film or sound of an entry (Media RSS). Its caption and credit are none of the entry's own words."""

    url: str
    media_type: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. What the feed doesn't give is None or empty.

    `id` is the feed's own; `link` the address of the page; `title` one line of plain words. `summary` is a part or an
    abstract, `content` the whole, `content_link` the address of the whole where it is elsewhere. `authors` are names
    in the feed's order. `source` is the title of the feed that the entry was taken from, `via` the address of the page
    where it was found. Every address is absolute.
    """

    id: str | None = None
    title: str | None = None
    link: str | None = None
    published: FeedDate | None = None
    updated: FeedDate | None = None
    authors: tuple[str, ...] = ()
    summary: FeedText | None = None
    content: FeedText | None = None
    content_link: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    media: tuple[Media, ...] = ()
    comments: str | None = None
    source: str | None = None
    via: str | None = None

    @property
    def text(self) -> FeedText | None:
        """The most of the entry's own words that the feed gives: its content, else its summary."""
        return self.content or self.summary


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries in its own order; entries of one id are one, the newest.

    `title` is one line of plain words; `link` is its site, `own_address` where it says that it is itself. `ttl` is how
    many minutes at least lie between two fetches; `skip_hours` (0 to 23, UTC) and `skip_days` (0 is Monday) are when
    not to ask. `is_ended`: it says that nothing more will come. `is_cut_off`: its file stops before its end, so that
    entries may be missing.
    """

    entries: tuple[Entry, ...]
    title: str | None = None
    link: str | None = None
    own_address: str | None = None
    description: str | None = None
    language: str | None = None
    ttl: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    is_ended: bool = False
    is_cut_off: bool = False
