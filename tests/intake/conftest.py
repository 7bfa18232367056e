"""What came in, as the loader sees it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from reader.errors import IntakeError
from reader.intake.pages import finder, page
from reader.load.article import read_article
from reader.model.article import Article
from reader.model.new_article import IncomingArticle


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for stories in this process: to start another takes a third of a second."""
    monkeypatch.setattr(page, "story_in_process", _story_here)


def _story_here(html: str, url: str | None, seconds: float) -> finder.Story:
    found = finder.story_of(html, url)
    if found is None:
        raise IntakeError(page.NOTHING)
    return found


@pytest.fixture
def read_back() -> Callable[[IncomingArticle], Article]:
    """The article of a file (of JSON, which is YAML) with what came in; there may be no fault in it."""

    def read_back(taken: IncomingArticle) -> Article:
        source = {"publisher": taken.publisher, "url": taken.url, "authors": list(taken.authors)}
        values = {
            "format": "1",
            "headline": taken.headline,
            "source": {key: value for key, value in source.items() if value},
            "published": taken.published,
            "language": taken.language,
            "text": taken.text,
        }
        written = json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)
        loaded = read_article(written.encode(), "taken")
        assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]
        assert not loaded.diagnostics
        assert loaded.article.text.content == taken.text
        assert loaded.article.headline == taken.headline
        return loaded.article

    return read_back
