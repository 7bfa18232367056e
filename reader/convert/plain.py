"""An article in plain lines, its annotations spelled out in words, for pipes and for screen readers.

A line is a few short sentences and begins with what it is about, so that it can be skipped. Nothing is drawn:
no boxes, no bars, no signs that a voice would spell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reader.convert.words import (
    after_words,
    basis_words,
    byline,
    date_words,
    listed,
    on_one_line,
    sentence,
    speaker_words,
    state_words,
)
from reader.model.article import Article, Entity, EntityId, Event, EventId, Kind, Mention, Note, Quote
from reader.model.counting import TYPE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.model.relations import Relations

_SECTIONS = ((Kind.PERSON, "People"), (Kind.ORGANISATION, "Organisations"), (Kind.PLACE, "Places"))


def spoken_lines(article: Article) -> Iterator[str]:
    """The whole article for a voice: each paragraph and what is known of it, then people and events."""
    relations = Relations(article)
    yield from _opening(article)
    quotes: dict[int, list[Quote]] = defaultdict(list)
    events: dict[int, list[Event]] = defaultdict(list)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    notes: dict[int, list[Note]] = defaultdict(list)
    number_of = article.text.paragraph_of
    for quote in relations.quotes_in_order:
        quotes[number_of(quote.parts[0].start)].append(quote)
    for event in relations.told_order:
        events[number_of(event.parts[0].start)].append(event)
    for mention in relations.mentions:
        mentions[number_of(mention.span.start)].append(mention)
    for note in sorted(article.notes, key=lambda note: note.span):
        notes[number_of(note.span.start)].append(note)
    for number, span in enumerate(article.text.paragraphs(), 1):
        yield ""
        yield f"Paragraph {number}."
        yield article.text[span]
        if number in mentions:
            yield _mentioned(article, mentions[number])
        for quote in quotes.get(number, ()):
            yield from _quote(article, quote)
        for event in events.get(number, ()):
            yield _event(article, event)
        for note in notes.get(number, ()):
            words = _quoted(article.text[note.span])
            yield (
                f"Note on {words}: {sentence(note.note)}" if note.note else f"Highlighted: {sentence(words)}"
            )
    yield from _everyone(article, relations)
    yield from _as_it_happened(article, relations)


def _opening(article: Article) -> Iterator[str]:
    yield sentence(article.headline)
    facts = byline(article)
    if facts:
        yield " ".join(facts)
    if article.source.url:
        yield f"Source: {article.source.url}"
    paragraphs = many(article.text.paragraph_count, "paragraph")
    quotes, events = many(len(article.quotes), "quote"), many(len(article.events), "event")
    yield f"{paragraphs}, {quotes}, {events}."


def _mentioned(article: Article, mentions: Iterable[Mention]) -> str:
    """Who is in a paragraph, and by which words that are not their names."""
    words: dict[EntityId, dict[str, None]] = {}
    for mention in mentions:
        others = words.setdefault(mention.entity, {})
        if not mention.named:
            others[article.text[mention.span]] = None
    parts = []
    for id_, others in words.items():
        name = article.entities[id_].name
        called = [_quoted(other) for other in others if other.casefold() != name.casefold()]
        parts.append(f"{name}, here {listed(called)}" if called else name)
    return f"Mentioned: {sentence('; '.join(parts))}"


def _quote(article: Article, quote: Quote) -> Iterator[str]:
    facts = [f"Quote by {speaker_words(article, quote)}", TYPE_IN_WORDS[quote.type]]
    if quote.to:
        facts.append(f"to {listed(article.entities[id_].name for id_ in quote.to)}")
    if quote.via:
        facts.append(f"via {quote.via}")
    if quote.when is not None:
        facts.append(f"date {label(quote.when)}")
    if quote.cue is not None:
        facts.append(f"introduced by {_quoted(article.text[quote.cue])}")
    if quote.inside is not None:
        facts.append(f"inside a quote by {speaker_words(article, article.quotes_by_id[quote.inside])}")
    words = " then ".join(on_one_line(article.text[part]) for part in quote.parts)
    yield f"{', '.join(facts)}: {sentence(words)}"
    if quote.about:
        yield f"This quote is about {sentence(listed(_names(article, quote.about)))}"
    if quote.note:
        yield f"Note on this quote: {sentence(quote.note)}"
    if quote.provenance.draft:
        yield "This quote is a machine’s draft that nobody has accepted yet."


def _event(article: Article, event: Event) -> str:
    date = sentence(date_words(event))
    sentences = [f"Event: {sentence(event.title)}", date if event.when is None else f"Date: {date}"]
    if event.when_text is not None:
        sentences.append(f"In the article’s words: {sentence(article.text[event.when_text])}")
    return " ".join((*sentences, *_circumstances(article, event)))


def _circumstances(article: Article, event: Event) -> Iterator[str]:
    """What else is known of an event, a sentence for each thing."""
    if words := basis_words(event):
        yield sentence(words)
    if words := state_words(event, article.entities):
        yield sentence(words)
    if event.people:
        yield f"Who: {sentence(listed(_names(article, event.people)))}"
    if event.places:
        yield f"Place: {sentence(listed(_names(article, event.places)))}"
    if event.note:
        yield f"Note: {sentence(event.note)}"
    if event.provenance.draft:
        yield "A machine’s draft that nobody has accepted yet."


def _everyone(article: Article, relations: Relations) -> Iterator[str]:
    for kind, title in _SECTIONS:
        entities = [entity for entity in article.entities.values() if entity.kind is kind]
        if entities:
            yield ""
            yield f"{title}: {len(entities)}."
            for entity in entities:
                yield _person(entity, relations)


def _person(entity: Entity, relations: Relations) -> str:
    sentences = [sentence(f"{entity.name}, {entity.role}" if entity.role else entity.name)]
    if not entity.named:
        sentences.append("Known only by description.")
    if entity.aka:
        sentences.append(f"Also called {sentence(listed(entity.aka))}")
    if entity.about:
        sentences.append(sentence(entity.about))
    sentences.append(sentence(counts(entity, relations)))
    if entity.provenance.draft:
        sentences.append("A machine’s draft that nobody has accepted yet.")
    return " ".join(sentences)


def counts(entity: Entity, relations: Relations) -> str:
    """How often an entity is mentioned and speaks, and how many events it is part of."""
    found = [many(len(entity.mentions), "mention")]
    if quotes := relations.quotes_by(entity.id):
        found.append(many(len(quotes), "quote"))
    if events := relations.events_of(entity.id):
        found.append(many(len(events), "event"))
    return ", ".join(found)


def _as_it_happened(article: Article, relations: Relations) -> Iterator[str]:
    happened = relations.happened_order
    if happened.ordered:
        yield ""
        yield "Timeline, in the order it happened."
        for place, event in enumerate(happened.ordered, 1):
            yield f"{place}. {_placed(article, event)}"
    if happened.undated:
        yield ""
        yield "Events with neither a date nor an order."
        for event in happened.undated:
            yield _placed(article, event)


def _placed(article: Article, event: Event) -> str:
    sentences = [f"{date_words(event, after_words(event, article.events_by_id))}: {sentence(event.title)}"]
    if words := basis_words(event):
        sentences.append(sentence(words))
    if words := state_words(event, article.entities):
        sentences.append(sentence(words))
    if event.parts:
        sentences.append(f"Told in paragraph {article.text.paragraph_of(event.parts[0].start)}.")
    else:
        sentences.append("Not told in the article.")
    return " ".join(sentences)


def _names(article: Article, ids: Iterable[EntityId | EventId]) -> Iterator[str]:
    for id_ in ids:
        entity = article.entities.get(EntityId(id_))
        yield article.events_by_id[EventId(id_)].title if entity is None else entity.name


def _quoted(words: str) -> str:
    return f"“{on_one_line(words)}”"
