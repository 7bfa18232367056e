"""Looks up who says some words of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.model.article import EntityId, Quote
from reader.model.text import Span


class Spoken:
    """Who says what is where."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._parts = [
            (part, number, quote.speaker)
            for number, quote in enumerate(quotes)
            for part in quote.parts
            if quote.speaker is not None
        ]
        self._parts.sort(key=lambda each: each[0])
        self._starts = [part.start for part, *_ in self._parts]
        self._longest = max((part.end - part.start for part, *_ in self._parts), default=0)

    def alleger(self, parts: Sequence[Span]) -> EntityId | None:
        """Who says that something was: the speaker of the shortest quote that holds most of its last words."""
        told = parts[-1]
        near = self._parts[
            bisect_left(self._starts, told.start - self._longest) : bisect_left(self._starts, told.end)
        ]
        holding = [
            (part.end - part.start, number, speaker)
            for part, number, speaker in near
            if 2 * (min(part.end, told.end) - max(part.start, told.start)) > told.end - told.start
        ]
        return min(holding, key=lambda each: each[:2])[2] if holding else None
