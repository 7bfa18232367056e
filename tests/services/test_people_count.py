"""“People” means named persons at every door; whatever else has a name or a voice is counted as what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.library.opening import open_library
from reader.load.article import read_article
from reader.model.article import Article, Provenance, Quote, QuoteId, QuoteType
from reader.model.new_article import IncomingArticle
from reader.model.text import Span
from reader.services.drafting import summary
from reader.state.article.people import people
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.library.article_rows import facts_in_words
from reader.state.library.people import PeopleList
from reader.write.article import WrittenArticle

SOURCE = """format: 1
headline: A ferry stops
text: |-
  Ana Ruiz and Jo Lind of Norlinje met a spokesman in Hask.
people:
  ruiz: {name: Ana Ruiz}
  lind: {name: Jo Lind}
  spokesman: {name: a spokesman, named: false}
organisations:
  norlinje: {name: Norlinje}
places:
  hask: {name: Hask}
"""


def article() -> Article:
    loaded = read_article(SOURCE.encode(), "ferry")
    assert loaded.article is not None, loaded.diagnostics
    return loaded.article


def test_adding_counts_named_persons_as_people() -> None:
    said = summary(
        WrittenArticle(SOURCE, article(), 0),
        IncomingArticle("A ferry stops.", "A ferry stops", None, None, None, (), "en", 0),
    )
    assert said == "2 people, 1 unnamed source, 1 organisation and 1 place drafted"


def test_thousands_are_set_apart_in_every_count_of_what_was_drafted() -> None:
    sure = Provenance(confidence=0.99, draft=True)
    quotes = tuple(
        Quote(QuoteId(f"q{number}"), None, QuoteType.DIRECT, (Span(0, 3),), provenance=sure)
        for number in range(1_200)
    )
    said = summary(
        WrittenArticle(SOURCE, replace(article(), quotes=quotes), 0),
        IncomingArticle("A ferry stops.", "A ferry stops", None, None, None, (), "en", 0),
    )
    assert said.endswith("1,200 quotes drafted; 1,200 of 1,200 quotes certain")


def test_the_pane_counts_named_persons_as_people() -> None:
    session = Session.of(article())
    assert people(session, related(session)).title == "2"


def test_the_library_and_its_list_of_people_count_named_persons_as_people(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(SOURCE, "utf-8")
    library = open_library(None, [tmp_path])
    for _ in library.scan():
        pass
    (listed,) = library.articles()
    assert facts_in_words(listed) == "no source · no date · 2 people · no quotes"
    assert (
        PeopleList.of(library.people()).in_words == "2 people · 1 unnamed source · 1 organisation · 1 place"
    )
    assert library.totals().people == 2
    library.close()
