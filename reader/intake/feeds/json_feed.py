"""Reads JSON Feed 1.0 and 1.1. Whatever has not the type that the format gives it is not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reader.errors import IntakeError
from reader.intake.feeds.clean import address, count, line, words
from reader.intake.feeds.dates import feed_date
from reader.model.feeds.feed import Enclosure, Entry, Feed, FeedText, Media


def read_json_feed(text: str, document: str) -> Feed:
    """The feed in a JSON text; items without an id are left out, as the format wants it. Raises IntakeError."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise IntakeError("it is no feed: its JSON is faulty") from None
    if not isinstance(said, dict) or "jsonfeed.org/version/" not in (_string(said, "version") or ""):
        raise IntakeError("it is JSON, but no feed")
    if not isinstance(said.get("items"), list):
        raise IntakeError("it is no feed: its JSON has no list of items")
    authors = _authors(said)
    language = line(_string(said, "language"))
    items = (each for each in _list(said, "items") if isinstance(each, dict))
    entries = (_entry(each, authors, language, document) for each in items)
    return Feed(
        tuple(entry for entry in entries if entry.id),
        title=line(_string(said, "title")),
        link=address(_string(said, "home_page_url"), document),
        own_address=address(_string(said, "feed_url"), document),
        description=line(_string(said, "description")),
        language=language,
        is_ended=said.get("expired") is True,
    )


def _entry(item: dict[str, Any], authors: tuple[str, ...], language: str | None, document: str) -> Entry:
    html, text = words(_string(item, "content_html")), words(_string(item, "content_text"))
    summary = words(_string(item, "summary"))
    return Entry(
        id=_id(item.get("id")),
        title=line(_string(item, "title")),
        link=address(_string(item, "url"), document),
        published=feed_date(_string(item, "date_published")),
        updated=feed_date(_string(item, "date_modified")),
        authors=_authors(item) or authors,
        summary=FeedText(summary) if summary else None,
        content=FeedText(html, is_html=True) if html else FeedText(text) if text else None,
        language=line(_string(item, "language")) or language,
        categories=tuple(filter(None, (line(each) for each in _list(item, "tags") if isinstance(each, str)))),
        enclosures=tuple(_enclosures(item, document)),
        media=tuple(Media(url) for url in (address(_string(item, "image"), document),) if url),
        via=address(_string(item, "external_url"), document),
    )


def _authors(said: dict[str, Any]) -> tuple[str, ...]:
    """The names in `authors`, else in version 1.0's `author`."""
    people = _list(said, "authors") or [said.get("author")]
    names = (line(_string(each, "name")) for each in people if isinstance(each, dict))
    return tuple(dict.fromkeys(name for name in names if name))


def _enclosures(item: dict[str, Any], document: str) -> Iterator[Enclosure]:
    for each in _list(item, "attachments"):
        if isinstance(each, dict) and (url := address(_string(each, "url"), document)):
            yield Enclosure(url, line(_string(each, "mime_type")), _size(each.get("size_in_bytes")))


def _id(value: object) -> str | None:
    """An id; one that is a number is a string by the format."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return line(value if isinstance(value, str) else str(value) if is_number else None)


def _size(value: object) -> int | None:
    return count(str(value)) if isinstance(value, int) else None


def _string(said: dict[str, Any], key: str) -> str | None:
    value = said.get(key)
    return value if isinstance(value, str) else None


def _list(said: dict[str, Any], key: str) -> list[Any]:
    value = said.get(key)
    return value if isinstance(value, list) else []
