"""The tokenizer: a text as words and punctuation marks, the smallest pieces that the rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.model.text import Text


class Word(NamedTuple):
    """A word, a number or a mark of punctuation; `low` is how it is looked up, with straight apostrophes."""

    start: int
    end: int
    written: str
    low: str

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()


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


def words_of(text: Text, elided: frozenset[str] = _NONE, inverted: frozenset[str] = _NONE) -> list[Word]:
    """Every word and mark, in order.

    `elided` are what a language writes as one with the word behind them (l’homme), `inverted` the pronouns it hangs
    on a verb by a hyphen (dit-il, a-t-elle): these are words of their own.
    """
    found: list[Word] = []
    spelled: dict[str, tuple[str, str]] = {}  # one object for all that are written alike
    new = tuple.__new__  # there are as many as words: each takes half the time so
    for match in _WORD.finditer(text.content):
        known = spelled.get(match[0])
        if known is None:
            known = spelled[match[0]] = match[0], match[0].lower().replace("’", "'")
        written, low = known
        if inverted and ("'" in low or "-" in low):
            found += _pieces(match.start(), written, low, elided, inverted)
        else:
            found.append(new(Word, (match.start(), match.end(), written, low)))
    return found


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
