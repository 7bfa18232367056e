"""Articles written in a line or two, for tests of what a file says against what its text has."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent

import pytest

from reader.load.article import Loaded, read_article
from reader.load.values.items import Word
from reader.model.article import Article
from reader.model.diagnostic import Mark
from reader.model.text import Span

Load = Callable[..., Loaded]


@pytest.fixture
def load() -> Load:
    """Load a file made of a text and whatever YAML comes after it."""

    def load(text: str, rest: str = "") -> Loaded:
        source = f"format: 1\nheadline: News\ntext: |-\n{indent(text, '  ')}\n{rest}"
        return read_article(source.encode(), "news")

    return load


@pytest.fixture
def article(load: Load) -> Callable[..., Article]:
    """The article of a faultless file."""

    def article(text: str, rest: str = "") -> Article:
        loaded = load(text, rest)
        assert loaded.article is not None, loaded.diagnostics
        return loaded.article

    return article


@pytest.fixture
def codes(load: Load) -> Callable[..., list[str]]:
    """The codes of the faults of a file, in its order."""

    def codes(text: str, rest: str = "") -> list[str]:
        return [fault.code for fault in load(text, rest).diagnostics]

    return codes


@pytest.fixture
def word() -> Callable[[str], Word]:
    """A value of a file, from its first line."""
    return lambda value: Word(value, Mark(1, 1))


@pytest.fixture
def words_of() -> Callable[[Article, tuple[Span, ...]], list[str]]:
    """What stands at some spans of an article."""
    return lambda article, spans: [article.text[span] for span in spans]
