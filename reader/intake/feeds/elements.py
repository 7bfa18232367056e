"""Reads the elements of an XML feed by namespace and name, whatever their prefix and order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.intake.feeds.clean import address, joined, line
from reader.intake.feeds.dates import feed_date
from reader.intake.feeds.html import BASE
from reader.model.feeds.date import FeedDate

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES = {  # in lower case, without the end that some leave out
    "": "",
    "http://purl.org/rss/1.0": "",
    "http://purl.org/net/rss1.1": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss091": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss/rss.html": "",
    "http://www.w3.org/2005/atom": "atom:",
    "http://purl.org/atom/ns": "atom03:",
    "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://purl.org/dc/terms": "dcterms:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://purl.org/rss/1.0/modules/syndication": "sy:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.rssboard.org/media-rss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf:",
    "http://prismstandard.org/namespaces/basic/2.0": "prism:",
    "http://prismstandard.org/namespaces/1.2/basic": "prism:",
}


@lru_cache(maxsize=2048)
def name_of(tag: str) -> str:
    """`title`, `dc:creator`, `atom:link`: a name by our own prefix for its namespace; `?` in front of unknown ones."""
    namespace, brace, local = tag.rpartition("}")
    prefix = _NAMESPACES.get(namespace[1:].lower().rstrip("/#"), "?") if brace else ""
    return prefix + local


def text_of(element: _Element) -> str:
    """All the words inside an element; comments and the borders of CDATA cut nothing off."""
    return "".join(element.itertext()) if len(element) else element.text or ""


class Fields:
    """The children of an element by their names. `base` is what addresses in it are resolved against."""

    def __init__(self, element: _Element, base: str) -> None:
        self.base = base
        self._by_name: defaultdict[str, list[_Element]] = defaultdict(list)
        for child in element.iterchildren("*"):
            self._by_name[name_of(str(child.tag))].append(child)

    def every(self, *names: str) -> Iterator[_Element]:
        """The children of these names, those of the first name first."""
        for name in names:
            yield from self._by_name.get(name, ())

    def lines(self, *names: str) -> tuple[str, ...]:
        """What the children say that say anything, each once."""
        said = (line(text_of(child)) for child in self.every(*names))
        return tuple(dict.fromkeys(each for each in said if each))

    def line(self, *names: str) -> str | None:
        """What the first child says that says anything."""
        return next((each for child in self.every(*names) if (each := line(text_of(child)))), None)

    def address(self, *names: str) -> str | None:
        """The first address among the children, absolute."""
        said = (address(text_of(child), self.base_at(child)) for child in self.every(*names))
        return next(filter(None, said), None)

    def date(self, *names: str) -> FeedDate | None:
        """The first date among the children that is one."""
        return next(
            (date for child in self.every(*names) if (date := feed_date(text_of(child))) is not None), None
        )

    def base_at(self, child: _Element) -> str:
        """What addresses in a child are resolved against."""
        return joined(self.base, child.get(BASE))


def base_of(element: _Element, document: str) -> str:
    """What addresses in an element are resolved against: the nearest `xml:base`, itself resolved by those around it."""
    base = document
    for each in (*reversed(list(element.iterancestors())), element):
        base = joined(base, each.get(BASE))
    return base


def language_of(element: _Element) -> str | None:
    """The nearest `xml:lang`."""
    for each in (element, *element.iterancestors()):
        if (said := each.get(_LANGUAGE)) is not None:
            return line(said)
    return None
