"""Folds text for search: no case, no accents, no quotation marks, so that `radoslaw` finds Radosław.

A folded text is letters, digits, spaces and line breaks, nothing else. What is neither a letter nor a digit
is one space, so quotation marks, apostrophes and dashes of every shape are alike, and a phrase is found
whatever stands between its words. (The anchors of a file are folded otherwise: they keep case.)

The index of a library can be built of folded text with its `tokens` set apart by spaces; SQLite's `unicode61`
divides that the same way, given the categories L*, N* and M* and no removal of diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from reader.model.text import Span

# Thai and Lao, Myanmar, Khmer, Kana and Han, for a character class: no spaces stand between words there.
# The loader joins lines by a wider set: no punctuation is left in a folded text, and Tibetan’s own sign between
# syllables is a space there.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3035\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_TOKEN = f"[{UNSPACED}]|[^ \n{UNSPACED}]+"

# Marks that make another letter of the one before: vowel signs of Indic scripts, nukta, voiced kana, virama.
_MARKS_THAT_SPELL = frozenset({0, 7, 8, 9})
_LATIN = r"LATIN (?:SMALL |CAPITAL )?(?:LETTER|LIGATURE) (?:[A-Z]+ )*?([A-Z]{1,2}|[A-Z]+)(?: WITH .+)?"
_LATIN_BY_NAME = {"ETH": "d", "THORN": "th", "ENG": "ng", "SCHWA": "a", "EZH": "z", "ESH": "s", "WYNN": "w"}

_CYRILLIC_VARIANTS = "ЁёЀѐЍѝ\u0482\u0483\u0484\u0485\u0486\u0487\u0488\u0489"
"""Written with a mark that many leave out, or marks themselves; й, ї, ў and their like are letters of their own."""

_FEW = 20
"""Letters and marks that make a text of a newspaper more than ASCII, such as its quotation marks."""
_KEPT = 8192
"""Characters whose folds are kept."""
_SHORT = 10_000
"""Characters of a text that is worth folding in the hope that it is even, as nearly all quotes are."""


def fold(text: str) -> str:
    """A text folded for search. Its length may change: `Folded` knows the way back."""
    text = unicodedata.normalize("NFC", text)
    even = _evenly(text)
    return text.translate(_Table()) if even is None else even


def tokens(folded: str) -> list[str]:
    """The words of a folded text: runs of letters and digits; in unspaced scripts single characters."""
    if folded.isascii():
        return folded.split()
    return re.findall(_TOKEN, folded)  # the pattern costs a tenth of a start


@dataclass(frozen=True, slots=True)
class Folded:
    """A text, its fold, and the way from the one to the other.

    `uneven` holds where in the text a character stands whose fold isn't one character long, `places` where
    that fold begins, `widths` how long it is. All three are empty for nearly every text. `marked`: the text
    has combining marks.
    """

    source: str
    text: str
    uneven: array[int]
    places: array[int]
    widths: array[int]
    marked: bool

    @classmethod
    def of(cls, source: str) -> Folded:
        uneven, places, widths = array("q"), array("q"), array("q")
        if (even := _evenly(source)) is not None:
            return cls(source, even, uneven, places, widths, False)
        table = _Table()
        text = source.translate(table)
        if odd := "".join(chr(code) for code, folded in table.items() if len(folded) != 1):
            grown = 0
            for match in re.finditer(f"[{re.escape(odd)}]", source):
                width = len(table[ord(match[0])])
                uneven.append(match.start())
                places.append(match.start() + grown)
                widths.append(width)
                grown += width - 1
        marked = any(unicodedata.category(chr(code))[0] == "M" for code in table)
        return cls(source, text, uneven, places, widths, marked)

    @property
    def plain(self) -> bool:
        """Whether every offset of the fold is the same offset of the text, and no mark can be cut off."""
        return not (self.uneven or self.marked)

    def offset(self, place: int) -> int:
        """Where in the text the character stands whose fold covers `place`."""
        index = bisect_right(self.places, place) - 1
        if index < 0:
            return place
        beyond = place - self.places[index] - self.widths[index]
        return self.uneven[index] + (1 + beyond if beyond >= 0 else 0)

    def place(self, offset: int) -> int:
        """Where the fold of the text's character at `offset` begins."""
        index = bisect_left(self.uneven, offset) - 1
        if index < 0:
            return offset
        return self.places[index] + self.widths[index] + offset - self.uneven[index] - 1

    def span(self, start: int, end: int) -> Span:
        """What `start` to `end` of the fold (not empty) stand for: whole letters, with their marks."""
        first, last = start, end
        if self.uneven:
            first, last = self.offset(start), self.offset(end - 1) + 1
        if not self.marked:
            return Span(first, last)
        while first > 0 and _is_mark(self.source[first]):
            first -= 1
        while last < len(self.source) and _is_mark(self.source[last]):
            last += 1
        return Span(first, last)


