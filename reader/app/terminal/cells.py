"""Grapheme clusters of a text, what may be drawn of them, and their widths in cells.

Widths are those of Rich's table, which Textual crops by. Clusters are those of UAX #29, Indic conjuncts included,
and are never split over lines, pieces or styles. What is drawn of one may be less than it has: marks of direction are
left out, and control characters become U+FFFD. It may be more: terminals give a cell to Indic vowel signs, Rich's
table none.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise, starmap
from sys import maxsize
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len

from reader.model.characters import DIRECTION_MARKS

REPLACEMENT = "\ufffd"

SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Spaces at which a line may end: all but the no-break ones."""
PAD = "\ufdd1"
"""Stands after what takes a cell more than Rich counts. `cell_widths` keeps it from the terminal."""
AFTER_IDEOGRAPH = "\x00"
AFTER_LETTER = "\x01"
"""What `columns` puts for the further cells of a wide cluster: a line may end after the first kind only."""

# The strings below are the insides of character classes.

# One code point, one cell, nothing that joins: today's Latin, Greek and Cyrillic, their punctuation, and
# signs.
_SIMPLE = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1"
    "\u03a3-\u0482\u048a-\u052f\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u205f"
    "\u20a0-\u20c0\u2100-\u218b\u2190-\u22ff\u2500-\u25fc"
)
_NOT_SIMPLE = f"[^{_SIMPLE}]"
# Most texts have no more than this of it, and its pattern is made in a sixth of the time.
_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u25fc]*")
# The same of other scripts, but marks may follow: Armenian, Hebrew, Arabic, Devanagari, Thai, Georgian.
_LETTERS = (
    "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0606-\u060f\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d3"
    "\u0904-\u0939\u0958-\u0961\u0964-\u097f\u0e01-\u0e30\u0e3f-\u0e46\u10d0-\u10ff"
)
# Two cells, and a line may end after it: Han, kana and their punctuation.
_IDEOGRAPHS = "\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20"

# Controls, format characters that draw nothing, and fillers: none of them is let in, and none may get out.
_FORBIDDEN = (
    "\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ud800-\udfff\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_BLANK_CONTROLS = "\t\n\r"
_ZWJ = "\u200d"
HANGING = SPACES + _BLANK_CONTROLS + DIRECTION_MARKS + _ZWJ
"""What may hang over a line's end: spaces, what is drawn as one, and what is not drawn after one."""
_EMOJI = "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
_WHERE_MARKS_ARE = (
    (0x300, 0x3100),
    (0xA600, 0xAC00),
    (0xFB00, 0xFE30),
    (0x10100, 0x12000),
    (0x13400, 0x13500),
    (0x16A00, 0x17000),
    (0x1BC00, 0x1E950),
    (0xE0100, 0xE01F0),
)
# What continues a cluster though it is no mark: joiners, sound marks of half width, vowels and finals of
# Hangul. (UAX #29 lets those of Hangul stand alone after other letters; to Rich they have no width.)
_EXTENDING = "\u200c\u200d\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7c6\ud7cb-\ud7fb"
# Signs that embrace the digits after them (GB9b).
_PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd"
_HANGUL_INITIALS = "\u1100-\u115f\ua960-\ua97c"
_HANGUL_SYLLABLES = "\uac00-\ud7a3"
# The scripts in which a virama ties a consonant to the next (GB9c): Devanagari, Bengali, Gujarati, Oriya,
# Telugu, Malayalam.
_VIRAMAS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_CONSONANTS = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1\u0a95-\u0ab9\u0af9"
    "\u0b15-\u0b39\u0b5c-\u0b5f\u0b71\u0c15-\u0c39\u0c58-\u0c5a\u0d15-\u0d3a"
)

# An emoji joined to the next one. Elsewhere a joiner only shapes letters, and terminals and Rich disagree on
# the width of what follows it, so there it is kept in the cluster but not drawn.
_EMOJI_JOIN = f"(?<=[{_EMOJI}{_SKIN_TONES}\ufe0f]){_ZWJ}[{_EMOJI}]"
_NOT_DRAWN = f"[{DIRECTION_MARKS}]|{_ZWJ}(?![{_EMOJI}])|(?<![{_EMOJI}{_SKIN_TONES}\ufe0f]){_ZWJ}"
_DOTTED_CIRCLE = "\u25cc"
_NO_BREAK_SPACE = "\u00a0"
_IDEOGRAPHIC_SPACE = "\u3000"

# Two cells, but of words that spaces divide: conjuncts and their like, which are all of scripts before
# Hangul; Hangul; Latin letters and digits at full width.
_WIDE_LETTERS = f"[\u0300-\u10ff{_HANGUL_INITIALS}{_HANGUL_SYLLABLES}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"


class Cluster(NamedTuple):
    """One grapheme cluster: code points `start` to `end` of the text, what is drawn for it, and its cells.

    `shown` is empty and `cells` 0 for marks of direction that stand alone.
    """

    start: int
    end: int
    shown: str
    cells: int


