"""HTML comes in: the article without what stands around it, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.draft.intake.dateline import dateline_of
from reader.draft.intake.deadline import within
from reader.draft.intake.encodings import declared_in, decoded
from reader.draft.intake.harmless import harmless, is_visible, line_of
from reader.draft.intake.headline import LONGEST_TITLE, headline_of, shortened
from reader.draft.intake.page_date import page_date
from reader.draft.intake.paragraphs import in_paragraphs
from reader.draft.intake.taken import NotTaken, Taken
from reader.draft.intake.text import Wishes
from reader.load.fields import LANGUAGE_PATTERN, URL_PATTERN
from reader.model.characters import is_clean

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

LARGEST = 10 * 1024 * 1024
"""Bytes of a page; no article is nearly so long."""
SECONDS = 30.0
"""For finding an article; a page made to take longer could take hours."""
_SHORT = 250  # code points; less may be a notice that hides the article, so it is looked for once more
_LONGER = 2  # how many times longer the second look must find it
_LONGEST_URL = 10_000
_INLINE = frozenset("hi ref lb del graphic cell".split())
_SPACES = re.compile(r"[ \t\r\n]+")
_STORY = 0.6  # the share of the words that makes a cell of a table the page's story
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")


def take_page(content: bytes, wishes: Wishes, url: str | None = None, encoding: str | None = None) -> Taken:
    """The article of a page. `url` is where it comes from and `encoding` what its sender says, where known.

    Raises NotTaken where there is no article in it.
    """
    if len(content) > LARGEST:
        raise NotTaken("the page is larger than 10 MB")
    html = decoded(content, encoding or declared_in(content))
    late = f"no article was found in the page within {SECONDS:g} seconds"
    root, found = within(SECONDS, lambda _: _extracted(html, url), _quietly, late)
    title = _title(found)
    lines, dropped = harmless("\n\n".join(_paragraphs(found)))
    text = in_paragraphs(lines)
    first, _, rest = text.partition("\n\n")
    if rest and title is not None and first.casefold() == title.casefold():
        text = rest  # it stands above the text as its headline
    language = _language(root)
    dateline = dateline_of(text, language)
    return Taken(
        text=text,
        headline=wishes.headline or title or line_of(headline_of(text, dateline.story)) or "…",
        published=wishes.published or page_date(found.date, f"{html}\n{url}") or dateline.published,
        publisher=_publisher(found),
        url=_url(found.url, url),
        authors=_authors(found),
        language=language,
        dropped=dropped,
    )


def _quietly(_: str) -> None:
    """Nobody is told of the steps, for there are none."""


def _extracted(html: str, url: str | None) -> tuple[HtmlElement, Document]:
    """The page and its article, found with care and, where that finds little, once more with less of it."""
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())  # else Python prints what they say
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    root = load_html(html)
    if root is None:
        raise NotTaken("there is no page in it")

    def article(*, precise: bool) -> tuple[int, Document] | None:
        found = bare_extraction(
            root,
            url=url,
            favor_precision=precise,
            favor_recall=not precise,
            include_comments=False,
            with_metadata=True,
            # a wider search takes the year beside © for a date
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        if not isinstance(found, Document) or found.body is None:
            return None
        text = "".join(_paragraphs(found))
        return (len(text), found) if is_visible(harmless(text)[0]) else None

    careful = article(precise=True)
    if careful is None or careful[0] < _SHORT:
        other = article(precise=False)
        if other is not None and (careful is None or other[0] > _LONGER * careful[0]):
            careful = other
    if careful is None:
        raise NotTaken("no article was found in the page; save its text in a file, and add that")
    return root, careful[1]


def _paragraphs(found: Document) -> Iterator[str]:
    """The words of an article, one paragraph at a time; a line feed is a line break of the page."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(_story(found.body), events=("start", "end")):
        if element.tag not in _INLINE and pieces:
            yield "".join(pieces).strip(" |\n")
            pieces.clear()
        if event == "start":
            pieces += _own(element)
        else:
            pieces.append(_SPACES.sub(" ", element.tail or ""))
    yield "".join(pieces).strip(" |\n")


def _story(body: _Element) -> _Element:
    """The body, or the cell of a table that holds most of it: pages were once laid out in tables."""
    least, story = _STORY * _length(body), body
    for cell in body.iterdescendants("cell"):  # a cell in a cell comes later
        if _length(cell) > least:
            story = cell
    return story


def _length(element: _Element) -> int:
    return sum(map(len, element.itertext()))


def _own(element: _Element) -> Iterator[str]:
    if element.tag == "lb":
        yield "\n"
    elif element.tag == "cell":
        yield " | "
    written = element.text or ""
    yield written if element.tag == "code" else _SPACES.sub(" ", written)


def _title(found: Document) -> str | None:
    """The page's title without the name of its site behind it."""
    title, site = line_of(found.title), line_of(found.sitename)
    if title is not None and site is not None:
        title = re.sub(rf"(?<=\w)\W*\s[-|–—·:»]\s+{re.escape(site)}$", "", title, flags=re.IGNORECASE)
    return title and shortened(title, 2 * LONGEST_TITLE)


def _publisher(found: Document) -> str | None:
    site = line_of(found.sitename)
    if site is not None and "://" in site:
        site = line_of(found.hostname)
    return site and shortened(site, LONGEST_TITLE)


def _authors(found: Document) -> tuple[str, ...]:
    names = map(line_of, (found.author or "").split(";"))
    return tuple(
        dict.fromkeys(name for name in names if name and "://" not in name and len(name) <= LONGEST_TITLE)
    )


def _url(said: str | None, fetched: str | None) -> str | None:
    """Where the page is: what it says itself counts only for pages of the same host, or where nothing else is known."""
    for url in (said, fetched):
        if (
            url
            and len(url) <= _LONGEST_URL
            and re.fullmatch(URL_PATTERN, url)
            and is_clean(url)
            and (fetched is None or _host(url) == _host(fetched))
        ):
            return url
    return None


def _host(url: str) -> str:
    return url.split("/", 3)[2].lower().removeprefix("www.")


def _language(root: HtmlElement) -> str | None:
    """The language that the page says it is in."""
    said = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    said += [
        meta.get("content")
        for meta in root.iterfind(".//meta[@content]")
        if (meta.get("http-equiv") or "").lower() == "content-language" or meta.get("property") == "og:locale"
    ]
    for tag in said:
        tidy = (tag or "").strip().replace("_", "-")
        if len(tidy) <= 100 and re.fullmatch(LANGUAGE_PATTERN, tidy):
            return tidy
    return None
