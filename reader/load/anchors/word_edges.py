"""Finds the edges of words: they keep Dowd out of O’Dowd, and find Ruiz in Ruiz’s.

All of it looks at folded text, where every apostrophe is straight.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reader.load.anchors.canonical import UNSPACED

# Beside these a word begins and ends, whatever it is: what stands beside nearly every word.
APART = frozenset(' \n.,;:!?"()/-')
_POSSESSIVES = ("'s", "'S")
_JOINERS = "\u200c\u200d"
_ANY = ""  # digits, and letters that stand in words of every script
_HANGUL = "HANGUL"
_NO_SPACES = "no spaces"


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` begin and end where words do."""
    return (start == 0 or text[start - 1] in APART or begins_word(text, start)) and (
        end == len(text) or text[end] in APART or ends_word(text, end)
    )


def begins_word(text: str, start: int) -> bool:
    """Whether nothing before `start` belongs to the word that the character there is part of."""
    first = text[start]
    if not first.isalnum():
        return True
    before = _base(text, start)
    if before >= 0 and text[before] == "'":
        before = _base(text, before)
    return before < 0 or not _joined(text[before], first)


def ends_word(text: str, end: int) -> bool:
    """Whether nothing from `end` on belongs to the word that the character before it is part of.

    A possessive doesn't: neither `’s` nor a bare apostrophe.
    """
    if text[end : end + 2] in _POSSESSIVES and (end + 2 == len(text) or text[end + 2] in APART):
        return True  # so nearly every name ends that does not stand alone
    base = _base(text, end)
    if base < 0 or not text[base].isalnum() or end == len(text):
        return True
    if _is_mark(text[end]):
        return False
    if _script(text[base]) == _HANGUL or not _goes_on(
        text, end, text[base]
    ):  # a Korean name has particles behind
        return True
    return text[end : end + 2] in _POSSESSIVES and not _goes_on(text, end + 2, "s")


def is_one_word(text: str) -> bool:
    """Whether no word begins inside `text`, whatever stands about it."""
    if not text.isalnum():
        return False
    scripts = {_script(character) for character in set(text)} - {_ANY}
    return len(scripts) <= 1 and not scripts & {_HANGUL, _NO_SPACES}


def _goes_on(text: str, end: int, last: str) -> bool:
    """Whether the word whose last letter is `last` goes on at `end`, be it over an apostrophe."""
    while end < len(text) and text[end] in _JOINERS:
        end += 1
    if end < len(text) and _is_mark(text[end]):
        return True
    if text.startswith("'", end):
        end += 1
    return end < len(text) and _joined(last, text[end])


def _base(text: str, before: int) -> int:
    """The offset of the character before `before`, marks and joiners passed over; -1 where none is."""
    at = before - 1
    while at >= 0 and (text[at] in _JOINERS or _is_mark(text[at])):
        at -= 1
    return at


def _joined(left: str, right: str) -> bool:
    """Whether two characters, side by side, are of one word."""
    if not (left.isalnum() and right.isalnum()):
        return False
    if left.isascii() and right.isascii():
        return True
    scripts = {_script(left), _script(right)}
    if _NO_SPACES in scripts:
        return False
    return len(scripts) == 1 or (_ANY in scripts and _HANGUL not in scripts)


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    if character < "\u0300":
        return False
    return unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter, by its Unicode name (Python knows no other way); `_ANY` for a digit."""
    if character.isascii():
        return "LATIN" if character.isalpha() else _ANY
    # compiled for the texts that have such characters: it takes as long as reading a short file
    if character >= UNSPACED[0] and re.match(f"[{UNSPACED}]", character):
        return _NO_SPACES
    if not character.isalpha():
        return _ANY
    name = unicodedata.name(character, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    script = name.partition(" ")[0]
    return _ANY if script in ("MODIFIER", "FEMININE", "MASCULINE", "MICRO", "SUPERSCRIPT") else script
