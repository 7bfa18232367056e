"""Reports words that are not in the text, each with the passage most like them.

The work is bounded: all of the text is gone through a few times, however many words are missing.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from reader.load.anchors.find import Anchors, Missing, listed, shown
from reader.load.anchors.occurrences import Occurrences
from reader.load.anchors.phrases import TooManyPlacesError
from reader.load.faults import MOST_LISTED
from reader.model.diagnostic import Diagnostic
from reader.model.text import Span, Text

LONGEST_COMPARED = 240  # code points of an anchor; the rest of a long one is not needed to find its place
MOST_SPOTS = 64  # places of one word that are kept
NEAR_ENOUGH = 60  # of 100, by rapidfuzz
VICINITY = 1_000  # code points on either side
COMPARISONS = 5_000_000  # of words with words, for all the anchors of a file

_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"[^\W_]['’][^\W_]")


def explain(anchors: Anchors) -> Iterator[Diagnostic]:
    """A fault for each of the words that `anchors` did not find."""
    missing = sorted(anchors.missing, key=lambda lost: lost.mark)
    reasons = _Reasons(anchors, missing[:MOST_LISTED])
    for index, lost in enumerate(missing):
        # those past the first thousand are counted, not listed
        reason = reasons.reason(lost) if index < MOST_LISTED else "is not in the text"
        yield Diagnostic(lost.mark, "not-in-text", f"'{shown(lost.words)}' {reason}")


def lowered(folded: str) -> str:
    """Without capitals and of the same length."""
    return folded.replace("İ", "i").lower().replace("ς", "σ")


class _Reasons:
    def __init__(self, anchors: Anchors, missing: Sequence[Missing]) -> None:
        self._anchors = anchors
        self._text = anchors.text
        self._missing = missing

    @cached_property
    def _lowered(self) -> Occurrences:
        asked = [lowered(lost.folded) for lost in self._missing]
        return Occurrences(lowered(self._anchors.occurrences.folded), asked)

    @cached_property
    def _nearest(self) -> NearestPassages:
        return NearestPassages(self._lowered.folded)

    def reason(self, lost: Missing) -> str:
        if not lost.folded:
            return "has no words to look for"
        try:
            return self._elsewhere(lost) or self._otherwise(lost) or self._nearly(lost)
        except TooManyPlacesError:
            return "is not in the text"

    def _elsewhere(self, lost: Missing) -> str:
        """The very words, where they don't count."""
        text, length = self._text, len(lost.folded)
        everywhere = self._anchors.occurrences.everywhere(lost.folded)
        if not everywhere:
            return ""
        low, high = Span(0, len(text)) if lost.para is None else text.paragraph(lost.para)
        here = everywhere[bisect_left(everywhere, low) : bisect_left(everywhere, high)]
        if not here:
            return f"is not in paragraph {lost.para}, but in {listed(text, everywhere, length)}"
        if lost.after:
            return f"stands only before the end of the part before it, in {listed(text, here, length)}"
        sides = [("after", lost.prefix), ("before", lost.suffix)]
        where = " and ".join(f"directly {side} '{shown(words)}'" for side, words in sides if words)
        return f"never stands {where}; it is in {listed(text, here, length)}"

    def _otherwise(self, lost: Missing) -> str:
        """The same letters, inside longer words or with other capitals."""
        occurrences = self._anchors.occurrences
        low, high = self._vicinity(lost)
        start = occurrences.folded.find(lost.folded, low, high)
        inside = start if start >= 0 else occurrences.inside_words(lost.folded)
        if inside is not None:
            place = _widened(self._text, Span(inside, inside + len(lost.folded)))
            return f"is in the text only inside a longer word: {_place(self._text, place)}"
        starts = self._lowered.everywhere(lowered(lost.folded))
        if not starts:
            return ""
        start = next((start for start in starts[bisect_left(starts, low) :] if start < high), starts[0])
        place = Span(start, start + len(lost.folded))
        return f"is in the text only with other capitals: {_place(self._text, place)}"

    def _vicinity(self, lost: Missing) -> Span:
        """Where words that should stand near to others are looked for first; an empty place for all else."""
        if lost.near is None:
            return Span(0, 0)
        start, end = lost.near
        return Span(max(start - VICINITY, 0), min(end, start + VICINITY) + VICINITY)

    def _nearly(self, lost: Missing) -> str:
        words, (low, high) = lowered(lost.folded), self._vicinity(lost)
        beside = NearestPassages(self._lowered.folded[low:high]).passage(words) if high else None
        found = Span(low + beside.start, low + beside.end) if beside else self._nearest.passage(words)
        if found is None:
            return "is not in the text"
        passage = _widened(self._text, _trimmed(self._text, found, lost.folded))
        words = self._anchors.occurrences.folded[passage.start : passage.end]
        number = self._text.paragraph_of(passage.start)
        if words != lost.folded and words.split() == lost.folded.split() and "\n\n" in words:
            return f"runs from paragraph {number} into the next: write a blank line there, or give parts"
        near = self._text[passage]
        return (
            f"is not in the text; the nearest is '{_from_difference(near, lost.words)}' in paragraph {number}"
        )


