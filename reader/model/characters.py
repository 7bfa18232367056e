"""Which characters may stand in an article: none that moves the cursor, changes the terminal or hides text.

Line feeds and tabs may; carriage returns only before a line feed. Joiners and variation selectors may where a
script or an emoji needs them, and as many combining marks on one letter as any language has. What is unassigned
is so in the Unicode version of this Python.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Harmless though `str.isprintable` says no: tab, the spaces that take a column, the marks LRM, RLM and ALM.
_PLAIN_SIGHT = (
    "\t\u00a0\u2009\u202f\u3000\u2002\u2003\u2007\u2008\u200a\u2000\u2001\u2004\u2005\u2006\u205f\u1680"
)
DIRECTION_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
# Format characters that are drawn: the number signs of Arabic, Syriac and Kaithi.
_DRAWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
# Letters and marks to Unicode, yet nothing to the eye.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Patterns as text, compiled when a text first needs them: most never do, and the first frame does not wait for them.
_NEEDS_A_LOOK = f"[{_UNSEEN}{_JOINERS}{_SELECTORS}]"
# Two ranges stay two comparisons in a pattern, which passes Latin and its punctuation four times as fast.
_BEYOND_LATIN = "[^\x00-\u034e\u200e-\u3163]"
_SELECTOR = f"[{_SELECTORS}]"
# Scripts whose letters join or form conjuncts: Arabic to Mandaic, Brahmi's descendants, Mongolian, Adlam.
_JOINING = (
    "[\u0600-\u077f\u07c0-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\ua8ff\ua980-\uaaff\uabc0-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010aff\U00010d00-\U00010d3f\U00010f30-\U00010fff"
    "\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)

MOST_MARKS = 30
"""Combining marks on one letter: as many as Unicode's Stream-Safe Text Format lets stand (UAX #15), and no language
needs a third of them. More hide the lines around, and to put a million in order takes an hour."""

_NAMES = {
    "\x00": "NUL",
    "\x07": "the bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\r": "a carriage return",
    "\x1b": "ESC",
    "\x7f": "DEL",
    "\x85": "NEL",
    "\u00ad": "a soft hyphen",
    "\ufeff": "a byte-order mark inside the file",
}


def are_harmless(characters: Iterable[str]) -> bool:
    """Whether these characters may stand anywhere, beside any other: none joins, selects, hides or piles up."""
    return all(
        (char.isprintable() or char in _PLAIN_SIGHT or char in DIRECTION_MARKS)
        and not is_mark(char)
        and (char <= "\u034e" or "\u200e" <= char <= "\u3163" or re.match(_NEEDS_A_LOOK, char) is None)
        for char in characters
    )


def forbidden(text: str, start: int = 0) -> Iterator[int]:
    """The offsets, from `start` on, of the characters that may not stand in an article, in order."""
    pattern = _suspects(text)
    if pattern is None:
        return
    for match in pattern.finditer(text, start):
        at = match.start()
        char = text[at]
        if char in _JOINERS:
            if _joins(text, at):
                continue
        elif re.match(_SELECTOR, char) and _selects(text, at):
            continue
        yield at


def is_clean(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or next(forbidden(text), None) is None


def describe(char: str) -> str:
    """A character by name and number, for messages: `ESC (U+001B)`."""
    number = f"U+{ord(char):04X}"
    name = _NAMES.get(char) or unicodedata.name(char, "").lower()
    if name:
        return f"{name} ({number})"
    kind = {"Cc": "control character", "Cs": "surrogate", "Cn": "unassigned character"}
    return f"{kind.get(unicodedata.category(char), 'character')} {number}"


def is_mark(char: str) -> bool:
    """Whether `char`, or what it is composed of, is a mark that has its place in an order on its letter."""
    return unicodedata.combining(unicodedata.normalize("NFD", char)[0]) > 0


def _suspects(text: str) -> re.Pattern[str] | None:
    """A pattern of what in `text` may be forbidden; None where nothing is, the fast path of nearly every text."""
    alternatives = _piled(text)
    beyond = None if text.isascii() else re.search(_BEYOND_LATIN, text)
    if beyond is not None and re.compile(_NEEDS_A_LOOK).search(text, beyond.start()) is not None:
        alternatives.append(_NEEDS_A_LOOK)
    rest = text if text.isprintable() else text.replace("\r\n", "").replace("\n", "")
    if not rest.isprintable():
        for harmless in (*_PLAIN_SIGHT, *DIRECTION_MARKS, *_JOINERS):
            rest = rest.replace(harmless, "")
        never = set() if rest.isprintable() else {char for char in set(rest) if _never(char)}
        if "\r" in never:
            never.discard("\r")
            alternatives.append("\r(?!\n)")
        if never:
            alternatives.append("[" + "".join(map(re.escape, sorted(never))) + "]")
    return re.compile("|".join(alternatives)) if alternatives else None


def _piled(text: str) -> list[str]:
    """A pattern of the marks that are too many on their letter, where there may be any."""
    # So long a pile has one of every thirtieth characters in it: to look at these takes next to nothing.
    if len(text) <= MOST_MARKS or text.isascii() or not any(map(is_mark, set(text[::MOST_MARKS]))):
        return []
    marks = "".join(sorted(filter(is_mark, set(text))))
    return [f"(?<=[{marks}]{{{MOST_MARKS}}})[{marks}]"]


def _never(char: str) -> bool:
    """Whether `char` is forbidden wherever it stands."""
    category = unicodedata.category(char)
    if category == "Cf":
        return char not in _DRAWN and re.match(_SELECTOR, char) is None
    return category in ("Cc", "Cs", "Cn", "Zl", "Zp")


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` follows a letter of a joining script, or stands between two emoji."""
    if not at:
        return False
    before = text[at - 1]
    if re.match(_JOINING, before):
        return True
    return text[at] == "\u200d" and _is_emoji(before) and at + 1 < len(text) and _is_emoji(text[at + 1])


def _is_emoji(char: str) -> bool:
    """Near enough: symbols, skin tones, the arrow of the shaken head, the selector that makes an emoji."""
    return char == "\ufe0f" or char == "\u2194" or unicodedata.category(char) in ("So", "Sk")


def _selects(text: str, at: int) -> bool:
    """Whether the variation selector at `at` has a base: one selector after something that is seen."""
    if not at:
        return False
    before = text[at - 1]
    return re.match(_SELECTOR, before) is None and unicodedata.category(before)[0] not in "CZ"
