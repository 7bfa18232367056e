"""Tells names of people by what stands beside them in German, where no given name and no title does."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.entities.places import cities
from reader.draft.german.verbs import FINITE, sayings
from reader.draft.language import Language
from reader.draft.words import Word

_NAME = 2  # words of a name that nothing but its surroundings tells
_LONGEST = 3


def evident_name(
    words: Sequence[Word], at: int, end: int, language: Language
) -> tuple[int, int, Word | None] | None:
    """Where a name begins and ends in a run of capitals, and the noun before it that says what somebody is.

    None where nothing beside the run tells of a person: Mehmet Yildiz (SPD), Mehmet Yildiz sagte.
    """
    size = end - at
    if not _NAME <= size <= _LONGEST or not words[at].capital:
        return None
    article = words[at - 1].low if at else ""
    described = article in ("der", "die", "ein", "eine", "dem", "den")
    if size == _LONGEST and not described:
        return None
    if size == _NAME and (language.tags.get(article) == "d" or article[:1].isdigit()):
        return None
    begin = end - _NAME
    if any(not _may_name(word, language) for word in words[begin:end]):
        return None
    sure = size == _LONGEST or _is_told_of(words, end, language)
    if not (sure or _speaks(words, at, end)):
        return None
    return begin, end, words[at] if size == _LONGEST else None


def _may_name(word: Word, language: Language) -> bool:
    known = (
        word.low in language.bodies
        or word.low in language.times
        or word.low in language.set_of("months_and_days")
    )
    body = word.low.endswith(language.listed("organisation_endings"))
    return not (
        known or body or is_common_noun(word, language) or word.written in cities() or word.written.isupper()
    )


def _speaks(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a verb of saying stands right before or behind some words."""
    beside = [words[k] for k in (start - 1, end) if 0 <= k < len(words)]
    forms = [
        sayings().get(word.low, ()) for word in beside if not word.capital and word.low.endswith(("t", "te"))
    ]
    return any(listed and all(saying.form == FINITE for saying in listed) for listed in forms)


def _is_told_of(words: Sequence[Word], end: int, language: Language) -> bool:
    """Whether an age or a party stands in brackets behind a name, or a comma and what somebody is."""
    behind = words[end : end + 4]
    if len(behind) < _LONGEST:
        return False
    mark, first, second = behind[0].low, behind[1], behind[2]
    if mark == "(":
        age = first.low.isdecimal() and len(first.low) < _LONGEST
        return age or first.low in language.set_of("organisation_words")
    if mark == ",":
        return is_title(first, language) or (
            language.tags.get(first.low) == "d" and is_title(second, language)
        )
    return False


def is_common_noun(word: Word, language: Language) -> bool:
    """Whether a word ends like a noun that is no name, or is a role."""
    return word.low.endswith(language.listed("noun_endings")) or word.low in language.set_of("roles")


def is_title(word: Word, language: Language) -> bool:
    """Whether a word says what somebody is, or how they are addressed."""
    low = word.low
    known = low in language.set_of("honorifics") or low in language.set_of("roles")
    return word.capital and (known or low.endswith(language.listed("title_endings")))
