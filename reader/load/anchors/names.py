"""Finds every occurrence of many names in a folded text: whole words, and where two overlap, the longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.load.anchors.phrases import find_phrases
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
    most = MOST_PLACES + PLACES_A_CHARACTER * len(folded)
    spans = [
        (start << _END_BITS) - (start + len(name))
        for start, name in find_phrases(folded, known, most)
        if is_whole(folded, start, start + len(name))
    ]
    spans.sort()  # by start, the longest first
    cluster: list[tuple[int, int, int]] = []
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
            yield from _chosen(cluster)
            cluster = []
        cluster.append((start - end, start, end))
        reach = max(reach, end)
    yield from _chosen(cluster)


def _chosen(cluster: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap, each with its length below zero first: the longest, then what stands free, in order."""
    if len(cluster) < 2:
        return [(start, end) for _, start, end in cluster]
    begin = min(start for _, start, _ in cluster)
    claimed = bytearray(max(end for *_, end in cluster) - begin)
    chosen = []
    for _, start, end in sorted(cluster):
        # what is claimed already is at least as long, so it can't lie between the ends
        if not claimed[start - begin] and not claimed[end - 1 - begin]:
            claimed[start - begin : end - begin] = b"\1" * (end - start)
            chosen.append((start, end))
    return sorted(chosen)
