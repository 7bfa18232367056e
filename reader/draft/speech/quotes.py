"""Makes quotes of attributions: whose, of which type, in parts that the loader will find again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.grammar import Attribution
from reader.draft.language import Language
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.words import Word, WordColumns
from reader.load.anchors.word_edges import is_whole
from reader.model.article import QuoteType
from reader.model.text import Span, Text

DENIED, NOT_DENIED = "The speaker denies this.", "The speaker neither says nor denies this."
NOT_SAID = "The speaker does not say this."
NEAR = 12  # code points before a verb of saying that may negate it
WIDEST = 60  # code points by which a span may grow to a word's edge
BESIDE = 10  # words behind a verb of saying that may tell where it was said


class SpanFitter(NamedTuple):
    """A text in which spans are made to begin and end at words' edges."""

    text: Text
    folded: str

    def whole(self, span: Span | None) -> Span | None:
        """The span, widened to whole words where it cuts one; None where that leads too far."""
        if span is None:
            return None
        content = self.text.content
        start, end = span
        while start < end and content[start].isspace():
            start += 1
        while end > start and content[end - 1].isspace():
            end -= 1
        if start == end:
            return None
        low, high = max(start - WIDEST, 0), min(end + WIDEST, len(content))
        while (
            end < high and not is_whole(self.folded, end - 1, end) and not is_whole(self.folded, start, end)
        ):
            if content[end].isspace():
                break
            end += 1
        while start > low and not (is_whole(self.folded, start, end) and self._begins(start, span.start)):
            if content[start - 1].isspace():
                break
            start -= 1
        return Span(start, end) if is_whole(self.folded, start, end) else None

    def _begins(self, start: int, given: int) -> bool:
        """Whether a word, widened from where it was `given`, begins here and not with the apostrophe: s’indigne."""
        hangs = start < given and self.folded[start] == "'" and self.folded[start - 1].isalnum()
        return not hangs

    def parts(self, spans: Sequence[Span]) -> list[list[Span]]:
        """The parts, whole, in groups: in each, every part is where its words first stand behind the one before."""
        groups: list[list[Span]] = []
        for span in sorted(filter(None, map(self.whole, spans))):
            if groups and span.start < groups[-1][-1].end:
                continue
            if groups and self._is_next(groups[-1][-1].end, span):
                groups[-1].append(span)
            else:
                groups.append([span])
        return groups

    def _is_next(self, behind: int, span: Span) -> bool:
        words = self.folded[span.start : span.end]
        start = self.folded.find(words, behind, span.end)
        while start >= 0 and not is_whole(self.folded, start, start + len(words)):
            start = self.folded.find(words, start + 1, span.end)
        return start == span.start


class Types:
    """Tells what is word for word: all of it, some of it or nothing stands in quotation marks."""

    def __init__(self, text: Text, runs: Sequence[QuotedSpan]) -> None:
        self._text = text
        self._runs = runs
        self._starts = [run.start for run in runs]

    def of(self, parts: Sequence[Span]) -> QuoteType:
        marked = [self._marked(part) for part in parts]
        if all(share > 0.98 for share in marked):
            return QuoteType.DIRECT
        return QuoteType.MIXED if any(marked) else QuoteType.INDIRECT

    def longest_run(self, parts: Sequence[Span]) -> int:
        """How many words the longest run in quotation marks has that begins in some parts; 0 where none does."""
        longest = 0
        for part in parts:
            for number in range(bisect_left(self._starts, part.start), bisect_left(self._starts, part.end)):
                words = self._text[Span(self._runs[number].start, self._runs[number].end)].split()
                longest = max(longest, len(words))
        return longest

    def _marked(self, part: Span) -> float:
        """How much of a part stands in quotation marks, 0 to 1."""
        inside = 0
        for number in range(max(bisect_left(self._starts, part.start) - 1, 0), len(self._runs)):
            run = self._runs[number]
            if run.start >= part.end:
                break
            inside += max(min(run.end, part.end) - max(run.start, part.start), 0)
        return inside / (part.end - part.start)


def denial(attribution: Attribution, text: Text, language: Language) -> str | None:
    """What to note of reported words that are denied, or that somebody did not deny; None of all others."""
    cue = attribution.cue
    if cue is None or not attribution.key.partition(":")[2]:
        return None
    before = text.content[max(cue.start - NEAR, 0) : cue.start].rpartition(" ")[0].rpartition(" ")[2]
    lows = f"{before} {text[cue]}".lower().replace("'", "’").split()
    negated = any(low in language.set_of("negations") or low.endswith("n’t") for low in lows)
    if attribution.lemma not in language.set_of("denying"):
        return NOT_SAID if negated and attribution.lemma in language.set_of("saying") else None
    return NOT_DENIED if negated else DENIED


def via(attribution: Attribution, words: WordColumns, language: Language) -> str | None:
    """Where it was said, by the words behind the verb: “in a statement”, “on Twitter”."""
    if attribution.cue is None:
        return None
    low = bisect_left(words.starts, attribution.cue.end)
    for at in range(low, min(low + BESIDE, len(words) - 1)):
        word = words[at]
        if word.low in (".", ",", ":") or any(
            part.start <= word.start < part.end for part in attribution.parts
        ):
            return None
        if word.low in language.set_of("before_media"):
            return _medium(words[at + 1 : at + 6], language)
    return None


def _medium(words: Sequence[Word], language: Language) -> str | None:
    for number, word in enumerate(words):
        tag = language.tags.get(word.low, "n")
        if word.low in language.set_of("media"):
            return " ".join(each.written for each in words[: number + 1])
        if tag not in "dnav" or not word.written[0].isalnum():
            return None
    return None


def joined(attributions: Iterator[Attribution]) -> Iterator[Attribution]:
    """Sayings without those that say again what another has said already."""
    done: set[tuple[int, int]] = set()
    for attribution in attributions:
        parts = tuple(part for part in attribution.parts if part not in done)
        done.update(parts)
        if parts:
            yield attribution._replace(parts=parts)
