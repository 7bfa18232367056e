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
from functools import lru_cache
from sys import maxsize

from reader.app.story.cells import AFTER_IDEOGRAPH, AFTER_LETTER, SPACES, columns, is_simple

# The insides of character classes.
_OPENING = r"(\[{¿¡„‚"
_OPENING_QUOTES = "“‘«‹"
_DASHES = "–—―…"
_CLOSING = r")\]}!?.,;:%‰”’»›/\-" + _DASHES
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


def wrap(text: str, width: int, start: int = 0, end: int = maxsize) -> list[int]:
    """The offsets at which the lines of one paragraph begin, the first of them `start`.

    A line takes no more than `width` cells without the spaces at its end, unless one cluster alone is wider.
    """
    lines = _lines(max(width, 1))
    if is_simple(text, start, end):
        return [match.start() for match in lines.finditer(text, start, end)] or [start]
    spread, offsets = columns(text, start, end)
    return [start, *(offsets[match.start()] for match in lines.finditer(spread) if match.start())]


@lru_cache(64)
def _lines(width: int) -> re.Pattern[str]:
    """A pattern whose matches, one after another, are the lines of a paragraph, spaces at their ends too.

    Its dots take the whole width at once and step back, so the last place where a line may end is tried first.
    """
    return re.compile(
        rf"""(?sx)
        .{{1,{width}}}
        (?: # after spaces
            (?<= [^{SPACES}] ) (?<! [{_OPENING}] )
            (?<! [{SPACES}\n][{_OPENING_QUOTES}] ) (?<! ^[{_OPENING_QUOTES}] )
            [{SPACES}]++ (?! [{_CLOSING}]{{1,4}} (?: [{SPACES}] | \Z ) )
        |   # at the end
            [{SPACES}]*+ \Z
        |   (?<= [-‐{_DASHES}/:?&=] )
            (?: # after a hyphen, or two that stand for a dash
                (?<= \w\w[-‐] ) (?= [^\W\d] ) | (?<= \w-- ) (?= \w )
            |   # after a dash
                (?<= [^{SPACES}{_OPENING}{_OPENING_QUOTES}][{_DASHES}] ) (?= [{_NEVER_LAST}]? \w )
                (?! (?<= \d– ) \d )
            |   # after a slash, and in addresses
                (?<= \w\w/ ) (?= \w\w ) (?! (?<= \d/ ) \d )
            |   (?<= :// ) (?= \w ) | (?<= [?&] ) (?= \w{{1,40}}= ) | (?<= \w= ) (?= \w )
            )
        |   # after an ideograph
            (?<= [^{_NEVER_LAST}]{AFTER_IDEOGRAPH} )
            (?! [{_FURTHER}{SPACES}{_HOLDING}{_NEVER_FIRST}{_EITHER}] )
        |   # before one
            (?<! [{AFTER_IDEOGRAPH}{SPACES}{_HOLDING}{_NEVER_LAST}{_EITHER}] )
            (?= [^{_FURTHER}{_NEVER_FIRST}]{AFTER_IDEOGRAPH} )
        )
        # for want of all that: after any spaces, at a seemly place in a word, anywhere in it, after a wide cluster
        | .{{1,{width}}} (?<= [^{SPACES}] ) [{SPACES}]+
        | .{{1,{width}}} (?<! [{_NEVER_LAST}] ) (?! [{_FURTHER}{SPACES}{_NEVER_FIRST}] )
        | .{{1,{width}}} (?! [{_FURTHER}] ) [{SPACES}]*
        | . [{_FURTHER}]+ [{SPACES}]*
        """
    )
