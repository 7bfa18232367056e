"""Selectors of Web Annotations: the words with what stands around them, their place, and the range between two places.

Positions are code points, as the recommendation says. Text-annotator 3.4 counts UTF-16 units and believes the last
position of a target; so where the two differ, one in those units stands last, marked as such.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reader.model.text import Span

Json = dict[str, Any]
_CONTEXT = 32
"""Code points before and after the words; twice as many and so on where those occur once more."""


@dataclass(frozen=True)
class Selectors:
    """Writes and reads the selectors of one text."""

    content: str

    @cached_property
    def _astral(self) -> tuple[int, ...]:
        """Where the characters stand that are two units in UTF-16."""
        return tuple(at for at, char in enumerate(self.content) if char > "\uffff")

    def of(self, span: Span) -> list[Json]:
        """The selectors of a span, each of which leads to it."""
        start, end = span
        selectors: list[Json] = [
            self.quote(span),
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "RangeSelector",
                "startSelector": {"type": "TextPositionSelector", "start": start, "end": start},
                "endSelector": {"type": "TextPositionSelector", "start": end, "end": end},
            },
        ]
        units = (self._units(start), self._units(end))
        if units != (start, end):
            last = {"type": "TextPositionSelector", "start": units[0], "end": units[1], "unit": "utf-16"}
            selectors.append(last)
        return selectors

    def quote(self, span: Span) -> Json:
        """The words, with as much around them as makes them occur once."""
        start, end = span
        exact, width = self.content[start:end], _CONTEXT
        while True:
            prefix, suffix = self.content[max(start - width, 0) : start], self.content[end : end + width]
            pattern = prefix + exact + suffix
            first = self.content.find(pattern)
            if first == start - len(prefix) and self.content.find(pattern, first + 1) < 0:
                return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
            width *= 2

    def span(self, selectors: Sequence[object]) -> Span | None:
        """The span that selectors lead to: the position that has the words, else the only place of the words."""
        known = [selector for selector in selectors if isinstance(selector, dict)]
        quotes = [each for each in known if isinstance(each.get("exact"), str) and each["exact"]]
        positions = list(self._positions(known))
        if not quotes:
            return positions[0] if positions else None
        for quote in quotes:
            for span in positions:
                if self.content[span.start : span.end] == quote["exact"]:
                    return span
        for quote in quotes:
            if (found := self._only_place(quote)) is not None:
                return found
        return None

    def _positions(self, selectors: Sequence[Json]) -> Iterator[Span]:
        """The places that selectors name, as code points and then as UTF-16 units, and those of ranges."""
        for selector in selectors:
            ends = selector, selector
            if selector.get("type") == "RangeSelector":
                ends = selector.get("startSelector"), selector.get("endSelector")  # type: ignore[assignment]  # any JSON
            if not all(isinstance(each, dict) for each in ends):
                continue
            start, end = ends[0].get("start"), ends[1].get("end" if ends[0] is ends[1] else "start")
            if type(start) is int and type(end) is int and 0 <= start < end:
                if end <= len(self.content):
                    yield Span(start, end)
                units = Span(self._code_points(start), self._code_points(end))
                if self._astral and units.start < units.end <= len(self.content):
                    yield units

    def _only_place(self, quote: Json) -> Span | None:
        prefix, suffix = (
            text if isinstance(text := quote.get(key), str) else "" for key in ("prefix", "suffix")
        )
        for before, after in ((prefix, suffix), ("", "")):
            pattern = before + quote["exact"] + after
            first = self.content.find(pattern)
            if first >= 0 and self.content.find(pattern, first + 1) < 0:
                start = first + len(before)
                return Span(start, start + len(quote["exact"]))
        return None

    def _units(self, offset: int) -> int:
        """An offset in UTF-16 units."""
        return offset + bisect_left(self._astral, offset)

    def _code_points(self, units: int) -> int:
        """The offset of UTF-16 units."""
        offset = units
        for before, at in enumerate(self._astral):
            if at + before >= units:
                return units - before
            offset = units - before - 1
        return offset
