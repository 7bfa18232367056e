"""Values for resolving speakers: who spoke, and whom a pronoun or a description may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.entities.entities import EntityRecord
from reader.draft.words import Word
from reader.model.text import Span


class Speaker(NamedTuple):
    """Who speaks, and by which words; None where they stand for nobody the text tells of.

    `joint` are those who say it together with `known`; `document` is what says it in place of somebody.
    """

    known: EntityRecord | None
    mention: Span
    joint: tuple[EntityRecord, ...] = ()
    document: Span | None = None


class Antecedent(NamedTuple):
    start: int
    sentence: int
    known: EntityRecord
    leads: bool  # it is what its sentence is about
    described: Span | None = None  # words that only describe somebody, of whom nothing was said so far


def latest(known: EntityRecord, start: int) -> int:
    """Where somebody was last named before a place."""
    at = bisect_left(known.seen, Span(start, 0))
    return known.seen[at - 1].start if at else -1


def alone_of_gender(seen: Sequence[Antecedent], known: EntityRecord, wanted: int) -> bool:
    """Whether others were told of, none of whom can be a he (`wanted`: 1), or a she (-1), as `known` is."""
    others = {id(each.known): each.known for each in seen if each.known is not known}.values()
    return bool(others) and all(wanted * (each.masculine - each.feminine) < 0 for each in others)


def span_of(words: Sequence[Word]) -> Span:
    return Span(words[0].start, words[-1].end)
