"""Reads and edits OPML 2.0, the file of subscriptions that feed readers have in common.

An edit changes only the outlines that it is about: attributes and elements that are unknown here stay as they are.
Saved queries are outlines of the type `closeread-query`, which other readers show as an empty folder or not at all.
That a feed may be of a private network is an attribute of ours, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from reader.errors import IntakeError
from reader.intake.clean_text import line_of
from reader.model.clean import shorten
from reader.model.feeds.subscriptions import (
    LeftOut,
    RemovedOutline,
    SavedQuery,
    Subscription,
    Subscriptions,
    is_web_address,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 16 * 1024 * 1024
"""Bytes of a file of subscriptions."""
EMPTY = b"""<?xml version='1.0' encoding='UTF-8'?>
<opml version="2.0">
  <head>
    <title>Feeds</title>
  </head>
  <body>
  </body>
</opml>
"""
_QUERY_TYPE, _QUERY, _PRIVATE = "closeread-query", "{urn:closeread}query", "{urn:closeread}private"
_FORMER = "{urn:closeread}former"
etree.register_namespace("closeread", "urn:closeread")  # or its prefix is ns0
_DEEPEST = 16


class OpmlFile:
    """The outlines of one file. Raises IntakeError where its bytes are no OPML."""

    def __init__(self, content: bytes) -> None:
        if len(content) > LARGEST:
            raise IntakeError(f"it is larger than {LARGEST // 2**20} MB")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as fault:
            where = (
                f": line {fault.lineno}" if isinstance(fault, etree.XMLSyntaxError) and fault.lineno else ""
            )
            raise IntakeError(f"it is not well-formed XML{where}") from None
        body = root.find("body")
        if root.tag != "opml" or body is None:
            raise IntakeError("it is not OPML: no <opml> with a <body>")
        if root.getroottree().docinfo.internalDTD is not None:
            raise IntakeError("it declares a document type, which OPML has no use for")
        self._root, self._body = root, body

    def subscriptions(self) -> Subscriptions:
        """The feeds and saved queries; a feed that stands there twice is the first of them, the others its tags."""
        feeds: dict[str, Subscription] = {}
        queries = []
        for element, folder in _outlines(self._body):
            if (query := line_of(element.get(_QUERY))) is not None and element.get("type") == _QUERY_TYPE:
                queries.append(SavedQuery(_title(element) or query, query, folder))
            elif (address := line_of(element.get("xmlUrl"))) is not None:
                title = _title(element)
                feed = Subscription(
                    address,
                    title if title != address else None,  # which stands where a title has to, as below
                    folder,
                    _tags(element),
                    line_of(element.get("htmlUrl")),
                    element.get(_PRIVATE) == "yes",
                    tuple(element.get(_FORMER, "").split()),
                )
                known = feeds.setdefault(address, feed)
                if known is not feed:
                    feeds[address] = _joined(known, feed)
        return Subscriptions(tuple(feeds.values()), tuple(queries))

    def without_address(self) -> tuple[LeftOut, ...]:
        """The outlines of feeds that can't be fetched, as their addresses are none of the web."""
        return tuple(
            LeftOut(element.sourceline or 0, f"{shorten(address, 80)} is no address with http:// or https://")
            for element, _ in _outlines(self._body)
            if (address := line_of(element.get("xmlUrl"))) is not None and not is_web_address(address)
        )

    def add(self, feed: Subscription) -> None:
        """Adds a feed at the end of its folder, which is made where it is missing."""
        title = feed.title or feed.address
        values = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.address}
        values |= {"htmlUrl": feed.link} if feed.link else {}
        values |= {"category": ",".join(f"/{tag}" for tag in feed.tags)} if feed.tags else {}
        values |= {_PRIVATE: "yes"} if feed.is_private else {}
        _set(etree.SubElement(self._folder(feed.folder), "outline"), values)

    def allow_private(self, address: str) -> None:
        """Notes that the host of a feed may be of a private network."""
        for element, _ in _outlines(self._body):
            if line_of(element.get("xmlUrl")) == address:
                element.set(_PRIVATE, "yes")

    def add_query(self, saved: SavedQuery) -> None:
        """Adds a saved query at the end of its folder."""
        element = etree.SubElement(self._folder(saved.folder), "outline")
        _set(element, {"type": _QUERY_TYPE, "text": saved.title, _QUERY: saved.query})

    def remove(self, address: str) -> tuple[RemovedOutline, ...]:
        """Removes a feed, and returns its outlines; folders that it leaves empty stay."""
        return self._take_out(lambda element: line_of(element.get("xmlUrl")) == address)

    def remove_query(self, title: str) -> tuple[RemovedOutline, ...]:
        """Removes the saved queries of that title, and returns their outlines."""
        return self._take_out(lambda element: _is_query(element, title))

    def _take_out(self, is_meant: Callable[[_Element], bool]) -> tuple[RemovedOutline, ...]:
        removed = []
        for element, folder in list(_outlines(self._body)):
            if is_meant(element) and (parent := element.getparent()) is not None:
                xml = etree.tostring(element, encoding="unicode", with_tail=False)
                removed.append(RemovedOutline(folder, parent.index(element), xml))
                parent.remove(element)
        return tuple(removed)

    def restore(self, removed: Iterable[RemovedOutline]) -> None:
        """Puts outlines back where they were, as far as their folders and neighbours are still there."""
        for outline in reversed(tuple(removed)):
            self._folder(outline.folder).insert(outline.index, etree.fromstring(outline.xml))

    def rename(self, address: str, title: str | None) -> str | None:
        """Gives a feed a title, None takes it away (and leaves its address, as a text there must be); returns the one
        it had."""
        return self._rename(lambda element: line_of(element.get("xmlUrl")) == address, title)

    def rename_query(self, title: str, to: str) -> None:
        """Gives a saved query another title."""
        self._rename(lambda element: _is_query(element, title), to)

    def _rename(self, is_meant: Callable[[_Element], bool], title: str | None) -> str | None:
        former = None
        for element, _ in _outlines(self._body):
            if is_meant(element):
                address = line_of(element.get("xmlUrl"))
                former = former or _title(element)
                shown = title or address or ""
                _set(element, {"text": shown, **({"title": shown} if "title" in element.attrib else {})})
                former = None if former == address else former
        return former

    def move(self, address: str, to: str) -> None:
        """Gives a feed another address, its former one noted; where a feed has that already, it is removed."""
        if any(line_of(element.get("xmlUrl")) == to for element, _ in _outlines(self._body)):
            self.remove(address)
            return
        for element, _ in _outlines(self._body):
            if line_of(element.get("xmlUrl")) == address:
                for name in ("text", "title"):
                    if line_of(element.get(name)) == address:
                        element.set(name, to)
                element.set("xmlUrl", to)
                former = [each for each in element.get(_FORMER, "").split() if each not in (address, to)]
                element.set(_FORMER, " ".join((*former, address)))

    def content(self) -> bytes:
        """The file's bytes, indented."""
        etree.indent(self._root)
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8") + b"\n"

    def _folder(self, titles: Iterable[str]) -> _Element:
        place = self._body
        for title in titles:
            found = next((each for each in place.iterchildren("outline") if _is_folder(each, title)), None)
            if found is None:
                found = etree.SubElement(place, "outline")
                _set(found, {"text": title, "title": title})
            place = found
        return place


