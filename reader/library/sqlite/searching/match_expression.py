"""Translates a query for SQLite's full-text search: every word quoted, every filter a word, dates as rowids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.library.sqlite.date_rowids import BITS_OF_DAY, DATED_FIRST, LAST, UNDATED_FIRST, first_of, last_of
from reader.library.sqlite.fts_words import (
    ABOUT,
    DRAFTS,
    LONG,
    OPEN_AFTER,
    OPEN_BEFORE,
    REACH,
    SPEAKER,
    TYPES,
    UNKNOWN,
    pairs,
)
from reader.library.sqlite.schema import PREFIXES
from reader.model.article import NOBODY
from reader.model.dates.dates import Day
from reader.model.query.query import Conditions, Query, Term
from reader.model.query.searchable import ends_in_hangul

Endings = Callable[[str], Sequence[str]]
"""The words of the index that begin so, at least all where they are few."""
LONGEST_PREFIX = int(PREFIXES[-1])
"""Letters of the longest beginnings that the index of quotes has lists for."""
MOST_ENDINGS = 300
"""Words of one beginning that are asked for one by one: some milliseconds."""


class RowidRange(NamedTuple):
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


def matching(query: Query, endings: Endings) -> Matching:
    """What a query asks of words, speakers, subjects and types. Its articles and dates are asked otherwise."""
    wanted, unwanted = query.wanted, query.unwanted
    return Matching(
        (
            *(said(term, endings) for term in dict.fromkeys(wanted.words)),
            *(either(asked) for each in _fields(wanted, endings) if (asked := tuple(each))),
        ),
        (
            *(said(term, endings) for term in unwanted.words),
            *(asked for each in _fields(unwanted, endings) for asked in each),
        ),
    )


def either(expressions: Iterable[str]) -> str:
    """Any of these."""
    return f"({' OR '.join(expressions)})"


def quoted(word: str) -> str:
    """A word of the index that is no user's."""
    return f'"{word}"'


def said(term: Term, endings: Endings | None = None) -> str:
    """Words of a quote. Where short ones are side by side, their pairs tell which few quotes are worth a look."""
    words = term.tokens
    whole = words[:-1] if goes_on(term) else words
    beside = [quoted(pair) for pair in dict.fromkeys(pairs(whole))]
    if len(words) == 2 and beside:
        return beside[0]
    found = phrase(term, "", endings)
    return f"({' AND '.join((*beside, found))})" if beside else found


def goes_on(term: Term) -> bool:
    """Whether the last word may be the beginning of one: as Hangul always may, which has no edge behind a word."""
    return term.prefix or ends_in_hangul(term.words)


def phrase(term: Term, kind: str = "", endings: Endings | None = None) -> str:
    """Words side by side; the last may go on where it is a beginning.

    A folded text has letters and digits only, so that no word can end the quotes. For a beginning too long for
    the index's own lists SQLite would join those of every word; the few words themselves are faster.
    """
    *before, last = [kind + word for word in term.tokens]
    if not goes_on(term):
        return quoted(" ".join((*before, last)))
    if endings is not None and len(last) > LONGEST_PREFIX and 0 < len(words := endings(last)) <= MOST_ENDINGS:
        return either(quoted(" ".join((*before, word))) for word in words)
    return f"{quoted(' '.join((*before, last)))} *"


def rowid_ranges(query: Query) -> list[RowidRange]:
    """Where the quotes of the time that is asked for lie. A quote's rowid is that of its date's first day.

    Those in between are in time whatever their date's length; of those before, the long ones that reach into
    it, of those after it, the ones that are open before.
    """
    since, until = query.since, query.until
    if not query.dated:
        return [RowidRange(UNDATED_FIRST, LAST)]
    first = DATED_FIRST if since is None else first_of(since)
    last = LAST if until is None else last_of(until)
    found = [RowidRange(first, last)]
    if until is not None:
        found.append(RowidRange(last + 1, LAST, OPEN_BEFORE))
    if since is not None:
        found.append(RowidRange(DATED_FIRST, first - 1, OPEN_AFTER))
        found.append(RowidRange(DATED_FIRST, first - 1, LONG, since.number))
        for kind, days in REACH.items():
            found.append(RowidRange(_earlier(since, days), first - 1, kind, since.number))
    return found


def _earlier(day: Day, days: int) -> int:
    return max(first_of(day) - ((days + 1) << BITS_OF_DAY), DATED_FIRST)


def _fields(conditions: Conditions, endings: Endings) -> Iterator[Iterator[str]]:
    """What is asked of speakers, of subjects, of types and of drafts."""
    yield _speakers(conditions.speakers, endings)
    yield (phrase(term, ABOUT, endings) for term in conditions.about)
    yield (quoted(TYPES[kind]) for kind in conditions.types)
    yield (quoted(DRAFTS[draft]) for draft in conditions.drafts)


def _speakers(terms: Iterable[Term], endings: Endings) -> Iterator[str]:
    for term in terms:
        yield phrase(term, SPEAKER, endings)
        if term.words == NOBODY:
            yield quoted(UNKNOWN)
