"""The names of the world's cities, as data: made by .scripts/make_places.py from GeoNames (CC BY 4.0)."""

from __future__ import annotations

from reader.draft.language import SortedLines, lines_of


def cities() -> SortedLines:
    """The cities of 15,000 people and more, by their whole names."""
    return lines_of("reader.draft.entities", "places.txt")
