"""Runs the extractor on a page, and recognises blocks of the page in what it finds."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RUN = 4  # words in a row by which a block is known again
_KNOWN = 0.7  # the share of such runs that makes a block one that was found
_WORD = re.compile(r"\w+")


class Extracted:
    """The paragraphs that an extractor found, by their words."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._lines: set[tuple[str, ...]] = set()
        self._runs: set[tuple[str, ...]] = set()
        for paragraph in paragraphs:
            self._runs.update(_runs(folded_words(paragraph)))
            self._lines.update(tuple(folded_words(line)) for line in paragraph.split("\n"))

    def contains(self, text: str) -> bool:
        """Whether a block's words are among what was found: as a line of their own, or most of them in a row."""
        words = folded_words(text)
        if tuple(words) in self._lines:
            return bool(words)
        runs = _runs(words)
        return bool(runs) and sum(run in self._runs for run in runs) >= _KNOWN * len(runs)


def folded_words(text: str) -> list[str]:
    """The words of a text without regard to capitals."""
    return _WORD.findall(text.casefold())


def extracted(root: HtmlElement, url: str | None, *, precise: bool) -> Extracted:
    """What the extractor finds: little and that surely, where it is to be `precise`, else as much as it can."""
    # only the child that finds the story needs the extractor
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    tree = copy.deepcopy(root)  # it takes the tree apart
    for element in list(tree.iter("time")):
        element.drop_tag()  # else its words would go
    found = bare_extraction(
        tree,
        url=url,
        favor_precision=precise,
        favor_recall=not precise,
        include_comments=False,
        with_metadata=False,
    )
    if not isinstance(found, Document) or found.body is None:
        return Extracted([])
    return Extracted("".join(element.itertext()) for element in found.body.iterchildren())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
