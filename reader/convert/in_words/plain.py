"""An article in plain lines, its annotations spelled out in words, for pipes and for screen readers.

A line is a few short sentences and begins with what it is about, so that it can be skipped. Nothing is drawn:
no boxes, no bars, no signs that a voice would spell.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.convert.in_words.by_paragraph import AnnotationsByParagraph
from reader.convert.in_words.sentences import entity_sentence, opening_sentences, placed_event
from reader.model.article import Article, Kind
from reader.model.relations import Relations

_SECTIONS = ((Kind.PERSON, "People"), (Kind.ORGANISATION, "Organisations"), (Kind.PLACE, "Places"))


def spoken_lines(article: Article) -> Iterator[str]:
    """The whole article for a voice: each paragraph and what is known of it, then people and events."""
    relations = Relations(article)
    annotations = AnnotationsByParagraph.of(relations)
    yield from opening_sentences(article)
    for number, span in enumerate(article.text.paragraphs(), 1):
        yield ""
        yield f"Paragraph {number}."
        yield article.text[span]
        yield from annotations.sentences(number)
    yield from _everyone(article, relations)
    yield from _as_it_happened(article, relations)


def _everyone(article: Article, relations: Relations) -> Iterator[str]:
    for kind, title in _SECTIONS:
        entities = [entity for entity in article.entities.values() if entity.kind is kind]
        if entities:
            yield ""
            yield f"{title}: {len(entities)}."
            for entity in entities:
                yield entity_sentence(entity, relations)


def _as_it_happened(article: Article, relations: Relations) -> Iterator[str]:
    happened = relations.happened_order
    if happened.ordered:
        yield ""
        yield "Timeline, in the order it happened."
        for place, event in enumerate(happened.ordered, 1):
            yield f"{place}. {placed_event(article, event)}"
    if happened.undated:
        yield ""
        yield "Events with neither a date nor an order."
        for event in happened.undated:
            yield placed_event(article, event)
