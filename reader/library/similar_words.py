"""The words of a library most similar to one that occurs nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.query.fold import LITTLE_WORDS

MOST_SIMILAR = 3
SHORTEST_COMPARED = 3


def similar_words(word: str, known: Iterable[str], begun: bool) -> list[str]:
    """The known words that go on after this one, the shortest first, then those one to three slips away.

    All are folded. A slip is a letter too many, too few, another, or two that changed places. A word only `begun`
    that is like none is held against as much of the others.
    """
    from rapidfuzz import process  # needed only where nothing was found
    from rapidfuzz.distance import OSA

    if len(word) < SHORTEST_COMPARED:
        return []
    others = [other for other in dict.fromkeys(known) if other not in LITTLE_WORDS]
    slips = 1 if len(word) < 5 else 2 if len(word) < 9 else 3
    found = process.extract(word, others, scorer=OSA.distance, score_cutoff=slips, limit=MOST_SIMILAR)
    if begun and not found:
        parts = [other[: len(word)] for other in others]
        found = process.extract(word, parts, scorer=OSA.distance, score_cutoff=slips, limit=MOST_SIMILAR)
    longer = sorted((other for other in others if other.startswith(word)), key=len)[:MOST_SIMILAR]
    return list(dict.fromkeys((*longer, *(others[index] for _, _, index in found))))
