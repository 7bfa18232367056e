"""Finds words in one article: the matches, their count, and the next one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from reader.library.similar_words import MOST_SIMILAR, similar_words
from reader.model.article import QuoteId
from reader.model.query.fold import tokens
from reader.model.query.match import matching_quotes, places
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Query, Term
from reader.model.query.searchable import Searchable, pattern
from reader.model.text import Span

MOST_STRANGE = 5  # words without a match for which others are looked for


@dataclass(frozen=True, slots=True)
class Find:
    """The answer to a query in one article.

    `spans` are the words to mark, in the text's order; `stops` is what is counted and stepped through (see
    `Places`). `quotes` are those that are left: all, while nothing is asked, or where it makes no sense and
    `complaint` says why. `near` has words or names to offer where nothing is found. `origin` is the offset
    that finding started from.
    """

    query_text: str
    spans: tuple[Span, ...]
    stops: tuple[Span, ...]
    quotes: frozenset[QuoteId]
    more: bool = False
    complaint: str | None = None
    near: tuple[str, ...] = ()
    origin: int = 0

    @property
    def count(self) -> int:
        return len(self.stops)

    @property
    def total(self) -> str:
        """The count as it is shown; a plus says that there are more, left out."""
        return f"{self.count:,}{'+' if self.more else ''}"

    def index_at_or_after(self, offset: int) -> int | None:
        """The first stop from `offset` on, from the top again after the last; None where there is none."""
        return bisect_left(self.stops, offset, key=_start) % self.count if self.stops else None

    def next(self, offset: int) -> int | None:
        """The first stop after the one at `offset`, as `index_at_or_after`."""
        return bisect_right(self.stops, offset, key=_start) % self.count if self.stops else None

    def previous(self, offset: int) -> int | None:
        """The last stop before `offset`, from the end again before the first; None where there is none."""
        return (bisect_left(self.stops, offset, key=_start) - 1) % self.count if self.stops else None

    def ordinal(self, index: int) -> str:
        """“3 of 17” for index 2."""
        return f"{index + 1:,} of {self.total}"


def find(searchable: Searchable, text: str, typing: bool = False, origin: int = 0) -> Find:
    """Look for what was typed, in the text and the quotes of an article."""
    query = parse(text, typing)
    if isinstance(query, InvalidQuery):
        return Find(text, (), (), searchable.all_quotes, complaint=query.message, origin=origin)
    numbers = matching_quotes(searchable, query)
    found = places(searchable, query, numbers)
    quotes = frozenset(searchable.quotes[number].id for number in numbers)
    offers = () if found.stops or quotes else _offers(searchable, query)
    return Find(text, found.spans, found.stops, quotes, found.more, near=offers, origin=origin)


def suggested_words(terms: Iterable[Term], searchable: Searchable, said: bool = False) -> tuple[str, ...]:
    """Up to three words of the text that may have been meant by words it has not, nearest first.

    `said`: of the quotes alone, where only what was said is sought.
    """
    folded = searchable.folded
    text = searchable.quote_passages.text if said else folded.text
    words = tuple(dict.fromkeys(tokens(text))) if said else searchable.words
    every = chain.from_iterable(map(_single, terms))
    strange = (word for word in every if not pattern(word).search(text))
    meant = (
        token
        for word in islice(strange, MOST_STRANGE)
        for token in similar_words(word.words, words, word.prefix)
    )
    found = (pattern(Term(token)).search(folded.text) for token in meant)
    written = (searchable.article.text[folded.span(*place.span())] for place in found if place)
    return tuple(dict.fromkeys(written))[:MOST_SIMILAR]


def names_to_offer(terms: Iterable[Term], searchable: Searchable) -> tuple[str, ...]:
    """Up to three names that may have been meant by a name which nobody has, nearest first."""
    called: dict[str, str] = {}
    for who, names in searchable.names.items():
        for token in chain.from_iterable(map(tokens, names)):
            called.setdefault(token, searchable.article.entities[who].name)
    known = tuple(called)
    every = chain.from_iterable(map(_single, terms))
    strange = (word for word in every if word.words not in called)
    meant = (
        called[token]
        for word in islice(strange, MOST_STRANGE)
        for token in similar_words(word.words, known, word.prefix)
    )
    return tuple(dict.fromkeys(meant))[:MOST_SIMILAR]


def _offers(searchable: Searchable, query: Query) -> tuple[str, ...]:
    wanted = query.wanted
    names = names_to_offer((*wanted.words, *wanted.speakers, *wanted.about), searchable)
    return tuple(dict.fromkeys((*suggested_words(wanted.words, searchable), *names)))[:MOST_SIMILAR]


def _single(term: Term) -> Iterator[Term]:
    """The words of a term one by one; only the last may go on."""
    *before, last = term.tokens
    yield from map(Term, before)
    yield Term(last, term.prefix)


def _start(span: Span) -> int:
    return span.start
