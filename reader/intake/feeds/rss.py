"""Reads RSS 0.9x and 2.0, and RSS 1.0 (RDF), with the common modules.

Elements are matched by namespace and name. A title is text, a description HTML (RSS 2.0; the Advisory Board's
profile); an item's authors are its own alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.intake.feeds.clean import address, count, line, words
from reader.intake.feeds.elements import Fields, base_of, language_of, name_of, text_of
from reader.intake.feeds.html import BASE, markup_of, with_absolute_addresses
from reader.intake.feeds.links import alternate, relation
from reader.intake.feeds.media import media_in
from reader.intake.feeds.people import author_names
from reader.intake.feeds.texts import atom_text
from reader.model.feeds.feed import Enclosure, Entry, Feed, FeedText

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_PERIODS = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}  # minutes
_LONGEST_TTL = 525_600  # minutes in a year


def is_item(element: _Element) -> bool:
    """Whether it is an item of a channel or of an RDF document, and none of another vocabulary."""
    parent = element.getparent()
    return name_of(str(element.tag)) == "item" and (
        parent is not None and name_of(str(parent.tag)) in ("channel", "rss", "rdf:RDF", "items", "Channel")
    )


def rss_entry(item: _Element, document: str) -> Entry:
    """The entry that an item is; `document` is the address of the feed."""
    fields = Fields(item, base_of(item, document))
    guid = line(next((text_of(each) for each in fields.every("guid")), None))
    links = [*fields.every("atom:link")]
    content = next(filter(None, (_html(each, fields) for each in _contents(fields))), None)
    content = content or next(
        filter(None, (atom_text(each, fields) for each in fields.every("atom:content"))), None
    )
    return Entry(
        id=guid or line(item.get(_ABOUT)) or fields.line("atom:id"),
        title=fields.line("title", "atom:title", "dc:title"),
        link=fields.address("link") or alternate(links, fields) or _permalink(fields) or _href(fields),
        published=fields.date(
            "pubDate", "dcterms:issued", "atom:published", "dc:date", "prism:publicationDate"
        ),
        updated=fields.date("atom:updated", "dcterms:modified"),
        authors=_authors(fields),
        summary=_summary(fields),
        content=content,
        language=fields.line("dc:language") or language_of(item),
        categories=fields.lines("category", "dc:subject"),
        enclosures=tuple(_enclosures(fields, links)),
        media=media_in(fields),
        comments=fields.address("comments"),
        source=fields.line("source"),
        via=relation("via", links, fields),
    )


def rss_feed(root: _Element, entries: tuple[Entry, ...], document: str) -> Feed:
    """What a channel says of itself."""
    channel = next(
        (each for each in root.iter("*") if name_of(str(each.tag)) in ("channel", "Channel")), root
    )
    fields = Fields(channel, base_of(channel, document))
    links = [*fields.every("atom:link")]
    return Feed(
        entries,
        title=fields.line("title", "atom:title", "dc:title"),
        link=fields.address("link") or alternate(links, fields),
        own_address=relation("self", links, fields),
        description=fields.line("description"),
        language=fields.line("language", "dc:language") or language_of(channel),
        ttl=_ttl(fields),
        skip_hours=frozenset(_hours(fields)),
        skip_days=frozenset(_days(fields)),
    )


def _permalink(fields: Fields) -> str | None:
    """The guid, where it is an address: one that is relative only where it is said, or seen, to be an address."""
    for guid in fields.every("guid"):
        said = (guid.get("isPermaLink") or "").strip().lower()
        written = text_of(guid).strip()
        if said == "true" or (said != "false" and (written.startswith("/") or "://" in written)):
            return address(written, fields.base_at(guid))
    return None


def _href(fields: Fields) -> str | None:
    """The address of a link that is written as in Atom, without Atom's namespace."""
    return next(
        (url for link in fields.every("link") if (url := address(link.get("href"), fields.base))), None
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    own = author_names(filter(None, (_author(each, fields) for each in fields.every("author", "dc:creator"))))
    return own or _atom_authors(fields) or author_names(fields.lines("itunes:author"))


def _author(element: _Element, fields: Fields) -> str | None:
    """What an author's element says; where it has elements inside, as in Atom, the name among them."""
    name = Fields(element, fields.base).line("name", "atom:name") if len(element) else None
    return name or line(text_of(element))


def _atom_authors(fields: Fields) -> tuple[str, ...]:
    said = (Fields(each, fields.base).line("atom:name") for each in fields.every("atom:author"))
    return author_names(filter(None, said))


def _contents(fields: Fields) -> Iterator[_Element]:
    return fields.every("content:encoded", "xhtml:body", "xhtml:div")


def _summary(fields: Fields) -> FeedText | None:
    """The description; where there is none, what another module has in its place."""
    for described in fields.every("description"):
        if summary := _html(described, fields):
            return summary
    for each in fields.every("atom:summary"):
        if summary := atom_text(each, fields):
            return summary
    for plain in fields.every("dc:description", "dcterms:abstract", "itunes:summary"):
        if text := words(text_of(plain)):
            return FeedText(text)
    return None


def _html(element: _Element, fields: Fields) -> FeedText | None:
    """HTML, escaped or not; its addresses are resolved only where an `xml:base` says against what."""
    if len(element):
        source = markup_of(element, fields.base_at(element))
    elif any(each.get(BASE) for each in (element, *element.iterancestors())):
        source = with_absolute_addresses(element.text or "", fields.base_at(element))
    else:
        source = element.text or ""
    content = words(source)
    return FeedText(content, is_html=True) if content else None


def _enclosures(fields: Fields, links: list[_Element]) -> Iterator[Enclosure]:
    attached = [(each, each.get("url")) for each in fields.every("enclosure")]
    attached += [(each, each.get("href")) for each in links if each.get("rel") == "enclosure"]
    for each, written in attached:
        if url := address(written, fields.base_at(each)):
            yield Enclosure(url, line(each.get("type")), count(each.get("length")))


def _ttl(fields: Fields) -> int | None:
    """Minutes between two fetches: `ttl`, else the period of the syndication module."""
    minutes = count(fields.line("ttl"))
    if minutes is not None:
        return min(minutes, _LONGEST_TTL) or None
    period = _PERIODS.get((fields.line("sy:updatePeriod") or "").lower())
    return period and max(period // (count(fields.line("sy:updateFrequency")) or 1), 1)


def _hours(fields: Fields) -> Iterator[int]:
    for hour in map(count, _parts("skipHours", "hour", fields)):
        if hour is not None and hour <= 24:
            yield hour % 24  # RSS 0.91 counts to 24


def _days(fields: Fields) -> Iterator[int]:
    for day in _parts("skipDays", "day", fields):
        if day.lower() in _DAYS:
            yield _DAYS.index(day.lower())


def _parts(name: str, part: str, fields: Fields) -> Iterator[str]:
    for each in fields.every(name):
        yield from Fields(each, fields.base).lines(part)
