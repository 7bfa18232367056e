"""Finds the passages of an older text in a newer one: where they are now, how sure that is, or that they are gone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from reader.load.anchors.folding import fold
from reader.load.anchors.near_passages import NearestPassages, lowered
from reader.load.anchors.occurrences import Occurrences
from reader.load.anchors.word_edges import is_whole
from reader.model.text import PARAGRAPH_BREAK, Span, Text
from reader.write.changed_text.word_diff import Tokens, aligned

_CONTEXT = 8  # tokens on either side that tell a passage from its like
_ENOUGH_WORDS = 3  # words that hardly stand together twice by chance
_ENOUGH_CONTEXT = 2  # words beside a passage that are the same: it is that passage
_FAR = 12  # tokens from a passage to the words around it that are still there
_ALIKE, _ALIKE_ELSEWHERE = 0.6, 0.75
"""How much of its letters a passage must share with the old one: in the old one's surroundings, and anywhere."""
_JOINED = 4  # tokens by which a passage is widened at either end, where it would cut a word with signs in it
_QUOTATION_MARKS = frozenset(fold("“”„‟«»‹›‘’‚\"'「」『』"))
_STRAY = 4  # tokens by which the likest passage may miss the quotation marks
_IN_PLACE = 0.5
"""How sure it is that what stands between the same words as the old passage has taken its place."""
_ELSEWHERE = 0.7
"""How sure it is that the very words are meant where they stand now, in other surroundings."""


class Fate(StrEnum):
    """What became of a passage."""

    SAME = "the same words"
    MOVED = "other words, or the same in other surroundings"
    GONE = "no longer there"


class Found(NamedTuple):
    """A passage in the newer text; `span` is None where it is gone. `sure` is above 0 and at most 1."""

    fate: Fate
    span: Span | None = None
    sure: float = 1.0


_GONE = Found(Fate.GONE, sure=_IN_PLACE)


