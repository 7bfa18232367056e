"""Finds the story in a page: run by itself, as a program, in a process that can be stopped.

It knows nothing of the rest of the reader. What finds stories in pages takes hours for some, with Python's lock
held, so that no thread could wait for it no longer. Reads `{html, url, parent}` as JSON and writes a `Story`, or null.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MOST_SECONDS = 35  # of the processor; who waits for it waits less
MOST_MEMORY = 1536 * 1024 * 1024  # bytes of addresses, what is loaded included
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_SHORT = 250  # code points; less may be a notice that hides the story, so it is looked for once more
_LONGER = 2  # how many times longer the second look must find it
_CELL = 0.6  # the share of the words that makes a cell of a table the page's story
_INLINE = frozenset("hi ref lb del graphic cell".split())
_SPACES = re.compile(r"[ \t\r\n]+")


class Story(TypedDict):
    """What a page holds and says of itself, as found: neither clean nor checked."""

    paragraphs: list[str]
    title: str | None
    author: str | None
    sitename: str | None
    hostname: str | None
    date: str | None
    url: str | None
    languages: list[str]


def story_of(html: str, url: str | None) -> Story | None:
    """The story of a page, looked for with care and, where that finds little, once more with less of it."""
    from trafilatura.utils import load_html

    root = load_html(html)
    if root is None:
        return None
    found, paragraphs = _looked_for(root, url, precise=True)
    length = sum(map(len, paragraphs))
    if length < _SHORT:
        other, others = _looked_for(root, url, precise=False)
        if sum(map(len, others)) > _LONGER * length:
            found, paragraphs = other, others
    if found is None:
        return None
    return Story(
        paragraphs=paragraphs,
        title=found.title,
        author=found.author,
        sitename=found.sitename,
        hostname=found.hostname,
        date=found.date,
        url=found.url,
        languages=_languages(root),
    )


def _looked_for(root: HtmlElement, url: str | None, *, precise: bool) -> tuple[Document | None, list[str]]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

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
        return None, []
    return found, [paragraph for paragraph in _paragraphs(found.body) if paragraph]


def _paragraphs(body: _Element) -> Iterator[str]:
    """The words of a story, one paragraph at a time; a line feed is a line break of the page."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(_innermost(body), events=("start", "end")):
        if element.tag not in _INLINE and pieces:
            yield "".join(pieces).strip(" |\n")
            pieces.clear()
        if event == "start":
            pieces += _own(element)
        else:
            pieces.append(_SPACES.sub(" ", element.tail or ""))
    yield "".join(pieces).strip(" |\n")


def _own(element: _Element) -> Iterator[str]:
    if element.tag == "lb":
        yield "\n"
    elif element.tag == "cell":
        yield " | "
    written = element.text or ""
    yield written if element.tag == "code" else _SPACES.sub(" ", written)


def _innermost(body: _Element) -> _Element:
    """The body, or the cell of a table that holds most of it: pages were once laid out in tables."""
    least, story = _CELL * _length(body), body
    for cell in body.iterdescendants("cell"):  # a cell in a cell comes later
        if _length(cell) > least:
            story = cell
    return story


def _length(element: _Element) -> int:
    return sum(map(len, element.itertext()))


def _languages(root: HtmlElement) -> list[str]:
    """The languages that a page says it is in, the likeliest first."""
    said = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    said += [
        meta.get("content")
        for meta in root.iterfind(".//meta[@content]")
        if (meta.get("http-equiv") or "").lower() == "content-language" or meta.get("property") == "og:locale"
    ]
    return [tag for tag in said if tag]


def limit_itself(parent: int) -> None:
    """Ends this process when its time or memory is up, or when its parent is gone: however that one died."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
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
