from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.load.article import load_article, read_article
from reader.model.article import Article
from reader.services.bundled import bundled
from reader.state.article.session import Session
from reader.state.rows import Line, Listing


@pytest.fixture(scope="session")
def article() -> Article:
    """The article that comes with the reader."""
    article = load_article(bundled()).article
    assert article is not None
    return article


@pytest.fixture(scope="session")
def fresh(article: Article) -> Session:
    """The article as it is opened for the first time."""
    return Session.of(article)


@pytest.fixture(scope="session")
def session_of() -> Callable[[str], Session]:
    """The session of an article that is given as its file's lines after the headline."""

    def session_of(source: str) -> Session:
        loaded = read_article(f"format: 1\nheadline: H\n{source}".encode(), "test")
        assert loaded.article is not None, loaded.diagnostics
        return Session.of(loaded.article)

    return session_of


@pytest.fixture(scope="session")
def spelled() -> Callable[[Listing], list[str]]:
    """What a listing says, a string for each of its rows."""

    def words(line: Line) -> str:
        return " ".join(
            "".join(piece.text for piece in part) for part in (line.lead, line.pieces, line.right)
        )

    def spelled(listing: Listing) -> list[str]:
        return ["\n".join(map(words, listing.row(index).lines)) for index in range(len(listing.keys))]

    return spelled
