"""The articles that `reader review` goes through, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.errors import UnreadableFile
from reader.load.article_cache import ArticleCache
from reader.model.drafts import count_claims
from reader.services.opening import open_article


class ReviewQueue:
    """`current` is the article under review, None once all are checked."""

    def __init__(self, current: Path, waiting: Iterable[Path]) -> None:
        self.current: Path | None = current
        self._waiting = list(waiting)

    def __len__(self) -> int:
        """How many articles there still are to look through."""
        return len(self._waiting)

    def advance(self, cache: ArticleCache) -> Path | None:
        """The next article of which something is unchecked, which is `current` from then on; None without one."""
        self.current = None
        while self._waiting and self.current is None:
            path = self._waiting.pop(0)
            if _has_drafts(path, cache):
                self.current = path
        return self.current


def _has_drafts(path: Path, cache: ArticleCache) -> bool:
    try:
        article = open_article(path, cache).article
    except UnreadableFile:
        return False
    return article is not None and bool(count_claims(article).drafts.total())
