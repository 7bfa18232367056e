"""Finds every occurrence of many phrases in one pass, with the automaton of Aho and Corasick."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # in C, without stubs

MOST_NODES = 3_000_000  # characters of the automaton, of some fifty bytes each
PIECE = 250_000  # characters that are searched at once
LENGTHS = (200, 100, 50, 25, 12, 6)  # characters of a phrase that it has, where all of them would be too many


class TooManyPlacesError(Exception):
    """The words of a file might stand at more places than anybody waits for."""


def find_phrases(text: str, phrases: Collection[str], most: int) -> Iterator[tuple[int, str]]:
    """The start and the phrase of every occurrence, overlapping ones included; the starts of one phrase in order.

    Raises TooManyPlacesError after `most` places.
    """
    automaton = ahocorasick.Automaton()
    longest = 0
    for key, those in _by_key(phrases).items():
        automaton.add_word(key, (len(key), those))
        longest = max(longest, len(key))
    if not automaton:
        return
    automaton.make_automaton()
    for start, length, those in _places(automaton, text, longest):
        most -= len(those)
        if most < 0:
            raise TooManyPlacesError
        for phrase in those:
            if len(phrase) == length or text.startswith(phrase, start):
                yield start, phrase


def find_places(text: str, phrases: Iterable[str], most: int) -> dict[str, array[int]]:
    """The starts of each phrase, in order. Raises TooManyPlacesError after `most` places."""
    found = {phrase: array("I") for phrase in phrases}
    for start, phrase in find_phrases(text, found, most):
        found[phrase].append(start)
    return found


def _places(automaton: Any, text: str, longest: int) -> Iterator[tuple[int, int, list[str]]]:
    """Where keys begin, the length of each and what goes with it. Each piece has the keys that begin in it.

    Piece by piece, because what is searched is copied, with four bytes a character.
    """
    step = max(PIECE, longest)
    for low in range(0, len(text), step):
        for end, (length, those) in automaton.iter(text[low : low + step + longest - 1]):
            start = end + 1 - length
            if start < step:
                yield low + start, length, those


def _by_key(phrases: Collection[str]) -> dict[str, list[str]]:
    """The phrases by as many of their first characters as the automaton has room for."""
    room: int | None = None
    if sum(map(len, phrases)) > MOST_NODES:
        fits = (size for size in LENGTHS if sum(min(len(phrase), size) for phrase in phrases) <= MOST_NODES)
        room = next(fits, LENGTHS[-1])
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[:room]].append(phrase)
    return found
