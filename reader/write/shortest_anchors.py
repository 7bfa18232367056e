"""The shortest anchors that lead the loader to the words that are meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reader.load.anchors.find import Anchors
from reader.load.anchors.folding import fold_words
from reader.load.values.items import AnchorItem, ArticleItems, At, NoteItem, Word
from reader.model.diagnostic import Mark
from reader.model.new_article import Annotations
from reader.model.text import Span, Text
from reader.write.yaml_text import Bare, Node

_NOWHERE = Mark(1, 1)


class AnchorWriter:
    """Writes anchors: asks the loader's own search for each form, the shortest first, until one leads to the span."""

    def __init__(self, text: Text, spans: Iterable[Span]) -> None:
        """`spans` are all that it will be asked for: the search wants to know their words."""
        self._text = text
        asked = (NoteItem(AnchorItem(_word(text, span))) for span in spans)
        self._anchors = Anchors(ArticleItems("", text, _NOWHERE, notes=tuple(asked)), explains=False)

    def alone(self, span: Span) -> dict[str, Node] | None:
        """The keys of an anchor that stands by itself; None where no way leads there."""
        for para, nth in self._ways(span):
            item = AnchorItem(_word(self._text, span), para, nth)
            if self._anchors.find(item) == (span,):
                return self._keys(span, para, nth)
        return None

    def everywhere(self, spans: Sequence[Span]) -> dict[str, Node] | None:
        """The keys of an anchor that stands for all places of its words; None where `spans` are not those."""
        item = AnchorItem(_word(self._text, spans[0]), nth="all")
        if self._anchors.find(item) == tuple(sorted(spans)):
            return {"text": self._text[spans[0]], "nth": Bare("all")}
        return None

    def near(self, span: Span, parts: Sequence[Span], *, outside: bool) -> dict[str, Node] | None:
        """The keys of an anchor that is looked for near the parts of a quote (`outside` them) or of an event."""
        for para, nth in self._ways(span):
            item = AnchorItem(_word(self._text, span), para, nth)
            if self._anchors.nearest(item, parts, outside=outside) == span:
                return self._keys(span, para, nth)
        return None

    def at(self, parts: Sequence[Span]) -> dict[str, Node] | None:
        """What the place of a quote or an event must say: nothing where its words alone lead there."""
        words = [_word(self._text, part) for part in parts]
        for para, nth in (*self._ways(parts[0]), (None, self._nth(parts[0], None))):
            if self._anchors.parts(words, At(para, nth)) == tuple(parts):
                return _numbers(para, nth)
        return None

    def _ways(self, span: Span) -> Iterator[tuple[int | None, int | None]]:
        """`para` and `nth`, the plainest way first."""
        para = self._text.paragraph_of(span.start)
        yield None, None
        yield para, None
        yield para, self._nth(span, para)

    def _nth(self, span: Span, para: int | None) -> int:
        low, high = Span(0, len(self._text)) if para is None else self._text.paragraph(para)
        words = fold_words(self._text[span])
        return bisect_right(self._anchors.occurrences.between(words, low, high), span.start)

    def _keys(self, span: Span, para: int | None, nth: int | None) -> dict[str, Node]:
        return {"text": self._text[span], **_numbers(para, nth)}


def spans_of(drafted: Annotations, *, exact: bool) -> Iterator[Span]:
    """All the spans that the file may have to name; names only where they are to come back just as they are."""
    for quote in drafted.quotes:
        yield from (*quote.parts, *filter(None, (quote.cue, quote.mention)))
    for event in drafted.events:
        yield from (*event.parts, *filter(None, (event.when_text,)))
    for entity in drafted.entities:
        yield from (mention.span for mention in entity.mentions if exact or not mention.named)
    yield from (note.span for note in drafted.notes)


def _word(text: Text, span: Span) -> Word:
    return Word(text[span], _NOWHERE)


def _numbers(para: int | None, nth: int | None) -> dict[str, Node]:
    given = {"para": para, "nth": nth}
    return {key: Bare(number) for key, number in given.items() if number is not None}
