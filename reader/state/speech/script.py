"""What a voice says of an article: a list of utterances, each with its words, its voice and its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reader.convert.in_words.words import byline, on_one_line, sentence
from reader.model.article import Article, Quote, QuoteType
from reader.model.text import Span, Text
from reader.state.speech.announcing import announcing_in, names_of
from reader.state.speech.sentences import sentences

_QUOTED = re.compile('“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|"[^"]+"')


class Role(StrEnum):
    """Whose words a voice says."""

    ARTICLE = "article"
    QUOTE = "quote"


class QuoteStyle(StrEnum):
    """How who listens can tell that words are quoted."""

    VOICE = "voice"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said in one go. `span` is the words of the text that it stands for, empty for the headline.

    `paragraph` counts from 1; that of the headline is 0.
    """

    words: str
    span: Span
    paragraph: int
    role: Role = Role.ARTICLE


@dataclass(frozen=True)
class Script:
    """All that is said of an article, in order, and the ways through it. Places are indexes of utterances.

    A step past either end gives the first or the last utterance.
    """

    utterances: tuple[Utterance, ...]
    quote_places: tuple[int, ...]
    """Where quotes begin, in order, each place once."""

    @cached_property
    def paragraph_places(self) -> tuple[int, ...]:
        """Where the headline and each paragraph begin."""
        numbers = [utterance.paragraph for utterance in self.utterances]
        return tuple(
            place for place, number in enumerate(numbers) if not place or number != numbers[place - 1]
        )

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(utterance.span.end for utterance in self.utterances)

    def place_of(self, offset: int) -> int:
        """The place of the words at an offset of the text; of what follows, where these are not said."""
        return min(bisect_right(self._ends, offset), len(self.utterances) - 1)

    def next_paragraph(self, place: int) -> int:
        return _after(self.paragraph_places, place)

    def previous_paragraph(self, place: int) -> int:
        """The beginning of the paragraph; where the place is there already, of the one before."""
        return _before(self.paragraph_places, place)

    def next_quote(self, place: int) -> int:
        """The next place where a quote begins; the same place where there is none."""
        return _after(self.quote_places, place)

    def previous_quote(self, place: int) -> int:
        return _before(self.quote_places, place)


def _after(places: Sequence[int], place: int) -> int:
    at = bisect_right(places, place)
    return places[at] if at < len(places) else place


def _before(places: Sequence[int], place: int) -> int:
    at = bisect_left(places, place)
    return places[at - 1] if at else place


def script(article: Article, style: QuoteStyle) -> Script:
    """The headline, who wrote it, and the text: words between quotation marks in another voice, or announced."""
    utterances = [*_opening(article), *_text(article, style)]
    without_quotes = Script(tuple(utterances), ())
    starts = {without_quotes.place_of(quote.parts[0].start) for quote in article.quotes}
    return Script(without_quotes.utterances, tuple(sorted(starts)))


def _opening(article: Article) -> Iterator[Utterance]:
    for words in (sentence(article.headline), *byline(article)):
        yield Utterance(words, Span(0, 0), 0)


def _text(article: Article, style: QuoteStyle) -> Iterator[Utterance]:
    quoted = _word_for_word(article)
    at = 0
    for number, paragraph in enumerate(article.text.paragraphs(), 1):
        start = paragraph.start
        while at < len(quoted) and quoted[at].span.start < paragraph.end:
            span = quoted[at].span
            yield from _said(article.text, Span(start, span.start), number)
            start = min(span.end, paragraph.end)
            yield from _quoted(article, quoted[at], Span(span.start, start), number, style)
            at += 1
        yield from _said(article.text, Span(start, paragraph.end), number)


def _said(text: Text, span: Span, number: int, role: Role = Role.ARTICLE) -> Iterator[Utterance]:
    """The words of a span, sentence by sentence; those without a letter or digit are left out."""
    for each in sentences(text.content, span):
        words = text[each].strip()
        start = each.start + text[each].index(words)
        if any(map(str.isalnum, words)):
            yield Utterance(on_one_line(words), Span(start, start + len(words)), number, role)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Words between quotation marks; `again`: earlier words of the same quote were said before."""

    span: Span
    quote: Quote
    again: bool


def _quoted(
    article: Article, quoted: _Quoted, span: Span, number: int, style: QuoteStyle
) -> Iterator[Utterance]:
    if style is QuoteStyle.VOICE:
        yield from _said(article.text, span, number, Role.QUOTE)
        return
    announcing = announcing_in(article.language)
    begin = announcing.begin(names_of(article, quoted.quote), again=quoted.again)
    yield Utterance(begin, Span(span.start, span.start + 1), number)
    yield from _said(article.text, span, number)
    yield Utterance(announcing.end, Span(span.end - 1, span.end), number)


def _word_for_word(article: Article) -> list[_Quoted]:
    """The words that quotes give word for word, in the text's order; a quote inside another is said as part of it."""
    found = []
    paragraphs = article.text
    for quote in article.quotes:
        spans = [piece for part in quote.parts for piece in _pieces(paragraphs, quote, part)]
        found += [_Quoted(span, quote, again=number > 0) for number, span in enumerate(spans)]
    found.sort(key=lambda quoted: (quoted.span.start, -quoted.span.end))
    outer: list[_Quoted] = []
    for quoted in found:
        if not outer or quoted.span.start >= outer[-1].span.end:
            outer.append(quoted)
    return outer


def _pieces(text: Text, quote: Quote, part: Span) -> Iterator[Span]:
    """What a part gives word for word, cut where paragraphs end."""
    if quote.type is QuoteType.INDIRECT:
        return
    if quote.type is QuoteType.MIXED:
        for found in _QUOTED.finditer(text.content, part.start, part.end):
            yield Span(found.start(), found.end())
        return
    for number in range(text.paragraph_of(part.start), text.paragraph_of(part.end - 1) + 1):
        paragraph = text.paragraph(number)
        yield Span(max(part.start, paragraph.start), min(part.end, paragraph.end))
