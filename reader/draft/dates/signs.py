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
_MARKS = "'’-"  # that a date may begin with, or have before its first sign: ’90s, mid - 1990s
_STRANGE = re.compile("[\u0130\u0131]")
"""Letters that a pattern takes for an i, whatever their case, and that no folding makes one."""


class _Seen(NamedTuple):
    """What a word says of dates: whether one begins at some of its letters, and may have begun before it."""

    sign: bool
    leads: bool
    starts: tuple[int, ...]


class DateSigns:
    """Looks for digits and names of times, without which there is no date, and for the words before them.

    A word is a sign where it has a digit, is one of `whole` or begins like one of `signs`. A date begins with a sign,
    or with words of `leading` right before one; with any words where these are None.
    """

    def __init__(self, whole: frozenset[str], signs: frozenset[str], leading: frozenset[str] | None) -> None:
        self._whole = whole
        by_length: dict[int, set[str]] = defaultdict(set)
        for sign in signs:
            by_length[len(sign)].add(sign)
        self._signs = tuple(by_length.items())
        self._leading = leading
        self._seen = lru_cache(_KNOWN)(self._look)

    def starts(self, words: Sequence[Word]) -> list[int]:
        """The offsets in the text at which a date of a sentence may begin, in order."""
        found: list[int] = []
        away = FARTHEST  # from the next sign
        for word in reversed(words):
            if word.low == RUN:
                away = FARTHEST
                continue
            seen = self._seen(word.written)
            away = 0 if seen.sign else away + 1
            if away <= FARTHEST:
                found += [word.start + offset for offset in seen.starts]
                if not seen.leads:
                    away = FARTHEST
        found.reverse()
        return found

    def _look(self, written: str) -> _Seen:
        if written.isascii() and written.isalpha():  # as nearly all words are
            low = written.lower()
            sign = self._is_name(low)
            leads = sign or self._leading is None or low in self._leading
            return _Seen(sign, leads, (0,) if leads else ())
        strange = _STRANGE.search(written) is not None
        sign = strange or self._is_sign(written)
        inside = range(1, len(written)) if strange else [at.start() for at in _INSIDE.finditer(written)]
        leads = sign or self._leads(written)
        return _Seen(sign, leads, (*reversed(inside), *([0] if leads else [])))

    def _is_sign(self, written: str) -> bool:
        return _DIGIT.search(written) is not None or any(
            map(self._is_name, _LETTERS.findall(written.casefold()))
        )

    def _is_name(self, low: str) -> bool:
        if low in self._whole:
            return True
        for length, signs in self._signs:  # noqa: SIM110 - every word of a text comes here, and `any` takes twice as long
            if low[:length] in signs:
                return True
        return False

    def _leads(self, written: str) -> bool:
        first = _LETTERS.match(written.casefold())
        if self._leading is None or first is None:
            return self._leading is None or written[0] in _MARKS
        return first[0] in self._leading


def signs_of(language: Language, others: frozenset[str], leading: frozenset[str] | None = None) -> DateSigns:
    """What looks for the names of times in a language, and for `others`.

    `leading` are all words that its dates may have before the first of these, beside numbers; None: any words.
    """
    return _signs(
        others,
        leading,
        language.listed(_WHOLE),
        tuple(map(language.listed, _NAMES)),
        tuple(map(language.listed, _COUNTS)),
    )


@lru_cache(maxsize=4)
def _signs(
    others: frozenset[str],
    leading: frozenset[str] | None,
    months: tuple[str, ...],
    names: tuple[tuple[str, ...], ...],
    counts: tuple[tuple[str, ...], ...],
) -> DateSigns:
    before = None if leading is None else leading | _words(*counts)
    return DateSigns(_words(months), _words(*names) | others, before)


def _words(*lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for listed in lists for line in listed for word in line.split("/"))
