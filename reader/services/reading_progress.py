"""How far each article has been read: the library's list joined with the memory of the person who reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.memory.memory import ArticleKey, article_key
from reader.model.library.articles import ArticleProgress, ListedArticle

LAST_SCREEN = 1_800
"""Code points: whoever has no more than this left under the top of the screen has seen the end."""


def shelve(
    articles: Iterable[ListedArticle], offsets: Mapping[ArticleKey, int]
) -> tuple[ArticleProgress, ...]:
    """The articles with the places that were read to: offsets of the top of the screen, from `Memory.offsets`."""
    return tuple(_shelved(article, offsets) for article in articles)


def _shelved(article: ListedArticle, offsets: Mapping[ArticleKey, int]) -> ArticleProgress:
    offset = _offset(article.path, offsets)
    if offset is None:
        return ArticleProgress(article)
    read = article.length - offset <= LAST_SCREEN
    return ArticleProgress(article, 1.0 if read else max(offset, 0) / article.length, read)


def _offset(path: Path, offsets: Mapping[ArticleKey, int]) -> int | None:
    """The offset of an article. Its path is resolved only where it is a link: that asks the system for each folder."""
    plain = ArticleKey(os.fsencode(path).decode("utf-8", "backslashreplace"))
    if plain in offsets or not offsets or not os.path.islink(path):  # noqa: PTH114 - ten thousand times over
        return offsets.get(plain)
    return offsets.get(article_key(path))
