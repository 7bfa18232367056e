"""Imports an article from where it is: text, HTML, bytes that may be either, a file, a web page.

`headline` and `published` are the person's own, and count for more than what is found. All raise IntakeError, with
one plain sentence for the person, where no article comes in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.errors import IntakeError, UnreadableFile
from reader.intake.content_type import Sort, sort_of
from reader.intake.encodings import decoded_within
from reader.intake.pages.page import SECONDS, take_page
from reader.intake.text import Wishes, take_text
from reader.load.article import bytes_of
from reader.model.incoming import IncomingArticle

LARGEST = 32 * 1024 * 1024
"""Bytes of a text: half of what its article's file may have."""


def from_text(
    content: str | bytes, *, headline: str | None = None, published: str | None = None
) -> IncomingArticle:
    """Plain text: all of it is kept."""
    wishes = Wishes.of(headline, published)
    return take_text(content if isinstance(content, str) else decoded_within(SECONDS, content), wishes)


def from_html(
    content: bytes, *, url: str | None = None, headline: str | None = None, published: str | None = None
) -> IncomingArticle:
    """A page that was saved: its article. `url` is where it came from."""
    return take_page(content, Wishes.of(headline, published), url)


def from_bytes(
    content: bytes, *, headline: str | None = None, published: str | None = None
) -> IncomingArticle:
    """Text or HTML, whichever it is: standard input, or what was copied."""
    return _from_either(content, Wishes.of(headline, published))


def from_file(path: Path, *, headline: str | None = None, published: str | None = None) -> IncomingArticle:
    """A file of text or HTML; its name's end tells where its bytes don't."""
    wishes = Wishes.of(headline, published)
    if path.is_dir():
        raise IntakeError("it is a folder; add its files one by one")
    try:
        content = bytes_of(path)
    except UnreadableFile as fault:
        raise IntakeError(str(fault)) from None
    return _from_either(content, wishes, path.suffix)


def from_page(
    url: str,
    *,
    allow_private: bool = False,
    headline: str | None = None,
    published: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> IncomingArticle:
    """A page of the web, fetched. `progress` is told, in this thread, each step that may take a while.

    `allow_private`: machines of the person's own network may be asked too.
    """
    from reader.intake.web.fetch import fetch

    wishes = Wishes.of(headline, published)
    fetched = fetch(url, progress, allow_private=allow_private)
    progress("looking for the article in the page")
    sort = sort_of(fetched.content)
    if fetched.kind == "text/plain" or (not fetched.kind and sort is Sort.TEXT):
        return take_text(decoded_within(SECONDS, fetched.content, fetched.encoding), wishes, fetched.url)
    return take_page(fetched.content, wishes, fetched.url, fetched.encoding)


def _from_either(content: bytes, wishes: Wishes, suffix: str = "") -> IncomingArticle:
    if sort_of(content, suffix) is Sort.HTML:
        return take_page(content, wishes)
    if len(content) > LARGEST:
        raise IntakeError(f"the text is larger than {LARGEST // 2**20} MB")
    return take_text(decoded_within(SECONDS, content), wishes)
