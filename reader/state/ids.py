"""Ids of what can be chosen on a screen: an entity, quote, event or note of an article, or a row of a library."""

from __future__ import annotations

from typing import NewType

from reader.model.article import EntityId, EventId, QuoteId

NoteId = NewType("NoteId", str)
Listed = NewType("Listed", str)
"""A row of the library's screens, where the ids of one article would not do."""

Chosen = EntityId | QuoteId | EventId | NoteId | Listed
"""Ids of entities, quotes and events are distinct within an article, and a note's has a space."""


def note_id(index: int) -> NoteId:
    return NoteId(f"note {index}")


def note_index(chosen: Chosen) -> int | None:
    """The index of the note that is chosen, None where something else is."""
    word, _, number = chosen.partition(" ")
    return int(number) if word == "note" and number else None
