"""Gives letters to the highlights on the screen, to choose one by typing its letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from reader.model.columns.highlights import HighlightKind
from reader.model.text import Span
from reader.state.article.session import Session
from reader.state.article.stepping import Step, step_of
from reader.state.ids import Chosen

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: the nearest letters for the commonest need."""
_UNHINTED = (HighlightKind.CUE, HighlightKind.WHEN)
_BESIDE = 6
"""Characters behind a highlight in which its label may begin, where others have taken its own."""


class Hint(NamedTuple):
    """A label, the offset of the character it is drawn over, and what it chooses.

    `in_margin`: the label is drawn before the row that its words begin.
    """

    label: str
    place: int
    chosen: Chosen
    at: Span
    in_margin: bool = False


def hints(session: Session, shown: Span, rows: Sequence[Span] = ()) -> dict[str, Hint]:
    """A label for each highlight that begins in the shown words, by label; `rows` is how these are broken.

    Where several begin together, further labels stand over words: one after another, a letter of the text between them.
    """
    steps = _begun(session, shown)
    found: dict[str, Hint] = {}
    free = shown.start
    margins = {row.start for row in rows or (shown,)}
    for label, step in zip(_labels(len(steps)), steps, strict=False):
        if step.at.start in margins:
            margins.remove(step.at.start)
            found[label] = Hint(label, step.at.start - len(label), step.chosen, step.at, in_margin=True)
            continue
        place = _room(step.at, free, len(label), rows or (shown,))
        if place is not None:
            found[label] = Hint(label, place, step.chosen, step.at)
            free = place + len(label) + 1
    return found


def _labels(count: int) -> list[str]:
    """As many labels as are wanted, as far as two letters go: single letters first, none of which begins another."""
    every = len(_LETTERS)
    pairs_from = next((each for each in range(every, 0, -1) if each + (every - each) * every >= count), 0)
    return [*_LETTERS[:pairs_from], *map("".join, product(_LETTERS[pairs_from:], _LETTERS))][:count]


def _room(at: Span, free: int, length: int, rows: Sequence[Span]) -> int | None:
    """Where a label of these words stands whole in one row, not before `free`: before them, else in them or near."""
    before = at.start - length
    if before >= free and any(row.start <= before and at.start < row.end for row in rows):
        return before
    place = max(at.start, free)
    for row in rows:
        if row.overlaps(at) and (start := max(place, row.start)) <= min(at.end + _BESIDE, row.end - length):
            return start
    ends = (row.end - length for row in rows if row.overlaps(at) and row.start <= place)
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
