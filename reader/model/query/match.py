"""Finds where a query matches in one article: places in its text, and quotes.

Plain words are looked for side by side first, as people expect of a pager's `/`; where the text nowhere has
them so, in the paragraphs that hold them all. A quote holds all words anywhere in what was said, across an
interruption, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice, starmap
from typing import NamedTuple, TypeVar

from reader.model.article import NOBODY, Article, EntityId, EventId
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ListedArticle
from reader.model.query.fold import fold
from reader.model.query.query import Conditions, Query, Term
from reader.model.query.searchable import Searchable, pattern
from reader.model.text import Span

MOST_PLACES = 50_000
_Id = TypeVar("_Id")


class Places(NamedTuple):
    """Where a query matches in an article's text, in its order.

    `spans` are the words to mark. `stops` are what is counted and stepped through: the same spans, or the
    first of each match where words are found across an interruption, or whole quotes. `more`: not all.
    """

    spans: tuple[Span, ...]
    stops: tuple[Span, ...]
    more: bool = False


NOWHERE = Places((), ())


def matching_quotes(searchable: Searchable, query: Query) -> Sequence[int]:
    """The numbers, in `searchable.quotes`, of the quotes that match. All of them for the empty query."""
    if query.wanted.texts or not article_matches(searchable.article, query):
        return ()
    numbers = searchable.quote_passages.holding(query.wanted.words, query.unwanted.words)
    numbers = _with(searchable, numbers, query.wanted, True)
    numbers = _with(searchable, numbers, query.unwanted, False)
    if query.dated:
        otherwise, quotes = searchable.article.published, searchable.quotes
        numbers = [number for number in numbers if is_in_time(quotes[number].when or otherwise, query)]
    return numbers


def places(searchable: Searchable, query: Query, quotes: Sequence[int]) -> Places:
    """Where the words are in the text; for a query that asks for quotes only, in those quotes.

    A query without words has its quotes for places, the empty query has none. `quotes` are those that match.
    """
    if query.empty or not article_matches(searchable.article, query):
        return NOWHERE
    terms = query.text_terms
    if query.of_quotes or not terms:
        return _places_in_quotes(searchable, terms, quotes)
    passages, folded = searchable.paragraphs, searchable.folded
    found: list[tuple[int, int]] = []
    if phrase := query.as_phrase:
        numbers = passages.holding((), query.unwanted.words)
        found = list(islice(passages.places((phrase,), numbers), MOST_PLACES + 1))
    if not found:
        single = len(dict.fromkeys(terms)) == 1
        numbers = passages.holding(() if single else terms, query.unwanted.words)
        found = list(islice(passages.places(terms, numbers), MOST_PLACES + 1))
    kept = found[:MOST_PLACES]
    spans = tuple(map(Span._make, kept) if folded.plain else starmap(folded.span, kept))
    return Places(spans, spans, len(found) > MOST_PLACES)


def _places_in_quotes(searchable: Searchable, terms: Collection[Term], numbers: Sequence[int]) -> Places:
    if terms:
        found = islice(searchable.quote_passages.places(terms, numbers), MOST_PLACES + 1)
        each = [searchable.place_in_quotes(*place) for place in found]
        kept = list(dict.fromkeys(each[:MOST_PLACES]))  # the words of a quote inside a quote are found twice
    else:
        each = [searchable.quotes[number].parts for number in numbers[: MOST_PLACES + 1]]
        kept = each[:MOST_PLACES]
    spans = sorted({span for place in kept for span in place})
    return Places(tuple(spans), tuple(sorted(place[0] for place in kept)), len(each) > MOST_PLACES)


def _with(searchable: Searchable, numbers: Sequence[int], asked: Conditions, wanted: bool) -> Sequence[int]:
    """The quotes among these that have what is asked of who, about whom and how, or else have none of it."""
    quotes, article = searchable.quotes, searchable.article
    if asked.speakers:
        speakers: set[EntityId | None] = _called(asked.speakers, searchable.names.items())
        if any(term.words == NOBODY for term in asked.speakers):
            speakers.add(None)
        said_by = (frozenset(quotes[number].speakers or (None,)) for number in numbers)
        pairs = zip(numbers, said_by, strict=True)
        numbers = [number for number, them in pairs if them.isdisjoint(speakers) is not wanted]
    if asked.about:
        events = ((event.id, (fold(event.title), fold(event.id))) for event in article.events)
        about: set[EntityId | EventId] = _called(asked.about, chain(searchable.names.items(), events))
        numbers = [number for number in numbers if about.isdisjoint(quotes[number].about) is not wanted]
    if asked.types:
        numbers = [number for number in numbers if (quotes[number].type in asked.types) is wanted]
    if asked.drafts:
        numbers = [number for number in numbers if quotes[number].provenance.draft in asked.drafts]
    return numbers


def _called(terms: Iterable[Term], named: Iterable[tuple[_Id, Iterable[str]]]) -> set[_Id]:
    """Whose folded names have the words of any of the terms."""
    patterns = [pattern(term) for term in terms]
    return {who for who, names in named if any(each.search(name) for each in patterns for name in names)}


def article_matches(article: Article | ListedArticle, query: Query) -> bool:
    """Whether an article is one of those that `in:` asks for."""
    named = [(article.id, (fold(article.id), fold(article.headline)))]
    wanted, unwanted = query.wanted.articles, query.unwanted.articles
    return (not wanted or bool(_called(wanted, named))) and not _called(unwanted, named)


def is_in_time(when: Edtf | None, query: Query) -> bool:
    """Whether a date can be one that is asked for; no date never is."""
    if when is None or (when.earliest is None and when.latest is None):
        return False
    early = query.since and when.latest and when.latest < query.since
    late = query.until and when.earliest and when.earliest > query.until
    return not (early or late)
