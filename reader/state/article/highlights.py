"""The highlights of an article's text, and what covers a stretch of it.

A highlight is a number: its place in four parallel columns. Highlights may overlap in any way. What covers a stretch
of the text is computed when it is asked for, and cached.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import IntFlag
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from reader.model.article import Article, Entity, Mention, Quote
from reader.model.columns.highlights import HighlightColumns, mentions_by_entity
from reader.model.columns.mentions import MentionColumns, columns_of
from reader.model.text import Span

_BLOCK = 256
"""Highlights that share one greatest end."""
_STRETCH = 2048
"""Code points that are swept together."""
_CACHED_STRETCHES = 64


class CoveredSpan(NamedTuple):
    """A span of the text that the same highlights cover: their numbers, the outermost first."""

    start: int
    end: int
    numbers: tuple[int, ...]


class Highlights:
    """The highlights of one article, by number: their place in the columns `start`, `end`, `kind` and `index`."""

    def __init__(self, length: int, mentions: Sequence[MentionColumns], columns: HighlightColumns) -> None:
        """The highlights of a text of `length` code points, and the mentions among them by entity."""
        self.length = length
        self.start, self.end, self.kind, self.index = columns.start, columns.end, columns.kind, columns.index
        self._mentions = mentions
        self._after = list(accumulate(map(len, mentions)))
        self._greatest_ends = [max(self.end[at : at + _BLOCK]) for at in range(0, len(self.end), _BLOCK)]
        self._stretches: dict[int, list[CoveredSpan]] = {}

    @classmethod
    def of(cls, article: Article, columns: HighlightColumns | None = None) -> Highlights:
        """Those of an article, sorted already where `columns` are known."""
        columns = columns or HighlightColumns.of(article)
        return cls(len(article.text), mentions_by_entity(article), columns)

    def __len__(self) -> int:
        return len(self.start)

    def mention(self, index: int) -> Mention:
        """The mention of a highlight that is one, by its `index`."""
        entity = bisect_right(self._after, index)
        return self._mentions[entity][index - (self._after[entity - 1] if entity else 0)]

    def span(self, number: int) -> Span:
        return Span(self.start[number], self.end[number])

    # -- what is where

    def starting_in(self, start: int, end: int) -> range:
        """The numbers of the highlights that begin from `start` on and before `end`."""
        return range(bisect_left(self.start, start), bisect_left(self.start, end))

    def touching(self, start: int, end: int) -> list[int]:
        """The numbers of the highlights that have code points in common with `start` to `end`, ascending."""
        begun_before, begun_within = bisect_left(self.start, start), bisect_left(self.start, end)
        ends = self.end
        numbers = []
        for block in range(-(-begun_before // _BLOCK)):
            if self._greatest_ends[block] > start:
                first = block * _BLOCK
                last = min(first + _BLOCK, begun_before)
                numbers += [number for number in range(first, last) if ends[number] > start]
        numbers += range(begun_before, begun_within)
        return numbers

    def at(self, offset: int) -> tuple[int, ...]:
        """The numbers of the highlights that cover a code point, those that hold others first."""
        runs = self._stretch(offset // _STRETCH)
        return (
            runs[bisect_right(runs, offset, key=_start_of_run) - 1].numbers
            if 0 <= offset < self.length
            else ()
        )

    def sweep(self, start: int, end: int) -> list[CoveredSpan]:
        """The covered spans from `start` to `end`, in order and without gaps, uncovered ones too."""
        runs: list[CoveredSpan] = []
        start, end = max(start, 0), min(end, self.length)
        while start < end:
            index = start // _STRETCH
            stretch = self._stretch(index)
            until = min((index + 1) * _STRETCH, end)
            first = bisect_right(stretch, start, key=_start_of_run) - 1
            last = bisect_left(stretch, until, key=_start_of_run)
            within = [
                CoveredSpan(max(run.start, start), min(run.end, until), run.numbers)
                for run in stretch[first:last]
            ]
            if runs and runs[-1].numbers == within[0].numbers:
                within[0] = within[0]._replace(start=runs.pop().start)
            runs += within
            start = until
        return runs

    # -- sweeping

    def _stretch(self, index: int) -> list[CoveredSpan]:
        """The covered spans of one stretch of the text, cached."""
        runs = self._stretches.get(index)
        if runs is None:
            if len(self._stretches) >= _CACHED_STRETCHES:
                self._stretches.clear()
            start = index * _STRETCH
            runs = self._stretches[index] = self._swept(start, min(start + _STRETCH, self.length))
        return runs

    def _swept(self, start: int, end: int) -> list[CoveredSpan]:
        """The covered spans of a stretch, by a sweep line that stops wherever a highlight begins or ends."""
        begins, stops = self.start, self.end
        numbers = sorted(self.touching(start, end), key=lambda number: (begins[number], -stops[number]))
        opening: dict[int, list[int]] = {start: []}
        closing: dict[int, list[int]] = {}
        for number in numbers:
            opening.setdefault(max(begins[number], start), []).append(number)
            closing.setdefault(min(stops[number], end), []).append(number)
        edges = sorted({*opening, *closing, end})
        covering: dict[int, None] = {}
        runs = []
        for edge, following in pairwise(edges):
            for number in closing.get(edge, ()):
                del covering[number]
            covering.update(dict.fromkeys(opening.get(edge, ())))
            runs.append(CoveredSpan(edge, following, tuple(covering)))
        return runs


_start_of_run = itemgetter(0)


class Presence(IntFlag):
    """Whether an entity is mentioned, speaks, both or neither in a part of the text."""

    ABSENT = 0
    MENTIONED = 1
    SPEAKS = 2


class Appearances(NamedTuple):
    """The spans of one entity: its mentions, the parts of its quotes, and both, each in order."""

    mentioned: tuple[Span, ...]
    spoken: tuple[Span, ...]
    both: tuple[Span, ...]

    @classmethod
    def of(cls, entity: Entity, quotes: Iterable[Quote]) -> Appearances:
        """The appearances of an entity, given the quotes that it speaks, in any order."""
        mentioned = tuple(columns_of(entity.id, entity.mentions).spans)
        spoken = tuple(sorted(part for quote in quotes for part in quote.parts))
        both = tuple(dict.fromkeys(sorted((*mentioned, *spoken)))) if spoken else mentioned
        return cls(mentioned, spoken, both)


def ruler(appearances: Appearances, height: int, length: int) -> list[Presence]:
    """For each of `height` equal slices of a text of `length` code points, whether the entity is there.

    Loops over the slices, not over the spans, which may be thousands.
    """
    marks = [0] * height
    edges = [-(-slice_ * length // height) for slice_ in range(height)]
    for spans, presence in (
        (appearances.mentioned, Presence.MENTIONED),
        (appearances.spoken, Presence.SPEAKS),
    ):
        firsts = [bisect_left(spans, edge, key=itemgetter(0)) for edge in edges]
        for slice_, (first, after) in enumerate(pairwise((*firsts, len(spans)))):
            if first == after:
                continue
            end = max(map(itemgetter(1), spans[first:after]))
            for reached in range(slice_, -(-end * height // length)):
                marks[reached] |= presence.value
    return [Presence(mark) for mark in marks]
