"""Finds the turns of a transcript: paragraphs that begin with the name of the speaker and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from reader.model.text import Span, Text

FEWEST = 2  # turns of one speaker, or of questions and answers, that make a transcript
_LABEL = (  # compiled for a paragraph with a colon
    r"[“\"]?(?P<label>(?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,3}):\s+(?P<said>\S)"
)
_QUOTED = "“„«\"‘'"
_CLOSING = '”"'


class Turn(NamedTuple):
    """What is said in a paragraph, and the words for who says it; `letter` is Q or A in an interview, else empty."""

    label: Span
    said: Span
    letter: str


def turns_of(text: Text, questions: frozenset[str], answers: frozenset[str]) -> Mapping[int, Turn]:
    """The turns of a transcript by their paragraphs, counted from 1; none where the text is no transcript.

    `questions` and `answers` are what a language puts before them: q, a.
    """
    found: dict[int, Turn] = {}
    labels: Counter[str] = Counter()
    for number, paragraph in enumerate(text.paragraphs(), 1):
        if text.content.find(":", *paragraph) < 0:
            continue
        match = re.compile(_LABEL).match(text.content, *paragraph)
        if match is None or match["said"] in _QUOTED:
            continue
        label = match["label"]
        letter = "Q" if label.lower() in questions else "A" if label.lower() in answers else ""
        if letter or label.isupper() or label.istitle():
            key = "?" if letter else label
            labels[key] += 1
            marked = match.start("label") > paragraph.start and text[paragraph][-1] in _CLOSING
            said = Span(match.start("said"), paragraph.end - marked)
            found[number] = Turn(Span(*match.span("label")), said, letter)
    several = {key for key, count in labels.items() if count >= FEWEST}
    shouted = sum(text[turn.label].isupper() for turn in found.values() if not turn.letter) > FEWEST
    return {
        number: turn
        for number, turn in found.items()
        if ("?" if turn.letter else text[turn.label]) in several or (shouted and text[turn.label].isupper())
    }
