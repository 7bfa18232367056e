"""How many fields of our own feeds three readers get right: `python -m tests.bench.feed_readers`.

A field is right where it says what the feed says, however it is written: dates are compared as moments (a day alone
may be its midnight), HTML by its tags and words, a text with its signs escaped or not.
"""

from __future__ import annotations

import io
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from time import struct_time
from typing import Any

import fastfeedparser
import feedparser

from reader.intake.feeds.html import html_words, parsed
from reader.intake.feeds.reading import read_feed

CASES = Path(__file__).parent.parent / "intake" / "feeds"
FIELDS = ("id", "link", "title", "published", "updated", "authors", "summary", "content")
Entries = list[dict[str, Any]]


def main() -> None:
    """Print the table, in Markdown."""
    expected: Mapping[str, Any] = tomllib.loads((CASES / "expected.toml").read_text("utf-8"))
    right: dict[str, Counter[str]] = {name: Counter() for name in READERS}
    total: Counter[str] = Counter()
    for name, wanted in expected.items():
        content = (CASES / "cases" / name).read_bytes()
        found = {
            reader: read(content, f"https://vale.example/feeds/{name}", wanted.get("content_type"))
            for reader, read in READERS.items()
        }
        for at, entry in enumerate(wanted["entries"]):
            for field in FIELDS:
                total[field] += 1
                for reader, entries in found.items():
                    said = entries[at].get(field) if at < len(entries) else ...
                    right[reader][field] += is_right(field, entry.get(field), said)
    print(f"| Field | Of | {' | '.join(READERS)} |")
    print(f"|---|---|{'---|' * len(READERS)}")
    for field in (*FIELDS, "all"):
        of = total.total() if field == "all" else total[field]
        counts = [right[name].total() if field == "all" else right[name][field] for name in READERS]
        print(f"| {field} | {of} | {' | '.join(f'{count} ({100 * count / of:.0f} %)' for count in counts)} |")


def is_right(field: str, wanted: Any, said: Any) -> bool:
    if said is ...:
        return False
    if field in ("published", "updated"):
        return said == wanted or (
            wanted is not None and said is not None and _moment(said) == _moment(wanted)
        )
    if field == "authors":
        return list(said or ()) == list(wanted or ())
    if field in ("summary", "content"):
        if not wanted or not said:
            return not wanted and not said
        kinds = (
            [wanted["html"]] if "html" in wanted else [wanted["text"], escape(wanted["text"], quote=False)]
        )
        return any(said == kind or _tags(said) == _tags(kind) for kind in kinds)
    return bool((said or None) == wanted)


def _moment(said: str) -> datetime:
    padded = f"{said}-01-01"[:10] if len(said) == 4 else f"{said}-01"[:10] if len(said) == 7 else said
    moment = datetime.fromisoformat(padded)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _tags(source: str) -> list[tuple[object, ...]]:
    body = parsed(source)
    if body is None:
        return []
    return [
        (each.tag, *sorted(each.items()), *(each.text or "").split(), "/", *(each.tail or "").split())
        for each in body.iter()
    ]


def _ours(content: bytes, address: str, content_type: str | None) -> Entries:
    return [
        {
            "id": entry.id,
            "link": entry.link,
            "title": entry.title,
            "published": entry.published and entry.published.text,
            "updated": entry.updated and entry.updated.text,
            "authors": entry.authors,
            "summary": entry.summary and entry.summary.content,
            "content": entry.content and entry.content.content,
        }
        for entry in read_feed(content, address, content_type).entries
    ]


def _feedparser(content: bytes, address: str, content_type: str | None) -> Entries:
    headers = {"content-location": address} | ({"content-type": content_type} if content_type else {})
    return [
        {
            "id": entry.get("id"),
            "link": entry.get("link"),
            "title": _plain(entry.get("title"), entry.get("title_detail", {}).get("type")),
            "published": _iso(entry.get("published_parsed")),
            "updated": _iso(entry.get("updated_parsed")) if "updated" in entry else None,
            "authors": [author.get("name") for author in entry.get("authors", ()) if author],
            "summary": entry.get("summary"),
            "content": entry["content"][0]["value"] if entry.get("content") else None,
        }
        for entry in feedparser.parse(io.BytesIO(content), response_headers=headers).entries
    ]


def _fastfeedparser(content: bytes, address: str, content_type: str | None) -> Entries:
    try:
        found = fastfeedparser.parse(content)
    except Exception:  # noqa: BLE001 - whatever it raises, it has read nothing
        return []
    return [
        {
            "id": entry.get("id"),
            "link": entry.get("link"),
            "title": entry.get("title"),
            "published": entry.get("published"),
            "updated": entry.get("updated"),
            "authors": [entry["author"]] if entry.get("author") else [],
            "summary": entry.get("description"),
            "content": entry["content"][0].get("value") if entry.get("content") else None,
        }
        for entry in found.entries
    ]


def _plain(title: str | None, kind: str | None) -> str | None:
    return html_words(title) if title and kind and kind.endswith("html") else title


def _iso(moment: struct_time | None) -> str | None:
    return datetime(*moment[:6], tzinfo=UTC).isoformat() if moment else None


READERS: Mapping[str, Callable[[bytes, str, str | None], Sequence[dict[str, Any]]]] = {
    "ours": _ours,
    "feedparser": _feedparser,
    "fastfeedparser": _fastfeedparser,
}

if __name__ == "__main__":
    main()
