"""Looks up who is named in some words of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from reader.model.article import EntityId, Mention
from reader.model.text import Span


class Mentioned:
    """Who is named where."""

    def __init__(self, mentions: Mapping[EntityId, Sequence[Mention]]) -> None:
        self._all = sorted(
            (mention for each in mentions.values() for mention in each), key=lambda each: each.span
        )
        self._starts = [mention.span.start for mention in self._all]

    def inside(self, parts: Sequence[Span]) -> tuple[EntityId, ...]:
        """Whom words name, each once, in their order."""
        found: dict[EntityId, None] = {}
        for part in parts:
            for mention in self._all[
                bisect_left(self._starts, part.start) : bisect_right(self._starts, part.end)
            ]:
                if mention.named and part.contains(mention.span):
                    found[mention.entity] = None
        return tuple(found)
