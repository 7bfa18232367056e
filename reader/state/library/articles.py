"""The library screen: which articles there are, how far each is read, in which order, and narrowed to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from reader.model.library.articles import ArticleProgress, FaultyFile, ListedArticle
from reader.model.query.fold import fold, tokens

T = TypeVar("T")
_LAST = "\U0010ffff"


class Sort(Enum):
    """The orders that the articles can stand in; its value is how the screen calls it."""

    NEWEST = "newest first"
    UNREAD = "unread first"
    HEADLINE = "by headline"
    SOURCE = "by source"
    QUOTES = "most quotes first"

    @property
    def next(self) -> Sort:
        orders = tuple(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True)
class Holdings:
    """What the library has. `articles` come newest first; `names` are the folded names of everyone in each, as lines.

    `total` counts all articles; `partial`: those that are here are only the newest of them.
    """

    articles: tuple[ArticleProgress, ...] = ()
    faulty: tuple[FaultyFile, ...] = ()
    names: Mapping[Path, str] = field(default_factory=dict, compare=False)
    total: int = 0
    partial: bool = False
    _words: list[str] = field(default_factory=list, compare=False)

    @property
    def is_empty(self) -> bool:
        return not (self.articles or self.faulty)

    @property
    def words(self) -> list[str]:
        """What each article is found by: headline, source and names, every word behind a space.

        Costs some microseconds an article, once: made in the thread that fetches them.
        """
        if not self._words:
            self._words.extend(self._found_by(shelved.article) for shelved in self.articles)
        return self._words

    def _found_by(self, article: ListedArticle) -> str:
        written = spaced(f"{article.headline} \n {article.source.publisher or ''}")
        return f"{written} \n {self.names.get(article.path, '')}".replace("\n", "\n ")

    def read_on(self, shelve: Callable[[Iterable[ListedArticle]], tuple[ArticleProgress, ...]]) -> Holdings:
        """The same articles, `shelve` saying how far each is read now."""
        return replace(self, articles=shelve(shelved.article for shelved in self.articles))

    @cached_property
    def unread(self) -> int:
        return sum(shelved.place is None for shelved in self.articles)


@dataclass(frozen=True)
class ShelfSession:
    """The library as one looks at it. `sought` is what was typed; `only_faulty` leaves the articles out."""

    holdings: Holdings = Holdings()
    sort: Sort = Sort.NEWEST
    sought: str = ""
    only_faulty: bool = False

    # -- another look at it

    def take(self, holdings: Holdings) -> ShelfSession:
        """The same look at what there is now."""
        return replace(self, holdings=holdings)

    def sort_by(self, sort: Sort) -> ShelfSession:
        return replace(self, sort=sort)

    def seek(self, words: str) -> ShelfSession:
        """Narrow to what has all the words, the last of which may be unfinished."""
        return replace(self, sought=words)

    def toggle_faulty(self) -> ShelfSession:
        return replace(self, only_faulty=not self.only_faulty)

    # -- what is seen of it

    @cached_property
    def shown(self) -> tuple[ArticleProgress, ...]:
        """The articles that are listed, in order."""
        if self.only_faulty:
            return ()
        articles = narrowed(self.holdings.articles, self.sought, lambda: self.holdings.words)
        key = _ORDERS.get(self.sort)
        return tuple(sorted(articles, key=key)) if key else articles

    @cached_property
    def faulty(self) -> tuple[FaultyFile, ...]:
        """The files with faults that are listed."""
        files = self.holdings.faulty
        return narrowed(files, self.sought, lambda: (spaced(file.path.name) for file in files))


def spaced(text: str) -> str:
    """The words of a text, folded, each behind a space."""
    return "".join(f" {word}" for word in tokens(fold(text)))


def narrowed(things: tuple[T, ...], sought: str, words: Callable[[], Iterable[str]]) -> tuple[T, ...]:
    """Those of whose words, which are asked for only where something is sought, every one sought begins one."""
    starts = [f" {word}" for word in spaced(sought).split()]
    if not starts:
        return things
    pairs = zip(things, words(), strict=True)
    return tuple(thing for thing, said in pairs if all(start in said for start in starts))


def _folded(text: str | None) -> str:
    return " ".join(tokens(fold(text))) if text else _LAST


_ORDERS: Mapping[Sort, Callable[[ArticleProgress], int | str]] = MappingProxyType(
    {
        Sort.UNREAD: lambda shelved: 0 if shelved.place is None else 2 if shelved.read else 1,
        Sort.HEADLINE: lambda shelved: _folded(shelved.article.headline),
        Sort.SOURCE: lambda shelved: _folded(shelved.article.source.publisher),
        Sort.QUOTES: lambda shelved: -shelved.article.quotes,
    }
)
"""What the articles of each order are compared by; those that are equal stay newest first."""
