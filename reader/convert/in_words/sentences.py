"""Annotations as sentences: what is mentioned, quoted, told and noted, in words alone.

Whatever speaks to a person instead of drawing for them, `reader text --plain` and the linear screen, takes its words
from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.convert.in_words.words import (
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
from reader.model.article import Article, Entity, EntityId, Event, EventId, Mention, Note, Quote
from reader.model.counting import TYPE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.model.relations import Relations


def opening_sentences(article: Article) -> Iterator[str]:
    """The headline, who wrote and published it and when, its page, and how much there is in it."""
    yield sentence(article.headline)
    if facts := byline(article):
        yield " ".join(facts)
    if article.source.url:
        yield f"Source: {article.source.url}"
    paragraphs = many(article.text.paragraph_count, "paragraph")
    quotes, events = many(len(article.quotes), "quote"), many(len(article.events), "event")
    yield f"{paragraphs}, {quotes}, {events}."


def mentioned(article: Article, mentions: Iterable[Mention]) -> str:
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


def quote_sentences(article: Article, quote: Quote) -> Iterator[str]:
    """A quote with its words, then what it is about, the note on it, and that it is a draft."""
    words = " then ".join(on_one_line(article.text[part]) for part in quote.parts)
    yield f"{quote_facts(article, quote)}: {sentence(words)}"
    if quote.about:
        yield f"This quote is about {sentence(listed(_names(article, quote.about)))}"
    if quote.note:
        yield f"Note on this quote: {sentence(quote.note)}"
    if quote.provenance.draft:
        yield "This quote is a machine’s draft that nobody has accepted yet."


def quote_facts(article: Article, quote: Quote) -> str:
    """Who said it, whether word for word, to whom, through what, when, by which cue; without a full stop."""
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
    return ", ".join(facts)


def event_sentence(article: Article, event: Event) -> str:
    """An event with its date, what that rests on, whether it happened, who and where."""
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


def note_sentence(article: Article, note: Note) -> str:
    """A note with the words that it is on; a highlight is a note without a remark."""
    words = _quoted(article.text[note.span])
    return f"Note on {words}: {sentence(note.note)}" if note.note else f"Highlighted: {sentence(words)}"


def entity_sentence(entity: Entity, relations: Relations) -> str:
    """Somebody or something with a name: role, other names, what is known, how often."""
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


def placed_event(article: Article, event: Event) -> str:
    """An event in the timeline: its date first, and the paragraph that tells it."""
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
