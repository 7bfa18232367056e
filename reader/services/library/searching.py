"""Answers what a search asks of the library: quotes with their facets, further pages, all of them as text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.convert.citation import attributed, source_line
from reader.convert.in_words.words import listed
from reader.model.library.hits import MOST_COUNTED, Facets, Hit, Results
from reader.model.library.search_options import FacetFilter
from reader.state.search.session import PAGE, Question, TextsFound

if TYPE_CHECKING:
    from reader.library.protocol import Library

MOST_TEXTS = 50
"""Articles that are shown for their headlines and texts, at the most."""


def first_page(library: Library, question: Question, limit: int = PAGE, hasty: bool = False) -> Results:
    """The first `limit` quotes, and how many there would be under each facet; `hasty` as for the library's `search`.

    Facets of one kind are counted as if nothing were chosen among them: whoever is chosen beside Ana Ruiz adds to
    her quotes.
    """
    narrowing = question.narrowing
    results = library.search(question.query, question.order, limit, narrowing=narrowing, hasty=hasty)
    if not narrowing:
        return results
    facets = results.facets

    def counted(without: FacetFilter) -> Facets:
        return library.search(question.query, limit=0, narrowing=without, hasty=hasty).facets

    if narrowing.speakers:
        others = counted(replace(narrowing, speakers=frozenset()))
        facets = replace(facets, speakers=others.speakers, more=others.more, unknown=others.unknown)
    if narrowing.types:
        facets = replace(facets, types=counted(replace(narrowing, types=frozenset())).types)
    if narrowing.years:
        facets = replace(facets, years=counted(replace(narrowing, years=frozenset())).years)
    return replace(results, facets=facets)


def next_page(library: Library, question: Question, skip: int) -> Results:
    """The page of quotes that begins after the first `skip`."""
    return library.search(question.query, question.order, PAGE, skip, question.narrowing, facets=False)


def cite_all(library: Library, question: Question) -> tuple[str, int]:
    """All quotes found, with their attributions as text, and their number."""
    hits = library.search(
        question.query, question.order, MOST_COUNTED, narrowing=question.narrowing, facets=False
    ).hits
    return "\n\n".join(map(cite_hit, hits)), len(hits)


def cite_hit(hit: Hit) -> str:
    """One quote with who said it and its article, as text to copy."""
    article = hit.article
    by = listed(speaker.name for speaker in hit.speakers) if hit.speakers else None
    said = attributed(hit.text, by, hit.via, hit.type, draft=hit.draft)
    return f"{said}\n{source_line(article.headline, article.source, article.published, hit.paragraph)}"


def find_texts(library: Library, question: Question) -> TextsFound:
    """The newest articles whose headline or text has the question's words."""
    found = library.texts(question.query, MOST_TEXTS)
    return TextsFound(question, found.matches, all_=found.count <= MOST_TEXTS)
