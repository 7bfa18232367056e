"""How far each article has been read: the library's list joined with the memory of the person who reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.memory.memory import ArticleKey, Progress, article_key
from reader.model.library.articles import ArticleProgress, ListedArticle
from reader.services.article_memory import LAST_SCREEN
from reader.state.article.position import fraction_read


def shelve(
    articles: Iterable[ListedArticle], progress: Mapping[ArticleKey, Progress]
) -> tuple[ArticleProgress, ...]:
    """The articles with how far each was read, from `Memory.progress`."""
    return tuple(_shelved(article, progress) for article in articles)


def _shelved(article: ListedArticle, progress: Mapping[ArticleKey, Progress]) -> ArticleProgress:
    known = _progress(article.path, progress)
    if known is None:
        return ArticleProgress(article)
    farthest = known.farthest.offset
    read = known.read or (known.read is None and article.length - farthest <= LAST_SCREEN)
    return ArticleProgress(article, 1.0 if read else fraction_read(farthest, article.length), read)


def _progress(path: Path, progress: Mapping[ArticleKey, Progress]) -> Progress | None:
    """The progress of a file. Its path is resolved only where it is a link: that asks the system for each folder."""
    plain = ArticleKey(os.fsencode(path).decode("utf-8", "backslashreplace"))
    if plain in progress or not progress or not os.path.islink(path):  # noqa: PTH114 - ten thousand times over
        return progress.get(plain)
    return progress.get(article_key(path))
