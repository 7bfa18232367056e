"""Finds quotes in the index: pages of hits with facets, and streams of all hits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import merge
from itertools import chain, islice, pairwise, starmap
from typing import TypeAlias

from reader.library.index.article_rows import numbers_listed, undamaged
from reader.library.index.article_values import parse_ranges
from reader.library.index.date_rowids import (
    BITS_OF_DAY,
    LAST,
    UNDATED_FIRST,
    year_of_day,
    years,
)
from reader.library.index.hit_rows import TYPES, Marking, hits
from reader.library.index.index import Index, Match, RowidRange
from reader.library.index.index_words import SPEAKER_NUMBER, UNKNOWN, number_word
from reader.library.index.index_words import TYPES as TYPE_WORDS
from reader.library.index.searching.asked_words import Asked, Either, Matching, matching, word
from reader.library.index.searching.facets import speaker_facets
from reader.library.index.searching.rowid_ranges import rowid_ranges
from reader.library.index.searching.scoring import MOST_SCORED, best_first
from reader.library.index.searching.suggestions import suggested_words
from reader.library.index.searching.texts import articles_called
from reader.model.library.hits import MOST_COUNTED, Excerpt, Facets, Hit, Results, SpeakerFacet
from reader.model.library.person_key import UNKNOWN_KEY
from reader.model.library.search_options import FacetFilter, HitOrder
from reader.model.query.fold import Folded
from reader.model.query.query import Query, Term, as_name_query
from reader.model.query.searchable import pattern
from reader.model.text import PART_BREAK, Span

Page: TypeAlias = tuple[list[Hit], int]
_FIRST_PAGE, _PAGE = 50, 500
"""Hits that `all_hits` asks for at a time."""
_COUNTED_AT_ONCE = 64
FEW_ARTICLES = 400
"""So many are looked through one by one; among more, what is found is held against them."""


def search(
    index: Index,
    query: Query,
    order: HitOrder,
    limit: int,
    skip: int,
    narrowing: FacetFilter,
    facets: bool,
    hasty: bool,
) -> Results:
    """One page of what matches; see `Index.search`."""
    if hasty:
        found, unfinished = _hastily(index, _piecemeal(index, query, narrowing), skip + limit)
    else:
        found, unfinished = list(islice(matches(index, query, narrowing), MOST_COUNTED + 1)), False
    if not found:
        if unfinished:
            return Results(unfinished=True)
        named = _named(index, query)
        return Results(near=() if named else suggested_words(index, query), named=named)
    capped = len(found) > MOST_COUNTED
    del found[MOST_COUNTED:]
    numbers = [match.quote for match in found]
    if order is HitOrder.BEST:
        numbers[:MOST_SCORED] = best_first(index, query, numbers[:MOST_SCORED])
    page = hits(index, numbers[skip : skip + limit], marking(query.wanted.words))
    counted = _facets(index, found) if facets else Facets()
    return Results(tuple(page), len(found), capped, counted, unfinished=unfinished)


def _named(index: Index, query: Query) -> tuple[SpeakerFacet, ...]:
    """The speakers of that name, for words that nobody said."""
    asked = as_name_query(query)
    if asked is None:
        return ()
    found = list(islice(matches(index, asked[0], FacetFilter()), MOST_COUNTED))
    return _facets(index, found).speakers if found else ()


def _hastily(index: Index, pieces: Iterator[Iterator[Match]], enough: int) -> tuple[list[Match], bool]:
    """The first matches, and whether there may be more that were not looked for, as that would have taken long."""
    started = index.clock()
    taken: list[Match] = []
    for found in pieces:
        while more := list(islice(found, _COUNTED_AT_ONCE)):
            taken += more
            if len(taken) > MOST_COUNTED:
                return taken, False
            if len(taken) > enough and index.clock() - started > index.haste:
                return taken, True
        if index.clock() - started > (index.haste if len(taken) > enough else index.patience):
            return taken, True
    return taken, False


def _piecemeal(index: Index, query: Query, narrowing: FacetFilter) -> Iterator[Iterator[Match]]:
    """What matches, the newest first; in pieces where the engine doesn't stop on the way to the next match."""
    many_words = not query.dated and any(len(term.tokens) > 1 for term in query.wanted.words)
    if not (index.stops_between_pieces or many_words):
        return iter((matches(index, query, narrowing),))
    return starmap(_searcher(index, query, narrowing), index.pieces())


def all_hits(query: Query, ask: Callable[[Callable[[Index], Page]], Page]) -> Iterator[Hit]:
    """Every match, the newest first, some at a time: `ask` puts one question after the other to a store."""
    below, most = LAST, _FIRST_PAGE
    while True:
        found, below = ask(partial(_page, query=query, below=below, most=most))
        if not found:
            return
        yield from found
        most = _PAGE


def _page(index: Index, query: Query, below: int, most: int) -> Page:
    """So many more of the matches whose rowid is below that, and the last rowid."""
    found = list(islice(matches(index, query, FacetFilter(), UNDATED_FIRST, below), most))
    if not found:
        return [], UNDATED_FIRST
    numbers = [match.quote for match in found]
    return hits(index, numbers, marking(query.wanted.words)), numbers[-1]


