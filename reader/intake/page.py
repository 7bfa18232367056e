"""HTML comes in: the article without what stands around it, and what the page says of itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from time import monotonic

from reader.errors import IntakeError
from reader.intake import page_extractor as story
from reader.intake.clean_text import harmless, is_visible, line_of, url_of
from reader.intake.dateline import dateline_of
from reader.intake.encodings import declared_in, decoded_within
from reader.intake.headline import LONGEST_TITLE, headline_of, shortened
from reader.intake.page_date import page_date
from reader.intake.page_extractor import Story
from reader.intake.paragraphs import in_paragraphs
from reader.intake.text import Wishes
from reader.load.values.fields import LANGUAGE_PATTERN
from reader.model.incoming import IncomingArticle

LARGEST = 10 * 1024 * 1024
"""Bytes of a page; no article is nearly so long."""
SECONDS = 30.0
"""For finding an article; a page made to take longer could take hours."""
NOTHING = "no article was found in the page; save its text in a file, and add that"
_LONGEST_TAG, _LONGEST_TITLE = 100, 1_000


def take_page(
    content: bytes, wishes: Wishes, url: str | None = None, encoding: str | None = None
) -> IncomingArticle:
    """The article of a page. `url` is where it comes from and `encoding` what its sender says, where known.

    Raises IntakeError where there is no article in it.
    """
    if len(content) > LARGEST:
        raise IntakeError("the page is larger than 10 MB")
    until = monotonic() + SECONDS
    html = decoded_within(SECONDS, content, encoding or declared_in(content))
    found = story_apart(html, url, until - monotonic())
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
        headline=wishes.headline or title or line_of(headline_of(text, dateline.story)) or "…",
        published=wishes.published or page_date(found["date"], f"{html}\n{url}") or dateline.published,
        publisher=_publisher(found),
        url=_url(found["url"], url),
        authors=_authors(found),
        language=language,
        dropped=dropped,
    )


def story_apart(html: str, url: str | None, seconds: float = SECONDS) -> Story:
    """The story of a page, found in a process of its own. Raises IntakeError where there is none, or not in time."""
    asked = json.dumps({"html": html, "url": url, "parent": os.getpid()}).encode()
    # -P: only what is installed is imported, nothing that lies beside the program; what it logs is for nobody
    program = [sys.executable, "-P", story.__file__]
    try:
        done = subprocess.run(
            program,
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
    """The page's title without the name of its site behind it."""
    title, site = line_of((found["title"] or "")[:_LONGEST_TITLE]), line_of(found["sitename"])
    if title is not None and site is not None:
        title = re.sub(rf"(?<=\w)\W*\s[-|–—·:»]\s+{re.escape(site)}$", "", title, flags=re.IGNORECASE)
    return line_of(title and shortened(title, 2 * LONGEST_TITLE))


def _publisher(found: Story) -> str | None:
    site = line_of(found["sitename"])
    if site is not None and "://" in site:
        site = line_of(found["hostname"])
    return line_of(site and shortened(site, LONGEST_TITLE))


def _authors(found: Story) -> tuple[str, ...]:
    names = map(line_of, (found["author"] or "").split(";"))
    return tuple(
        dict.fromkeys(name for name in names if name and "://" not in name and len(name) <= LONGEST_TITLE)
    )


def _url(said: str | None, fetched: str | None) -> str | None:
    """Where the page is: what it says itself counts only for pages of the same host, or where nothing else is known."""
    for url in map(url_of, (said, fetched)):
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
