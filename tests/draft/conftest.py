"""Drafts of texts of a line or two, and the files they make."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from reader.draft.drafting import draft
from reader.load.anchors.canonical import canonical
from reader.load.anchors.folding import fold
from reader.load.anchors.word_edges import is_whole
from reader.load.article import Loaded, read_article
from reader.model.article import Entity, Kind, Quote
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
from reader.model.text import Span, Text

Draft = Callable[..., Annotations]
_SECTIONS = {Kind.PERSON: "people", Kind.ORGANISATION: "organisations", Kind.PLACE: "places"}


@pytest.fixture
def drafted() -> Draft:
    """Draft a text, as if published on Tuesday 21 June 2016 unless said otherwise."""

    def drafted(
        content: str, published: str | None = "2016-06-21", language: str | None = None
    ) -> Annotations:
        day = None if published is None else Edtf.parse(published)
        return draft(Text(canonical(content)), published=day, language=language)

    return drafted


@pytest.fixture
def load_draft() -> Callable[[Text, Annotations], Loaded]:
    """Write a draft as a file (of JSON, which is YAML) and load it."""
    return lambda text, drafted: read_article(_written(text, drafted).encode(), "draft")


@pytest.fixture
def said(drafted: Draft) -> Callable[[str], list[tuple[str | None, str]]]:
    """Who says what in a text: names, and the quote's words, its parts joined."""

    def said(content: str) -> list[tuple[str | None, str]]:
        text = Text(canonical(content))
        found = drafted(content)
        names = {entity.id: entity.name for entity in found.entities}
        return [
            (_name(names, quote), " … ".join(text[part] for part in quote.parts)) for quote in found.quotes
        ]

    return said


def _name(names: dict[Any, str], quote: Quote) -> str | None:
    return None if quote.speaker is None else names[quote.speaker]


def _written(text: Text, drafted: Annotations) -> str:
    folded = fold(text.content)
    items: dict[str, Any] = {"format": "1", "headline": "News", "text": text.content}
    for entity in drafted.entities:
        items.setdefault(_SECTIONS[entity.kind], {})[entity.id] = _entity(entity)
    items["quotes"] = [
        {
            "id": quote.id,
            "speaker": quote.speaker or "unknown",
            "type": quote.type.value,
            "parts": [text[part] for part in quote.parts],
            "at": {"nth": _place(folded, quote.parts[0])},
            "about": list(quote.about),
        }
        | ({"cue": text[quote.cue]} if quote.cue else {})
        | ({"mention": text[quote.mention]} if quote.mention else {})
        | ({"via": quote.via} if quote.via else {})
        for quote in drafted.quotes
    ]
    items["events"] = [
        {
            "id": event.id,
            "title": event.title,
            "parts": [text[part] for part in event.parts],
            "at": {"nth": _place(folded, event.parts[0])},
            "people": list(event.people),
            "places": list(event.places),
            "state": event.state.value,
            "basis": event.basis.value,
        }
        | ({"when": event.when.text} if event.when else {})
        | ({"when_text": text[event.when_text]} if event.when_text else {})
        for event in drafted.events
    ]
    return json.dumps({key: value for key, value in items.items() if value}, ensure_ascii=False)


def _entity(entity: Entity) -> dict[str, Any]:
    return (
        {"name": entity.name, "aka": list(entity.aka), "named": str(entity.named).lower()}
        | ({"role": entity.role} if entity.role else {})
        | {"by": entity.provenance.by, "draft": "true", "confidence": str(entity.provenance.confidence)}
    )


def _place(folded: str, span: Span) -> str:
    """Which of their occurrences words are, from 1."""
    words = folded[span.start : span.end]
    starts = [at for at in range(span.start + 1) if folded.startswith(words, at)]
    return str(sum(is_whole(folded, at, at + len(words)) for at in starts))
