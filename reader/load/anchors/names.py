"""Finds every occurrence of many names in a folded text: whole words, and where two overlap, the longer."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from reader.load.anchors.phrases import find_places
from reader.load.anchors.word_edges import APART, is_whole

MOST_PLACES, PLACES_A_CHARACTER = 2_000_000, 1  # places looked at, beside one for each character of the text


def occurrences(folded: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every name, in order, none overlapping. Raises TooManyPlacesError.

    Of names that overlap, each the next, the longest is chosen first, then what still stands free.
    """
    places = find_places(folded, {name for name in names if name}, most_places(folded))
    found = whole_names(folded, places)
    return iter(sorted((start, start + len(name)) for name, starts in found.items() for start in starts))


def most_places(folded: str) -> int:
    """Places of names that are looked at in a text."""
    return MOST_PLACES + PLACES_A_CHARACTER * len(folded)


def whole_names(folded: str, places: Mapping[str, Sequence[int]]) -> dict[str, array[int]]:
    """Of the places of each name, whole or inside a word, those that are chosen by that rule, in order."""
    found = {name: array("I") for name in places}
    size = len(folded)
    claimed = bytearray(size)
    for length, alike in groupby(sorted(places, key=len, reverse=True), len):
        claim, names = b"\1" * length, list(alike)
        for start in sorted(chain.from_iterable(places[name] for name in names)):
            end = start + length
            # what is claimed already is at least as long, so it can't lie between the ends
            if claimed[start] or claimed[end - 1]:
                continue
            # as nearly every name stands, and no call is needed to see it
            apart = start > 0 and end < size and folded[start - 1] in APART and folded[end] in APART
            if not apart and not is_whole(folded, start, end):
                continue
            claimed[start:end] = claim
            found[folded[start:end]].append(start)
    return found
