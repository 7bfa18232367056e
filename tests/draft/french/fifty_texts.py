"""Fifty French texts of our own with what a reader would note in each, and what drafting finds."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.draft.drafting import draft
from reader.model.article import Kind
from reader.model.dates.dates import Edtf
from reader.model.text import Text

PUBLISHED = Edtf.parse("2016-06-21")
_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Noted:
    """Speakers (empty for nobody named) with their words; people; titles, dates and states of events."""

    quotes: Sequence[tuple[str, ...]]
    people: Sequence[str]
    events: Sequence[tuple[str, ...]]


def fifty_texts() -> list[tuple[str, Noted]]:
    """Each text with what a reader would note."""
    listed: list[dict[str, Any]] = tomllib.loads(_FILE.read_text("utf-8"))["texts"]
    return [
        (
            each["text"],
            Noted(
                [tuple(quote) for quote in each["quotes"]],
                sorted(each["people"]),
                [tuple(event) for event in each.get("events", [])],
            ),
        )
        for each in listed
    ]


def noted(content: str) -> Noted:
    """What a draft of a French text has."""
    text = Text(content)
    drafted = draft(text, published=PUBLISHED, language="fr")
    names = {entity.id: entity.name for entity in drafted.entities}
    return Noted(
        [
            (names[quote.speaker] if quote.speaker else "", " … ".join(text[part] for part in quote.parts))
            for quote in drafted.quotes
        ],
        sorted(entity.name for entity in drafted.entities if entity.kind is Kind.PERSON and entity.named),
        [(event.title, event.when.text if event.when else "", event.state.value) for event in drafted.events],
    )
