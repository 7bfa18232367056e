"""Facets beside what was chosen among them, further pages, and quotes as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.model.article import QuoteType
from reader.model.library.search_options import FacetFilter
from reader.model.query.query import Query
from reader.services.library.searching import cite_all, first_page, next_page
from reader.state.search.session import PAGE, Question

ARTICLE = """format: 1
headline: Ferry {number}
source: {{publisher: Harbour Post}}
published: {year}
text: |-
  Ana Ruiz said the ferry is late. Bo Ek said it sank. “Both,” they said.
people:
  ruiz: {{name: Ana Ruiz, wikidata: Q1}}
  ek: {{name: Bo Ek, wikidata: Q2}}
quotes:
  - {{speaker: ruiz, type: indirect, text: the ferry is late}}
  - {{speaker: ek, type: indirect, text: it sank}}
  - {{speaker: [ruiz, ek], type: direct, text: "“Both,”"}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    for number in range(40):
        text = ARTICLE.format(number=number, year=2000 + number % 2)
        (tmp_path / f"{number:02}.yaml").write_text(text, "utf-8")
    library = open_library(None, [tmp_path])
    for _ in library.scan():
        pass
    yield library
    library.close()


def test_without_a_choice_all_facets_are_counted(library: Library) -> None:
    results = first_page(library, Question(Query()))
    assert results.count == 120
    assert dict(results.facets.types) == {QuoteType.INDIRECT: 80, QuoteType.DIRECT: 40}


def test_facets_of_a_kind_are_counted_as_if_none_of_them_were_chosen(library: Library) -> None:
    chosen = FacetFilter(types=frozenset({QuoteType.DIRECT}), years=frozenset({2001}))
    results = first_page(library, Question(Query(), narrowing=chosen))
    assert results.count == 20
    assert dict(results.facets.types) == {QuoteType.INDIRECT: 40, QuoteType.DIRECT: 20}, "of that year"
    assert dict(results.facets.years) == {2001: 20, 2000: 20}, "of that type"


def test_the_next_page_goes_on_where_the_first_ended(library: Library) -> None:
    question = Question(Query())
    first, second = first_page(library, question), next_page(library, question, PAGE)
    ids = [(hit.article.path, hit.id) for hit in (*first.hits, *second.hits)]
    assert len(ids) == len(set(ids)) == min(120, 2 * PAGE)


def test_all_quotes_are_cited_with_everyone_who_said_them(library: Library) -> None:
    text, count = cite_all(
        library, Question(Query(), narrowing=FacetFilter(types=frozenset({QuoteType.DIRECT})))
    )
    assert count == 40
    assert text.split("\n\n")[0].startswith("“Both,” — Ana Ruiz and Bo Ek\n“Ferry ")
    assert "Harbour Post, 2001, paragraph 1" in text
