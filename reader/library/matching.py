"""A query as SQLite's full-text search takes it: every word quoted, every filter a word, dates as rowids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.library.dating import DATED_FIRST, LAST, UNDATED_FIRST, first_of, last_of
from reader.library.marker import (
    ABOUT,
    LONG,
    OPEN_AFTER,
    OPEN_BEFORE,
    REACH,
    SPEAKER,
    TYPES,
    UNKNOWN,
)
from reader.model.dates import Day
from reader.model.query import Conditions, Query, Term
from reader.model.searchable import ends_in_hangul

_UNKNOWN = "unknown"  # the format's word for a speaker nobody knows


class Stretch(NamedTuple):
    """Rowids to look among, with the word that quotes must have there, and the day that they must reach."""

    first: int
    last: int
    reaching: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """What is asked of the index of quotes: expressions of which all, and of which none, must hold."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    def expression(self, *more: str) -> str | None:
        """One expression for MATCH; None where every quote will do."""
        wanted = (*self.wanted, *filter(None, more))
        if not wanted and self.unwanted:
            wanted = (either(map(quoted, TYPES.values())),)
        if not wanted:
            return None
        every = " AND ".join(wanted)
        return f"({every}) NOT {either(self.unwanted)}" if self.unwanted else every

    def narrowed(self, *more: str) -> Matching:
        return Matching((*self.wanted, *filter(None, more)), self.unwanted)


def matching(query: Query) -> Matching:
    """What a query asks of words, speakers, subjects and types. Its articles and dates are asked otherwise."""
    return Matching(
        tuple(_asked(query.wanted)), tuple(phrase(term) for term in query.unwanted.words) + _unwanted(query)
    )


def either(expressions: Iterable[str]) -> str:
    """Any of these."""
    return f"({' OR '.join(expressions)})"


def quoted(word: str) -> str:
    """A word of the index that is no user's."""
    return f'"{word}"'


def phrase(term: Term, kind: str = "") -> str:
    """Words side by side; the last may go on where it is a beginning, or Hangul, which has no edge behind it.

    A folded text has letters and digits only, so that no word can end the quotes.
    """
    words = " ".join(kind + word for word in term.tokens)
    return f'"{words}"{" *" if term.prefix or ends_in_hangul(term.words) else ""}'


def stretches(query: Query) -> list[Stretch]:
    """Where the quotes of the time that is asked for lie. A quote's rowid is that of its date's first day.

    Those in between are in time whatever their date's length; of those before, the long ones that reach into
    it, of those after it, the ones that are open before.
    """
    since, until = query.since, query.until
    if not query.dated:
        return [Stretch(UNDATED_FIRST, LAST)]
    first = DATED_FIRST if since is None else first_of(since)
    last = LAST if until is None else last_of(until)
    found = [Stretch(first, last)]
    if until is not None:
        found.append(Stretch(last + 1, LAST, OPEN_BEFORE))
    if since is not None:
        found.append(Stretch(DATED_FIRST, first - 1, OPEN_AFTER))
        found.append(Stretch(DATED_FIRST, first - 1, LONG, since.number))
        for kind, days in REACH.items():
            found.append(Stretch(_earlier(since, days), first - 1, kind, since.number))
    return found


def _earlier(day: Day, days: int) -> int:
    return max(first_of(day) - ((days + 1) << 20), DATED_FIRST)


def _asked(wanted: Conditions) -> Iterable[str]:
    yield from (phrase(term) for term in dict.fromkeys(wanted.words))
    if wanted.speakers:
        yield either(_speakers(wanted.speakers))
    if wanted.about:
        yield either(phrase(term, ABOUT) for term in wanted.about)
    if wanted.types:
        yield either(quoted(TYPES[kind]) for kind in wanted.types)


def _unwanted(query: Query) -> tuple[str, ...]:
    unwanted = query.unwanted
    return (
        *_speakers(unwanted.speakers),
        *(phrase(term, ABOUT) for term in unwanted.about),
        *(quoted(TYPES[kind]) for kind in unwanted.types),
    )


def _speakers(terms: Iterable[Term]) -> Iterable[str]:
    for term in terms:
        yield phrase(term, SPEAKER)
        if term.words == _UNKNOWN:
            yield quoted(UNKNOWN)