class NearestPassages:
    """Passages of a text that are like some words, found by the rare words that both have."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = COMPARISONS

    @cached_property
    def _spots(self) -> dict[str, list[int]]:
        """Where each word of the text stands, the first few times."""
        spots: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._text):
            known = spots.get(match[0])
            if known is None:
                spots[match[0]] = [match.start()]
            elif len(known) < MOST_SPOTS:
                known.append(match.start())
        return spots

    def passage(self, asked: str) -> Span | None:
        asked = asked[:LONGEST_COMPARED]
        words = [(match[0], match.start()) for match in _WORD.finditer(asked)]
        known = sorted((len(self._spots[word]), word, at) for word, at in words if word in self._spots)
        found = self._best(asked, [(word, at) for _, word, at in known[:6]])
        if found is None:
            longest = sorted(words, key=lambda pair: -len(pair[0]))[:3]
            found = self._best(asked, [(like, at) for word, at in longest if (like := self._respelt(word))])
        return found

    def _best(self, asked: str, words: Sequence[tuple[str, int]]) -> Span | None:
        """The passage most like `asked`, where many of `words`, with their offsets in it, stand."""
        # only for a fault: a file without any is read without the library
        from rapidfuzz.fuzz import partial_ratio_alignment

        length = len(asked)
        grain = max(length // 4, 8)
        votes = Counter((spot - at) // grain for word, at in words for spot in self._spots[word])
        best, found = float(NEAR_ENOUGH), None
        for bucket, _ in votes.most_common(4):
            low = max((bucket - 1) * grain, 0)
            window = self._text[low : low + length + 3 * grain]
            aligned = partial_ratio_alignment(asked, window, score_cutoff=best)
            if aligned is not None and aligned.dest_end > aligned.dest_start and aligned.score >= best:
                if found is None or aligned.score > best:
                    found = Span(low + aligned.dest_start, low + aligned.dest_end)
                best = aligned.score
        return found

    def _respelt(self, word: str) -> str | None:
        """The word of the text that is most like `word`."""
        self._left -= len(self._spots)
        if len(word) < 3 or self._left < 0:
            return None
        # as above
        from rapidfuzz.process import extractOne

        like = extractOne(word, self._spots.keys(), score_cutoff=65)
        return None if like is None else str(like[0])


def _trimmed(text: Text, span: Span, words: str) -> Span:
    """`span` without the spaces and signs at its ends, where `words` have no signs there."""
    content, (start, end) = text.content, span
    while start < end and content[start] != words[0] and not content[start].isalnum():
        start += 1
    while end > start and content[end - 1] != words[-1] and not content[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else span


def _widened(text: Text, span: Span) -> Span:
    """`span` with the rest of the words that it cuts, or with much of them where they are endless."""
    content, (start, end) = text.content, span
    first, last = max(start - LONGEST_COMPARED, 0), min(end + LONGEST_COMPARED, len(content))
    if start < end and content[start].isalnum():
        while start > first and (
            content[start - 1].isalnum() or _APOSTROPHE.match(content, max(start - 2, 0))
        ):
            start -= 1
    while end < last and content[end - 1].isalnum() and content[end].isalnum():
        end += 1
    return Span(start, end)


def _place(text: Text, span: Span) -> str:
    return f"'{shown(text[span])}' in paragraph {text.paragraph_of(span.start)}"


def _from_difference(near: str, words: str) -> str:
    """A passage, or where it is long what stands about the first place at which it differs from `words`."""
    same = len(os.path.commonprefix([near, words]))  # noqa: RUF071 - by character is what is wanted
    start = near.rfind(" ", 0, max(same - 20, 0)) + 1
    return f"{'…' * bool(start)}{shown(near[start:])}"
