"""Reads what a page says of itself in its head: `meta`, `title`, `link`, and the languages that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "hdl",
    "title",
)
_SITE = (
    "og:site_name",
    "application-name",
    "article:publisher",
    "publisher",
    "dc.publisher",
    "citation_journal_title",
    "twitter:site",
)
_DESCRIPTION = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "sailthru.description",
)
_DATE = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "dc.created",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "pub_date",
    "article.published",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "ptime",
    "pdate",
    "date",
    "created",
    "bt:pubdate",
    "rnews:datepublished",
    "dc:date",
    "dc:created",
    "datecreated",
    "shareaholic:article_published_time",
)
_AUTHOR = (
    "author",
    "byl",
    "byline",
    "authors",
    "article:author_name",
    "article:author",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.aut",
    "dc:creator",
    "dcterms.creator.aut",
    "citation_author",
    "shareaholic:article_author_name",
    "rbauthors",
    "cxenseparse:author",
    "creator",
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Each in order of trust, as written."""

    titles: tuple[str, ...] = ()
    document_title: str | None = None
    sites: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    authors: tuple[tuple[str, ...], ...] = ()
    urls: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(slots=True)
class _Values:
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, content: str) -> None:
        self.by_name.setdefault(name.lower(), []).append(content)

    def of(self, names: tuple[str, ...]) -> Iterator[str]:
        for name in names:
            yield from self.by_name.get(name, ())


def metadata_of(root: HtmlElement, url: str | None) -> PageMetadata:
    """What the head of a page says; `url` is where it comes from."""
    values = _Values()
    for meta in root.iter("meta"):
        content = _SPACES.sub(" ", meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            for name in (meta.get(key) or "").split():  # one attribute may name several
                if content:
                    values.add(name, content)
    title = next((_text(each) for each in root.iter("title") if not _in_svg(each)), None)
    return PageMetadata(
        titles=tuple(dict.fromkeys(values.of(_TITLE))),
        document_title=title or None,
        sites=tuple(dict.fromkeys(values.of(_SITE))),
        descriptions=tuple(dict.fromkeys(values.of(_DESCRIPTION))),
        dates=tuple(dict.fromkeys(values.of(_DATE))),
        authors=tuple(tuple(said) for name in _AUTHOR if (said := values.by_name.get(name))),
        urls=tuple(_urls(root, values, url)),
        languages=tuple(_languages(root)),
    )


def _urls(root: HtmlElement, values: _Values, url: str | None) -> Iterator[str]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield _joined(url, link.get("href", "").strip())
    yield from values.of(("og:url", "twitter:url"))


def _joined(base: str | None, href: str) -> str:
    try:
        return urljoin(base or "", href)
    except ValueError:
        return href


def _languages(root: HtmlElement) -> Iterator[str]:
    """The languages that a page says it is in, the likeliest first."""
    said = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    body = root.find(".//body")
    said.append(None if body is None else body.get("lang"))
    said += [
        meta.get("content")
        for meta in root.iterfind(".//meta[@content]")
        if (meta.get("http-equiv") or "").lower() == "content-language" or meta.get("property") == "og:locale"
    ]
    yield from (tag for tag in said if tag)


def _text(element: HtmlElement) -> str:
    return _SPACES.sub(" ", element.text_content()).strip()


def _in_svg(element: HtmlElement) -> bool:
    return next(element.iterancestors("svg"), None) is not None
