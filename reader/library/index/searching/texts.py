"""Finds articles by the words of their headlines and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.library.index.article_rows import articles_numbered, numbers_listed, text_of, undamaged
from reader.library.index.date_rowids import date_of
from reader.library.index.index import Index
from reader.library.index.searching.asked_words import Either, Matching, phrase
from reader.model.library.hits import MOST_COUNTED, TextMatch, TextMatches
from reader.model.library.text_match import text_match
from reader.model.query.match import is_in_time
from reader.model.query.query import Query, Term
from reader.model.text import Text


def find_texts(index: Index, query: Query, limit: int, skip: int) -> TextMatches:
    """One page of the articles whose headline or text has the words, nearly the newest first."""
    numbers = list(islice(_matching(index, query), max(MOST_COUNTED + 1, skip + limit)))
    page = numbers[skip : skip + limit]
    terms = tuple(dict.fromkeys(query.text_terms))
    found = tuple(_text_matches(index, page, terms))
    return TextMatches(found, min(len(numbers), MOST_COUNTED), len(numbers) > MOST_COUNTED)


def articles_called(index: Index, terms: Iterable[Term]) -> set[int]:
    """The articles whose id or headline has the words of any of these."""
    return index.called(Either(tuple(map(phrase, terms))))


def _matching(index: Index, query: Query) -> Iterator[int]:
    terms = dict.fromkeys(query.text_terms)
    asked = Matching(tuple(map(phrase, terms)), tuple(map(phrase, query.unwanted.words)))
    among = articles_called(index, query.wanted.articles) if query.wanted.articles else None
    without = articles_called(index, query.unwanted.articles) if query.unwanted.articles else ()
    with undamaged():
        for number, published in index.saying(asked):
            if number in without or (among is not None and number not in among):
                continue
            if not query.dated or is_in_time(date_of(published), query):
                yield number


def _text_matches(index: Index, numbers: Sequence[int], terms: Sequence[Term]) -> Iterator[TextMatch]:
    articles = articles_numbered(index, numbers)
    asked = numbers_listed(numbers)
    rows = index.execute(f"SELECT article, text FROM content WHERE article IN ({asked})")
    contents = dict(rows.fetchall())
    with undamaged():
        for number in numbers:
            article = articles[number]
            yield text_match(article, Text(text_of(contents[number])), terms)
