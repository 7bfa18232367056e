"""Writes what is asked of words in the language of SQLite's full-text search: every word quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from reader.library.index.index_words import TYPES
from reader.library.index.searching.asked_words import Asked, Every, Matching, Phrase
from reader.library.sqlite.schema import PREFIXES

Endings = Callable[[str], Sequence[str]]
"""The words of the index that begin so, at least all where they are few."""
LONGEST_PREFIX = int(PREFIXES[-1])
"""Letters of the longest beginnings that the index of quotes has lists for."""
MOST_ENDINGS = 300
"""Words of one beginning that are asked for one by one: some milliseconds."""


def expression(asked: Matching, endings: Endings | None = None) -> str | None:
    """One expression for MATCH; None where every quote will do."""
    wanted = tuple(map(written, asked.wanted, repeat(endings)))
    unwanted = tuple(map(written, asked.unwanted, repeat(endings)))
    if not wanted and unwanted:
        wanted = (_either(map(_quoted, TYPES.values())),)
    if not wanted:
        return None
    every = " AND ".join(wanted)
    return f"({every}) NOT {_either(unwanted)}" if unwanted else every


def written(asked: Asked, endings: Endings | None = None) -> str:
    """What is asked, for MATCH."""
    if isinstance(asked, Phrase):
        return _phrase(asked, endings)
    parts = map(written, asked.parts, repeat(endings))
    return f"({' AND '.join(parts)})" if isinstance(asked, Every) else _either(parts)


def _either(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _quoted(words: str) -> str:
    return f'"{words}"'


def _phrase(asked: Phrase, endings: Endings | None) -> str:
    """Words side by side.

    A folded text has letters and digits only, so that no word can end the quotes. For a beginning too long for
    the index's own lists SQLite would join those of every word; the few words themselves are faster.
    """
    *before, last = asked.words
    if not asked.begins:
        return _quoted(" ".join(asked.words))
    if endings is not None and len(last) > LONGEST_PREFIX and 0 < len(words := endings(last)) <= MOST_ENDINGS:
        return _either(_quoted(" ".join((*before, word))) for word in words)
    return f"{_quoted(' '.join(asked.words))} *"
