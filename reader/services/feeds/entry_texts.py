"""Reads the text of an entry as paragraphs, for its preview."""

from __future__ import annotations

from reader.errors import IntakeError
from reader.intake.feeds.plain import paragraphs_of
from reader.model.feeds.feed import Entry


def texts_of(entry: Entry, former: Entry | None) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The paragraphs of an entry, and those that it had before, where its words are others now."""
    now, before = _paragraphs(entry), _paragraphs(former) if former else None
    return now, before if before != now else None


def _paragraphs(entry: Entry) -> tuple[str, ...]:
    try:
        return paragraphs_of(entry.text, entry.language) if entry.text else ()
    except IntakeError as reason:  # HTML that is made to take long
        sentence = str(reason)
        return (f"{sentence[:1].upper()}{sentence[1:]}.",)
