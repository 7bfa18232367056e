"""Links to quotes that were found, from the text around them as it is now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.convert.hits import hit_of
from reader.load.article import load_article
from reader.model.text import Span
from reader.services.passage_links import PassageLinks
from tests.cli.test_links import LINK, LINKED
from tests.values import some


def test_a_quote_whose_text_has_changed_since_has_no_link(tmp_path: Path) -> None:
    path = tmp_path / "linked.yaml"
    path.write_text(LINKED, "utf-8")
    article = some(load_article(path).article)
    hit = hit_of(article, article.quotes[1], path)
    links = PassageLinks()
    assert links.of(path, hit) == LINK
    moved = tuple(replace(part, span=Span(part.span.start + 1, part.span.end + 1)) for part in hit.parts)
    assert links.of(path, replace(hit, parts=moved)) is None
    assert links.missing == 1


def test_a_file_that_is_gone_has_no_link(tmp_path: Path) -> None:
    path = tmp_path / "linked.yaml"
    path.write_text(LINKED, "utf-8")
    article = some(load_article(path).article)
    hit = hit_of(article, article.quotes[1], path)
    path.unlink()
    assert PassageLinks().of(path, hit) is None
