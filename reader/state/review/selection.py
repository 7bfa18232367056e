"""Selecting words of the text by keyboard: ends move by whole words and never land inside one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from reader.model.text import Span, Text

PURPOSE_QUESTIONS = {
    "words": "Which words are claimed?",
    "cue": "Which words say who speaks?",
    "mention": "Which words stand for the speaker?",
    "date": "Which words give the date?",
    "mark": "Which words? Then say what they are.",
}
"""What is asked, by what words are selected for."""
MAY_BE_NONE = ("cue", "mention", "date")
"""What a quote or an event may have no words for."""
_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
"""A word with what joins its halves, or one mark: a selection may begin or end at quotation marks, too."""


@lru_cache(4)
def _words(content: str) -> tuple[list[int], list[int]]:
    """Where each word of a text starts, and where each ends."""
    found = [match.span() for match in _WORD.finditer(content)]
    return [start for start, _ in found], [end for _, end in found]


def move_start(text: Text, span: Span, steps: int) -> Span:
    """The span with its start moved by words, never past its last word."""
    starts, ends = _words(text.content)
    if not starts:
        return span
    last = max(bisect_left(ends, span.end), 0)
    index = bisect_left(starts, span.start) + steps
    return Span(starts[max(0, min(index, last, len(starts) - 1))], span.end)


def move_end(text: Text, span: Span, steps: int) -> Span:
    """The span with its end moved by words, never before its first word."""
    starts, ends = _words(text.content)
    if not starts:
        return span
    first = min(bisect_left(starts, span.start), len(ends) - 1)
    index = bisect_left(ends, span.end) + steps
    return Span(span.start, ends[max(first, min(index, len(ends) - 1))])


def word_at(text: Text, offset: int) -> Span:
    """The word at an offset, else the next one, else the last; an empty span in an empty text."""
    starts, ends = _words(text.content)
    index = min(bisect_right(ends, offset), len(starts) - 1)
    return Span(starts[index], ends[index]) if starts else Span(0, 0)


def whole_words(text: Text, span: Span) -> Span:
    """The span grown to whole words: what a mouse selected by characters."""
    first, last = word_at(text, span.start), word_at(text, max(span.end - 1, span.start))
    return Span(min(first.start, span.end), max(last.end, first.end))


@dataclass(frozen=True, slots=True)
class Selection:
    """Parts of the text that are being selected, in the text's order; `active` is the index of the one that moves."""

    parts: tuple[Span, ...]
    active: int = 0

    @property
    def part(self) -> Span:
        return self.parts[self.active]

    def with_part(self, part: Span) -> Selection:
        """The selection with the active part changed, unless it would meet a neighbour."""
        others = self.parts[: self.active] + self.parts[self.active + 1 :]
        if any(part.overlaps(other) for other in others) or part.start >= part.end:
            return self
        return _sorted((*others, part), part)

    def start_by(self, text: Text, steps: int) -> Selection:
        """The active part with its start moved by words: before its paragraph only if it spans paragraphs already."""
        moved = move_start(text, self.part, steps)
        number = text.paragraph_of(self.part.start)
        if steps < 0 and number == text.paragraph_of(max(self.part.end - 1, 0)):
            moved = Span(min(max(moved.start, text.paragraph(number).start), self.part.start), moved.end)
        return self.with_part(moved)

    def end_by(self, text: Text, steps: int) -> Selection:
        """The active part with its end moved by words: past a paragraph's end only if it spans paragraphs already."""
        moved = move_end(text, self.part, steps)
        number = text.paragraph_of(self.part.start)
        if steps > 0 and number == text.paragraph_of(max(self.part.end - 1, 0)):
            moved = Span(moved.start, max(min(moved.end, text.paragraph(number).end), self.part.end))
        return self.with_part(moved)

    def by(self, text: Text, steps: int) -> Selection:
        """The active part as the single word that is `steps` words from where it starts."""
        start = move_start(text, Span(self.part.start, len(text)), steps).start
        return self.with_part(word_at(text, start))

    def to_paragraph_end(self, text: Text) -> Selection:
        """The active part to the end of its paragraph; of the next one where it is there already."""
        number = text.paragraph_of(max(self.part.end - 1, 0))
        end = text.paragraph(number).end
        if end <= self.part.end and number < text.paragraph_count:
            end = text.paragraph(number + 1).end
        return self.with_part(Span(self.part.start, end))

    def next_part(self) -> Selection:
        return replace(self, active=(self.active + 1) % len(self.parts))

    def add_part(self, text: Text) -> Selection:
        """One part more: the word after the next one behind the active part."""
        starts, _ = _words(text.content)
        index = bisect_left(starts, self.part.end) + 1
        if index >= len(starts):
            return self
        part = word_at(text, starts[index])
        if any(part.overlaps(other) for other in self.parts):
            return self
        return _sorted((*self.parts, part), part)

    def drop_part(self) -> Selection:
        """One part less; the only one stays."""
        if len(self.parts) == 1:
            return self
        parts = self.parts[: self.active] + self.parts[self.active + 1 :]
        return Selection(parts, min(self.active, len(parts) - 1))


def _sorted(parts: tuple[Span, ...], active: Span) -> Selection:
    ordered = tuple(sorted(parts))
    return Selection(ordered, ordered.index(active))
