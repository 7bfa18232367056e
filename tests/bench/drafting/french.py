"""French drafts against fifty texts of our own: quotes with speaker and words exact, named people, events."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.attribution import Count
from tests.draft.french.fifty_texts import fifty_texts, noted


def score() -> dict[str, Count]:
    """How many of what is drafted is right, by what it is."""
    total = {
        "quotes with their speakers": Count(),
        "named persons": Count(),
        "events with date and state": Count(),
    }
    for content, expected in fifty_texts():
        found = noted(content)
        pairs: list[tuple[Sequence[object], Sequence[object]]] = [
            (found.quotes, expected.quotes),
            (found.people, expected.people),
            (found.events, expected.events),
        ]
        for count, (drafted, gold) in zip(total.values(), pairs, strict=True):
            count.add(Count(sum(each in gold for each in drafted), len(drafted), len(gold)))
    return total
