"""What a query asks of the words of quotes, as values that each engine writes in its own language.

Filters are words of the index as well: who said it, about whom, of which type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.library.index.index_words import ABOUT, DRAFTS, SPEAKER, TYPES, UNKNOWN, pairs
from reader.model.article import NOBODY
from reader.model.query.query import Conditions, Query, Term
from reader.model.query.searchable import ends_in_hangul


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the index side by side. `begins`: the last may go on."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: tuple[Asked, ...]


Asked = Phrase | Every | Either


@dataclass(frozen=True, slots=True)
class Matching:
    """What is asked of the index of quotes: all that must hold, and what must not. Both empty: every quote will do."""

    wanted: tuple[Asked, ...] = ()
    unwanted: tuple[Asked, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)

    def narrowed(self, *more: Asked) -> Matching:
        return Matching((*self.wanted, *more), self.unwanted)


def word(single: str) -> Phrase:
    """One word of the index."""
    return Phrase((single,))


def matching(query: Query) -> Matching:
    """What a query asks of words, speakers, subjects and types. Its articles and dates are asked otherwise."""
    wanted, unwanted = query.wanted, query.unwanted
    return Matching(
        (
            *map(said, dict.fromkeys(wanted.words)),
            *(Either(asked) for each in _fields(wanted) if (asked := tuple(each))),
        ),
        (*map(said, unwanted.words), *(asked for each in _fields(unwanted) for asked in each)),
    )


def said(term: Term) -> Asked:
    """Words of a quote. Where short ones are side by side, their pairs tell which few quotes are worth a look."""
    words = term.tokens
    whole = words[:-1] if goes_on(term) else words
    beside = tuple(word(pair) for pair in dict.fromkeys(pairs(whole)))
    if len(words) == 2 and beside:
        return beside[0]
    found = phrase(term)
    return Every((*beside, found)) if beside else found


def goes_on(term: Term) -> bool:
    """Whether the last word may be the beginning of one: as Hangul always may, which has no edge behind a word."""
    return term.prefix or ends_in_hangul(term.words)


def phrase(term: Term, kind: str = "") -> Phrase:
    """Words side by side; the last may go on where it is a beginning."""
    return Phrase(tuple(kind + single for single in term.tokens), goes_on(term))


def _fields(conditions: Conditions) -> Iterator[Iterator[Asked]]:
    """What is asked of speakers, of subjects, of types and of drafts."""
    yield _speakers(conditions.speakers)
    yield (phrase(term, ABOUT) for term in conditions.about)
    yield (word(TYPES[kind]) for kind in conditions.types)
    yield (word(DRAFTS[draft]) for draft in conditions.drafts)


def _speakers(terms: Iterable[Term]) -> Iterator[Asked]:
    for term in terms:
        yield phrase(term, SPEAKER)
        if term.words == NOBODY:
            yield word(UNKNOWN)
