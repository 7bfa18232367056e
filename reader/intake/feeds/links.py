"""Chooses among Atom's links, in Atom feeds and others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.intake.feeds.clean import address
from reader.intake.feeds.elements import Fields

if TYPE_CHECKING:
    from lxml.etree import _Element

_REGISTRY = "http://www.iana.org/assignments/relation/"
_PAGES = ("text/html", "application/xhtml+xml")


def rel(link: _Element) -> str:
    """The relation of a link: `alternate` where it says none (RFC 4287, 4.2.7.2)."""
    return (link.get("rel") or "").strip().lower().removeprefix(_REGISTRY) or "alternate"


def alternate(links: Sequence[_Element], fields: Fields) -> str | None:
    """The page of an entry or a feed, wherever it stands among the links: an HTML page before other forms of it."""
    pages = [link for link in links if rel(link) == "alternate"]
    pages.sort(
        key=lambda link: (link.get("type") or _PAGES[0]).partition(";")[0].strip().lower() not in _PAGES
    )
    return next((url for link in pages if (url := _url(link, fields))), None)


def relation(name: str, links: Sequence[_Element], fields: Fields) -> str | None:
    """The first address with this relation."""
    return next((url for link in links if rel(link) == name and (url := _url(link, fields))), None)


def _url(link: _Element, fields: Fields) -> str | None:
    return address(link.get("href"), fields.base_at(link))
