"""The dates of a sentence, by the numbers of its words; none inside quotation marks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from reader.draft.dates.dates import Dating, Expression
from reader.draft.sentences import RUN
from reader.draft.words import Word

_MASK = "\ufffc"


class When(NamedTuple):
    """A date in a sentence, by words: from `start`, its preposition included, to `end`."""

    start: int
    end: int
    expression: Expression

    @property
    def span(self) -> range:
        return range(self.start, self.end)


def dates_in(words: Sequence[Word], dating: Dating) -> Iterator[When]:
    """Every date, without the full stop that ends the sentence."""
    starts = dating.signs.starts(words)
    if not starts:
        return
    origin = words[0].start
    pieces = [" "] * (words[-1].end - origin)
    for word in words:
        written = _MASK * (word.end - word.start) if word.low == RUN else word.written
        pieces[word.start - origin : word.end - origin] = written
    for expression in dating.expressions("".join(pieces), [start - origin for start in starts]):
        start, end = expression.start + origin, expression.end + origin
        first = next(number for number, word in enumerate(words) if word.end > start)
        last = next((number for number, word in enumerate(words) if word.start >= end), len(words))
        ends = last == len(words) and words[-1].low == "." and last - first > 1
        yield When(first, last - ends, expression)


def listed_with(
    words: Sequence[Word], dates: Sequence[When], when: When, joining: Container[str]
) -> frozenset[int]:
    """The words of a date, and of the dates that are listed behind it: *1967, 1970 und 1975*."""
    end = when.end
    for other in dates:
        if other.start > end and all(
            words[k].low == "," or words[k].low in joining for k in range(end, other.start)
        ):
            end = other.end
    return frozenset(range(when.start, end))
