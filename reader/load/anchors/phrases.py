"""Finds every occurrence of many phrases in one pass, with the automaton of Aho and Corasick."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable

import ahocorasick  # type: ignore[import-not-found]  # in C, without stubs

MOST_NODES = 3_000_000  # characters of the automaton, of some fifty bytes each
WHOLE, KEY = 100_000, 25  # characters of all phrases that it has whole, and of each where they are more
PIECE = 250_000  # characters that are searched at once
LENGTHS = (200, 100, 50, 25, 12, 6)  # characters of a phrase that it has, where all of them would be too many


class TooManyPlacesError(Exception):
    """The words of a file might stand at more places than anybody waits for."""


def find_places(text: str, phrases: Iterable[str], most: int) -> dict[str, array[int]]:
    """Where each phrase begins, in order, overlapping ones included. Raises TooManyPlacesError after `most` places."""
    found = {phrase: array("I") for phrase in phrases}
    automaton = ahocorasick.Automaton()
    longest = 0
    for key, those in _by_key(found).items():
        # most keys are one phrase whole: its place is where the key's is
        alone = found[key].append if those == [key] else None
        automaton.add_word(key, (len(key), alone, those))
        longest = max(longest, len(key))
    if not automaton:
        return found
    automaton.make_automaton()
    # Piece by piece, because what is searched is copied, with four bytes a character. Each has the keys that begin
    # in it.
    step = max(PIECE, longest)
    for low in range(0, len(text), step):
        after, before_end = low + step, low + 1
        for end, (length, alone, those) in automaton.iter(text[low : after + longest - 1]):
            start = before_end + end - length
            if start >= after:
                continue
            most -= len(those)
            if most < 0:
                raise TooManyPlacesError
            if alone is not None:
                alone(start)
                continue
            for phrase in those:
                if len(phrase) == length or text.startswith(phrase, start):
                    found[phrase].append(start)
    return found


def _by_key(phrases: Collection[str]) -> dict[str, list[str]]:
    """The phrases by as many of their first characters as the automaton has room for."""
    room: int | None = None
    whole = sum(map(len, phrases))
    if WHOLE < whole <= MOST_NODES and 2 * len({phrase[:KEY] for phrase in phrases}) > len(phrases):
        room = KEY  # few begin alike
    elif whole > MOST_NODES:
        fits = (size for size in LENGTHS if sum(min(len(phrase), size) for phrase in phrases) <= MOST_NODES)
        room = next(fits, LENGTHS[-1])
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[:room]].append(phrase)
    return found
