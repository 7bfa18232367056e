"""What a record is, and the table of the fields that each kind of record has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from reader.model.text import Span

Value: TypeAlias = "str | tuple[str, ...] | Span | bool | float"


class Form(StrEnum):
    """What a field holds."""

    TEXT = "text"  # words that need not stand in the text
    TEXTS = "texts"
    CHOICE = "choice"  # one of a few words
    FLAG = "flag"  # there or not
    NUMBER = "number"  # from 0 to 1
    WORDS = "words"  # a span of the text
    ENTITIES = "entities"  # ids, here and below
    EVENTS = "events"
    THINGS = "things"  # of entities and events
    QUOTE = "quote"


class RecordKind(StrEnum):
    ARTICLE = "article"
    ENTITY = "entity"
    MENTION = "mention"
    QUOTE = "quote"
    EVENT = "event"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing of an article. `fields` has only those that say something.

    `id` is a mention’s entity. `spans` are the parts of its words, in order; none of what stands nowhere in the text.
    """

    kind: RecordKind
    id: str
    spans: tuple[Span, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=dict)


_PROVENANCE = {
    "by": Form.TEXT,
    "draft": Form.FLAG,
    "confidence": Form.NUMBER,
    "checked_by": Form.TEXT,
}
FIELDS: Mapping[RecordKind, Mapping[str, Form]] = MappingProxyType(
    {
        RecordKind.ARTICLE: {
            "headline": Form.TEXT,
            "publisher": Form.TEXT,
            "url": Form.TEXT,
            "authors": Form.TEXTS,
            "published": Form.TEXT,
            "language": Form.TEXT,
            "drafted_by": Form.TEXT,
            "drafted_on": Form.TEXT,
        },
        RecordKind.ENTITY: {
            "kind": Form.CHOICE,
            "name": Form.TEXT,
            "aka": Form.TEXTS,
            "role": Form.TEXT,
            "about": Form.TEXT,
            "wikidata": Form.TEXT,
            "url": Form.TEXT,
            "unnamed": Form.FLAG,
            **_PROVENANCE,
        },
        RecordKind.MENTION: {"name": Form.FLAG, **_PROVENANCE},
        RecordKind.QUOTE: {
            "type": Form.CHOICE,
            "speaker": Form.ENTITIES,
            "cue": Form.WORDS,
            "mention": Form.WORDS,
            "to": Form.ENTITIES,
            "via": Form.TEXT,
            "about": Form.THINGS,
            "inside": Form.QUOTE,
            "when": Form.TEXT,
            "note": Form.TEXT,
            **_PROVENANCE,
        },
        RecordKind.EVENT: {
            "title": Form.TEXT,
            "when": Form.TEXT,
            "when_text": Form.WORDS,
            "people": Form.ENTITIES,
            "places": Form.ENTITIES,
            "after": Form.EVENTS,
            "before": Form.EVENTS,
            "during": Form.EVENTS,
            "state": Form.CHOICE,
            "alleged_by": Form.ENTITIES,
            "basis": Form.CHOICE,
            "note": Form.TEXT,
            **_PROVENANCE,
        },
        RecordKind.NOTE: {"note": Form.TEXT, **_PROVENANCE},
    }
)
"""The fields of each kind, in the order in which they are written."""

LISTS = frozenset({Form.TEXTS, Form.ENTITIES, Form.EVENTS, Form.THINGS})
"""The forms whose values are several words."""
