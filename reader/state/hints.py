"""Letters beside the highlights on the screen, to choose one by typing its letters."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from reader.model.text import Span
from reader.state.highlights import HighlightKind
from reader.state.session import Chosen, Session
from reader.state.stepping import Step, step_of

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: the nearest letters for the commonest need."""
_UNHINTED = (HighlightKind.CUE, HighlightKind.WHEN)


class Hint(NamedTuple):
    """A label, the offset of the character it is drawn over, and what it chooses."""

    label: str
    place: int
    chosen: Chosen
    at: Span


def hints(session: Session, shown: Span) -> dict[str, Hint]:
    """A label for each highlight that begins in the shown words, by label.

    Where several begin together, their labels stand one after another. All labels have the same length, so that none
    begins another.
    """
    steps = _begun(session, shown)
    length = 1 if len(steps) <= len(_LETTERS) else 2
    labels = ("".join(letters) for letters in product(_LETTERS, repeat=length))
    found: dict[str, Hint] = {}
    free = 0
    for label, step in zip(labels, steps, strict=False):
        place = max(step.at.start, free)
        if place + length <= step.at.end:
            found[label] = Hint(label, place, step.chosen, step.at)
            free = place + length
    return found


def _begun(session: Session, shown: Span) -> list[Step]:
    """What begins in the shown words, in the text's order; the same thing at the same place once."""
    highlights = session.highlights
    numbers = [
        number
        for number in highlights.touching(shown.start, shown.end)
        if highlights.start[number] >= shown.start and highlights.kind[number] not in _UNHINTED
    ]
    return list(dict.fromkeys(step_of(session, number) for number in numbers))
