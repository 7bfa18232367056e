"""Makes articles and files of rows of the index. Raises Damaged where a row holds what was never put in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import decompress
from zlib import error as zlib_error

from reader.library.index.date_rowids import date_of
from reader.library.index.index import Index
from reader.model.article import Source
from reader.model.characters import forbidden
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.library.articles import ListedArticle
from reader.model.library.hits import Excerpt
from reader.model.text import PART_BREAK, Span
from reader.storage.damaged import Damaged

ARTICLE = (
    "f.path, f.faults, a.number, a.id, a.headline, a.publisher, a.url, a.authors, a.published, a.people,"
    " a.quotes, a.events, a.words, a.length, a.claims, a.unchecked, a.digest"
)
_ARTICLES = f"SELECT {ARTICLE} FROM article a JOIN file f ON f.number = a.number"
SqlRow = Sequence[Any]


@contextmanager
def undamaged() -> Iterator[None]:
    """Values are made of rows here: what is of another type or form than was put in is damage."""
    try:
        yield
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise Damaged from error


def harmless(text: str) -> str:
    """Text that a loader let in. What it would not have let in could harm a terminal, and is damage."""
    if not text.isascii() or not text.isprintable():
        for _ in forbidden(text):
            raise Damaged
    return text


def numbers_listed(numbers: Iterable[int]) -> str:
    """Numbers for a statement, between the parentheses of IN."""
    return ",".join(str(int(number)) for number in dict.fromkeys(numbers)) or "NULL"


def text_of(content: bytes) -> str:
    """The text of an article, of the column `content.text`."""
    try:
        return decompress(content).decode()
    except zlib_error as error:
        raise Damaged from error


def contents(index: Index, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of the articles of these numbers."""
    asked = numbers_listed(numbers)
    rows = index.execute(f"SELECT article, text FROM content WHERE article IN ({asked})")
    with undamaged():
        return {number: text_of(content) for number, content in rows}


def excerpts(content: str, spans: str) -> Iterator[Excerpt]:
    """The parts of a quote in the text of its article, of the column `quote.parts`."""
    for written in spans.split(" "):
        start, _, end = written.partition(":")
        span = Span(int(start), int(end))
        if not 0 <= span.start < span.end <= len(content):
            raise Damaged
        yield Excerpt(content[span.start : span.end], span)


def words_of(content: str, spans: str) -> str:
    """All of a quote: its parts with what stands between parts."""
    return PART_BREAK.join(part.text for part in excerpts(content, spans))


def article_of(row: SqlRow, folder: str = "") -> ListedArticle:
    """An article, of the columns ARTICLE; its path is relative to `folder`."""
    path, faults, _, id_, headline, publisher, url, authors, published, *counts, digest = row
    source = Source(publisher, url, tuple(authors.split("\n")) if authors else ())
    people, quotes, events, words, length, claims, unchecked = map(int, counts)
    return ListedArticle(
        Path(folder, os.fsdecode(path)),
        harmless(id_),
        harmless(headline),
        source,
        date_of(published),
        people,
        quotes,
        events,
        words,
        length,
        diagnostics(faults),
        harmless(digest),
        claims,
        unchecked,
    )


def articles_numbered(index: Index, numbers: Iterable[int]) -> dict[int, ListedArticle]:
    """The articles of these numbers."""
    asked = numbers_listed(numbers)
    with undamaged():
        return {
            row[2]: article_of(row, index.folder)
            for row in index.execute(f"{_ARTICLES} WHERE a.number IN ({asked})")
        }


def all_articles(index: Index) -> list[ListedArticle]:
    with undamaged():
        return [article_of(row, index.folder) for row in index.execute(_ARTICLES)]


def diagnostics(written: str | None) -> tuple[Diagnostic, ...]:
    """Faults as `write_diagnostics` wrote them."""
    return tuple(map(_diagnostic, written.split("\n"))) if written else ()


def _diagnostic(written: str) -> Diagnostic:
    line, column, severity, code, message = written.split(" ", 4)
    return Diagnostic(Mark(int(line), int(column)), harmless(code), harmless(message), Severity(severity))


def write_diagnostics(faults: Iterable[Diagnostic]) -> str | None:
    """Faults as the index keeps them, a line each: their messages have no line breaks, their codes no spaces."""
    rows = (
        f"{fault.mark.line} {fault.mark.column} {fault.severity} {fault.code} {fault.message}"
        for fault in faults
    )
    return "\n".join(rows) or None
