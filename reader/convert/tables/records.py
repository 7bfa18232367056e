"""Records of an article for tables and lines: its quotes, people, events, mentions and notes as flat shapes.

Offsets are code points in the canonical text. `record` says what a record is; every record names the article and its
file, so that those of many articles can stand in one table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader.convert.hits import hit_of
from reader.convert.json.shapes import people_shapes, provenance_shape, quote_shape, timeline_shapes
from reader.model.article import Article
from reader.model.relations import Relations

Shape = dict[str, Any]


def quotes(article: Article, path: str) -> Iterator[Shape]:
    """The quotes in the text’s order."""
    file = Path(path)
    for quote in Relations(article).quotes_in_order:
        shape = quote_shape(hit_of(article, quote, file), path)
        shape["to"] = list(quote.to)
        shape["inside"] = quote.inside
        shape["when"] = None if quote.when is None else quote.when.text
        shape["note"] = quote.note
        yield {"record": "quote", **shape}


def people(article: Article, path: str) -> Iterator[Shape]:
    """People, organisations and places in the file’s order."""
    of_article = {"record": "person", "article": article.id, "path": path}
    for shape, entity in zip(people_shapes(article), article.entities.values(), strict=True):
        yield {
            **of_article, **shape, "about": entity.about, "wikidata": entity.wikidata, "url": entity.url,
        }  # fmt: skip


def events(article: Article, path: str) -> Iterator[Shape]:
    """The events in the order in which they happened, those that nothing places last."""
    of_article = {"record": "event", "article": article.id, "path": path}
    for shape in timeline_shapes(article):
        event = article.events_by_id[shape["id"]]
        words = event.when_text
        yield {
            **of_article,
            **shape,
            "when_text": None if words is None else article.text[words],
            "after": list(event.order.after),
            "before": list(event.order.before),
            "during": list(event.order.during),
            "alleged_by": event.alleged_by,
            "note": event.note,
        }


def mentions(article: Article, path: str) -> Iterator[Shape]:
    """The mentions of all in the text’s order; `named` where the words are a name, found by the program."""
    text, entities = article.text, article.entities
    for mention in Relations(article).mentions:
        entity, (start, end) = entities[mention.entity], mention.span
        yield {
            "record": "mention",
            "article": article.id,
            "path": path,
            "entity": entity.id,
            "kind": str(entity.kind),
            "name": entity.name,
            "text": text[mention.span],
            "start": start,
            "end": end,
            "paragraph": text.paragraph_of(start),
            "named": mention.named,
            **provenance_shape(mention.provenance),
        }


def notes(article: Article, path: str) -> Iterator[Shape]:
    """Notes and highlights in the text’s order; a highlight’s `note` is empty."""
    text = article.text
    for note in sorted(article.notes, key=lambda note: note.span):
        yield {
            "record": "note",
            "article": article.id,
            "path": path,
            "id": note.id,
            "text": text[note.span],
            "start": note.span.start,
            "end": note.span.end,
            "paragraph": text.paragraph_of(note.span.start),
            "note": note.note,
            **provenance_shape(note.provenance),
        }


RECORDS: Mapping[str, Callable[[Article, str], Iterator[Shape]]] = MappingProxyType(
    {"quotes": quotes, "people": people, "events": events, "mentions": mentions, "notes": notes}
)