def _outlines(place: _Element, folder: tuple[str, ...] = ()) -> Iterator[tuple[_Element, tuple[str, ...]]]:
    """The outlines that are no folders, with the folders around them."""
    for element in list(place.iterchildren("outline")):
        title = _title(element)
        if element.get("xmlUrl") is not None or element.get("type") == _QUERY_TYPE:
            yield element, folder
        if len(folder) < _DEEPEST:
            yield from _outlines(element, (*folder, title) if title else folder)


def _is_folder(element: _Element, title: str) -> bool:
    return element.get("xmlUrl") is None and element.get("type") != _QUERY_TYPE and _title(element) == title


def _is_query(element: _Element, title: str) -> bool:
    return element.get("type") == _QUERY_TYPE and _title(element) == title


def _title(element: _Element) -> str | None:
    return line_of(element.get("title")) or line_of(element.get("text"))


def _tags(element: _Element) -> tuple[str, ...]:
    """The categories of an outline; one with a slash inside is a path of folders, and the last of them is meant."""
    tags = (
        line_of(tag.strip().strip("/").rpartition("/")[2]) for tag in element.get("category", "").split(",")
    )
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _joined(one: Subscription, other: Subscription) -> Subscription:
    """One feed of two outlines, in the folder of the first; that of the other is a tag."""
    tags = dict.fromkeys((*one.tags, *other.tags, *other.folder[-1:]))
    return Subscription(
        one.address,
        one.title or other.title,
        one.folder,
        tuple(tags),
        one.link or other.link,
        one.is_private or other.is_private,
        (*one.former, *other.former),
    )


def _set(element: _Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        element.set(name, line_of(value) or "")
