"""What tests ask of the index of a library."""

from __future__ import annotations

from reader.library.protocol import Library
from reader.model.library.hits import Hit
from reader.model.query.parse import parse
from reader.model.query.query import Query


def scanned(index: Library) -> Library:
    """The index, made true to its folders."""
    for _ in index.scan():
        pass
    return index


def query(text: str, typing: bool = False) -> Query:
    parsed = parse(text, typing)
    assert isinstance(parsed, Query), parsed
    return parsed


def found(index: Library, text: str = "") -> list[str]:
    """The articles of the quotes that match, in order."""
    return [hit.article.id for hit in index.search(query(text)).hits]


def whole(hit: Hit) -> list[str]:
    """The words marked in a hit."""
    return [hit.text[mark.start : mark.end] for mark in hit.marks]
