"""Whether a sentence may tell a date at all: a look at its words, in a fraction of the time that a pattern takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from reader.draft.language import Language

_NAMES = ("months", "weekdays", "seasons", "time_units")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_STRANGE = re.compile("[\u0130\u0131]")
"""Letters that a pattern takes for an i, whatever their case, and that no folding makes one."""


def signs_of(language: Language, others: frozenset[str]) -> Callable[[str], bool]:
    """Whether a sentence has a digit, or a word that begins like a name of a time, or like one of `others`."""
    return _signs(others, *(language.listed(name) for name in _NAMES))


@lru_cache(maxsize=4)
def _signs(others: frozenset[str], *lists: tuple[str, ...]) -> Callable[[str], bool]:
    words = {word for listed in lists for line in listed for word in line.split("/")} | others
    by_length: dict[int, set[str]] = defaultdict(set)
    for word in words:
        by_length[len(word)].add(word)
    sets = tuple(by_length.items())

    def may_tell(sentence: str) -> bool:
        if _DIGIT.search(sentence) or _STRANGE.search(sentence):
            return True
        return any(
            word[:length] in signs for word in _LETTERS.findall(sentence.casefold()) for length, signs in sets
        )

    return may_tell
