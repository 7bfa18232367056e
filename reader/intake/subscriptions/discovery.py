"""Finds the feeds that a page names in its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from reader.intake.clean_text import line_of
from reader.intake.encodings import decoded

_LOOKED_AT = 1024 * 1024
"""Bytes of a page in which it names its feeds."""
_TAG = re.compile(r"<(link|base)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_JSON_TYPE = "application/json"
_OF_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b|\bcommentaires\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedFeed:
    """A feed that a page names."""

    address: str
    title: str | None = None


def feeds_named_in(content: bytes, address: str) -> tuple[NamedFeed, ...]:
    """The feeds that a page names, those of comments last, else in its order. `address` is the page's own."""
    page = _without_comments(decoded(content[:_LOOKED_AT]))
    base, found = address, dict[str, NamedFeed]()
    for tag in _TAG.finditer(page):
        values = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(tag[2])
        }
        if tag[1].lower() == "base":
            base = _joined(address, values.get("href", "")) or base
        elif (
            tag[1].lower() == "link" and _is_feed(values) and (named := _joined(base, values.get("href", "")))
        ):
            found.setdefault(named, NamedFeed(named, line_of(values.get("title"))))
    return tuple(sorted(found.values(), key=_is_of_comments))


def _without_comments(page: str) -> str:
    """The page up to a comment that has no end, without the others."""
    before, *rest = page.split("<!--")
    return "".join((before, *(piece.partition("-->")[2] for piece in rest)))


def _is_feed(values: dict[str, str]) -> bool:
    relations = values.get("rel", "").lower().split()
    kind = values.get("type", "").partition(";")[0].strip().lower()
    if "feed" in relations:
        return True
    return "alternate" in relations and (
        kind in _TYPES or (kind == _JSON_TYPE and "oembed" not in values.get("href", ""))
    )


def _is_of_comments(feed: NamedFeed) -> bool:
    return _OF_COMMENTS.search(f"{feed.title or ''} {feed.address}") is not None


def _joined(base: str, href: str) -> str | None:
    """An absolute address of http or https; None where it is none."""
    try:
        joined = urljoin(base, href.strip())
    except ValueError:
        return None
    return joined if href.strip() and re.match(r"https?://", joined) and line_of(joined) == joined else None
