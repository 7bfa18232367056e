"""Finds quotes in the index: pages of hits with facets, and streams of all hits."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from heapq import merge
from itertools import chain, islice, pairwise, repeat
from typing import NamedTuple

from reader.library.sqlite.article_rows import undamaged
from reader.library.sqlite.date_rowids import (
    BITS_OF_DAY,
    DATED_FIRST,
    LAST,
    UNDATED_FIRST,
    year_of_day,
    years,
)
from reader.library.sqlite.fts_words import SPEAKER_NUMBER, UNKNOWN, number_word
from reader.library.sqlite.fts_words import TYPES as TYPE_WORDS
from reader.library.sqlite.hit_rows import TYPES, Marking, hits
from reader.library.sqlite.indexing.article_writer import parse_ranges
from reader.library.sqlite.searching.facets import speaker_facets
from reader.library.sqlite.searching.match_expression import (
    MOST_ENDINGS,
    Matching,
    RowidRange,
    either,
    matching,
    quoted,
    rowid_ranges,
)
from reader.library.sqlite.searching.scoring import MOST_SCORED, best_first
from reader.library.sqlite.searching.suggestions import suggested_words
from reader.library.sqlite.searching.texts import articles_called
from reader.model.library.hits import MOST_COUNTED, Excerpt, Facets, Hit, Results, SpeakerFacet
from reader.model.library.person_key import UNKNOWN_KEY
from reader.model.library.search_options import FacetFilter, HitOrder
from reader.model.query.fold import Folded
from reader.model.query.query import Query, Term, as_name_query
from reader.model.query.searchable import pattern
from reader.model.text import PART_BREAK, Span

HASTE = 0.003
"""Seconds of this thread's time after which a hasty search asks for no more, so that no key is slow."""
_COUNTED_AT_ONCE = 64
_WINDOWS = 16
"""Pieces of the library's time that a hasty search for a phrase looks through one after the other."""
FEW_ARTICLES = 400
"""So many are looked through one by one; among more, what is found is held against them."""


class Match(NamedTuple):
    """One quote that matches: numbers only."""

    quote: int
    article: int
    person: int | None
    type: int


