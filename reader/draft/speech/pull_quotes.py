"""Finds quotations that stand alone in a paragraph, and who says the same words elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reader.draft.entities.entities import EntityRecord
from reader.draft.grammar import Attribution
from reader.draft.sentences import RUN, Sentence
from reader.draft.speech.antecedents import Speaker
from reader.model.text import Text

LONGEST = 30  # words of a paragraph that is set apart; a longer one goes on with what was said before
KEY = 4  # words that begin a pull quote, by which it is found elsewhere
ALIKE = 0.6  # of its words are the same there
MOST_COMPARED = 8  # quotations that begin alike
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def alone(sentences: Sequence[Sentence], tags: Sequence[str]) -> frozenset[int]:
    """The sentences, by number, that begin a short paragraph in quotation marks which none like it follows."""
    quoted = [not line.strip("Q.-,") and "Q" in line for line in tags]
    found = set()
    for number in range(len(sentences)):
        if not quoted[number] or not sentences[number].first:
            continue
        stop = number
        while not sentences[stop].last and quoted[stop + 1]:
            stop += 1
        follows = stop + 1 < len(sentences) and tags[stop + 1][:1] == "Q"
        length = sum(
            word.written.count(" ") + 1
            for each in sentences[number : stop + 1]
            for word in each.words
            if word.low == RUN
        )
        if sentences[stop].last and not follows and length <= LONGEST:
            found.add(number)
    return frozenset(found)


def by_same_words(
    said: Sequence[tuple[Attribution, Speaker | None]], text: Text
) -> Mapping[int, EntityRecord]:
    """Who says what nobody is given and no verb stands beside, by its number: whoever says the same words elsewhere."""
    nobodys: dict[tuple[str, ...], list[tuple[int, list[str]]]] = defaultdict(list)
    for number, (attribution, speaker) in enumerate(said):
        if speaker is None and attribution.cue is None:
            words = _words(attribution, text)
            if len(words) >= KEY:
                nobodys[tuple(words[:KEY])].append((number, words))
    found: dict[int, EntityRecord] = {}
    if not nobodys:
        return found
    for attribution, speaker in said:
        if speaker is None or speaker.known is None:
            continue
        words = _words(attribution, text)
        for at in range(len(words) - KEY + 1):
            for number, alike in nobodys.get(tuple(words[at : at + KEY]), ())[:MOST_COMPARED]:
                same = sum(one == other for one, other in zip(words[at:], alike, strict=False))
                if same >= ALIKE * len(alike):
                    found.setdefault(number, speaker.known)
    return found


def _words(attribution: Attribution, text: Text) -> list[str]:
    return [
        match[0].lower().replace("’", "'")
        for part in attribution.parts
        for match in _WORD.finditer(text[part])
    ]
