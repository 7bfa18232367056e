"""Reads Atom 1.0 (RFC 4287) and Atom 0.3. An entry without an author has its source's, or else the feed's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.intake.feeds.clean import address, count, line
from reader.intake.feeds.elements import Fields, base_of, language_of, name_of
from reader.intake.feeds.links import alternate, rel, relation
from reader.intake.feeds.media import media_in
from reader.intake.feeds.people import author_names
from reader.intake.feeds.texts import atom_line, atom_text
from reader.model.feeds.feed import Enclosure, Entry, Feed, FeedText

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = {"atom:feed": "atom:", "atom03:feed": "atom03:", "feed": ""}


def is_entry(element: _Element) -> bool:
    """Whether it is an entry of a feed, and none of another vocabulary."""
    parent = element.getparent()
    if parent is None:
        return name_of(str(element.tag)) == "atom:entry"  # a document of one entry
    prefix = _ROOTS.get(name_of(str(parent.tag)))
    return prefix is not None and name_of(str(element.tag)) == f"{prefix}entry"


def atom_entry(element: _Element, document: str) -> Entry:
    """An entry; `document` is the address of the feed. Without authors of its own, it has its source's."""
    fields, p = Fields(element, base_of(element, document)), _prefix(element)
    links = [*fields.every(f"{p}link")]
    source = next((Fields(each, fields.base_at(each)) for each in fields.every(f"{p}source")), None)
    authors = _authors(fields, p) or author_names(fields.lines("dc:creator"))
    contents = [*fields.every(f"{p}content")]
    return Entry(
        id=fields.line(f"{p}id"),
        title=_line(fields, f"{p}title"),
        link=alternate(links, fields),
        published=fields.date(f"{p}published", f"{p}issued"),
        updated=fields.date(f"{p}updated", f"{p}modified"),
        authors=authors or (_authors(source, p) if source else ()),
        summary=_text(fields, f"{p}summary"),
        content=_text(fields, f"{p}content"),
        content_link=next(
            (url for each in contents if (url := address(each.get("src"), fields.base_at(each)))), None
        ),
        language=language_of(element),
        categories=tuple(_categories(fields, p)),
        enclosures=tuple(_enclosures(links, fields)),
        media=media_in(fields),
        comments=relation("replies", links, fields),
        source=_line(source, f"{p}title") if source else None,
        via=relation("via", links, fields),
    )


def atom_feed(root: _Element, entries: tuple[Entry, ...], document: str) -> Feed:
    """What a feed says of itself; its authors are those of its entries that have none."""
    fields, p = Fields(root, base_of(root, document)), _prefix(root)
    authors = _authors(fields, p)
    links = [*fields.every(f"{p}link")]
    return Feed(
        tuple(entry if entry.authors else replace(entry, authors=authors) for entry in entries),
        title=_line(fields, f"{p}title"),
        link=alternate(links, fields),
        own_address=relation("self", links, fields),
        description=_line(fields, f"{p}subtitle") or _line(fields, f"{p}tagline"),
        language=language_of(root),
    )


def _prefix(element: _Element) -> str:
    name = name_of(str(element.tag))
    return name[: name.rfind(":") + 1]


def _authors(fields: Fields, p: str) -> tuple[str, ...]:
    people = (Fields(each, fields.base) for each in fields.every(f"{p}author"))
    said = (each.line(f"{p}name", f"{p}email", f"{p}uri", f"{p}url") for each in people)
    return tuple(dict.fromkeys(name for name in said if name))


def _text(fields: Fields, name: str) -> FeedText | None:
    return next((text for each in fields.every(name) if (text := atom_text(each, fields))), None)


def _line(fields: Fields, name: str) -> str | None:
    return next((said for each in fields.every(name) if (said := atom_line(each, fields))), None)


def _categories(fields: Fields, p: str) -> Iterator[str]:
    named = (line(each.get("label")) or line(each.get("term")) for each in fields.every(f"{p}category"))
    yield from dict.fromkeys(filter(None, (*named, *fields.lines("dc:subject"))))


def _enclosures(links: list[_Element], fields: Fields) -> Iterator[Enclosure]:
    for link in links:
        url = address(link.get("href"), fields.base_at(link)) if rel(link) == "enclosure" else None
        if url:
            yield Enclosure(url, line(link.get("type")), count(link.get("length")))
