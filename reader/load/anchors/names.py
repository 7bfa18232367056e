"""Finds every occurrence of many names in a folded text: whole words, and where two overlap, the longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reader.load.anchors.phrases import find_places
from reader.load.anchors.word_edges import is_whole

MOST_AT_ONE_PLACE = 16  # names, each the beginning of the next; more are no names of anybody
MOST_PLACES, PLACES_A_CHARACTER = 2_000_000, 1  # places looked at, beside one for each character of the text

_END_BITS = 32
"""Bits of a packed span that hold its end: one number takes a third of the memory of a pair, and there are millions."""


def occurrences(folded: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every name, in order, none overlapping. Raises TooManyPlacesError.

    Of names that overlap, each the next, the longest is chosen first, then what still stands free.
    """
    known = {name for name in names if name}
    return whole_names(folded, find_places(folded, known, most_places(folded)))


def most_places(folded: str) -> int:
    """Places of names that are looked at in a text."""
    return MOST_PLACES + PLACES_A_CHARACTER * len(folded)


def whole_names(folded: str, places: Mapping[str, Iterable[int]]) -> Iterator[tuple[int, int]]:
    """The same of names whose starts are known, of those inside words too."""
    spans = [
        (start << _END_BITS) - (start + len(name))
        for name, starts in places.items()
        for start in starts
        if is_whole(folded, start, start + len(name))
    ]
    spans.sort()  # by start, the longest first
    cluster: list[tuple[int, int]] = []
    reach = 0
    here, longer = -1, 0  # a place, and how many of its names have come
    for packed in spans:
        start = (packed >> _END_BITS) + 1
        end = (start << _END_BITS) - packed
        longer = longer + 1 if start == here else 1
        here = start
        if longer > MOST_AT_ONE_PLACE:
            continue
        if start >= reach and cluster:
            yield from cluster if len(cluster) == 1 else _chosen(cluster)
            cluster = []
        cluster.append((start, end))
        reach = max(reach, end)
    yield from _chosen(cluster) if cluster else ()


def _chosen(cluster: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap, the longest, then what stands free, in order."""
    begin = min(start for start, _ in cluster)
    claimed = bytearray(max(end for _, end in cluster) - begin)
    chosen = []
    for start, end in sorted(cluster, key=lambda span: (span[0] - span[1], span)):
        # what is claimed already is at least as long, so it can't lie between the ends
        if not claimed[start - begin] and not claimed[end - 1 - begin]:
            claimed[start - begin : end - begin] = b"\1" * (end - start)
            chosen.append((start, end))
    return sorted(chosen)
