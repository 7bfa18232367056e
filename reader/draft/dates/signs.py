"""Where in a sentence a date may begin: a look at its words, in a fraction of the time that a pattern takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.draft.language import Language
from reader.draft.sentences import RUN
from reader.draft.words import Word

FARTHEST = 12  # words and marks between the beginning of a date and the first of it that is a sign
_NAMES = ("weekdays", "seasons", "time_units")
_WHOLE = "months"  # which no form has but as whole words
_COUNTS = ("numbers", "ordinals")
_KNOWN = 20_000  # words that are looked at once
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[^\w$£€./-]).", re.DOTALL)
"""Where a date may begin inside a word: behind what a pattern looks for before it."""
_STRANGE = re.compile("[\u0130\u0131]")
"""Letters that a pattern takes for an i, whatever their case, and that no folding makes one."""


class _Seen(NamedTuple):
    """What a word says of dates: whether it is the sign of one, and at which of its letters one may begin."""

    sign: bool
    starts: tuple[int, ...]


class DateSigns:
    """Looks for digits and names of times, without which there is no date.

    A word is a sign where it has a digit, is one of `whole` or begins like one of `signs`; a date begins with a sign,
    with one of `begins` or with a mark, or with any word where these are None.
    """

    def __init__(self, whole: frozenset[str], signs: frozenset[str], begins: frozenset[str] | None) -> None:
        self._whole = whole
        by_length: dict[int, set[str]] = defaultdict(set)
        for sign in signs:
            by_length[len(sign)].add(sign)
        self._signs = tuple(by_length.items())
        self._begins = begins
        self._seen = lru_cache(_KNOWN)(self._look)

    def may_tell(self, sentence: str) -> bool:
        """Whether a sentence has a sign of a date."""
        if _DIGIT.search(sentence) or _STRANGE.search(sentence):
            return True
        return any(
            word in self._whole or any(word[:length] in signs for length, signs in self._signs)
            for word in _LETTERS.findall(sentence.casefold())
        )

    def starts(self, words: Sequence[Word]) -> list[int]:
        """The offsets in the text at which a date of a sentence may begin, in order."""
        found: list[int] = []
        away = FARTHEST + 1  # from the next sign
        for word in reversed(words):
            away += 1
            if word.low == RUN:
                continue
            seen = self._seen(word.written)
            if seen.sign:
                away = 0
            if away <= FARTHEST:
                found += [word.start + offset for offset in seen.starts]
        found.reverse()
        return found

    def _look(self, written: str) -> _Seen:
        sign = self.may_tell(written)
        inside = [match.start() for match in _INSIDE.finditer(written)]
        if _STRANGE.search(written):
            inside = list(range(1, len(written)))
        first = _LETTERS.match(written.casefold())
        begins = self._begins is None or sign or first is None or first[0] in self._begins
        return _Seen(sign, (*reversed(inside), *([0] if begins else [])))


def signs_of(language: Language, others: frozenset[str], begins: frozenset[str] | None = None) -> DateSigns:
    """What looks for the names of times in a language, and for `others`.

    `begins` are the words with which its dates begin, beside those and numbers; None: any word may be the first.
    """
    return _signs(
        others,
        begins,
        language.listed(_WHOLE),
        tuple(map(language.listed, _NAMES)),
        tuple(map(language.listed, _COUNTS)),
    )


@lru_cache(maxsize=4)
def _signs(
    others: frozenset[str],
    begins: frozenset[str] | None,
    months: tuple[str, ...],
    names: tuple[tuple[str, ...], ...],
    counts: tuple[tuple[str, ...], ...],
) -> DateSigns:
    starting = None if begins is None else begins | _words(*counts)
    return DateSigns(_words(months), _words(*names) | others, starting)


def _words(*lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for listed in lists for line in listed for word in line.split("/"))
