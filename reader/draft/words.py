"""The tokenizer: a text as words and punctuation marks, the smallest pieces that the rules look at."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model.text import Text


class Word(NamedTuple):
    """A word, a number or a mark of punctuation; `low` is how it is looked up, with straight apostrophes."""

    start: int
    end: int
    written: str
    low: str

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()


_WORD = re.compile(
    r"""
    [$£€¥]?\d+(?:[.,:/]\d+)*(?:st\b|nd\b|rd\b|th\b|s\b|%)?(?:[-‐‑][^\W_]\w*)*   # 1,150  7:30  20th  43-year-old
    | ['’](?:s|re|ve|d|ll|m)\b                               # what hangs on a word: Ruiz’s, she’d
    | (?:[^\W\d_]\.){2,}                                     # U.S.
    | [^\W\d_][\w\u0300-\u036f]*(?:(?:['’](?!(?:s|re|ve|d|ll|m)\b)|[-‐‑.&@/+])[\w\u0300-\u036f]+)*
    | --+ | \.\.\.+ | '{2,3} | ``
    | [^\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


def words_of(text: Text) -> list[Word]:
    """Every word and mark, in order."""
    found = []
    for match in _WORD.finditer(text.content):
        written = match[0]
        low = written.lower()
        if "’" in low:
            low = low.replace("’", "'")
        found.append(Word(match.start(), match.end(), written, low))
    return found