def is_simple(text: str, start: int = 0, end: int = maxsize) -> bool:
    """Whether every code point there is one cluster of one cell that may be drawn as it is."""
    plain = _PLAIN.match(text, start, end)
    beyond = plain.end() if plain else start
    return beyond >= min(end, len(text)) or re.compile(_NOT_SIMPLE).search(text, beyond, end) is None


def shown(text: str) -> str:
    """The text as it may be drawn on one line: tabs and line breaks as spaces, nothing else that controls."""
    if is_simple(text):
        return text
    return "".join(cluster.shown for cluster in clusters(text))


def clusters(text: str, start: int = 0, end: int = maxsize) -> Iterator[Cluster]:
    """The grapheme clusters of that part of the text, in order and without gaps."""
    for match in _patterns().cluster.finditer(text, start, end):
        drawn, cells = _drawn(match[0])
        yield Cluster(match.start(), match.end(), drawn, cells)


def columns(text: str, start: int = 0, end: int = maxsize) -> tuple[str, list[int]]:
    """The text with one character for each of its columns, and the offset that each column belongs to.

    A cluster is its first character, followed by AFTER_IDEOGRAPH or AFTER_LETTER for each further cell; an
    ideographic space is two spaces.
    """
    spread: list[str] = []
    offsets: list[int] = []
    for match in _patterns().run.finditer(text, start, end):
        begin, stop = match.span()
        if match.lastgroup == "letters":
            spread.append(match[0])
            offsets.extend(range(begin, stop))
        elif match.lastgroup == "ideographs":
            spread.append(AFTER_IDEOGRAPH.join(match[0]) + AFTER_IDEOGRAPH)
            offsets.extend(offset for offset in range(begin, stop) for _ in "12")
        else:
            column = _columns_of(match[0])
            spread.append(column)
            offsets.extend([begin] * len(column))
    return "".join(spread), offsets


@lru_cache(4096)
def _drawn(cluster: str) -> tuple[str, int]:
    """What is drawn for a cluster, and its cells."""
    first = cluster[0]
    if first in _BLANK_CONTROLS:
        return " ", 1
    patterns = _patterns()
    if patterns.forbidden.match(cluster):
        return REPLACEMENT, 1
    drawn = patterns.not_drawn.sub("", cluster)
    if patterns.extending.match(drawn):
        drawn = _DOTTED_CIRCLE + drawn
    drawn += PAD * sum(category(char) == "Mc" for char in drawn)
    return drawn, cell_len(drawn)


@lru_cache(4096)
def _columns_of(cluster: str) -> str:
    drawn, cells = _drawn(cluster)
    if not cells:
        return ""
    if drawn == _IDEOGRAPHIC_SPACE:
        return "  "
    first = drawn[0]
    if first in SPACES and len(drawn) > 1:
        return _NO_BREAK_SPACE + AFTER_LETTER * (cells - 1)
    further = AFTER_LETTER if cells > 2 or _patterns().wide_letters.match(first) else AFTER_IDEOGRAPH
    return first + further * (cells - 1)


class _Patterns(NamedTuple):
    forbidden: re.Pattern[str]
    extending: re.Pattern[str]
    cluster: re.Pattern[str]
    run: re.Pattern[str]
    not_drawn: re.Pattern[str]
    wide_letters: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """The compiled patterns; most texts never need them."""
    toned = f"(?<=[{_EMOJI}\ufe0f])[{_SKIN_TONES}]"
    forbidden = f"(?!{toned})[{_FORBIDDEN}{_SKIN_TONES}]"
    extending = f"(?:[{_marks()}{_EXTENDING}{DIRECTION_MARKS}]|{toned})"
    cluster = (
        f"(?s:{forbidden}"
        f"|(?:[{_PREPENDED}](?!{forbidden}|\\Z))*"
        f"(?:[{_FLAG_LETTERS}]{{2}}|[{_HANGUL_INITIALS}]+[{_HANGUL_SYLLABLES}]?|.)"
        f"(?:[{_VIRAMAS}]{_ZWJ}?[{_CONSONANTS}]|{_EMOJI_JOIN}|{extending})*)"
    )
    letters = f"(?P<letters>[{_SIMPLE}{_LETTERS}]+)"
    ideographs = f"(?P<ideographs>[{_IDEOGRAPHS}]+)"
    run = f"(?:{letters}|{ideographs})(?!{extending})|(?P<other>{cluster})"
    return _Patterns(*map(re.compile, (forbidden, extending, cluster, run, _NOT_DRAWN, _WIDE_LETTERS)))


def _marks() -> str:
    """The combining marks of the Unicode version that this Python knows, for a character class."""
    points = chain.from_iterable(starmap(range, _WHERE_MARKS_ARE))
    marks = [point for point in points if category(chr(point))[0] == "M"]
    firsts = [marks[0], *(later for mark, later in pairwise(marks) if later != mark + 1)]
    lasts = [*(mark for mark, later in pairwise(marks) if later != mark + 1), marks[-1]]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))
