"""The words that the index adds to those of a quote: who said it, about whom, of which type.

All of it is words of one FTS table, so that a filter is a look-up like any word. Each kind begins with a letter
that `fold` never leaves in a text (it takes the spacing modifier letters for marks), so that no query for
words finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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

_DIGITS, _FIRST_DIGIT = (
    11_172,
    0xAC00,
)  # Hangul syllables: two write any number of people, and prefixes stay few


def pairs(words: Sequence[str]) -> Iterator[str]:
    """The short words side by side as words of the index: a phrase of common words is found by its pairs.

    SQLite would go through every quote that has the words to see whether they are side by side there.
    """
    for one, other in pairwise(words):
        if len(one) <= MOST_IN_PAIR and len(other) <= MOST_IN_PAIR:
            yield f"{PAIR}{one}{_AND}{other}"


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


def named(kind: str, names: str) -> str:
    """Lines of folded names as words of the index."""
    return f" {BREAK} ".join(
        " ".join(kind + word for word in name.split(" ")) for name in names.split("\n") if name
    )


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
    text: str,
    kind: QuoteType,
    speakers: Sequence[tuple[int | None, str]],
    about: Iterable[tuple[int | None, str]],
    far: str,
    draft: bool,
) -> str:
    """All words of one quote. `speakers` and `about`: the number of a person, and folded names as lines."""
    said = tokens(fold(text.replace("\n", " ")))
    words = [*said, TYPES[kind], DRAFTS[draft], *dict.fromkeys(pairs(said))]
    if far:
        words.append(far)
    if not speakers:
        words.append(UNKNOWN)
    for place, (number, names) in enumerate(speakers):
        words += (*([BREAK] if place else ()), named(SPEAKER, names))
        if number is not None:
            words.append(number_word(SPEAKER_NUMBER, number))
    for number, names in about:
        words += (BREAK, named(ABOUT, names))
        if number is not None:
            words.append(number_word(ABOUT_NUMBER, number))
    return " ".join(words)
