"""Reads a feed of any format from the bytes that its address gave."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from lxml.etree import LxmlError, XMLSyntaxError, iterparse

from reader.errors import IntakeError
from reader.intake.encodings import decoded
from reader.intake.feeds.atom import atom_entry, atom_feed, is_entry
from reader.intake.feeds.elements import name_of
from reader.intake.feeds.json_feed import read_json_feed
from reader.intake.feeds.rss import is_item, rss_entry, rss_feed
from reader.intake.feeds.xml_source import XmlSource
from reader.model.feeds.feed import Entry, Feed

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*\{")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_ROOTS = {"rss", "rdf:RDF", "channel", "Channel", "RSS"}
_ATOM_ROOTS = {"atom:feed", "atom03:feed", "feed", "atom:entry"}
MOST_ENTRIES = 100_000
"""Entries that are read of one feed; no feed has a hundredth of them."""


def read_feed(content: bytes, address: str, content_type: str | None = None) -> Feed:
    """The feed in some bytes. `address` is where they come from, `content_type` the header that came with them.

    Dates, authors, texts and addresses are those that the feed gives, by the specification of its format: what it
    doesn't give is absent. Raises IntakeError where it is no feed, or one that is made to do harm.
    """
    charset = _CHARSET.search(content_type or "")
    encoding = charset[1] if charset else None
    if not content.strip():
        raise IntakeError("it is empty")
    if _JSON.match(content):
        return _without_repeats(read_json_feed(decoded(content, encoding), address))
    if _PAGE.match(content):
        raise IntakeError("it is a page, not a feed")
    source = XmlSource(content, encoding)
    try:
        feed = _read_xml(source.data, address, recover=False)
    except XMLSyntaxError:
        try:
            feed = _read_xml(source.repaired(), address, recover=True)
        except LxmlError:
            raise IntakeError("it is not a feed") from None
    return _without_repeats(feed)


def _read_xml(data: bytes, address: str, *, recover: bool) -> Feed:
    """Raises IntakeError where the root is none of a feed, XMLSyntaxError where it is no XML."""
    entries: list[Entry] = []
    root: _Element | None = None
    parsing = iterparse(
        BytesIO(data),
        events=("end",),
        tag=("{*}item", "{*}entry"),
        recover=recover,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in parsing:
        if is_item(element):
            entries.append(rss_entry(element, address))
        elif is_entry(element):
            entries.append(atom_entry(element, address))
        else:
            continue
        root = element.getroottree().getroot()
        element.clear(keep_tail=True)  # so that the feed is never in memory as a whole tree
        if len(entries) >= MOST_ENTRIES:
            break
    root = parsing.root if root is None else root
    if root is None:
        raise IntakeError("it is not a feed")
    said, name = tuple(filter(_says_something, entries)), name_of(str(root.tag))
    if name in _ATOM_ROOTS:
        feed = atom_feed(root, said, address)
    elif name in _ROOTS:
        feed = rss_feed(root, said, address)
    else:
        raise IntakeError("it is a page, not a feed" if name.endswith("html") else "it is not a feed")
    return replace(feed, is_cut_off=recover and not _is_closed(root, data))


def _is_closed(root: _Element, data: bytes) -> bool:
    """Whether the end tag of the first element is there, as in a feed that arrived whole."""
    local = str(root.tag).rpartition("}")[2]
    tag = f"{root.prefix}:{local}" if root.prefix else local
    return f"</{tag}".encode() in data


def _says_something(entry: Entry) -> bool:
    return any((entry.id, entry.title, entry.link, entry.text, entry.content_link, entry.enclosures))


def _without_repeats(feed: Feed) -> Feed:
    """The feed with one entry for an id: the newest, which is what the entry says now."""
    by_id: dict[str, Entry] = {}
    for entry in feed.entries:
        if entry.id is not None and (entry.id not in by_id or _is_newer(entry, by_id[entry.id])):
            by_id[entry.id] = entry
    unique: list[Entry] = []
    for entry in feed.entries:
        if entry.id is None:
            unique.append(entry)
        elif newest := by_id.pop(entry.id, None):
            unique.append(newest)
    return replace(feed, entries=tuple(unique))


def _is_newer(entry: Entry, other: Entry) -> bool:
    one, two = entry.updated or entry.published, other.updated or other.published
    return one is not None and (two is None or one > two)