class _Table(dict[int, str]):
    """What `str.translate` asks; afterwards it holds every character the text had. ASCII never asks twice."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _evenly(text: str) -> str | None:
    """The fold of a short text where it is as long as the text and has no marks; None for others."""
    if len(text) > _SHORT:
        return None
    if not text.isascii():  # what is ASCII but for a few letters is folded in a fraction of the time
        found = dict.fromkeys(re.findall("[^\0-\x7f]", text))
        if len(found) <= _FEW:
            for char in found:
                if len(folded := _fold_character(char)) == 1 and folded.isascii():
                    text = text.replace(char, folded)
    try:
        return text.translate(_EVEN)
    except _Uneven:
        return None


class _Uneven(Exception):
    """The text has a character whose fold is longer or shorter, or a combining mark."""


class _EvenTable(dict[int, str]):
    """What `str.translate` asks of short texts. What it was asked it keeps, for the next of a thousand quotes."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _fold_character(char)
        if len(folded) != 1 or _is_mark(char):
            raise _Uneven
        if len(self) < _KEPT:
            self[code] = folded
        return folded


@lru_cache(maxsize=_KEPT)
def _fold_character(char: str) -> str:
    if char == "\n":
        return char
    if "\u0400" <= char <= "\u04ff" and char not in _CYRILLIC_VARIANTS:
        return char.casefold()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    if unicodedata.category(char)[0] not in "LMN" and char not in decomposed:
        return " "  # ™ is a sign, not the letters TM of the word before it
    return unicodedata.normalize("NFC", "".join(map(_fold_letter, decomposed)))


def _fold_letter(char: str) -> str:
    """One character of a decomposition: itself, its Latin letters, nothing, or a space."""
    category = unicodedata.category(char)
    if (
        category in ("Cf", "Me") or char == "\u0640"
    ):  # joiners and direction marks, keycaps, the Arabic stretch
        return ""
    if category[0] == "M":
        spells = unicodedata.combining(char) in _MARKS_THAT_SPELL
        return (
            char if spells and "VARIATION SELECTOR" not in unicodedata.name(char) and char != "\u034f" else ""
        )
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] not in "LN" or "\u02b9" <= char <= "\u02ff":  # ʼ and its like are letters only by name
        return " "
    if not char.isascii() and (latin := re.fullmatch(_LATIN, unicodedata.name(char, ""))):
        word = latin[1]
        return word.lower() if len(word) <= 2 else _LATIN_BY_NAME.get(word, char)
    return char


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


_EVEN = _EvenTable()


LITTLE_WORDS = frozenset(
    "a about after all also an and any are as at be been but by can did do for from had has have he her his if in"
    " is it its just more no not of on one or our out own she so than that the their them then there they this to"
    " too up us was we were what when who will with would you your".split()
)
"""Words that are in every text: whoever types a word that is nowhere hardly meant one of them."""
