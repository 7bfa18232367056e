"""The answers to who, what and when, in words, for what is chosen or stands on a row of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.convert.in_words.sentences import (
    entity_sentence,
    event_sentence,
    mentioned,
    note_sentence,
    quote_facts,
    quote_sentences,
)
from reader.convert.in_words.words import sentence, speaker_words
from reader.model.article import EntityId, Event, EventId, Quote, QuoteId
from reader.model.columns.highlights import HighlightKind
from reader.model.dates.labels import label
from reader.model.text import Span
from reader.state.article.reading_progress import minutes_left, percentage, reading_position
from reader.state.article.session import Session
from reader.state.article.stepping import Step, step_of
from reader.state.ids import Chosen, note_index


def things_in(session: Session, row: Span) -> list[Step]:
    """What is annotated in some words: that which is chosen alone where it was stepped to and is there."""
    at = session.at
    if session.chosen is not None and at is not None and at.overlaps(row):
        return [Step(session.chosen, at)]
    numbers = session.highlights.touching(row.start, row.end)
    within = (HighlightKind.CUE, HighlightKind.WHEN)
    return [step_of(session, number) for number in numbers if session.highlights.kind[number] not in within]


def thing_in_words(session: Session, chosen: Chosen) -> str:
    """Anything that can be chosen, in a sentence with its words."""
    article = session.article
    if entity := article.entities.get(EntityId(chosen)):
        return entity_sentence(entity, session.relations)
    if quote := article.quotes_by_id.get(QuoteId(chosen)):
        return next(quote_sentences(article, quote))
    if event := article.events_by_id.get(EventId(chosen)):
        return event_sentence(article, event)
    index = note_index(chosen)
    assert index is not None, "only ids of the article and notes can be chosen"
    return note_sentence(article, article.notes[index])


def who(session: Session, things: Iterable[Step]) -> str:
    """Who is named there, who said what is said there, who took part in what is told there."""
    article = session.article
    things = list(dict.fromkeys(things))
    here = [step.chosen for step in things]
    mentions = [
        mention
        for id_ in here
        if (entity := article.entities.get(EntityId(id_)))
        for mention in entity.mentions
        if any(step.chosen == id_ and mention.span.overlaps(step.at) for step in things)
    ]
    people = list(dict.fromkeys(mention.entity for mention in mentions))
    if not people:
        people = list(dict.fromkeys(_people_of(session, here)))
    if not people:
        unknown = any(session.article.quotes_by_id.get(QuoteId(id_)) for id_ in here)
        return "An unknown speaker." if unknown else "Nobody is named here."
    if len(people) == 1 or not mentions:
        return " ".join(entity_sentence(article.entities[id_], session.relations) for id_ in people)
    return mentioned(article, mentions)


def said(session: Session, things: Iterable[Step]) -> str:
    """Who said what stands there, how, to whom, through what."""
    article = session.article
    quotes = list(dict.fromkeys(_quotes_of(session, things)))
    if not quotes:
        return "Nobody is quoted here."
    if len(quotes) == 1:
        return next(quote_sentences(article, quotes[0]))
    return " ".join(f"{quote_facts(article, quote)}." for quote in quotes)


def when(session: Session, things: Iterable[Step]) -> str:
    """When what is told there happened; else when what is said there was said."""
    article = session.article
    things = list(things)
    events = list(dict.fromkeys(_events_of(session, things)))
    if events:
        return " ".join(event_sentence(article, event) for event in events)
    for quote in _quotes_of(session, things):
        if quote.when is not None:
            return f"{sentence(speaker_words(article, quote))} Date: {sentence(label(quote.when))}"
    published = f" The article: {sentence(label(article.published))}" if article.published else ""
    return f"No event is told here.{published}"


def where(session: Session, row: Span, farthest: int) -> str:
    """The paragraph of a row of the text, how much is read, and which match of a search it has."""
    text = session.article.text
    position = reading_position(text, row, farthest, session.at)
    read = f"{percentage(position.fraction)} per cent read, {minutes_left(position.minutes)}"
    found = ""
    if session.find is not None and (index := session.find.index_at_or_after(row.start)) is not None:
        inside = session.find.stops[index].overlaps(row)
        found = f" Match {session.find.ordinal(index)}." if inside else f" {session.find.total} matches."
    return (
        f"Paragraph {position.paragraph} of {position.paragraphs}, {read.replace('<', 'less than')}.{found}"
    )


def _people_of(session: Session, ids: Iterable[Chosen]) -> Iterator[EntityId]:
    for id_ in ids:
        if quote := session.article.quotes_by_id.get(QuoteId(id_)):
            yield from quote.speakers
        elif event := session.article.events_by_id.get(EventId(id_)):
            yield from (*event.people, *event.places)


def _quotes_of(session: Session, things: Iterable[Step]) -> Iterator[Quote]:
    """The quotes that are there; of somebody or an event there, those that have their words."""
    article = session.article
    for step in things:
        if quote := article.quotes_by_id.get(QuoteId(step.chosen)):
            yield quote
            continue
        for number in session.highlights.touching(step.at.start, step.at.end):
            if session.highlights.kind[number] in (HighlightKind.QUOTE, HighlightKind.CUE):
                yield article.quotes[session.highlights.index[number]]


def _events_of(session: Session, things: Iterable[Step]) -> Iterator[Event]:
    article = session.article
    for step in things:
        if event := article.events_by_id.get(EventId(step.chosen)):
            yield event
            continue
        for number in session.highlights.touching(step.at.start, step.at.end):
            if session.highlights.kind[number] in (HighlightKind.EVENT, HighlightKind.WHEN):
                yield article.events[session.highlights.index[number]]
