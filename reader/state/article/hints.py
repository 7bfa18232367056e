"""Letters before the highlights on the screen, to choose one by typing its letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from reader.model.text import Span
from reader.state.article.highlights import HighlightKind
from reader.state.article.session import Session
from reader.state.article.stepping import Step, step_of
from reader.state.ids import Chosen

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: the nearest letters for the commonest need."""
_UNHINTED = (HighlightKind.CUE, HighlightKind.WHEN)
_BESIDE = 6
"""Characters behind a highlight in which its label may begin, where others have taken its own."""


class Hint(NamedTuple):
    """A label, the offset of the character it is drawn over, and what it chooses."""

    label: str
    place: int
    chosen: Chosen
    at: Span


def hints(session: Session, shown: Span, rows: Sequence[Span] = ()) -> dict[str, Hint]:
    """A label for each highlight that begins in the shown words, by label; `rows` is how these are broken.

    Where several begin together, or at the beginning of a row, labels stand over words: one after another, a letter of
    the text between them. All labels have the same length, so that none begins another.
    """
    steps = _begun(session, shown)
    length = 1 if len(steps) <= len(_LETTERS) else 2
    labels = ("".join(letters) for letters in product(_LETTERS, repeat=length))
    found: dict[str, Hint] = {}
    free = shown.start
    for label, step in zip(labels, steps, strict=False):
        place = _room(step.at, free, length, rows or (shown,))
        if place is not None:
            found[label] = Hint(label, place, step.chosen, step.at)
            free = place + length + 1
    return found


def _room(at: Span, free: int, length: int, rows: Sequence[Span]) -> int | None:
    """Where a label of these words stands whole in one row, not before `free`: before them, else in them or near."""
    before = at.start - length
    if before >= free and any(row.start <= before and at.start < row.end for row in rows):
        return before
    place = max(at.start, free)
    for row in rows:
        if row.meets(at) and (start := max(place, row.start)) <= min(at.end + _BESIDE, row.end - length):
            return start
    ends = (row.end - length for row in rows if row.meets(at) and row.start <= place)
    return next((back for back in ends if max(free, at.start - length) <= back <= place), None)


def _begun(session: Session, shown: Span) -> list[Step]:
    """What begins in the shown words, in the text's order; the same thing at the same place once."""
    highlights = session.highlights
    numbers = [
        number
        for number in highlights.touching(shown.start, shown.end)
        if highlights.start[number] >= shown.start and highlights.kind[number] not in _UNHINTED
    ]
    return list(dict.fromkeys(step_of(session, number) for number in numbers))