def matches(
    index: Index,
    query: Query,
    narrowing: FacetFilter,
    first: int = UNDATED_FIRST,
    below: int = LAST,
) -> Iterator[Match]:
    """What matches from one rowid to below another, the newest first; looked for as far as it is asked for."""
    return _searcher(index, query, narrowing)(first, below)


def _searcher(index: Index, query: Query, narrowing: FacetFilter) -> Callable[[int, int], Iterator[Match]]:
    """What gives the matches from one rowid to below another."""
    if query.wanted.texts:  # no quote answers what is asked of headlines and texts
        return lambda *_: iter(())
    asked = matching(query).narrowed(*_narrowed(index, narrowing))
    places = _within_years(rowid_ranges(query), narrowing)
    among: set[int] | None = None
    if query.wanted.articles:
        among = articles_called(index, query.wanted.articles)
    if among is not None and (len(among) <= FEW_ARTICLES or not asked):
        places = _within(places, _ranges_of_articles(index, among))
    without = articles_called(index, query.unwanted.articles) if query.unwanted.articles else None

    def found(first: int, below: int) -> Iterator[Match]:
        found = _newest_first(index, asked, _within(places, [(first, below - 1)]))
        if among is not None:
            found = (match for match in found if match.article in among)
        if without:
            found = (match for match in found if match.article not in without)
        return found

    return found


def marking(terms: Sequence[Term]) -> Marking | None:
    """What finds the words in a quote's text."""
    patterns = [pattern(term) for term in dict.fromkeys(terms)]
    if not patterns:
        return None

    def marks(text: str, parts: Sequence[Excerpt]) -> tuple[Span, ...]:
        folded = Folded.of(text)
        found = (match.span() for each in patterns for match in each.finditer(folded.text.replace("\n", " ")))
        spans: list[Span] = []
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            span = folded.span(start, end)
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return tuple(piece for span in spans for piece in _in_parts(span, parts))

    return marks


def _in_parts(span: Span, parts: Sequence[Excerpt]) -> Iterator[Span]:
    """A span of a quote's text without what stands between its parts."""
    if len(parts) == 1:
        yield span
        return
    at = 0
    for part in parts:
        start, end = max(span.start, at), min(span.end, at + len(part.text))
        if start < end:
            yield Span(start, end)
        at += len(part.text) + len(PART_BREAK)


def _newest_first(index: Index, asked: Matching, places: list[RowidRange]) -> Iterator[Match]:
    """What matches in any of the ranges, which are searched one after the other where they don't overlap."""
    ordered = sorted(places, key=lambda place: place.last, reverse=True)
    streams = (index.quotes(asked, place) for place in ordered)
    if all(later.last < earlier.first for earlier, later in pairwise(ordered)):
        return chain.from_iterable(streams)
    return merge(*streams, key=lambda match: match.quote, reverse=True)


def _narrowed(index: Index, narrowing: FacetFilter) -> Iterator[Asked]:
    """The facets that were chosen, as words of the index."""
    if narrowing.speakers:
        numbers = [
            row[0]
            for key in sorted(narrowing.speakers)
            for row in index.execute("SELECT number FROM person WHERE key = ?", (key,))
        ]
        words = [number_word(SPEAKER_NUMBER, number) for number in numbers or (1 << 40,)]
        words += [UNKNOWN] * (UNKNOWN_KEY in narrowing.speakers)
        yield Either(tuple(map(word, words)))
    if narrowing.types:
        yield Either(tuple(word(TYPE_WORDS[kind]) for kind in sorted(narrowing.types)))


def _within_years(places: list[RowidRange], narrowing: FacetFilter) -> list[RowidRange]:
    return _within(places, [years(year) for year in narrowing.years]) if narrowing.years else places


def _within(places: Iterable[RowidRange], ranges: Sequence[tuple[int, int]]) -> list[RowidRange]:
    """The intersections of the ranges with these."""
    common = [
        place._replace(first=max(place.first, first), last=min(place.last, last))
        for place in places
        for first, last in ranges
    ]
    return [place for place in common if place.first <= place.last]


def _ranges_of_articles(index: Index, articles: Iterable[int]) -> list[tuple[int, int]]:
    asked = numbers_listed(articles)
    rows = index.execute(f"SELECT rowids FROM article WHERE number IN ({asked})")
    with undamaged():
        return [pair for (written,) in rows for pair in parse_ranges(written)]


def _facets(index: Index, found: Sequence[Match]) -> Facets:
    quotes, _, persons, kinds = zip(*found, strict=True)
    with undamaged():
        types = {TYPES[kind]: count for kind, count in Counter(kinds).items()}
        when: dict[int | None, int] = defaultdict(int)
        for day, count in Counter([quote >> BITS_OF_DAY for quote in quotes]).items():
            when[year_of_day(day)] += count
    newest = sorted(when.items(), key=lambda pair: (pair[0] is None, -(pair[0] or 0)))
    speakers = Counter(persons)
    unknown = speakers.pop(None, 0)
    told, more = speaker_facets(index, speakers)
    return Facets(
        told,
        tuple((kind, types[kind]) for kind in TYPES if kind in types),
        tuple(newest),
        more,
        unknown,
    )
