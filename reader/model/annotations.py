"""The entities, quotes and events of a text that has no file yet."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Entity, Event, Note, Quote


@dataclass(frozen=True, slots=True)
class Annotations:
    """People, organisations and places, quotes and events, each in the order in which the text first has them.

    No name or alias is claimed by two; every span begins and ends at a word's edge; the parts of a quote are each
    the first occurrence of their words behind the part before. So the written file has no fault, and reading it
    gives the same parts again; a cue or a mention whose words stand nearer to the quote once more is found there
    (in one of fifty). `mentions` hold named ones and others; only those not named need to be written, and those
    that are a quote's `mention` not even they. `notes` with one id are the places of one entry.
    """

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
