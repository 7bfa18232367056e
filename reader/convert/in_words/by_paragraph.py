"""The annotations of an article by the paragraph in which they begin, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reader.convert.in_words.sentences import event_sentence, mentioned, note_sentence, quote_sentences
from reader.model.article import Article, Event, Mention, Note, Quote
from reader.model.counting import many
from reader.model.relations import Relations


@dataclass(frozen=True, slots=True, eq=False)
class AnnotationsByParagraph:
    """What begins in each paragraph, numbered from 1, in the text's order."""

    article: Article
    mentions: dict[int, list[Mention]]
    quotes: dict[int, list[Quote]]
    events: dict[int, list[Event]]
    notes: dict[int, list[Note]]

    @classmethod
    def of(cls, relations: Relations) -> AnnotationsByParagraph:
        article = relations.article
        found = cls(article, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
        number_of = article.text.paragraph_of
        for mention in relations.mentions:
            found.mentions[number_of(mention.span.start)].append(mention)
        for quote in relations.quotes_in_order:
            found.quotes[number_of(quote.parts[0].start)].append(quote)
        for event in relations.told_order:
            found.events[number_of(event.parts[0].start)].append(event)
        for note in sorted(article.notes, key=lambda note: note.span):
            found.notes[number_of(note.span.start)].append(note)
        return found

    def sentences(self, number: int) -> Iterator[str]:
        """All that is known of a paragraph: who is mentioned, quotes, events, notes."""
        if number in self.mentions:
            yield mentioned(self.article, self.mentions[number])
        for quote in self.quotes.get(number, ()):
            yield from quote_sentences(self.article, quote)
        for event in self.events.get(number, ()):
            yield event_sentence(self.article, event)
        for note in self.notes.get(number, ()):
            yield note_sentence(self.article, note)

    def counts(self, number: int) -> str:
        """`2 quotes, 1 event.`, and nothing where nothing but mentions is annotated."""
        counted = ((self.quotes, "quote"), (self.events, "event"), (self.notes, "note"))
        words = [many(len(things[number]), thing) for things, thing in counted if number in things]
        return f"{', '.join(words)}." if words else ""
