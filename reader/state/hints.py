"""Letters beside the highlights on the screen, to choose one by typing its letters."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from reader.model.text import Span
from reader.state.highlights import HighlightKind
from reader.state.session import Chosen, Session
from reader.state.stepping import step_of

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: the nearest letters for the commonest need."""


class Hint(NamedTuple):
    """Where a label stands, and what it chooses."""

    label: str
    chosen: Chosen
    at: Span


def hints(session: Session, shown: Span) -> dict[str, Hint]:
    """A label for each highlight that begins in the shown words, by label; one where several begin together.

    All labels have the same length, so that none begins another.
    """
    highlights = session.highlights
    steps = {}
    for number in highlights.touching(shown.start, shown.end):
        start = highlights.start[number]
        if start >= shown.start and start not in steps and highlights.kind[number] != HighlightKind.CUE:
            steps[start] = step_of(session, number)
    length = 1 if len(steps) <= len(_LETTERS) else 2
    labels = ("".join(letters) for letters in product(_LETTERS, repeat=length))
    return {
        label: Hint(label, step.chosen, step.at)
        for label, step in zip(labels, (steps[start] for start in sorted(steps)), strict=False)
    }
