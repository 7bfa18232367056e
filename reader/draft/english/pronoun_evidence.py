"""Reads from the pronouns behind names which of these are people, and who is a he or a she."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word

FARTHEST = 16  # words behind a name
SAME, NEXT, MOST = 1.0, 0.5, 2.0  # what a pronoun in the sentence, or at the beginning of the next, says for a person
_ENDS = frozenset([".", "!", "?", "…", ";", ":"])
_BEFORE_SUBJECTS = frozenset(",.;:()-–—“\"”!?")


class Hint(NamedTuple):
    """What the pronoun behind a name says for a person, below 0 against; and the gender: 1 for he, -1 for she."""

    weight: float
    gender: int


def hint_behind(words: Sequence[Word], start: int, end: int, language: Language) -> Hint | None:
    """What the first pronoun says that may stand for the name at `start`, which is the subject of a clause."""
    tag = language.tags.get
    before = words[start - 1] if start else None
    begins = before is None or before.low in _BEFORE_SUBJECTS or tag(before.low) in ("b", "T", "c")
    if end + 1 >= len(words):
        return None
    if words[end].low == "and" and (gender := _gender(words[end + 1].low, language)):
        return Hint(SAME, gender)  # Ruiz and his wife
    if not begins or not _acts(words[end], language):
        return None
    cue = language.cues.get(words[end].low)
    says = cue is not None and language.says_in_any_form(cue)
    stop = min(end + FARTHEST, len(words))
    for at in range(end, stop):
        word = words[at]
        if word.low in _ENDS:
            following = words[at + 1] if at + 1 < len(words) else None
            gender = 0 if following is None else _gender(following.low, language)
            subject = following is not None and tag(following.low) == "r"
            return Hint(NEXT, gender) if gender and subject else None
        gender = _gender(word.low, language)
        if gender:
            return Hint(0.0 if says else SAME, gender)
        if word.low in language.set_of("neuter_pronouns"):
            return Hint(-SAME, 0)
        if word.capital and at > end:
            return None
    return None


def with_hints(names: Sequence[Name], hints: Sequence[Hint | None]) -> list[Name]:
    """The names with what pronouns say of all that are written so."""
    weights: dict[str, float] = defaultdict(float)
    genders: dict[str, int] = defaultdict(int)
    for name, hint in zip(names, hints, strict=True):
        if hint is not None:
            weights[name.written] += hint.weight
            genders[name.written] += hint.gender
    return [
        name._replace(weight=name.weight + max(-MOST, min(weights[name.written], MOST)))
        if len(name.words) == 1 and name.kind is None
        else name
        for name in names
    ]


def _acts(word: Word, language: Language) -> bool:
    """Whether a word may be the verb of the name before it."""
    return language.tags.get(word.low) in ("v", "x", "a") or word.low.endswith(language.listed("past_endings"))


def _gender(low: str, language: Language) -> int:
    return (low in language.set_of("masculine_pronouns")) - (low in language.set_of("feminine_pronouns"))
