"""Reads the pictures, films and sounds of an entry (Media RSS), with their captions and credits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.intake.feeds.clean import address, line
from reader.intake.feeds.elements import Fields
from reader.intake.feeds.html import html_words
from reader.model.feeds.feed import Media

if TYPE_CHECKING:
    from lxml.etree import _Element


def media_in(entry: Fields) -> tuple[Media, ...]:
    """The media of an entry. The contents of a group are one thing in several forms: the default, else the first."""
    found = [*_contents(entry, [entry])]
    for group in entry.every("media:group"):
        inside = Fields(group, entry.base_at(group))
        contents = [*inside.every("media:content")]
        chosen = next(
            (each for each in contents if each.get("isDefault") == "true"), contents[0] if contents else None
        )
        if chosen is not None:
            found += _media(chosen, [inside, entry])
    return tuple(dict.fromkeys(found))


def _contents(around: Fields, levels: list[Fields]) -> Iterator[Media]:
    for content in around.every("media:content"):
        yield from _media(content, levels)


def _media(content: _Element, levels: list[Fields]) -> Iterator[Media]:
    """One of the media; caption and credit are the nearest of those in it and around it."""
    base = levels[0].base_at(content)
    url = address(content.get("url"), base)
    if url is not None:
        nearest = [Fields(content, base), *levels]
        yield Media(
            url,
            line(content.get("type")),
            next(filter(None, map(_caption, nearest)), None),
            next(filter(None, (each.line("media:credit") for each in nearest)), None),
        )


def _caption(level: Fields) -> str | None:
    for said in level.every("media:description"):
        written = "".join(said.itertext())
        if caption := line(html_words(written) if said.get("type") == "html" else written):
            return caption
    return None
