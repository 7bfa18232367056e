"""The words that the index adds to those of a quote: who said it, about whom, of which type.

All of it is words of one FTS table, so that a filter is a look-up like any word. Each kind begins with a letter
that `fold` never leaves in a text (it takes the spacing modifier letters for marks), so that no query for
words finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from reader.model.article import QuoteType
from reader.model.dates.dates import Day, Edtf
from reader.model.query.fold import fold, tokens

SPEAKER, ABOUT = "\u02b9", "\u02ba"
"""Before each word of a name."""
SPEAKER_NUMBER, ABOUT_NUMBER = "\u02bb", "\u02bc"
"""Before the number of a person."""
BREAK = "\u02bd"
"""Between two names, so that no phrase goes from one into the other."""
UNKNOWN = "\u02c1"
TYPES = {QuoteType.DIRECT: "\u02be", QuoteType.INDIRECT: "\u02bf", QuoteType.MIXED: "\u02c0"}

DRAFTS = {True: "\u02cd", False: "\u02cf"}
"""Whether a quote is a draft that nobody has checked."""
MONTH, YEAR, LONG, OPEN_AFTER, OPEN_BEFORE = "\u02c6", "\u02c7", "\u02c8", "\u02c9", "\u02ca"
"""How far the date of a quote reaches, where it is longer than a day."""
PAIR, _AND = "\u02cb", "\u02cc"
"""Before and between two short words that stand side by side."""
MOST_IN_PAIR = 3
"""Letters of such a word: those that are in every other quote are short, and where no spaces stand they have one."""
NO_WORDS = (
    SPEAKER_NUMBER,
    ABOUT_NUMBER,
    BREAK,
    UNKNOWN,
    *TYPES.values(),
    *DRAFTS.values(),
    MONTH,
    YEAR,
    LONG,
    OPEN_AFTER,
    OPEN_BEFORE,
    PAIR,
)
"""What a word begins with that stands for no word or name."""
REACH = {MONTH: 31, YEAR: 366}

_MOST_PEOPLE = 8_192
"""People whose words are kept: the same few are quoted again and again."""
_DIGITS, _FIRST_DIGIT = (
    11_172,
    0xAC00,
)  # Hangul syllables: two write any number of people, and prefixes stay few


def pairs(words: Sequence[str]) -> list[str]:
    """The short words side by side as words of the index: a phrase of common words is found by its pairs.

    SQLite would go through every quote that has the words to see whether they are side by side there.
    """
    found, before = list[str](), ""
    for word in words:
        if len(word) > MOST_IN_PAIR:
            before = ""
        else:
            if before:
                found.append(f"{PAIR}{before}{_AND}{word}")
            before = word
    return found


def backwards(word: str) -> str:
    """A word of the index from its end, but for the letter that says what kind it is."""
    kind = len(word) if word.startswith(NO_WORDS) else word.startswith((SPEAKER, ABOUT))
    return word[:kind] + word[kind:][::-1]


def number_word(kind: str, number: int) -> str:
    """A person's number as a word of the index."""
    word = ""
    while True:
        number, digit = divmod(number, _DIGITS)
        word = chr(_FIRST_DIGIT + digit) + word
        if not number:
            return kind + word


def names_of(names: Iterable[str]) -> str:
    """Names folded, each once and on its own line; one that another holds in it finds nothing more."""
    folded = dict.fromkeys(" ".join(tokens(fold(name))) for name in names)
    kept = [
        name
        for name in folded
        if name and not any(name != other and f" {name} " in f" {other} " for other in folded)
    ]
    return "\n".join(kept)


@lru_cache(maxsize=_MOST_PEOPLE)
def _who(kind: str, kind_of_number: str, number: int | None, names: str) -> str:
    """Somebody as words of the index: lines of folded names, and the number."""
    lines = (" ".join(kind + word for word in name.split(" ")) for name in names.split("\n") if name)
    named = f" {BREAK} ".join(lines)
    return named if number is None else f"{named} {number_word(kind_of_number, number)}"


def reach(when: Edtf | None) -> str:
    """The word for a date that is longer than a day; empty for others."""
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    if when.earliest is None:
        return OPEN_BEFORE
    if when.latest is None:
        return OPEN_AFTER
    days = when.latest.number - when.earliest.number
    return "" if days == 0 else next((kind for kind, most in REACH.items() if days <= most), LONG)


def day_of(when: Edtf | None) -> Day | None:
    """The day that sorts a quote: its first, or its last where it is open before; None without a date."""
    return None if when is None else when.earliest or when.latest


def indexed(
    said: Sequence[str],
    kind: QuoteType,
    speakers: Iterable[tuple[int | None, str]],
    about: Iterable[tuple[int | None, str]],
    far: str,
    draft: bool,
) -> list[str]:
    """All words of one quote, some of them in one string. `speakers` and `about`: numbers of people, folded names."""
    return [*said, _marks(kind, draft, far, tuple(speakers), tuple(about)), *dict.fromkeys(pairs(said))]


@lru_cache(maxsize=_MOST_PEOPLE)
def _marks(
    kind: QuoteType,
    draft: bool,
    far: str,
    speakers: Sequence[tuple[int | None, str]],
    about: Sequence[tuple[int | None, str]],
) -> str:
    """The words that stand for what a quote is, and for whom it is by and about."""
    words = [TYPES[kind], DRAFTS[draft]]
    if far:
        words.append(far)
    if not speakers:
        words.append(UNKNOWN)
    for place, (number, names) in enumerate(speakers):
        if place:
            words.append(BREAK)
        words.append(_who(SPEAKER, SPEAKER_NUMBER, number, names))
    for number, names in about:
        words += (BREAK, _who(ABOUT, ABOUT_NUMBER, number, names))
    return " ".join(words)
