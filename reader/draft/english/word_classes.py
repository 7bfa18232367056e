"""Tags every word of an English sentence with its class, a letter each, so that rules read like patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.draft.grammar import PUNCTUATION
from reader.draft.language import Language
from reader.draft.sentences import FARTHEST_CUE, RUN, closes_said
from reader.draft.words import Word

_LETTERS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST_TITLE = 8  # words
_BEFORE_IS = frozenset(["that", "what", "there", "here"])


def tags_of(words: Sequence[Word], language: Language) -> str:
    """The class of every word, a letter each."""
    capitals = [word.written[0].isupper() for word in words]
    titled = sum(capitals) * 2 > len(words)
    known = [language.tags.get(word.low) for word in words]
    tags = [
        _tag(words[number], number, words, titled, language) if tag is None or capital else tag
        for number, (tag, capital) in enumerate(zip(known, capitals, strict=True))
    ]
    past = language.listed("past_endings")
    for number in range(1, len(tags) - 1):
        tag, low = tags[number], words[number].low
        if tag == "n":
            adverb = tags[number - 1] == "a" and number > 1 and tags[number - 2] in "rw"
            if low.endswith(past) and (tags[number - 1] not in "da" or adverb):
                tags[number] = "v"  # closed, he quickly closed
        elif tag == "S":
            if tags[number - 1] in "rw" or words[number - 1].low in _BEFORE_IS:
                tags[number] = "x"  # he’s claiming
        elif low == ".":
            before = words[number - 1]
            if before.end == words[number].start and before.capital:
                tags[number] = "N"  # Mr. Ruiz, J. Ruiz
                if len(before.written) == 1:
                    tags[number - 1] = "N"
        elif low in "'’" and words[number - 1].low.endswith("s") and tags[number + 1] in "nN":
            if words[number - 1].end == words[number].start < words[number + 1].start - 1:
                tags[number] = "S"  # the writers’ strike
        elif low == RUN and tags[number - 1] == tags[number + 1] == "N" and _is_nickname(words[number]):
            tags[number] = "N"
    return "".join(tags)


def _tag(word: Word, number: int, words: Sequence[Word], titled: bool, language: Language) -> str:
    low = word.low
    if low == RUN:
        return "N" if _is_title(word, number, words, language) else "Q"
    tag = language.tags.get(low)
    if tag is not None:
        if tag in "vnax" and word.capital and number and not titled:
            return "N"
        if tag in "wmrb" and word.written.isupper() and len(word.written) > 1 and not titled:
            return "N"  # the US, the WHO
        if tag == "p" and word.capital and number and not titled and _is_given(low, language):
            return "N"  # said Per Holm
        return tag
    if low in PUNCTUATION:
        return PUNCTUATION[low]
    if low[0].isdigit() or low[0] in "$£€¥":
        return "#"
    if word.capital:
        return "N"
    if not low[0].isalpha():
        return "?"
    return "a" if low.endswith(language.listed("adverb_endings")) and len(low) > 4 else "n"


def _is_given(low: str, language: Language) -> bool:
    return low in language.set_of("masculine_names") or low in language.set_of("feminine_names")


def _is_nickname(word: Word) -> bool:
    """Whether a run is one word with a capital: Lorna “Duchess” Kettering."""
    listed = _LETTERS.findall(word.written)
    return len(listed) == 1 and listed[0][0].isupper() and not closes_said(word)


def _is_title(word: Word, number: int, words: Sequence[Word], language: Language) -> bool:
    """Whether words in quotation marks are the name of a work: a capital for every word that is not a small one."""
    listed = _LETTERS.findall(word.written)
    if not 2 <= len(listed) <= LONGEST_TITLE or not (listed[0][0].isupper() and listed[-1][0].isupper()):
        return False
    if number == 0 and closes_said(word) and not _describes_run(words, language):
        return False
    return all(each[0].isupper() or language.tags.get(each.lower(), "n") in "dpc" for each in listed)


def _describes_run(words: Sequence[Word], language: Language) -> bool:
    """Whether words behind a run tell what it is, and nobody says it: “Super Crane Run,” the firm's first game, …"""
    cues = (language.cues.get(word.low) for word in words[1:FARTHEST_CUE])
    told = words[1:2] and words[1].low in ("the", "a", "an")
    return bool(told) and not any(cue is not None and language.says(cue) for cue in cues)


def is_adjective(words: Sequence[Word], tags: str, at: int, before: int) -> bool:
    """Whether a participle only tells of the noun behind it; `before`: the last word before it that is no adverb.

    A more informed decision; in a brief nationally televised address; in its long, troubled story.
    """
    if words[at - 1].low in ("more", "most", "less", "very"):
        return True
    if tags[at + 1 : at + 2] != "n":
        return False
    listed = tags[before] == "c" and re.search(r",[dnS]+$", tags[:before]) is not None
    if listed:
        return True  # calls, meetings and televised debates
    televised = tags[at - 1] == "a" and tags[before - 2 : before] == "pd"
    return televised or (tags[before] == "," and tags[before - 3 : before] in ("pdn", "pSn"))
