"""Suggests words and names where a search matched nothing.

A slip touches one end of a word or the other: what was meant still has the first half of it, or the last. So the
words that begin like it and those that end like it are all that need comparing, however many the index has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from reader.library.similar_words import MOST_SIMILAR, SHORTEST_COMPARED, similar_words
from reader.library.sqlite.article_rows import contents, harmless, undamaged, words_of
from reader.library.sqlite.fts_words import ABOUT, SPEAKER
from reader.library.sqlite.searching.match_expression import phrase
from reader.model.query.fold import Folded
from reader.model.query.query import Query, Term
from reader.model.query.searchable import pattern

MOST_STRANGE = 3
_MOST_COMPARED = 4_000
_LAST = "\U0010ffff"


def suggested_words(connection: sqlite3.Connection, query: Query) -> tuple[str, ...]:
    """Up to three words or names that may have been meant, as they are written, nearest first."""
    wanted = query.wanted
    offers: dict[str, None] = {}
    for kind, terms in (("", wanted.words), (SPEAKER, wanted.speakers), (ABOUT, wanted.about)):
        for word in _strange(connection, terms, kind):
            for meant in similar_words(word.words, _alike(connection, word.words, kind), word.prefix):
                written = _as_written(connection, meant) if kind == "" else _as_named(connection, meant)
                offers.update(dict.fromkeys(written))
    return tuple(offers)[:MOST_SIMILAR]


def _alike(connection: sqlite3.Connection, word: str, kind: str) -> Iterator[str]:
    """Words of the index that begin or end as this one does."""
    if len(word) < SHORTEST_COMPARED:
        return
    half = (len(word) + 1) // 2 - (len(word) > SHORTEST_COMPARED)
    for table, written in (("word", word), ("reversed", word[::-1])):
        start = kind + written[:half]
        rows = connection.execute(
            f"SELECT word FROM {table} WHERE word BETWEEN ? AND ? LIMIT ?",
            (start, start + _LAST, _MOST_COMPARED),
        )
        with undamaged():
            for (found,) in rows:
                found = found[len(kind) :]
                yield found if table == "word" else found[::-1]


def _strange(connection: sqlite3.Connection, terms: Iterable[Term], kind: str) -> Iterator[Term]:
    """The single words of these that no quote has, a few."""
    count = 0
    for term in terms:
        *before, last = term.tokens
        for single in (*map(Term, before), Term(last, term.prefix)):
            if count < MOST_STRANGE and not _occurs(connection, phrase(single, kind)):
                count += 1
                yield single


def _occurs(connection: sqlite3.Connection, expression: str) -> bool:
    return _newest(connection, expression) is not None


def _newest(connection: sqlite3.Connection, expression: str) -> int | None:
    row = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1", (expression,)
    ).fetchone()
    return None if row is None else int(row[0])


def _as_written(connection: sqlite3.Connection, word: str) -> Iterator[str]:
    """A word as the newest quote with it has it; nothing where none has it any more."""
    number = _newest(connection, phrase(Term(word)))
    row = connection.execute(
        "SELECT n.article, q.parts FROM quote q JOIN narrow n ON n.quote = q.number WHERE q.number = ?",
        (number,),
    ).fetchone()
    if row is None:
        return
    texts = contents(connection, row[:1])
    with undamaged():
        said = harmless(words_of(texts[row[0]], row[1]))
        folded = Folded.of(said)
        if found := pattern(Term(word)).search(folded.text):
            yield said[slice(*folded.span(*found.span()))]


def _as_named(connection: sqlite3.Connection, word: str) -> Iterator[str]:
    """The name of someone of whose names this is a word; nothing where there is none any more."""
    row = connection.execute(
        "SELECT p.name, p.aka FROM persona p WHERE ' ' || replace(p.names, char(10), ' ') || ' ' LIKE ? LIMIT 1",
        (f"% {word} %",),
    ).fetchone()
    if row is not None:
        yield harmless(row[0])