def search(
    connection: sqlite3.Connection,
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
        found, unfinished = _hastily(_piecemeal(connection, query, narrowing), skip + limit)
    else:
        found, unfinished = list(islice(matches(connection, query, narrowing), MOST_COUNTED + 1)), False
    if not found:
        if unfinished:
            return Results(unfinished=True)
        named = _named(connection, query)
        return Results(near=() if named else suggested_words(connection, query), named=named)
    capped = len(found) > MOST_COUNTED
    del found[MOST_COUNTED:]
    numbers = [match.quote for match in found]
    if order is HitOrder.BEST:
        numbers[:MOST_SCORED] = best_first(connection, query, numbers[:MOST_SCORED])
    page = hits(connection, numbers[skip : skip + limit], marking(query.wanted.words))
    counted = _facets(connection, found) if facets else Facets()
    return Results(tuple(page), len(found), capped, counted, unfinished=unfinished)


def _named(connection: sqlite3.Connection, query: Query) -> tuple[SpeakerFacet, ...]:
    """The speakers of that name, for words that nobody said."""
    asked = as_name_query(query)
    if asked is None:
        return ()
    found = list(islice(matches(connection, asked[0], FacetFilter()), MOST_COUNTED))
    return _facets(connection, found).speakers if found else ()


def _hastily(pieces: Iterator[Iterator[Match]], enough: int) -> tuple[list[Match], bool]:
    """The first matches, and whether there may be more that were not looked for, as that would have taken long."""
    started = time.thread_time()
    taken: list[Match] = []
    for found in pieces:
        while more := list(islice(found, _COUNTED_AT_ONCE)):
            taken += more
            if len(taken) > MOST_COUNTED:
                return taken, False
            if len(taken) > enough and time.thread_time() - started > HASTE:
                return taken, True
        if time.thread_time() - started > HASTE:
            return taken, True
    return taken, False


def _piecemeal(
    connection: sqlite3.Connection, query: Query, narrowing: FacetFilter
) -> Iterator[Iterator[Match]]:
    """What matches, the newest first. For a phrase in pieces, as SQLite doesn't stop on the way to the next match."""
    if query.dated or all(len(term.tokens) == 1 for term in query.wanted.words):
        return iter((matches(connection, query, narrowing),))
    return (matches(connection, query, narrowing, *piece) for piece in _pieces(connection))


def _pieces(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Rowids of equally long times, the newest first, and of what has no date."""
    oldest, newest = connection.execute(
        "SELECT (SELECT min(quote) FROM narrow WHERE quote >= ?), (SELECT max(quote) FROM narrow)",
        (DATED_FIRST,),
    ).fetchone()
    if oldest is not None:
        step = (newest - oldest) // _WINDOWS + 1
        yield from (
            (max(first, oldest), first + step) for first in range(newest - step + 1, oldest - step, -step)
        )
    yield UNDATED_FIRST, DATED_FIRST


def stream(
    connection: sqlite3.Connection, query: Query, below: int | None, most: int
) -> tuple[list[Hit], int]:
    """So many more of the matches whose rowid is below that, and the last rowid."""
    below = LAST if below is None else below
    found = list(islice(matches(connection, query, FacetFilter(), UNDATED_FIRST, below), most))
    if not found:
        return [], UNDATED_FIRST
    numbers = [match.quote for match in found]
    return hits(connection, numbers, marking(query.wanted.words)), numbers[-1]


def matches(
    connection: sqlite3.Connection,
    query: Query,
    narrowing: FacetFilter,
    first: int = UNDATED_FIRST,
    below: int = LAST,
) -> Iterator[Match]:
    """What matches from one rowid to below another, the newest first; looked for as far as it is asked for."""
    if query.wanted.texts:  # no quote answers what is asked of headlines and texts
        return iter(())
    asked = matching(query, partial(_endings, connection)).narrowed(*_narrowed(connection, narrowing))
    places = _within_years(rowid_ranges(query), narrowing)
    among: set[int] | None = None
    if query.wanted.articles:
        among = articles_called(connection, query.wanted.articles)
    if among is not None and (len(among) <= FEW_ARTICLES or asked.expression() is None):
        places = _within(places, _ranges_of_articles(connection, among))
    without = articles_called(connection, query.unwanted.articles) if query.unwanted.articles else None
    places = _within(places, [(first, below - 1)])
    found = _newest_first(connection, asked, places)
    if among is not None:
        found = (match for match in found if match.article in among)
    if without:
        found = (match for match in found if match.article not in without)
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


def _among(connection: sqlite3.Connection, asked: Matching, place: RowidRange) -> Iterator[Match]:
    """What matches in one range of rowids."""
    expression = asked.expression(quoted(place.reaching) if place.reaching else "")
    columns = "n.quote, n.article, n.person, n.type"
    values: list[object] = [place.first, place.last]
    reaching = ""
    if place.until is not None:
        reaching = " AND (SELECT latest FROM quote WHERE number = n.quote) >= ?"
        values.append(place.until)
    if expression is None:
        rows = connection.execute(
            f"SELECT {columns} FROM narrow n WHERE n.quote BETWEEN ? AND ?{reaching} ORDER BY n.quote DESC",
            values,
        )
    else:
        rows = connection.execute(
            f"SELECT {columns} FROM words w CROSS JOIN narrow n ON n.quote = w.rowid"
            f" WHERE words MATCH ? AND w.rowid BETWEEN ? AND ?{reaching} ORDER BY w.rowid DESC",
            [expression, *values],
        )
    return map(tuple.__new__, repeat(Match), rows)  # what the class's own, written in Python, comes down to


def _newest_first(
    connection: sqlite3.Connection, asked: Matching, places: list[RowidRange]
) -> Iterator[Match]:
    """What matches in any of the ranges, which are searched one after the other where they don't overlap."""
    ordered = sorted(places, key=lambda place: place.last, reverse=True)
    streams = (_among(connection, asked, place) for place in ordered)
    if all(later.last < earlier.first for earlier, later in pairwise(ordered)):
        return chain.from_iterable(streams)
    return merge(*streams, key=lambda match: match.quote, reverse=True)


def _endings(connection: sqlite3.Connection, word: str) -> list[str]:
    rows = connection.execute(
        "SELECT word FROM word WHERE word BETWEEN ? AND ? LIMIT ?",
        (word, f"{word}\U0010ffff", MOST_ENDINGS + 1),
    )
    return [found for (found,) in rows]


def _narrowed(connection: sqlite3.Connection, narrowing: FacetFilter) -> Iterator[str]:
    """The facets that were chosen, as words of the index."""
    if narrowing.speakers:
        numbers = [
            row[0]
            for key in sorted(narrowing.speakers)
            for row in connection.execute("SELECT number FROM person WHERE key = ?", (key,))
        ]
        words = [number_word(SPEAKER_NUMBER, number) for number in numbers or (1 << 40,)]
        words += [UNKNOWN] * (UNKNOWN_KEY in narrowing.speakers)
        yield either(map(quoted, words))
    if narrowing.types:
        yield either(quoted(TYPE_WORDS[kind]) for kind in sorted(narrowing.types))


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


def _ranges_of_articles(connection: sqlite3.Connection, articles: Iterable[int]) -> list[tuple[int, int]]:
    asked = ",".join(map(str, articles))
    rows = connection.execute(f"SELECT rowids FROM article WHERE number IN ({asked})")
    with undamaged():
        return [pair for (written,) in rows for pair in parse_ranges(written)]


def _facets(connection: sqlite3.Connection, found: Sequence[Match]) -> Facets:
    quotes, _, persons, kinds = zip(*found, strict=True)
    with undamaged():
        types = {TYPES[kind]: count for kind, count in Counter(kinds).items()}
        when: dict[int | None, int] = defaultdict(int)
        for day, count in Counter([quote >> BITS_OF_DAY for quote in quotes]).items():
            when[year_of_day(day)] += count
    newest = sorted(when.items(), key=lambda pair: (pair[0] is None, -(pair[0] or 0)))
    speakers = Counter(persons)
    unknown = speakers.pop(None, 0)
    told, more = speaker_facets(connection, speakers)
    return Facets(
        told,
        tuple((kind, types[kind]) for kind in TYPES if kind in types),
        tuple(newest),
        more,
        unknown,
    )
