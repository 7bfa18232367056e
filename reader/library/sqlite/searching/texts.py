"""Finds articles by the words of their headlines and texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.library.sqlite.article_rows import articles_numbered, text_of, undamaged
from reader.library.sqlite.date_rowids import date_of
from reader.library.sqlite.searching.match_expression import either, phrase
from reader.model.library.hits import MOST_COUNTED, TextMatch, TextMatches
from reader.model.library.text_match import text_match
from reader.model.query.match import is_in_time
from reader.model.query.query import Query, Term
from reader.model.text import Text


def find_texts(connection: sqlite3.Connection, query: Query, limit: int, skip: int) -> TextMatches:
    """One page of the articles whose headline or text has the words, nearly the newest first."""
    numbers = list(islice(_matching(connection, query), max(MOST_COUNTED + 1, skip + limit)))
    page = numbers[skip : skip + limit]
    terms = tuple(dict.fromkeys(query.text_terms))
    found = tuple(_text_matches(connection, page, terms))
    return TextMatches(found, min(len(numbers), MOST_COUNTED), len(numbers) > MOST_COUNTED)


def articles_called(connection: sqlite3.Connection, terms: Iterable[Term]) -> set[int]:
    """The articles whose id or headline has the words of any of these."""
    expression = either(phrase(term) for term in terms)
    return {
        row[0] for row in connection.execute("SELECT rowid FROM heading WHERE heading MATCH ?", (expression,))
    }


def _matching(connection: sqlite3.Connection, query: Query) -> Iterator[int]:
    expression = " AND ".join(map(phrase, dict.fromkeys(query.text_terms)))
    if query.unwanted.words:
        expression = f"({expression}) NOT {either(map(phrase, query.unwanted.words))}"
    among = articles_called(connection, query.wanted.articles) if query.wanted.articles else None
    without = articles_called(connection, query.unwanted.articles) if query.unwanted.articles else ()
    rows = connection.execute(
        "SELECT a.number, a.published FROM text t JOIN article a ON a.number = t.rowid WHERE text MATCH ?"
        " ORDER BY a.published IS NULL, a.published DESC, a.headline",
        (expression,),
    )
    with undamaged():
        for number, published in rows:
            if number in without or (among is not None and number not in among):
                continue
            if not query.dated or is_in_time(date_of(published), query):
                yield number


def _text_matches(
    connection: sqlite3.Connection, numbers: Sequence[int], terms: Sequence[Term]
) -> Iterator[TextMatch]:
    articles = articles_numbered(connection, numbers)
    asked = ",".join(map(str, numbers))
    rows = connection.execute(f"SELECT article, text FROM content WHERE article IN ({asked})")
    contents = dict(rows.fetchall())
    with undamaged():
        for number in numbers:
            article = articles[number]
            yield text_match(article, Text(text_of(contents[number])), terms)