class FindAgain:
    """Finds passages of `old` in `new`. `asked` are those of `old` that may be looked for."""

    def __init__(self, old: Text, new: Text, asked: Iterable[Span] = ()) -> None:
        self._old_text, self._new_text = old, new
        self._old, self._new = Tokens(old.content), Tokens(new.content)
        self._found: dict[Span, Found] = {}
        self._images = aligned(self._old, self._new)
        self._sources = [-1] * len(self._new)
        for index, image in enumerate(self._images):
            if image >= 0:
                self._sources[image] = index
        words = {self._old.folded[span.start : span.end] for span in asked}
        self._old_places = Occurrences(self._old.folded, words)
        self._new_places = Occurrences(self._new.folded, words)

    def passage(self, span: Span) -> Found:
        """Where the passage of the old text stands in the new one."""
        found = self._found.get(span)
        if found is None:
            found = self._found[span] = self._passage(span)
        return found

    def _passage(self, span: Span) -> Found:
        low = bisect_right(self._old.starts, span.start) - 1
        high = bisect_left(self._old.starts, span.end)
        words = self._old.folded[span.start : span.end]
        image = self._image(span, low, high, words)
        if image is not None and (
            _size(words) >= _ENOUGH_WORDS
            or self._context(low, high, self._images[low], self._images[high - 1] + 1) >= _ENOUGH_CONTEXT
            or self._stands_once(words)
        ):
            return Found(Fate.SAME, image)
        if image is not None:
            return Found(Fate.MOVED, image, _ELSEWHERE)
        return self._elsewhere(low, high, words) or self._in_place(low, high, words) or self._nearest(words)

    def words(self, words: str) -> Found:
        """Where folded words stand of which nothing else is known."""
        places = self._new_places.everywhere(words)
        if len(places) == 1:
            return Found(Fate.SAME, Span(places[0], places[0] + len(words)))
        if places:
            return Found(Fate.MOVED, Span(places[0], places[0] + len(words)), 1 / len(places))
        return self._nearest(words)

    def new_words(self, words: str) -> Span | None:
        """Where folded words stand, once and where the old text had none of them."""
        places = self._new_places.everywhere(words)
        found = Span(places[0], places[0] + len(words)) if len(places) == 1 else None
        return found if found is not None and self.is_new(found) else None

    def former_words(self, words: str) -> Span | None:
        """Where folded words stand, once, that the old text has nowhere."""
        places = self._new_places.everywhere(words)
        if len(places) != 1 or self._old_places.everywhere(words):
            return None
        return Span(places[0], places[0] + len(words))

    def is_new(self, span: Span) -> bool:
        """Whether a passage of the new text was not in the old one, but for a word here and there."""
        low = bisect_right(self._new.starts, span.start) - 1
        high = bisect_left(self._new.starts, span.end)
        sources = self._sources[low:high]
        return sum(source < 0 for source in sources) * 2 > len(sources)

    def paragraph(self, number: int) -> int:
        """The paragraph of the new text in which most of an old one's words are, the same number where none are."""
        start, end = self._old_text.paragraph(number)
        first, last = bisect_left(self._old.starts, start), bisect_left(self._old.starts, end)
        images = [image for image in self._images[first:last] if image >= 0]
        found = [self._new_text.paragraph_of(self._new.starts[image]) for image in images]
        return max(set(found), key=lambda each: (found.count(each), -each), default=number)

    def _stands_once(self, words: str) -> bool:
        """Whether the words stand once in either text."""
        return len(self._old_places.everywhere(words)) == len(self._new_places.everywhere(words)) == 1

    def _image(self, span: Span, low: int, high: int, words: str) -> Span | None:
        """The very words, where the diff has them in one piece."""
        first = self._images[low]
        if first < 0 or any(
            self._images[index] != first + index - low for index in (high - 1, *range(low, high))
        ):
            return None
        start = self._new.starts[first] + span.start - self._old.starts[low]
        found = Span(start, start + len(words))
        return found if self._new.folded[start : found.end] == words and self._is_whole(found) else None

    def _is_whole(self, span: Span) -> bool:
        return span.start < span.end and is_whole(self._new.folded, span.start, span.end)

    def _context(self, low: int, high: int, new_low: int, new_high: int) -> int:
        """How many words directly around a passage of the old text are the same around one of the new."""
        same = 0
        for step in range(1, _CONTEXT + 1):
            one, other = low - step, new_low - step
            if one < 0 or other < 0 or self._old.words[one] != self._new.words[other]:
                same += one < 0 and other < 0
                break
            same += _counts(self._old.words[one])
        for step in range(_CONTEXT):
            one, other = high + step, new_high + step
            ended = one >= len(self._old), other >= len(self._new)
            if any(ended) or self._old.words[one] != self._new.words[other]:
                same += all(ended)
                break
            same += _counts(self._old.words[one])
        return same

    def _elsewhere(self, low: int, high: int, words: str) -> Found | None:
        """The very words at a place that is no other passage's."""
        places: list[tuple[int, Span]] = []
        for start in self._new_places.everywhere(words):
            new_low = bisect_right(self._new.starts, start) - 1
            new_high = bisect_left(self._new.starts, start + len(words))
            if all(source < 0 or low <= source < high for source in self._sources[new_low:new_high]):
                places.append((self._context(low, high, new_low, new_high), Span(start, start + len(words))))
        if not places:
            return None
        (context, span), *others = sorted(places, reverse=True)
        clear = not others or others[0][0] < context
        if clear and self._stands_once(words) and (_size(words) >= _ENOUGH_WORDS or context):
            return Found(Fate.SAME, span)
        if clear and (context or _size(words) >= _ENOUGH_WORDS or not others):
            return Found(Fate.MOVED, span, _ELSEWHERE)
        return None

    def _in_place(self, low: int, high: int, words: str) -> Found | None:
        """The passage between what stood around the old one: in its very place, or else where it is like it."""
        tokens, count = self._new, len(self._old)
        before = next((at for at in range(low - 1, max(low - _FAR, 0) - 1, -1) if self._images[at] >= 0), -1)
        after = next((at for at in range(high, min(high + _FAR, count)) if self._images[at] >= 0), count)
        start = self._images[before] + 1 if before >= 0 else 0
        end = self._images[after] if after < count else len(tokens)
        if low - before > _FAR or after - high >= _FAR or not 0 < end - start <= 3 * (high - low + _FAR):
            return None
        if end - start == after - before - 1:  # as many words as before, each in the place of one
            start, end = start + low - before - 1, end - (after - high)
            before, after = low - 1, high
        in_place = (before, after) == (low - 1, high) and end - start <= 2 * (high - low) + 2
        region = Span(tokens.starts[start], tokens.end(end - 1))
        like = region if in_place else self._most_like(words, region)
        part = like and self._tidied(like, words)
        if part is None:
            return None
        sure = _likeness(words, tokens.folded[part.start : part.end])
        if in_place and PARAGRAPH_BREAK not in tokens.folded[part.start : part.end]:
            sure = max(sure, _IN_PLACE)
        return Found(Fate.MOVED, part, sure) if sure >= (_IN_PLACE if in_place else _ALIKE) else None

    def _most_like(self, words: str, region: Span) -> Span | None:
        """The part of a region that is most like some words, whole words."""
        found = partial_ratio_alignment(words, self._new.folded[region.start : region.end])
        if found is None or found.dest_end <= found.dest_start:
            return None
        return Span(region.start + found.dest_start, region.start + found.dest_end)

    @cached_property
    def _passages(self) -> NearestPassages:
        return NearestPassages(lowered(self._new.folded))

    def _nearest(self, words: str) -> Found:
        """The passage of all the text that is most like some words; short ones are like too much."""
        if _size(words) < _ENOUGH_WORDS:
            return _GONE
        near = self._passages.passage(lowered(words))
        if near is None:
            return _GONE
        span = self._tidied(near, words)
        if span is None:
            return _GONE
        sure = _likeness(words, self._new.folded[span.start : span.end])
        return Found(Fate.MOVED, span, sure) if sure >= _ALIKE_ELSEWHERE else _GONE

    def _tidied(self, span: Span, words: str) -> Span | None:
        """A passage in whole words, without signs at its ends that the old one had not."""
        tokens = self._new
        low = max(bisect_right(tokens.starts, span.start) - 1, 0)
        high = bisect_left(tokens.starts, span.end)
        while low < high and not tokens.words[low][0].isalnum() and tokens.words[low][0] != words[0]:
            low += 1
        while low < high and not tokens.words[high - 1][0].isalnum() and tokens.words[high - 1] != words[-1]:
            high -= 1
        low, high = self._with_quotation_marks(low, high, words)
        for last in range(high, min(high + _JOINED, len(tokens)) + 1):
            for first in range(low, max(low - _JOINED, -1), -1):
                found = Span(tokens.starts[first], tokens.end(last - 1)) if first < last else Span(0, 0)
                if self._is_whole(found):
                    return found
        return None

    def _with_quotation_marks(self, low: int, high: int, words: str) -> tuple[int, int]:
        """Where a passage begins and ends with the quotation marks that the old one had, if they are near."""
        tokens, old = self._new.words, Tokens(words).words
        head, tail = list(takewhile(_is_sign, old)), list(takewhile(_is_sign, reversed(old)))[::-1]
        near = sorted(range(-_STRAY, _STRAY + 1), key=abs)
        if _QUOTATION_MARKS.intersection(head):
            starts = (low + step for step in near if 0 <= low + step < high)
            low = next((at for at in starts if tokens[at : at + len(head)] == head), low)
        if _QUOTATION_MARKS.intersection(tail):
            ends = (high + step for step in near if low < high + step - len(tail))
            high = next((at for at in ends if tokens[at - len(tail) : at] == tail), high)
        return low, high


def _is_sign(token: str) -> bool:
    return not token[0].isalnum() and token[0] != "\n"


def _size(words: str) -> int:
    """How many words there are."""
    return len(words.split())


def _counts(token: str) -> bool:
    """Whether a token tells passages apart: signs don't, paragraphs' ends do."""
    return token[0].isalnum() or token[0] == "\n"


def _likeness(one: str, other: str) -> float:
    """How much of their letters two passages share, above 0 and below 1."""
    return min(max(ratio(lowered(one), lowered(other)) / 100, 0.01), 0.99)
