"""Writes words as PostgreSQL's own values: tsvector and tsquery literals of our words, never of its parser's.

A value has no places of words: phrases are told by the words in their order, in the column `said`, which begins and
ends with a space. So they are found wherever they stand, however often their words occur.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.index.searching.asked_words import Asked, Every, Matching, Phrase

LONGEST = 400
"""Letters of a word that are compared in a tsvector, which has room for 2 kB; all are compared in `said`."""
_MOST_BYTES = 1_000_000
"""Of a tsvector, which has room for 1 MiB."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of words, as SQL: a tsquery that all matches fulfil, and what else tells them for certain.

    An empty `query` asks for nothing, an empty `exact` is always fulfilled; `values` are those of `exact`.
    """

    query: str = ""
    exact: str = ""
    values: tuple[object, ...] = ()

    def sql(self, words: str) -> tuple[str, tuple[object, ...]]:
        """One expression and its values. `words` is the column with the tsvector."""
        parts = [f"{words} @@ CAST(? AS tsquery)"] * bool(self.query) + [self.exact] * bool(self.exact)
        asked = (self.query,) if self.query else ()
        return f"({' AND '.join(parts) or 'true'})", (*asked, *self.values)


def spaced(words: str) -> str:
    """Words for the column `said`."""
    return f" {words} "


def vector(words: str) -> str | None:
    """The words of a text, set apart by spaces, as a tsvector; None where they are too many for one."""
    each = dict.fromkeys(word[:LONGEST] for word in words.split(" ") if word)
    written = " ".join(map(_quoted, each))
    return written if len(written.encode()) <= _MOST_BYTES else None


def vector_of_part(words: str) -> str:
    """The same, without the words that are too many."""
    each = list(dict.fromkeys(words.split(" ")))
    while (written := vector(" ".join(each))) is None:
        del each[len(each) // 2 :]
    return written


def conditions(asked: Matching, words: str = "words", said: str = "said") -> tuple[str, tuple[object, ...]]:
    """What is asked, as one SQL expression over these columns, with its values."""
    wanted = _every([condition(part, words, said) for part in asked.wanted]).sql(words)
    unwanted = [condition(part, words, said).sql(words) for part in asked.unwanted]
    expression = " AND ".join((wanted[0], *(f"NOT {sql}" for sql, _ in unwanted)))
    return expression, (*wanted[1], *(value for _, values in unwanted for value in values))


def wanted_words(asked: Matching) -> str:
    """A tsquery that all rows fulfil that are wanted, and some others; empty where any row may be."""
    return _every([condition(part, "words", "said") for part in asked.wanted]).query


def by_words_alone(asked: Matching, said: str = "said") -> tuple[str, tuple[object, ...]]:
    """The same of rows that have no tsvector: told by the words in their order."""
    parts = [*asked.wanted, *asked.unwanted]
    each = [_strpos(part, said) for part in parts]
    negated = [""] * len(asked.wanted) + ["NOT "] * len(asked.unwanted)
    expression = " AND ".join(f"{no}{sql}" for no, (sql, _) in zip(negated, each, strict=True)) or "true"
    return expression, tuple(value for _, values in each for value in values)


def _strpos(asked: Asked, said: str) -> tuple[str, tuple[object, ...]]:
    if isinstance(asked, Phrase):
        return f"strpos({said}, ?) > 0", (_sought(asked),)
    each = [_strpos(part, said) for part in asked.parts]
    joined = (" AND " if isinstance(asked, Every) else " OR ").join(sql for sql, _ in each)
    return f"({joined})", tuple(value for _, values in each for value in values)


def _sought(asked: Phrase) -> str:
    """A phrase as it stands in `said`."""
    return f" {' '.join(asked.words)}{'' if asked.begins else ' '}"


def condition(asked: Asked, words: str, said: str) -> Condition:
    """What is asked of two columns."""
    if isinstance(asked, Phrase):
        return _phrase(asked, said)
    parts = [condition(part, words, said) for part in asked.parts]
    return _every(parts) if isinstance(asked, Every) else _either(parts, words)


def _phrase(asked: Phrase, said: str) -> Condition:
    *before, last = asked.words
    begins = ":*" * (asked.begins and len(last) <= LONGEST)
    query = " & ".join((*map(_quoted, before), f"{_quoted(last)}{begins}"))
    if len(asked.words) == 1 and len(last) <= LONGEST:
        return Condition(query)
    return Condition(query, f"strpos({said}, ?) > 0", (_sought(asked),))


def _every(parts: Sequence[Condition]) -> Condition:
    query = " & ".join(f"({part.query})" for part in parts if part.query)
    exact = " AND ".join(f"({part.exact})" for part in parts if part.exact)
    return Condition(query, exact, _values(parts))


def _either(parts: Sequence[Condition], words: str) -> Condition:
    if len(parts) == 1:
        return parts[0]
    query = " | ".join(f"({part.query})" for part in parts)
    if not any(part.exact for part in parts):
        return Condition(query)
    each = [part.sql(words) for part in parts]
    exact = " OR ".join(sql for sql, _ in each)
    return Condition(query, exact, tuple(value for _, values in each for value in values))


def _values(parts: Iterable[Condition]) -> tuple[object, ...]:
    return tuple(value for part in parts for value in part.values)


def _quoted(word: str) -> str:
    """A word in a tsvector or tsquery: in quotes, whatever is in it."""
    cut = word[:LONGEST]
    return "'" + cut.replace("\\", "\\\\").replace("'", "''") + "'"
