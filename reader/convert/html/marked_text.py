"""The text of an article as HTML elements: quotes, events, notes, cues, dates and mentions, nested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reader.convert.html.honest_dates import machine_date
from reader.convert.html.nesting import Mark, nested
from reader.convert.passage_link import passage_link
from reader.model.article import Article, EntityId, Quote, QuoteType
from reader.model.relations import Relations
from reader.model.text import PARAGRAPH_BREAK, Span


@dataclass(frozen=True, slots=True)
class Element:
    """An element round marked words. `note` is the number of the note that its last piece is followed by, or 0."""

    tag: str
    classes: str
    id: str = ""
    href: str = ""
    cite: str = ""
    datetime: str = ""
    note: int = 0


class Piece(NamedTuple):
    """A piece of a paragraph: an element that opens, with its id where it begins; a tag that closes; words; a note."""

    opens: Element | None = None
    tag: str = ""
    first: bool = False
    closes: str = ""
    words: str = ""
    note: int = 0


class Paragraph(NamedTuple):
    """A paragraph in pieces, and what stands in its margin: the quotes that begin in it, and the notes, by number."""

    number: int
    pieces: Iterable[Piece]
    quotes: tuple[Quote, ...]
    notes: tuple[int, ...]


_QUOTE, _EVENT, _NOTE, _WITHIN, _MENTION = range(5)
"""The ranks of marks: which lies outside where they mark the same words."""


class MarkedText:
    """The marked paragraphs of an article. `hues` are those of its people."""

    def __init__(self, article: Article, relations: Relations, hues: Mapping[EntityId, int]) -> None:
        self._article = article
        self._relations = relations
        self._hues = hues
        self._elements: list[Element] = []
        self._ends: list[int] = []
        self._marks: list[Mark] = []
        self._quotes()
        self._events()
        self._notes()
        self._mentions()
        self._marks.sort()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Each paragraph in the text's order; its pieces have to be read before the next one's."""
        text = self._article.text
        quotes: dict[int, list[Quote]] = {}
        for quote in self._relations.quotes_in_order:
            quotes.setdefault(text.paragraph_of(quote.parts[0].start), []).append(quote)
        notes: dict[int, list[int]] = {}
        for number, note in enumerate(self._article.notes, 1):
            if note.note:
                notes.setdefault(text.paragraph_of(note.span.start), []).append(number)
        begun: set[int] = set()
        rest: list[Mark] = []
        at = 0
        for number, span in enumerate(text.paragraphs(), 1):
            first = at
            while at < len(self._marks) and self._marks[at][0] < span.end:
                at += 1
            here, rest = _clipped((*rest, *self._marks[first:at]), span)
            pieces = self._pieces(span, here, begun)
            yield Paragraph(number, pieces, tuple(quotes.get(number, ())), tuple(notes.get(number, ())))

    def _pieces(self, span: Span, marks: list[Mark], begun: set[int]) -> Iterator[Piece]:
        """The pieces of one paragraph: no link lies inside another."""
        content, elements = self._article.text.content, self._elements
        tags: list[str] = []
        waiting: list[int] = []  # notes whose sign is a link, and has to wait for the end of another
        for start, end, opens, closes, first, last in nested(span.start, span.end, marks, begun):
            if opens >= 0:
                element = elements[opens]
                tag = "span" if element.tag == "a" and "a" in tags else element.tag
                tags.append(tag)
                yield Piece(element, tag, first)
            elif closes >= 0:
                yield Piece(closes=tags.pop())
                if last and elements[closes].note and self._ends[closes] <= span.end:
                    waiting.append(elements[closes].note)
                if waiting and "a" not in tags:
                    yield from (Piece(note=note) for note in waiting)
                    waiting = []
            else:
                yield Piece(words=content[start:end])

    def _add(self, span: Span, rank: int, element: Element) -> None:
        self._marks.append((span.start, -span.end, rank, len(self._elements)))
        self._elements.append(element)
        self._ends.append(span.end)

    def _quotes(self) -> None:
        for quote in self._article.quotes:
            tag = "q" if quote.type is QuoteType.DIRECT else "span"
            link = passage_link(self._article, quote.parts) if tag == "q" else ""
            who = classes_of(quote.speakers, self._hues)
            draft = " draft" * quote.provenance.draft
            for index, part in enumerate(quote.parts):
                names = f"q {quote.type} q-{quote.id}{who}{draft}{' again' * (index > 0)}"
                self._add(
                    part, _QUOTE, Element(tag, names, "" if index else f"q-{quote.id}", cite=link or "")
                )
            if quote.cue:
                self._add(quote.cue, _WITHIN, Element("span", f"c q-{quote.id}"))

    def _events(self) -> None:
        for event in self._article.events:
            who = classes_of(dict.fromkeys((*event.people, *event.places)), {})
            for index, part in enumerate(event.parts):
                names = f"v {event.state} v-{event.id}{who}{' again' * (index > 0)}"
                self._add(part, _EVENT, Element("span", names, "" if index else f"v-{event.id}"))
            if event.when_text:
                date = machine_date(event.when)
                element = Element("time" if date else "span", f"w v-{event.id}", datetime=date)
                self._add(event.when_text, _WITHIN, element)

    def _notes(self) -> None:
        for number, note in enumerate(self._article.notes, 1):
            shown = number if note.note else 0
            self._add(note.span, _NOTE, Element("span", f"n n-{number}", f"n-{number}", note=shown))

    def _mentions(self) -> None:
        for number, mention in enumerate(self._relations.mentions, 1):
            names = f"m{classes_of((mention.entity,), self._hues)}{' draft' * mention.provenance.draft}"
            self._add(mention.span, _MENTION, Element("a", names, f"m-{number}", f"#who-{mention.entity}"))


def classes_of(entities: Iterable[EntityId], hues: Mapping[EntityId, int]) -> str:
    """The classes of what is theirs, each after a space, and of the hue of the first."""
    ids = tuple(entities)
    hue = hues.get(ids[0]) if ids else None
    names = [f" e-{id_}" for id_ in ids]
    return "".join(names if hue is None else [*names, f" h{hue}"])


def _clipped(marks: Iterable[Mark], span: Span) -> tuple[list[Mark], list[Mark]]:
    """The marks within a paragraph, and what of them is left for the next one."""
    here: list[Mark] = []
    rest: list[Mark] = []
    after = span.end + len(PARAGRAPH_BREAK)
    for start, negated, rank, number in marks:
        here.append((start, max(negated, -span.end), rank, number))
        if -negated > after:
            rest.append((after, negated, rank, number))
    return here, rest
