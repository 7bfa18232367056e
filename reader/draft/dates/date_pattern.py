"""`DatePattern`: all forms in which a language writes dates, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

_SMALL = str.maketrans("İıſ", "iis")
"""Letters that are written for another one, and that `lower` leaves as they are or makes two of."""


class DatePattern:
    """Forms of dates by name, written in small letters, and `prefix`, a group of that name: the words before them.

    `seldom` are the names of forms that only a sentence has in which `sign` is found. They are compiled for such a
    sentence: all forms together take a tenth of the instructions of a short draft.
    """

    def __init__(
        self, prefix: str, forms: Mapping[str, str], seldom: frozenset[str] = frozenset(), sign: str = ""
    ) -> None:
        self._places = {name: place for place, name in enumerate(forms)}
        self._often = _Forms(prefix, {name: form for name, form in forms.items() if name not in seldom})
        self._seldom = _Forms(prefix, {name: form for name, form in forms.items() if name in seldom})
        self._sign = re.compile(sign) if sign else None

    def matches(self, small: str) -> Callable[[int], re.Match[str] | None]:
        """What gives the date that begins at an offset of a sentence in small letters: the form that is listed first.

        A form with a prefix comes before one without.
        """
        often = self._often.regex
        if self._sign is None or not self._sign.search(small):
            return lambda start: often.match(small, start)
        seldom = self._seldom.regex

        def first(start: int) -> re.Match[str] | None:
            found = [match for regex in (often, seldom) if (match := regex.match(small, start)) is not None]
            return min(found, key=self._rank, default=None)

        return first

    def _rank(self, match: re.Match[str]) -> tuple[int, int]:
        return -len(match["prefix"] or ""), self._places[match.lastgroup or ""]

    def form_and_pieces(self, match: re.Match[str], sentence: str) -> tuple[str, dict[str, str]]:
        """The name of a match's form, and what the sentence has for each of its groups."""
        form = match.lastgroup or ""
        pieces = (self._often.pieces if match.re is self._often.regex else self._seldom.pieces)[form]
        spans = ((name, match.span(number)) for name, number in pieces)
        return form, {name: sentence[start:end] for name, (start, end) in spans if start >= 0}


class _Forms:
    """Some of the forms as regular expressions."""

    def __init__(self, prefix: str, forms: Mapping[str, str]) -> None:
        self._prefix = prefix
        self._forms = forms

    @cached_property
    def regex(self) -> re.Pattern[str]:
        body = "|".join([f"(?P<{name}>{form})" for name, form in self._forms.items()])
        return re.compile(rf"(?<![\w$£€./-]){self._prefix}(?:{body})")

    @cached_property
    def pieces(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """The names and numbers of the groups of each form."""
        found: dict[str, list[tuple[str, int]]] = {}
        for name, number in self.regex.groupindex.items():  # in the order in which the groups open
            if name in self._forms:
                found[name] = []
            if found and name != "prefix":
                found[next(reversed(found))].append((name, number))
        return found


def in_small_letters(sentence: str) -> str:
    """A sentence in small letters, as long as it is."""
    return sentence.lower() if sentence.isascii() else sentence.translate(_SMALL).lower()


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longer first."""
    listed = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, listed))})"
