"""Prepares an article for search: text and quotes as folded passages, and the patterns that find words in them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reader.model.article import Article, EntityId, Quote, QuoteId
from reader.model.query.fold import UNSPACED, Folded, fold
from reader.model.query.query import Term
from reader.model.text import Span

_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_LETTER = f"[^ \n{UNSPACED}]"  # of a script with spaces between its words, in a folded text
_SPACED = re.compile(_LETTER)

MatchSpans = tuple[
    Span, ...
]  # one match: its words, in two spans or more where the article steps into a quote


def pattern(term: Term) -> re.Pattern[str]:
    """What finds a term in a folded text, from a word's beginning to a word's end or, for a prefix, anywhere.

    What must not stand before the first word comes after it, because `re` scans fast for a literal beginning.
    In scripts without spaces there are no edges; Hangul has none after a word, for its particles.
    """
    words = term.words.split(" ")
    found = words[0]
    for before, after in pairwise(words):
        edged = _SPACED.match(before[-1]) and _SPACED.match(after[0])
        found += (" ++" if edged else " *+") + after
    first, last = words[0], words[-1][-1]
    if _SPACED.match(first[0]):
        found = f"{first}(?<!{_LETTER}{first}){found[len(first) :]}"
    if not term.prefix and _SPACED.match(last) and not _HANGUL.match(last):
        found += f"(?!{_LETTER})"
    return re.compile(found)


def ends_in_hangul(words: str) -> bool:
    """Whether these words are a beginning of any word that goes on, without being marked so."""
    return _HANGUL.match(words[-1]) is not None


@dataclass(frozen=True, slots=True)
class FoldedPassages:
    """A folded text in passages, between which there is a line break; `starts` has where each begins."""

    text: str
    starts: Sequence[int]

    def bounds(self, number: int) -> tuple[int, int]:
        """Where passage `number`, from 0, begins and ends; the break after it may be inside."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.starts[number], end

    def holding(self, wanted: Iterable[Term], unwanted: Iterable[Term] = ()) -> Sequence[int]:
        """The passages, in order, that hold all terms of the one kind and none of the other."""
        numbers: Sequence[int] = range(len(self.starts))
        # Longer words are rarer: what they leave over is less to look through for the others.
        for term in sorted(dict.fromkeys(wanted), key=lambda term: -len(term.words)):
            numbers = self._among(numbers, term)
        for term in dict.fromkeys(unwanted):
            without = frozenset(self._among(numbers, term))
            numbers = [number for number in numbers if number not in without]
        return numbers

    def places(self, terms: Iterable[Term], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where the terms are in these passages, in order; what begins inside an earlier one is left out."""
        patterns = [pattern(term) for term in dict.fromkeys(terms)] if numbers else []
        if len(patterns) == 1 and len(numbers) == len(self.starts):
            yield from (match.span() for match in patterns[0].finditer(self.text))
            return
        for number in numbers:
            start, end = self.bounds(number)
            found = [match.span() for each in patterns for match in each.finditer(self.text, start, end)]
            covered = -1
            for place in sorted(found, key=lambda place: (place[0], -place[1])):
                if place[0] >= covered:
                    covered = place[1]
                    yield place

    def _among(self, numbers: Sequence[int], term: Term) -> list[int]:
        if not numbers:
            return []
        search, text = pattern(term).search, self.text
        if len(numbers) < len(self.starts):
            return [number for number in numbers if search(text, *self.bounds(number))]
        found, at = [], 0
        while match := search(text, at):
            number = bisect_right(self.starts, match.start()) - 1
            found.append(number)
            at = self.bounds(number)[1]
        return found


class Searchable:
    """An article made ready for search: folded once, and asked at every keystroke."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def folded(self) -> Folded:
        return Folded.of(self.article.text.content)

    @cached_property
    def paragraphs(self) -> FoldedPassages:
        starts: Sequence[int] = self.article.text.starts
        if not self.folded.plain:
            starts = tuple(map(self.folded.place, starts))
        return FoldedPassages(self.folded.text, starts)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in the text's order."""
        return tuple(sorted(self.article.quotes, key=lambda quote: quote.span))

    @cached_property
    def all_quotes(self) -> frozenset[QuoteId]:
        return frozenset(quote.id for quote in self.article.quotes)

    @cached_property
    def names(self) -> Mapping[EntityId, tuple[str, ...]]:
        """What everyone may be asked for by, folded; a source known only by description also by its role."""
        return {
            entity.id: tuple(
                fold(name)
                for name in (entity.name, *entity.aka, entity.id, "" if entity.named else entity.role or "")
            )
            for entity in self.article.entities.values()
        }

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The different words of the text, folded, in its order; unspaced scripts are not divided."""
        return tuple(dict.fromkeys(self.folded.text.split()))

    @cached_property
    def quote_passages(self) -> FoldedPassages:
        """The words of every quote, a passage each, in the order of `quotes`."""
        return self._quote_passages[0]

    @cached_property
    def _quote_passages(self) -> tuple[FoldedPassages, array[int], array[int]]:
        """The passages, where in them each part begins, and where that is in the folded text."""
        folded = self.folded
        quote_passages: list[str] = []
        starts, parts, origins = array("q"), array("q"), array("q")
        length = 0
        for quote in self.quotes:
            starts.append(length)
            said = []
            for part in quote.parts:
                start, end = folded.place(part.start), folded.place(part.end)
                said.append(folded.text[start:end].replace("\n", " "))
                parts.append(length)
                origins.append(start)
                length += end - start + 1
            quote_passages.append(" ".join(said))
        return FoldedPassages("\n".join(quote_passages), starts), parts, origins

    def place_in_quotes(self, start: int, end: int) -> MatchSpans:
        """Where the words that `quote_passages` has from `start` to `end` stand in the article."""
        passages, parts, origins = self._quote_passages
        index = bisect_right(parts, start) - 1
        place = []
        while start < end:
            # One character, a space or a break, stands between two parts.
            ends = min(end, parts[index + 1] - 1) if index + 1 < len(parts) else end
            words = passages.text[start:ends]
            if said := words.strip(" "):
                start += words.index(said) + origins[index] - parts[index]
                place.append(self.folded.span(start, start + len(said)))
            start, index = ends + 1, index + 1
        return tuple(place)
