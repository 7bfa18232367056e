"""Imports an article from where it is: text, HTML, bytes that may be either, a file, a web page.

What is `given` is the person's own, and counts for more than what is found. All raise IntakeError, with one plain
sentence for the person, where no article comes in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import IntakeError, UnreadableFile
from reader.intake.collected_page import CollectedPage
from reader.intake.content_type import Sort, sort_of
from reader.intake.encodings import SECONDS, decoded_within
from reader.intake.text import NOTHING_GIVEN, GivenMetadata, import_text
from reader.load.article import bytes_of
from reader.model.new_article import IncomingArticle

if TYPE_CHECKING:
    from reader.intake.pages.page import FindStory

LARGEST = 32 * 1024 * 1024
"""Bytes of a text: half of what its article's file may have."""


def from_text(content: str | bytes, given: GivenMetadata = NOTHING_GIVEN) -> IncomingArticle:
    """Plain text: all of it is kept."""
    return import_text(content if isinstance(content, str) else decoded_within(SECONDS, content), given)


def from_bytes(content: bytes, given: GivenMetadata = NOTHING_GIVEN) -> IncomingArticle:
    """Text or HTML, whichever it is: standard input, or what was copied."""
    return _from_either(content, given)


def from_file(path: Path, given: GivenMetadata = NOTHING_GIVEN) -> IncomingArticle:
    """A file of text or HTML; its name's end tells where its bytes don't."""
    if path.is_dir():
        raise IntakeError("it is a folder; add its files one by one")
    try:
        content = bytes_of(path)
    except UnreadableFile as fault:
        raise IntakeError(str(fault)) from None
    return _from_either(content, given, path.suffix)


def from_page(
    url: str,
    given: GivenMetadata = NOTHING_GIVEN,
    *,
    allow_private: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> IncomingArticle:
    """A page of the web, fetched. `progress` is told, in this thread, each step that may take a while.

    `allow_private`: machines of the person's own network may be asked too.
    """
    from reader.intake.web.fetch import fetch  # a file needs no network

    fetched = fetch(url, progress, allow_private=allow_private)
    progress("looking for the article in the page")
    return _from_sent(fetched.content, given, fetched.url, fetched.kind, fetched.encoding)


def from_collected(page: CollectedPage, find: FindStory) -> IncomingArticle:
    """One of many pages that were saved or fetched before; `find` finds its story."""
    if page.url is None:
        return _from_either(page.content, NOTHING_GIVEN, page.suffix, find)
    return _from_sent(page.content, NOTHING_GIVEN, page.url, page.kind, page.encoding, find)


def _from_sent(
    content: bytes,
    given: GivenMetadata,
    url: str,
    kind: str,
    encoding: str | None,
    find: FindStory | None = None,
) -> IncomingArticle:
    """What was sent from an address as being of this media type, which may be empty."""
    sort = sort_of(content)
    if kind == "text/plain" or (not kind and sort is Sort.TEXT):
        return import_text(decoded_within(SECONDS, content, encoding), given, url)
    from reader.intake.pages.page import import_page  # text needs nothing of what reads pages

    return import_page(content, given, url, encoding, find)


def _from_either(
    content: bytes, given: GivenMetadata, suffix: str = "", find: FindStory | None = None
) -> IncomingArticle:
    if sort_of(content, suffix) is Sort.HTML:
        from reader.intake.pages.page import import_page  # text needs nothing of what reads pages

        return import_page(content, given, find=find)
    if len(content) > LARGEST:
        raise IntakeError(f"the text is larger than {LARGEST // 2**20} MB")
    return import_text(decoded_within(SECONDS, content), given)
