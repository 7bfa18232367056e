"""Which words of one text are which of another: where a passage stands there, how much they share, what has changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.text import Span, Text
from reader.write.changed_text.word_diff import Tokens, aligned


@dataclass(frozen=True, slots=True)
class WordChange:
    """A passage of the first text that is another one in the second; either may be empty."""

    before: Span
    after: Span


class TextAlignment:
    """The words of `first` and of `second`, paired where they are the same, also where passages have moved."""

    def __init__(self, first: Text, second: Text) -> None:
        self._first, self._second = Tokens(first.content), Tokens(second.content)
        self._images = aligned(self._first, self._second)
        self._sources = [-1] * len(self._second)
        for index, image in enumerate(self._images):
            if image >= 0:
                self._sources[image] = index

    @property
    def share(self) -> float:
        """The share of the words of either text that the other has, too: 0 to 1."""
        both = sum(image >= 0 for image in self._images)
        total = len(self._first) + len(self._second)
        return 2 * both / total if total else 1.0

    def in_first(self, span: Span) -> Span | None:
        """Where a passage of the second text stands in the first one, in one piece; None where it doesn't."""
        return _moved(span, self._second, self._first, self._sources)

    def in_second(self, span: Span) -> Span | None:
        """Where a passage of the first text stands in the second one."""
        return _moved(span, self._first, self._second, self._images)

    def changes(self) -> Iterator[WordChange]:
        """What has changed, in the order of the texts; what moved is gone from one place and new at another."""
        first, second = self._first, self._second
        before = after = 0
        for index, image in enumerate([*self._in_order(), len(second)]):
            if image < 0:
                continue
            if index > before or image > after:
                yield WordChange(_span(first, before, index), _span(second, after, image))
            before, after = index + 1, image + 1

    def _in_order(self) -> list[int]:
        """The images that increase, as many as there can be: what moved past them counts as changed."""
        tails: list[int] = []
        last: list[int] = []
        previous = [-1] * len(self._images)
        for index, image in enumerate(self._images):
            if image < 0:
                continue
            place = bisect_left(tails, image)
            previous[index] = last[place - 1] if place else -1
            tails[place : place + 1] = [image]
            last[place : place + 1] = [index]
        kept = [-1] * len(self._images)
        at = last[-1] if last else -1
        while at >= 0:
            kept[at] = self._images[at]
            at = previous[at]
        return kept


def _moved(span: Span, source: Tokens, target: Tokens, images: list[int]) -> Span | None:
    low = max(bisect_right(source.starts, span.start) - 1, 0)
    high = bisect_left(source.starts, span.end)
    if not low < high:
        return None
    first = images[low]
    if first < 0 or any(images[index] != first + index - low for index in range(low, high)):
        return None
    start = target.starts[first] + span.start - source.starts[low]
    end = target.starts[images[high - 1]] + span.end - source.starts[high - 1]
    return Span(start, end)


def _span(tokens: Tokens, low: int, high: int) -> Span:
    if low < high:
        return Span(tokens.starts[low], tokens.end(high - 1))
    at = tokens.end(low - 1) if low else 0
    return Span(at, at)
