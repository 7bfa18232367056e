"""Finds the articles whose headline or text has certain words, whether or not anybody is quoted with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reader.errors import UnreadableFile
from reader.load.article import bytes_of, read_article
from reader.model.article import Article
from reader.model.library.articles import ListedArticle
from reader.model.library.hits import TextMatch
from reader.model.library.text_match import text_match
from reader.model.query.fold import fold
from reader.model.query.match import article_matches, is_in_time
from reader.model.query.query import Query
from reader.model.query.searchable import pattern


def text_matches(articles: Iterable[ListedArticle], query: Query) -> Iterator[TextMatch]:
    """Of each article in a file the passage where its headline or text has what a query asks for, if it has."""
    patterns = [pattern(term) for term in query.text_terms]
    unwanted = [pattern(term) for term in query.unwanted.words]
    for listed in articles:
        asked = article_matches(listed, query) and (not query.dated or is_in_time(listed.published, query))
        article = _with_words(listed.path, patterns) if asked else None
        if article is not None and any(map(_words_of(article), unwanted)):
            article = None
        if article is not None:
            yield text_match(listed, article.text, query.text_terms)


def _with_words(path: Path, patterns: Sequence[re.Pattern[str]]) -> Article | None:
    """The article in a file, if it has all words."""

    def has_all(text: str) -> bool:
        folded = fold(text.replace("\n", " "))
        return all(each.search(folded) for each in patterns)

    with suppress(UnreadableFile):
        content = bytes_of(path)
        if has_all(content.decode("utf-8", "replace")):
            article = read_article(content, path.stem).article
            if article is not None and has_all(f"{article.headline} {article.text.content}"):
                return article
    return None


def _words_of(article: Article) -> Callable[[re.Pattern[str]], object]:
    """Finds a pattern in the headline or text of an article."""
    folded = fold(f"{article.headline} {article.text.content}".replace("\n", " "))
    return lambda wanted: wanted.search(folded)
