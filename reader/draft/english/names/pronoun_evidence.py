"""Reads from the pronouns behind names which of these are people, and who is a he or a she."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.english.verb_forms import VerbForms
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind

FARTHEST = 16  # words behind a name
BOTH, SAME, NEXT = (
    1.5,
    1.0,
    0.5,
)  # for a person, of a pronoun right behind, in the sentence, as the next one’s first word
MOST = 2.0
_ENDS = frozenset([".", "!", "?", "…", ";", ":"])
_BEFORE_SUBJECTS = frozenset(',.;:()-–—“"”!?')


class Hint(NamedTuple):
    """What the pronoun behind a name says for a person, below 0 against; and the gender: 1 for he, -1 for she.

    `body`: it speaks, but as an it.
    """

    weight: float
    gender: int
    body: bool = False


def hint_behind(
    words: Sequence[Word], start: int, end: int, language: Language, forms: VerbForms
) -> Hint | None:
    """What the first pronoun says that may stand for the name at `start`, which is the subject of a clause.

    `forms` are those of all verbs, as `verb_forms` has them.
    """
    tag = language.tags.get
    before = words[start - 1] if start else None
    begins = before is None or before.low in _BEFORE_SUBJECTS or tag(before.low) in ("b", "T", "c")
    if end + 1 >= len(words):
        return None
    if before is not None and before.low == "the":
        return None
    if words[end].low == "and" and words[end + 1].low in language.set_of("possessives"):
        return Hint(BOTH, _gender(words[end + 1].low, language))  # Ruiz and his wife
    if words[end].low == "'s" and words[end + 1].low in language.set_of("kin"):
        return Hint(BOTH, 0)  # Ruiz’s parents
    if not begins or not _acts(words[end], language, forms):
        return None
    cue = language.cues.get(words[end].low)
    says = cue is not None and language.says_in_any_form(cue)
    masculine, feminine = language.set_of("masculine_pronouns"), language.set_of("feminine_pronouns")
    neuter = language.set_of("neuter_pronouns")
    stop = min(end + FARTHEST, len(words))
    for at in range(end, stop):
        word = words[at]
        if word.low in _ENDS:
            following = words[at + 1] if at + 1 < len(words) else None
            gender = 0 if following is None else _gender(following.low, language)
            subject = following is not None and tag(following.low) == "r"
            return Hint(NEXT, gender) if gender and subject else None
        if word.low in masculine or word.low in feminine:
            return Hint(0.0 if says else SAME, _gender(word.low, language))
        if word.low in neuter:
            return Hint(-SAME, 0, says)
        if word.capital and at > end:
            return None
    return None


def with_hints(names: Sequence[Name], hints: Sequence[Hint | None]) -> list[Name]:
    """The names with what pronouns say of all that are written so."""
    weights: dict[str, float] = defaultdict(float)
    genders: dict[str, int] = defaultdict(int)
    bodies: set[str] = set()
    for name, hint in zip(names, hints, strict=True):
        if hint is not None:
            weights[name.written] += hint.weight
            genders[name.written] += hint.gender
            if hint.body:
                bodies.add(name.written)
    return [
        name._replace(kind=Kind.ORGANISATION)
        if name.kind is None and name.written in bodies and weights[name.written] < 0
        else _hinted(name, weights[name.written], genders[name.written])
        for name in names
    ]


def _hinted(name: Name, weight: float, gender: int) -> Name:
    if name.gender == 0 and gender:
        name = name._replace(gender=1 if gender > 0 else -1)
    if len(name.words) > 1 or name.kind is not None:
        return name
    return name._replace(weight=name.weight + max(-MOST, min(weight, MOST)))


def _acts(word: Word, language: Language, forms: VerbForms) -> bool:
    """Whether a word may be the verb of the name before it."""
    if language.tags.get(word.low) in ("v", "x", "a"):
        return True
    form = forms.get(word.low)
    return form is not None and bool(form.kinds & {"d", "s"})


def _gender(low: str, language: Language) -> int:
    return (low in language.set_of("masculine_pronouns")) - (low in language.set_of("feminine_pronouns"))
