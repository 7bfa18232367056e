"""Where lines end: the part of UAX #14 that news needs, as a typesetter would have it.

A line ends where the last of these stands within the width:
- after spaces, which hang over the edge; not after an opening bracket or quote, and not before closing
  punctuation or a dash that spaces set apart (the dash stays with what it breaks off). No-break spaces are no
  spaces here;
- after a hyphen within a word, if two letters stand before it (X-ray stays whole) and a letter after it (so
  does COVID-19);
- after a dash or an ellipsis within words, never before it, and not within a range of numbers (1914–18);
- after a slash, and in addresses after `://`, and after `?`, `&` and `=` in a query;
- before and after ideographs, kana and emoji, except where kinsoku forbids it: no closing mark, small kana or
  mark of repetition begins a line, no opening mark ends one.
Everything else holds together: quotes and apostrophes with their words, figures with their signs, Hangul and
Thai from space to space. Where none of these stands within the width, a line ends after any space there; where
there is none either, it is cut between clusters, with regard to opening and closing marks where there is room
for that. Lines are filled greedily.
"""

from __future__ import annotations

import re
from sys import maxsize

from reader.app.terminal.cells import AFTER_IDEOGRAPH, AFTER_LETTER, SPACES, columns, is_simple

_OPENING = "([{¿¡„‚"
_OPENING_QUOTES = "“‘«‹"
_DASHES = "–—―…"
_CLOSING = ")]}!?.,;:%‰”’»›/-" + _DASHES
_NEVER_FIRST = (
    _CLOSING + "‐"
    "、。〃々〉》」』】〕〗〙〛〜〞〟〻"
    "ぁぃぅぇぉっゃゅょゎゕゖ゛゜ゝゞァィゥェォッャュョヮヵヶ・ーヽヾ"
    "！％），．：；？］｝～"
)
_NEVER_LAST = _OPENING + _OPENING_QUOTES + "〈《「『【〔〖〘〚〝（［｛＄￡￥$€£¥#"
_EITHER = "\"'"  # straight quotes, of which one can't say whether they open or close
_HOLDING = "\u00a0\u2007\u202f\u2011"  # no-break spaces and hyphen
_FURTHER = AFTER_IDEOGRAPH + AFTER_LETTER

_JOINTS = "-‐" + _DASHES + "/:?&="
"""After these a line may end within a word."""
_NOT_BEFORE_A_DASH = SPACES + _OPENING + _OPENING_QUOTES
_NOT_AFTER_IDEOGRAPH = _FURTHER + SPACES + _HOLDING + _NEVER_FIRST + _EITHER
_NOT_BEFORE_IDEOGRAPH = AFTER_IDEOGRAPH + SPACES + _HOLDING + _NEVER_LAST + _EITHER
_NOT_CUT_BEFORE = _FURTHER + SPACES + _NEVER_FIRST
_RUN_OF_SPACES = re.compile(f"[{SPACES}]*")
_RUN_OF_CELLS = re.compile(f"[{_FURTHER}]*")


def wrap(text: str, width: int, start: int = 0, end: int = maxsize) -> list[int]:
    """The offsets at which the lines of one paragraph begin, the first of them `start`.

    A line takes no more than `width` cells without the spaces at its end, unless one cluster alone is wider.
    """
    if is_simple(text, start, end):
        return _begins(text, max(width, 1), start, min(end, len(text)))
    spread, offsets = columns(text, start, end)
    begins = _begins(spread, max(width, 1), 0, len(spread))
    return [start, *(offsets[begin] for begin in begins[1:])]


def _begins(text: str, width: int, start: int, end: int) -> list[int]:
    """Where the lines of that part of the text begin, in a text of one cell a character."""
    begins = [start]
    while (following := _line_end(text, begins[-1], width, end)) < end:
        begins.append(following)
    return begins


def _line_end(text: str, begin: int, width: int, end: int) -> int:
    """Where the line ends that begins there, the spaces that hang over the edge behind it."""
    if end - begin <= width:
        return end
    past_spaces = 0
    for at in range(begin + width, begin, -1):
        before, after = text[at - 1], text[at]
        if after in SPACES:
            past_spaces = past_spaces or _past(_RUN_OF_SPACES, text, at, end)
            if past_spaces == end:
                return end
            if before not in SPACES:
                if _lets_go(text, at) and not _closes(text, past_spaces, end):
                    return past_spaces
                past_spaces = 0
        elif before in _JOINTS and _parts(text, at, end):
            return at
        elif before == AFTER_IDEOGRAPH:
            if at > 1 and text[at - 2] not in _NEVER_LAST and after not in _NOT_AFTER_IDEOGRAPH:
                return at
        elif (
            at + 1 < end
            and text[at + 1] == AFTER_IDEOGRAPH
            and before not in _NOT_BEFORE_IDEOGRAPH
            and after not in _NEVER_FIRST
            and after != AFTER_LETTER
        ):
            return at
    return _cut(text, begin, begin + width, end)


def _cut(text: str, begin: int, edge: int, end: int) -> int:
    """For want of a good place: after any spaces, at a seemly place in a word, anywhere, after one wide cluster."""
    back = range(edge, begin, -1)
    for at in back:
        if text[at] in SPACES and text[at - 1] not in SPACES:
            return _past(_RUN_OF_SPACES, text, at, end)
    for at in back:
        if text[at - 1] not in _NEVER_LAST and text[at] not in _NOT_CUT_BEFORE:
            return at
    for at in back:
        if text[at] not in _FURTHER:
            return _past(_RUN_OF_SPACES, text, at, end)
    return _past(_RUN_OF_SPACES, text, _past(_RUN_OF_CELLS, text, begin + 1, end), end)


def _past(run: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = run.match(text, at, end)
    return match.end() if match else at


def _lets_go(text: str, at: int) -> bool:
    """Whether what stands before a space may end a line: no opening bracket, and no quote that opens."""
    before = text[at - 1]
    if before in _OPENING_QUOTES:
        return at > 1 and text[at - 2] not in SPACES and text[at - 2] != "\n"
    return before not in _OPENING


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a few closing marks stand there by themselves."""
    for past in range(at + 1, min(at + 4, end) + 1):
        if text[past - 1] not in _CLOSING:
            return False
        if past == end or text[past] in SPACES:
            return True
    return False


def _parts(text: str, at: int, end: int) -> bool:
    """Whether a line may end within a word, after the hyphen, dash or sign of an address before `at`."""
    joint, first, after = text[at - 1], text[at - 2 : at - 1], text[at]
    if joint in "-‐":
        if first == "-" == joint:
            return at > 2 and _in_word(text[at - 3]) and _in_word(after)
        return (
            at > 2
            and _in_word(text[at - 3])
            and _in_word(first)
            and _in_word(after)
            and not after.isdecimal()
        )
    if joint in _DASHES:
        if first in _NOT_BEFORE_A_DASH or (joint == "–" and first.isdecimal() and after.isdecimal()):
            return False
        return _in_word(after) or (after in _NEVER_LAST and at + 1 < end and _in_word(text[at + 1]))
    if joint == "/":
        if at > 2 and text[at - 3 : at] == "://":
            return _in_word(after)
        if first.isdecimal() and after.isdecimal():
            return False
        words = text[at - 3 : at - 1] + text[at : min(at + 2, end)]
        return at > 2 and len(words) == 4 and all(map(_in_word, words))
    if joint in "?&":
        name = text[at : min(at + 41, end)].partition("=")
        return bool(name[1]) and bool(name[0]) and all(map(_in_word, name[0]))
    return joint == "=" and _in_word(first) and _in_word(after)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
