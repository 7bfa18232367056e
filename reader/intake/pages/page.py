"""Imports one HTML page: the story without what stands around it, and what the page says of itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from reader.errors import IntakeError
from reader.intake.clean_text import harmless, is_visible, line_of
from reader.intake.dateline import dateline_of
from reader.intake.encodings import SECONDS, declared_in, decoded_within
from reader.intake.headline import LONGEST_TITLE, headline_of, shortened
from reader.intake.own_process import command_of
from reader.intake.paragraphs import in_paragraphs
from reader.intake.text import GivenMetadata
from reader.intake.url import url_of
from reader.load.values.fields import LANGUAGE_PATTERN
from reader.model.new_article import IncomingArticle

if TYPE_CHECKING:  # the finder's own process needs it, this one doesn't
    from collections.abc import Callable

    from reader.intake.pages.finder import Story

LARGEST = 10 * 1024 * 1024
"""Bytes of a page; no article is nearly so long."""
NOTHING = "no article was found in the page; save its text in a file, and add that"
PROGRAM = command_of("reader.intake.pages.finder")
"""Reads a page as the finder does, in a process of its own."""
FindStory: TypeAlias = "Callable[[str, str | None, float], Story]"
"""The story of a page’s HTML, from an address, within so many seconds. Raises IntakeError."""
_LONGEST_TAG, _LONGEST_TITLE = 100, 1_000


def import_page(
    content: bytes,
    given: GivenMetadata,
    url: str | None = None,
    encoding: str | None = None,
    find: FindStory | None = None,
) -> IncomingArticle:
    """The article of a page. `url` is where it comes from and `encoding` what its sender says, where known.

    `find` finds its story, by default in a process of its own. Raises IntakeError where there is no article in it.
    """
    if len(content) > LARGEST:
        raise IntakeError("the page is larger than 10 MB")
    until = monotonic() + SECONDS
    html = decoded_within(SECONDS, content, encoding or declared_in(content))
    found = (find or story_in_process)(html, url, until - monotonic())
    title = _title(found)
    lines, dropped = harmless("\n\n".join(found["paragraphs"]))
    if not is_visible(lines):
        raise IntakeError(NOTHING)
    text = in_paragraphs(lines)
    first, _, rest = text.partition("\n\n")
    if rest and title is not None and first.casefold() == title.casefold():
        text = rest  # it stands above the text as its headline
    language = _language(found["languages"])
    dateline = dateline_of(text)
    return IncomingArticle(
        text=text,
        headline=given.headline or title or line_of(headline_of(text, dateline.story)) or "…",
        published=given.published or found["date"] or dateline.published,
        publisher=_publisher(found["sites"]),
        url=_url([*found["urls"], url], url),
        authors=_authors(found["authors"]),
        language=language,
        dropped=dropped,
        left_out=found["left_out"],
    )


def story_in_process(html: str, url: str | None, seconds: float = SECONDS) -> Story:
    """The story of a page, found in a process of its own. Raises IntakeError where there is none, or not in time."""
    asked = json.dumps({"html": html, "url": url, "parent": os.getpid()}).encode()
    try:
        done = subprocess.run(  # what it logs is for nobody
            PROGRAM,
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=max(seconds, 0),
            check=True,
        )
        found: Story | None = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise IntakeError(f"no article was found in the page within {SECONDS:g} seconds") from None
    except (subprocess.CalledProcessError, OSError, ValueError):
        raise IntakeError("the page is made in a way that nothing can be found in") from None
    if found is None:
        raise IntakeError(NOTHING)
    return found


def _title(found: Story) -> str | None:
    title = line_of((found["title"] or "")[:_LONGEST_TITLE])
    return line_of(title and shortened(title, 2 * LONGEST_TITLE))


def _publisher(sites: list[str]) -> str | None:
    """The first name of the site that is no address and no handle."""
    for site in map(line_of, sites):
        if site is not None and "://" not in site and not site.startswith("@"):
            return line_of(shortened(site, LONGEST_TITLE))
    return None


def _authors(said: list[str]) -> tuple[str, ...]:
    names = map(line_of, said)
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_TITLE))


def _url(said: list[str | None], fetched: str | None) -> str | None:
    """Where the page is: what it says itself counts only for pages of the same host, or where nothing else is known."""
    for url in map(url_of, said):
        if url is not None and (fetched is None or _host(url) == _host(fetched)):
            return url
    return None


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].lower().removeprefix("www.")


def _language(said: list[str]) -> str | None:
    for tag in said:
        tidy = tag.strip().replace("_", "-")
        if len(tidy) <= _LONGEST_TAG and re.fullmatch(LANGUAGE_PATTERN, tidy):
            return tidy
    return None
