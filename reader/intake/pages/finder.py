"""Finds the story in a page: run as a program, in a process that can be stopped.

What finds stories in pages takes hours for some, with Python's lock held, so that no thread could wait for it no
longer. Reads `{html, url, parent}` as JSON and writes a `Story`, or null.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from collections import Counter
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from reader.intake.pages.authors import authors_in, bylines_in
from reader.intake.pages.blocks import Block, blocks_of
from reader.intake.pages.dates import published_in
from reader.intake.pages.extracted import extracted, folded_words
from reader.intake.pages.headlines import Titles, headline_in
from reader.intake.pages.markup import mend
from reader.intake.pages.metadata import PageMetadata, metadata_of
from reader.intake.pages.story import Found, settled, story_in
from reader.intake.pages.structured_data import ArticleData, articles_in
from reader.intake.pages.zones import Zone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_SECONDS = 35  # of the processor; who waits for it waits less
MOST_MEMORY = 1536 * 1024 * 1024  # bytes of addresses, what is loaded included
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_SMALL = 0.5  # the share of the page's prose below which the story is looked for once more
_ENTRIES = 3  # headings with times that make a live blog
_FEW = 60  # words; so few may be all of a page that another text stands for
_BEGINNING = 8  # words by which an entry is known again
_LONGER = 1.3  # how many times longer an article's body in JSON-LD is than what was found, to be taken for it


class Story(TypedDict):
    """What a page holds and says of itself, as found: neither clean nor checked."""

    paragraphs: list[str]
    title: str | None
    authors: list[str]
    sites: list[str]
    date: str | None
    urls: list[str]
    languages: list[str]
    left_out: int


def story_of(html: str, url: str | None) -> Story | None:
    """The story of a page; None where there is none."""
    from trafilatura.utils import load_html  # only the child that finds the story needs the extractor

    root = load_html(html)
    if root is None:
        return None
    said = metadata_of(root, url)
    articles = articles_in(root)
    language = next(iter(said.languages), None)
    mend(root, language)
    blocks = settled(list(blocks_of(root)))
    article = _article(articles, blocks, said)
    description = next(iter([*said.descriptions, *filter(None, [article.description])]), None)
    found = _found(root, url, blocks, description, article.is_live or _is_live(blocks))
    paragraphs = _with_data([block.text for block in found.blocks], article)
    if not paragraphs:
        return None
    host = urlsplit(next(iter([*said.urls, *filter(None, [url])]), "")).hostname or ""
    sites = [*said.sites, *filter(None, [article.publisher])]
    return Story(
        paragraphs=paragraphs,
        title=headline_in(_titles(blocks, said, article, sites, host)),
        authors=list(
            authors_in(
                root,
                [article.authors],
                said.authors,
                bylines_in(blocks, found.blocks),
                sites,
                found.blocks,
            )
        ),
        sites=[*sites, host.removeprefix("www.")],
        date=published_in(
            root,
            blocks,
            data=[article.published],
            meta=said.dates,
            url=url or next(iter(said.urls), None),
            language=language,
            story=found.blocks,
        ),
        urls=list(said.urls),
        languages=list(said.languages),
        left_out=found.left_out,
    )


def _article(articles: list[ArticleData], blocks: list[Block], said: PageMetadata) -> ArticleData:
    """The article of the page among those that its JSON-LD speaks of: the one whose headline or address it has."""
    shown = {block.text.casefold() for block in blocks if block.is_heading}
    shown.update(title.casefold() for title in (*said.titles, said.document_title or ""))
    urls = {url.rstrip("/") for url in said.urls}

    def likeness(article: ArticleData) -> int:
        named = (article.headline or "").casefold() in shown
        return (
            2 * named + ((article.url or "").rstrip("/") in urls) + bool(article.authors or article.published)
        )

    return max(articles, key=likeness, default=ArticleData())


def _titles(
    blocks: list[Block], said: PageMetadata, article: ArticleData, sites: list[str], host: str
) -> Titles:
    headings = [block for block in blocks if not any(zone is Zone.OUTSIDE for _, zone in block.zones)]
    return Titles(
        h1=[block.text for block in headings if block.tag == "h1"][:4],
        h2=[block.text for block in headings if block.tag == "h2"][:3],
        data=[article.headline] if article.headline else [],
        meta=said.titles,
        document=said.document_title,
        sites=sites,
        host=host,
    )


def _is_live(blocks: list[Block]) -> bool:
    """Whether a page has many headings with a time right above or below them."""
    beside = [
        block.is_heading
        and block.tag != "h1"
        and any(other.is_moment for other in blocks[max(at - 1, 0) : at + 2])
        for at, block in enumerate(blocks)
    ]
    return sum(beside) >= _ENTRIES


def _found(
    root: HtmlElement, url: str | None, blocks: list[Block], description: str | None, live: bool
) -> Found:
    """The story that careful looking finds; where that is little of the page, what less careful looking does."""
    found = story_in(blocks, extracted(root, url, precise=True), description, live=live)
    if found.words < _SMALL * (found.words + found.left_out):
        other = story_in(blocks, extracted(root, url, precise=False), description, live=live)
        if other.words > found.words:
            found = other
    return found


def _with_data(paragraphs: list[str], article: ArticleData) -> list[str]:
    """A story with what only the page's JSON-LD has of it: a body behind a paywall, entries of a live blog."""
    words = folded_words("\n".join(paragraphs))
    body = folded_words(article.body or "")
    shared = (Counter(words) & Counter(body)).total()
    if article.body and len(body) > _LONGER * len(words) and (len(words) < _FEW or 2 * shared > len(words)):
        paragraphs = [part.strip() for part in article.body.split("\n\n" if "\n\n" in article.body else "\n")]
    said = " ".join(folded_words("\n".join(paragraphs)))
    for update in article.updates:
        if " ".join(folded_words(update.body or update.headline or "")[:_BEGINNING]) not in said:
            paragraphs = [*paragraphs, *filter(None, [update.clock, update.headline, update.body])]
    return [paragraph for paragraph in paragraphs if paragraph]


def limit_itself(parent: int, seconds: int | None = MOST_SECONDS) -> None:
    """Ends this process when its time or memory is up, or when its parent is gone: however that one died."""
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # nobody looks into what dies of a page
    if sys.platform == "linux":  # elsewhere the limit of time must do
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def main() -> None:
    asked = json.load(sys.stdin.buffer)
    limit_itself(asked["parent"])
    sys.stdout.write(json.dumps(story_of(asked["html"], asked["url"])))


if __name__ == "__main__":
    main()
