"""The state of the library screen: its articles with their progress, their order, and the filter."""

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
_DRAFT = {"draft:yes": True, "draft:no": False}
_LAST = "\U0010ffff"


class Sort(Enum):
    """The orders of the article list; the value is the order's name on the screen."""

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
class LibraryContents:
    """Articles, newest first, and faulty files; `names` are the folded names of everyone in an article, as lines.

    `total` counts all articles; `partial`: only the newest of them are here.
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
        """The searchable words of each article: headline, source and names.

        Some microseconds an article, once: computed in the thread that fetches them.
        """
        if not self._words:
            self._words.extend(self._found_by(entry.article) for entry in self.articles)
        return self._words

    def _found_by(self, article: ListedArticle) -> str:
        written = searchable(f"{article.headline} \n {article.source.publisher or ''}")
        return f"{written} \n {self.names.get(article.path, '')}".replace("\n", "\n ")

    def with_progress(
        self, measured: Callable[[Iterable[ListedArticle]], tuple[ArticleProgress, ...]]
    ) -> LibraryContents:
        """The same articles with the progress that `measured` finds for them."""
        return replace(self, articles=measured(entry.article for entry in self.articles))

    @cached_property
    def unread(self) -> int:
        return sum(entry.fraction is None for entry in self.articles)


@dataclass(frozen=True)
class LibrarySession:
    """The library screen's contents, order and filter; `only_faulty` leaves the articles out."""

    contents: LibraryContents = LibraryContents()
    sort: Sort = Sort.NEWEST
    filter_text: str = ""
    only_faulty: bool = False

    def with_contents(self, contents: LibraryContents) -> LibrarySession:
        return replace(self, contents=contents)

    def sort_by(self, sort: Sort) -> LibrarySession:
        return replace(self, sort=sort)

    def filtered_by(self, words: str) -> LibrarySession:
        """Show only what has all these words; the last may be unfinished."""
        return replace(self, filter_text=words)

    def toggle_faulty(self) -> LibrarySession:
        return replace(self, only_faulty=not self.only_faulty)

    @cached_property
    def shown(self) -> tuple[ArticleProgress, ...]:
        """The articles that are listed, in order."""
        if self.only_faulty:
            return ()
        articles = matching(self.contents.articles, self.words, lambda: self.contents.words)
        if self.draft is not None:
            articles = tuple(each for each in articles if bool(each.article.unchecked) is self.draft)
        key = _ORDERS.get(self.sort)
        return tuple(sorted(articles, key=key)) if key else articles

    @property
    def draft(self) -> bool | None:
        """Whether the filter asks for articles that are not all checked, `draft:yes`, or for those that are."""
        asked = [_DRAFT[word] for word in self.filter_text.lower().split() if word in _DRAFT]
        return asked[-1] if asked else None

    @property
    def words(self) -> str:
        """The filter without what it asks of drafts."""
        return " ".join(word for word in self.filter_text.split() if word.lower() not in _DRAFT)

    @cached_property
    def faulty(self) -> tuple[FaultyFile, ...]:
        """The files with faults that are listed."""
        files = self.contents.faulty if self.draft is None else ()
        return matching(files, self.words, lambda: (searchable(file.path.name) for file in files))


def searchable(text: str) -> str:
    """The folded words of a text, each after a space."""
    return "".join(f" {word}" for word in tokens(fold(text)))


def matching(things: tuple[T, ...], filter_text: str, words: Callable[[], Iterable[str]]) -> tuple[T, ...]:
    """The things that have every word of the filter at the beginning of one of their own, from `words`."""
    starts = [f" {word}" for word in searchable(filter_text).split()]
    if not starts:
        return things
    pairs = zip(things, words(), strict=True)
    return tuple(thing for thing, said in pairs if all(start in said for start in starts))


def _folded(text: str | None) -> str:
    return " ".join(tokens(fold(text))) if text else _LAST


_ORDERS: Mapping[Sort, Callable[[ArticleProgress], int | str]] = MappingProxyType(
    {
        Sort.UNREAD: lambda entry: 0 if entry.fraction is None else 2 if entry.read else 1,
        Sort.HEADLINE: lambda entry: _folded(entry.article.headline),
        Sort.SOURCE: lambda entry: _folded(entry.article.source.publisher),
        Sort.QUOTES: lambda entry: -entry.article.quotes,
    }
)
"""Sort keys; articles that are equal stay newest first."""
