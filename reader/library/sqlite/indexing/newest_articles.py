"""Puts the newest articles that a scan reads into the cache of checked articles: they open without being checked."""

from __future__ import annotations

from heapq import heappush, heappushpop

from reader.load.article_cache import ArticleCache, article_name
from reader.load.file import Loaded

MOST = 32
"""Articles of one scan that end up in the cache, at the least; in a library of any size few more are written."""
_NO_DAY = -(1 << 62)


class NewestArticles:
    """The days of the newest articles so far; each that is offered and is among them goes into the cache at once."""

    def __init__(self, cache: ArticleCache) -> None:
        self._cache = cache
        self._days: list[int] = []

    def offer(self, source: bytes, stem: str, loaded: Loaded) -> None:
        """Put an article into the cache if it has no fault and is among the newest so far."""
        if loaded.article is None:
            return
        published = loaded.article.published
        latest = published.latest if published else None
        day = latest.number if latest else _NO_DAY
        if len(self._days) < MOST:
            heappush(self._days, day)
        elif heappushpop(self._days, day) == day:
            return
        self._cache.put(article_name(source, stem), loaded)
        self._cache.flush()
