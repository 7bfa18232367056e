"""Joins the library's list of articles with how far each has been read, from the memory of the person who reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from reader.memory.memory import ArticleKey, Progress, article_key
from reader.model.library.articles import ArticleProgress, ListedArticle
from reader.state.article.reading_progress import counts_as_read, fraction_read


def with_progress(
    articles: Iterable[ListedArticle], progress: Mapping[ArticleKey, Progress]
) -> tuple[ArticleProgress, ...]:
    """The articles with how far each was read, from `Memory.progress`."""
    return tuple(_with_progress(article, progress) for article in articles)


def _with_progress(article: ListedArticle, progress: Mapping[ArticleKey, Progress]) -> ArticleProgress:
    known = _progress(article, progress)
    if known is None:
        return ArticleProgress(article)
    farthest = known.farthest.offset
    read = counts_as_read(known.read, farthest, article.length)
    return ArticleProgress(article, 1.0 if read else fraction_read(farthest, article.length), read)


def _progress(article: ListedArticle, progress: Mapping[ArticleKey, Progress]) -> Progress | None:
    """The progress of an article, by its path, else by its text. A path is resolved only where it is a link."""
    path, text = article.path, ArticleKey(article.digest)
    plain = ArticleKey(os.fsencode(path).decode("utf-8", "backslashreplace"))
    if plain in progress or not progress or not os.path.islink(path):  # noqa: PTH114 - ten thousand times over
        return progress.get(plain, progress.get(text))
    return progress.get(article_key(path), progress.get(text))
