"""Articles are found by words of their headline or text, and by nothing else in their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.library.articles import ListedArticle
from reader.model.query.parse import parse
from reader.model.query.query import Query
from reader.services.library.full_text import text_matches

ARTICLE = """format: 1
headline: Ferry sinks off Łódź
text: |-
  The captain, who
  waited, said nothing.
notes:
  - {text: waited, note: A storm?}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", True),
        ("lodz captain", True),
        ('"who waited"', True),
        ("storm", False),
        ("headline", False),
        ("ferr", False),
        ("ferry storm", False),
    ],
)
def test_words_are_looked_for_in_headline_and_text(words: str, found: bool, tmp_path: Path) -> None:
    file = tmp_path / "ferry.yaml"
    file.write_text(ARTICLE, "utf-8")
    query = parse(words)
    assert isinstance(query, Query)
    articles = [
        ListedArticle(path, path.stem, "Ferry sinks off Łódź") for path in (tmp_path / "gone.yaml", file)
    ]
    looked_at = [match.article.path for match in text_matches(articles, query)]
    assert looked_at == ([file] if found else [])
