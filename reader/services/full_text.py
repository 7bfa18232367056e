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
from reader.model.query.fold import Folded, fold
from reader.model.query.match import article_matches, is_in_time
from reader.model.query.query import Query, Term
from reader.model.query.searchable import pattern
from reader.model.text import Span


def articles_with_words(files: Iterable[Path], terms: Sequence[Term]) -> Iterator[Path | None]:
    """Each file whose article has all words in its headline or text, None for each other one.

    A file that hasn't the words anywhere is not parsed: folding takes a tenth of the time.
    """
    patterns = [pattern(term) for term in terms]
    for path in files:
        yield path if _with_words(path, patterns) is not None else None


def text_matches(articles: Iterable[ListedArticle], query: Query) -> Iterator[TextMatch | None]:
    """Of each article the passage where its headline or text has what a query asks for; None of the others."""
    patterns = [pattern(term) for term in query.text_terms]
    unwanted = [pattern(term) for term in query.unwanted.words]
    for listed in articles:
        asked = article_matches(listed, query) and (not query.dated or is_in_time(listed.published, query))
        article = _with_words(listed.path, patterns) if asked else None
        if article is not None and any(map(_words_of(article), unwanted)):
            article = None
        yield _passage(listed, article, patterns) if article is not None else None


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


def _passage(listed: ListedArticle, article: Article, patterns: Sequence[re.Pattern[str]]) -> TextMatch:
    """The headline, if it has one of the words; else the paragraph with the first of them."""
    if marks := _marks(article.headline, patterns):
        return TextMatch(listed, article.headline, None, None, marks)
    text = article.text
    first = min(_marks(text.content, patterns), default=Span(0, 0))
    number = text.paragraph_of(first.start)
    passage = text[text.paragraph(number)]
    return TextMatch(listed, passage, number, first, _marks(passage, patterns))


def _marks(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[Span, ...]:
    """Where the words are in a text, without overlaps."""
    folded = Folded.of(text.replace("\n", " "))
    found = sorted(folded.span(*match.span()) for each in patterns for match in each.finditer(folded.text))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
