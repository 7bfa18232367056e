"""The tokenizer: a text as words and punctuation marks, the smallest pieces that the rules look at."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import add
from typing import NamedTuple, overload

from reader.model.text import Span, Text


class Word(NamedTuple):
    """A word, a number or a mark of punctuation; `low` is how it is looked up, with straight apostrophes."""

    start: int
    end: int
    written: str
    low: str

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()


_NEW = tuple.__new__
"""What the constructors of named tuples, written in Python, come down to."""


class WordColumns(Sequence[Word]):
    """Words in three columns, each made when it is asked for: tuples of all of them take ten times the memory.

    `starts` are the offsets at which they begin, in order.
    """

    __slots__ = ("_lows", "_written", "starts")

    def __init__(self, starts: array[int], written: list[str], lows: list[str]) -> None:
        self.starts = starts
        self._written = written
        self._lows = lows

    @classmethod
    def empty(cls) -> WordColumns:
        return cls(array("I"), [], [])

    def __len__(self) -> int:
        return len(self._lows)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        if isinstance(at, int):
            return self[at : at + 1 or None][0]
        starts, written = self.starts[at], self._written[at]
        columns = zip(starts, map(add, starts, map(len, written)), written, self._lows[at], strict=True)
        return list(map(_NEW, repeat(Word), columns))

    def __iter__(self) -> Iterator[Word]:
        return iter(self[:])

    def within(self, start: int, end: int) -> list[Word]:
        """The words that begin in a stretch of the text."""
        return self[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def without(self, spans: Sequence[Span]) -> WordColumns:
        """The words that begin in none of some spans, which are in order."""
        kept, begin = WordColumns.empty(), 0
        for span in spans:
            kept._extend(self, begin, bisect_left(self.starts, span.start))
            begin = max(begin, bisect_left(self.starts, span.end))
        if begin == 0:
            return self
        kept._extend(self, begin, len(self))
        return kept

    def extend(self, words: Sequence[Word]) -> None:
        """Append words as they are, if each ends where it is written to."""
        self.starts.extend([word.start for word in words])
        self._written.extend([word.written for word in words])
        self._lows.extend([word.low for word in words])

    def _extend(self, others: WordColumns, begin: int, end: int) -> None:
        self.starts.extend(others.starts[begin:end])
        self._written.extend(others._written[begin:end])
        self._lows.extend(others._lows[begin:end])


_NONE: frozenset[str] = frozenset()
_NOT_INVERTED = frozenset(["rendez-vous"])
_WORD = re.compile(
    r"""
    [$£€¥]?\d+(?:[.,:/]\d+)*(?:st\b|nd\b|rd\b|th\b|s\b|%)?(?:[-‐‑][^\W_]\w*)*   # 1,150  7:30  20th  43-year-old
    | ['’](?:s|re|ve|d|ll|m)\b                               # what hangs on a word: Ruiz’s, she’d
    | (?:[^\W\d_]\.){2,}                                     # U.S.
    | [^\W\d_][\w\u0300-\u036f]*(?:(?:['’](?!(?:s|re|ve|d|ll|m)\b)|[-‐‑.&@/+])[\w\u0300-\u036f]+)*
    | --+ | \.\.\.+ | '{2,3} | ``
    | [^\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


def words_of(text: Text, elided: frozenset[str] = _NONE, inverted: frozenset[str] = _NONE) -> WordColumns:
    """Every word and mark, in order.

    `elided` are what a language writes as one with the word behind them (l’homme), `inverted` the pronouns it hangs
    on a verb by a hyphen (dit-il, a-t-elle): these are words of their own.
    """
    starts, all_written, lows = array("I"), list[str](), list[str]()
    add_start, add_written, add_low = starts.append, all_written.append, lows.append
    spelled: dict[str, tuple[str, str]] = {}  # one object for all that are written alike
    for match in _WORD.finditer(text.content):
        known = spelled.get(match[0])
        if known is None:
            known = spelled[match[0]] = match[0], match[0].lower().replace("’", "'")
        written, low = known
        if inverted and ("'" in low or "-" in low):
            pieces = list(_pieces(match.start(), written, low, elided, inverted))
            starts.extend([piece.start for piece in pieces])
            all_written += [piece.written for piece in pieces]
            lows += [piece.low for piece in pieces]
        else:
            add_start(match.start())
            add_written(written)
            add_low(low)
    return WordColumns(starts, all_written, lows)


def _pieces(
    start: int, written: str, low: str, elided: frozenset[str], inverted: frozenset[str]
) -> Iterator[Word]:
    """The words that are written as one."""
    at = 0
    while (apostrophe := low.find("'", at)) > 0 and low[at:apostrophe] in elided:
        yield Word(start + at, start + apostrophe + 1, written[at : apostrophe + 1], low[at : apostrophe + 1])
        at = apostrophe + 1
    verb, hyphen, pronoun = low[at:].rpartition("-")
    end = len(low)
    if hyphen and verb and pronoun in inverted and low not in _NOT_INVERTED:
        end = at + len(verb.removesuffix("-t"))
    if at < end:
        yield Word(start + at, start + end, written[at:end], low[at:end])
    if end < len(low):
        behind = len(low) - len(pronoun)
        yield Word(start + behind, start + len(low), written[behind:], pronoun)
