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
_BOLD = re.compile(r"\*\*(?P<question>[^*\n]+\?)\*\*\s*")
LONGEST_QUESTION = 60  # words
MOST_OF_ANSWER = 5  # paragraphs, on average
_QUOTED = "“„«\"‘'"
_CLOSING = '”"'


class Turn(NamedTuple):
    """What is said in a paragraph, and the words for who says it; `letter` is Q or A in an interview, else empty.

    `label` is empty where nothing stands before what is said, as in an interview whose questions are bold.
    """

    label: Span
    said: Span
    letter: str


def turns_of(text: Text, questions: frozenset[str], answers: frozenset[str]) -> Mapping[int, Turn]:
    """The turns of a transcript by their paragraphs, counted from 1; none where the text is no transcript.

    `questions` and `answers` are what a language puts before them: q, a.
    """
    found: dict[int, Turn] = {}
    number_of_paragraphs = sum(1 for _ in text.paragraphs())
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
    if len(found) > FEWEST and 2 * len(found) > number_of_paragraphs and max(labels.values()) >= FEWEST:
        return found
    several = {key for key, count in labels.items() if count >= FEWEST}
    shouted = sum(text[turn.label].isupper() for turn in found.values() if not turn.letter) > FEWEST
    return {
        number: turn
        for number, turn in found.items()
        if ("?" if turn.letter else text[turn.label]) in several or (shouted and text[turn.label].isupper())
    }


def interview_of(text: Text, asked: frozenset[str], own: frozenset[str]) -> Mapping[int, Turn]:
    """The questions and answers of an interview without labels by their paragraphs; none where a text is no interview.

    Its questions are paragraphs that end in a question mark, or words in bold before their answer. `asked` and `own`
    are the words by which somebody is asked and speaks of themselves: you, I. Questions that a text only answers
    for its readers have neither.
    """
    found: dict[int, Turn] = {}
    questions: list[str] = []
    answers: list[str] = []
    for number, paragraph in enumerate(text.paragraphs(), 1):
        words = text[paragraph]
        bold = _BOLD.match(words)
        rest = words[bold.end() :] if bold is not None else words
        start = paragraph.end - len(rest)
        if bold is not None and rest:
            questions.append(bold["question"])
        elif bold is not None or _is_question(words):
            inner = bold.span("question") if bold is not None else (0, len(words))
            said = Span(paragraph.start + inner[0], paragraph.start + inner[1])
            questions.append(text[said])
            found[number] = Turn(Span(said.start, said.start), said, "Q")
            continue
        if questions and rest[:1] not in _QUOTED:
            answers.append(rest)
            found[number] = Turn(Span(start, start), Span(start, paragraph.end), "A")
    to_somebody = sum(_has(each, asked) for each in questions)
    by_somebody = sum(_has(each, own) for each in answers)
    personal = 2 * to_somebody >= len(questions) and 2 * by_somebody >= len(answers)
    many = len(questions) >= FEWEST and len(answers) >= FEWEST and bool(to_somebody and by_somebody)
    return found if many and personal and len(answers) <= MOST_OF_ANSWER * len(questions) else {}


def _is_question(words: str) -> bool:
    return words.endswith("?") and words[:1] not in _QUOTED and len(words.split()) <= LONGEST_QUESTION


def _has(words: str, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(re.findall(r"[^\W_]+", words.lower()))
