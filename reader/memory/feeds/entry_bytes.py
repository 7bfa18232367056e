"""Entries as bytes, and as the plain words by which they are found and compared."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass, fields
from html import unescape
from typing import Any

from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Enclosure, Entry, FeedText, Media

_PIECE = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s<>/]*)[^<>]*>|<[!?][^<>]*>")
_SILENT = frozenset(["script", "style", "template", "head"])
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time"
    " tt u var wbr".split()
)
_FIELDS = tuple(field.name for field in fields(Entry))
_WORTH_COMPRESSING = 2_000
"""Bytes."""
LONGEST_SUMMARY = 600
"""Characters of a summary in a list."""


def plain_words(text: FeedText | None) -> str:
    """A text of a feed as plain words, each paragraph of HTML on a line of its own; empty without one."""
    if text is None:
        return ""
    if not text.is_html:
        return "\n".join(" ".join(line.split()) for line in text.content.splitlines()).strip()
    pieces, done, silent = [], 0, ""
    for tag in _PIECE.finditer(text.content):
        if not silent:
            pieces.append(text.content[done : tag.start()])
        done, name = tag.end(), (tag["name"] or "").lower()
        if silent:
            silent = "" if tag["end"] and name == silent else silent
        elif name in _SILENT and not tag["end"]:
            silent = name
        elif name and name not in _INLINE:
            pieces.append("\0")
    if not silent:
        pieces.append(text.content[done:])
    lines = unescape(" ".join("".join(pieces).split())).split("\0")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


@dataclass(frozen=True, slots=True)
class Words:
    """What an entry says, in plain words: its title, its text (a paragraph of HTML on a line), a short summary."""

    title: str
    text: str
    summary: str | None

    @classmethod
    def of(cls, entry: Entry) -> Words:
        text = plain_words(entry.text)
        summary = plain_words(entry.summary) if entry.summary and entry.content else text
        return cls(" ".join((entry.title or "").split()), text, _shortened(summary))


def _shortened(words: str) -> str | None:
    """The beginning of a text on one line; None without words."""
    line = words[: 2 * LONGEST_SUMMARY].replace("\n", " ")
    if len(line) <= LONGEST_SUMMARY:
        return line or None
    return line[:LONGEST_SUMMARY].rpartition(" ")[0] + " …"


def to_bytes(entry: Entry) -> bytes:
    """All that the feed gives of an entry; compressed where it is long."""
    given = {name: value for name in _FIELDS if (value := getattr(entry, name)) not in (None, ())}
    source = json.dumps(given, ensure_ascii=False, default=_plain).encode("utf-8", "surrogatepass")
    return source if len(source) < _WORTH_COMPRESSING else zlib.compress(source, 1)


def _plain(value: FeedDate | FeedText | Enclosure | Media) -> object:
    return (
        value.text
        if isinstance(value, FeedDate)
        else {name: getattr(value, name) for name in value.__slots__}
    )


def from_bytes(content: bytes) -> Entry:
    """The entry of some bytes. Raises ValueError and zlib.error for others."""
    source = content if content.startswith(b"{") else zlib.decompress(content)
    given: dict[str, Any] = json.loads(source.decode("utf-8", "surrogatepass"))
    for name in ("published", "updated"):
        given[name] = FeedDate(given[name]) if name in given else None
    for name in ("summary", "content"):
        given[name] = FeedText(**given[name]) if name in given else None
    for name in ("authors", "categories"):
        given[name] = tuple(given.get(name, ()))
    given["enclosures"] = tuple(Enclosure(**each) for each in given.get("enclosures", ()))
    given["media"] = tuple(Media(**each) for each in given.get("media", ()))
    return Entry(**given)
