"""Opens an article, by way of the cache of checked articles, so that a file that did not change isn't checked again."""

from __future__ import annotations

from pathlib import Path
from time import time

from reader.load.article_cache import ArticleCache, article_name
from reader.load.file import Loaded, bytes_of


def open_article(path: Path, cache: ArticleCache) -> Loaded:
    """The article in a file that is going to be shown, or its faults. Raises UnreadableFile.

    What was not in the cache is put there, and written when the caller flushes it.
    """
    since = time()
    name, loaded = _named(path, cache)
    if loaded.article is not None:
        cache.mark_opened(path, name)
    return loaded._replace(since=since)


def load_cached(path: Path, cache: ArticleCache) -> Loaded:
    """The same for a command that shows nothing: what the file had when it was opened last is still known."""
    return _named(path, cache)[1]


def _named(path: Path, cache: ArticleCache) -> tuple[str, Loaded]:
    """What is in a file, with its name in the cache."""
    if cache.has_opened(path):  # as a rule it is in the cache, and all its bytes are not needed together
        name = cache.name_of(path)
        if (kept := cache.get(name)) is not None:
            return name, kept
    held = [bytes_of(path)]
    name = article_name(held[0], path.stem)
    if (kept := cache.get(name)) is not None:
        return name, kept
    from reader.load.article import read_held  # the loader: what is in the cache needs none of it

    loaded = read_held(held, path.stem)
    cache.put(name, loaded)
    return name, loaded
