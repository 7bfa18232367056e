"""What drafting gives: the items of an article, as the loader would give them, each marked as a draft."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Entity, Event, Provenance, Quote

BY = "rules-1"  # changes when the same text would be drafted otherwise


@dataclass(frozen=True, slots=True)
class Drafted:
    """People, organisations and places, quotes and events, each in the order in which the text first has them.

    No name or alias is claimed by two; every span begins and ends at a word's edge; the parts of a quote are each
    the first occurrence of their words behind the part before. So the written file has no fault, and reading it
    gives the same parts again; a cue or a mention whose words stand nearer to the quote once more is found there
    (in one of fifty). `mentions` hold named ones and others; only those not named need to be written, and those
    that are a quote's `mention` not even they.
    """

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()


def drafted_by(by: str, confidence: float) -> Provenance:
    """The mark of an item that the rules, or a model with them, have drafted; `confidence` is rounded to two places."""
    return Provenance(by=by, confidence=round(min(max(confidence, 0.0), 1.0), 2), draft=True)
