"""Reads what a page says of its article in JSON-LD (schema.org), block by block: a broken one costs no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = re.compile(r"(?:[A-Za-z]*(?:Article|BlogPosting|Posting)|Report|Review|Blog|CreativeWork)$")
_PAGES = re.compile(r"(?:Web|Item|About)Page$")
_TIME_OF_DAY = re.compile(r"[T ](\d\d:\d\d)")
_SAID = re.compile(r'"(headline|datePublished|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[\s*)?\{[^{}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*)"')
_LIVE = "LiveBlogPosting"
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*(?:;\s*)?$"
)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")
_PARAGRAPH = re.compile(r"</?(?:p|div|h[1-6]|li|blockquote)\b[^<>]*>|(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DEEPEST = 12
_MOST = 2_000  # nodes that are looked at


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of a live blog: when it was written, as the page has it, its heading and its text."""

    published: str | None
    headline: str | None
    body: str | None

    @property
    def clock(self) -> str | None:
        """The time of day in it, without seconds and zone."""
        match = _TIME_OF_DAY.search(self.published or "")
        return match[1] if match else None


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What one node says of an article, as it is written there; empty where it says nothing."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    description: str | None = None
    body: str | None = None
    authors: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    is_live: bool = False


@dataclass(slots=True)
class _Graph:
    """All nodes of a page, and those that others name by their `@id`."""

    nodes: list[dict[str, object]] = field(default_factory=list)
    by_id: dict[str, dict[str, object]] = field(default_factory=dict)

    def resolved(self, value: object) -> object:
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self.by_id.get(value["@id"], value)
        return value


def articles_in(root: HtmlElement) -> list[ArticleData]:
    """The articles that a page's JSON-LD speaks of, in its order; those that are only parts of others are left out."""
    graph = _Graph()
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            for node in _nodes(_parsed(script.text) or _salvaged(script.text), 0):
                if len(graph.nodes) < _MOST:
                    graph.nodes.append(node)
                    if isinstance(node.get("@id"), str) and len(node) > 1:
                        graph.by_id.setdefault(str(node["@id"]), node)
    articles = [node for node in graph.nodes if _is(_ARTICLES, node)]
    return [_article(node, graph) for node in articles or (each for each in graph.nodes if _is(_PAGES, each))]


def _parsed(written: str) -> object:
    """The value of some JSON, mended where it has what is often wrong with it; None where that doesn't help."""
    plain = _COMMENT.sub("", written.strip()).strip().rstrip(";")
    for attempt in (plain, _TRAILING.sub("", plain), unescape(plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvaged(written: str) -> dict[str, object] | None:
    """What can be read of an article in JSON that nothing mends."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"', written):
        return None
    said: dict[str, object] = {"@type": "Article"}
    for name, value in _SAID.findall(written):
        said.setdefault(name, _unquoted(value))
    author = _AUTHOR.search(written)
    if author is not None:
        said["author"] = _unquoted(author[1])
    return said if len(said) > 1 else None


def _unquoted(value: str) -> str | None:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return None


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The nodes of a value that stand for themselves: at its top, in `@graph`, as `mainEntity`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), (dict, list)):
                yield from _nodes(value[key], depth + 1)


def _types(node: dict[str, object]) -> list[str]:
    said = node.get("@type")
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]


def _is(kind: re.Pattern[str], node: dict[str, object]) -> bool:
    return any(kind.search(each) for each in _types(node))


def _article(node: dict[str, object], graph: _Graph) -> ArticleData:
    publisher = graph.resolved(_first(node.get("publisher")))
    page = _first(node.get("mainEntityOfPage"))
    updates = node.get("liveBlogUpdate")
    return ArticleData(
        headline=_line(node.get("headline")) or _line(node.get("name")),
        published=_line(node.get("datePublished")) or _line(node.get("dateCreated")),
        publisher=_line(publisher.get("name") if isinstance(publisher, dict) else publisher),
        url=_line(node.get("url")) or _line(page.get("@id") if isinstance(page, dict) else page),
        description=_line(node.get("description")),
        body=plain_text(_string(node.get("articleBody")) or _string(node.get("text"))),
        authors=tuple(dict.fromkeys(_names(node.get("author") or node.get("creator"), graph, 0))),
        updates=tuple(_updates(updates if isinstance(updates, list) else [updates])),
        is_live=_LIVE in _types(node),
    )


def _names(value: object, graph: _Graph, depth: int) -> Iterator[str]:
    value = graph.resolved(value)
    if depth > 3:
        return
    if isinstance(value, list):
        for each in value:
            yield from _names(each, graph, depth + 1)
    elif isinstance(value, dict):
        name = value.get("name")
        if not name and (value.get("givenName") or value.get("familyName")):
            name = f"{_line(value.get('givenName')) or ''} {_line(value.get('familyName')) or ''}".strip()
        yield from _names(name, graph, depth + 1)
    elif (line := _line(value)) is not None:
        yield line


def _updates(values: list[object]) -> Iterator[Update]:
    for value in values:
        if isinstance(value, dict):
            body = plain_text(_string(value.get("articleBody")) or _string(value.get("text")))
            headline = _line(value.get("headline"))
            if body or headline:
                yield Update(_line(value.get("datePublished")), headline, body)


def plain_text(written: str | None) -> str | None:
    """A text that may have HTML in it, without that; its paragraphs are parted by blank lines."""
    if not written:
        return None
    if "&lt;" in written and "<p" not in written:
        written = unescape(written)
    written = _BREAK.sub("\n", _PARAGRAPH.sub("\n\n", written))
    return unescape(_TAG.sub("", written)).strip() or None


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _string(value: object) -> str | None:
    value = _first(value)
    return value if isinstance(value, str) else None


def _line(value: object) -> str | None:
    """A string as one line without HTML, None for what is no string or has nothing in it."""
    words = (plain_text(_string(value)) or "").split()
    return " ".join(words) or None
