"""Opens an article, by way of the cache of checked articles, so that a file that did not change isn't checked again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import time

from reader.load.article_cache import ArticleCache
from reader.load.file import Loaded, bytes_of


def article_cache(cache_folder: Path | None) -> ArticleCache:
    """The cache of checked articles below the person's cache folder; one that holds nothing where that is None."""
    return ArticleCache(cache_folder / "articles" if cache_folder else None)


def open_article(path: Path, cache: ArticleCache) -> Loaded:
    """The article in a file, or its faults. Raises UnreadableFile.

    What was not in the cache is put there, and written when the caller flushes it.
    """
    since = time()
    source = bytes_of(path)
    if (article := cache.get(source, path.stem)) is not None:
        return Loaded(article, since=since)
    from reader.load.article import read_article  # the loader: what is in the cache needs none of it

    loaded = read_article(source, path.stem)
    if loaded.article is not None:
        cache.put(source, path.stem, loaded.article, path)
    return replace(loaded, since=since)
