"""Suggests words and names where a search matched nothing.

A slip touches one end of a word or the other: what was meant still has the first half of it, or the last. So the
words that begin like it and those that end like it are all that need comparing, however many the index has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.library.index.article_rows import contents, harmless, undamaged, words_of
from reader.library.index.index import Index
from reader.library.index.index_words import ABOUT, SPEAKER
from reader.library.index.searching.asked_words import phrase
from reader.library.similar_words import MOST_SIMILAR, SHORTEST_COMPARED, similar_words
from reader.model.query.fold import Folded
from reader.model.query.query import Query, Term
from reader.model.query.searchable import pattern

MOST_STRANGE = 3
_MOST_COMPARED = 4_000
_LAST = "\U0010ffff"


def suggested_words(index: Index, query: Query) -> tuple[str, ...]:
    """Up to three words or names that may have been meant, as they are written, nearest first."""
    wanted = query.wanted
    offers: dict[str, None] = {}
    for kind, terms in (("", wanted.words), (SPEAKER, wanted.speakers), (ABOUT, wanted.about)):
        for word in _strange(index, terms, kind):
            for meant in similar_words(word.words, _alike(index, word.words, kind), word.prefix):
                written = _as_written(index, meant) if kind == "" else _as_named(index, meant)
                offers.update(dict.fromkeys(written))
    return tuple(offers)[:MOST_SIMILAR]


def _alike(index: Index, word: str, kind: str) -> Iterator[str]:
    """Words of the index that begin or end as this one does."""
    if len(word) < SHORTEST_COMPARED:
        return
    half = (len(word) + 1) // 2 - (len(word) > SHORTEST_COMPARED)
    for table, written in (("word", word), ("reversed", word[::-1])):
        start = kind + written[:half]
        rows = index.execute(
            f"SELECT word FROM {table} WHERE word BETWEEN ? AND ? ORDER BY word LIMIT ?",
            (start, start + _LAST, _MOST_COMPARED),
        )
        with undamaged():
            for (found,) in rows:
                found = found[len(kind) :]
                yield found if table == "word" else found[::-1]


def _strange(index: Index, terms: Iterable[Term], kind: str) -> Iterator[Term]:
    """The single words of these that no quote has, a few."""
    count = 0
    for term in terms:
        *before, last = term.tokens
        for single in (*map(Term, before), Term(last, term.prefix)):
            if count < MOST_STRANGE and index.newest_quote(phrase(single, kind)) is None:
                count += 1
                yield single


def _as_written(index: Index, word: str) -> Iterator[str]:
    """A word as the newest quote with it has it; nothing where none has it any more."""
    number = index.newest_quote(phrase(Term(word)))
    row = index.execute(
        "SELECT n.article, q.parts FROM quote q JOIN narrow n ON n.quote = q.number WHERE q.number = ?",
        (number,),
    ).fetchone()
    if row is None:
        return
    texts = contents(index, row[:1])
    with undamaged():
        said = harmless(words_of(texts[row[0]], row[1]))
        folded = Folded.of(said)
        if found := pattern(Term(word)).search(folded.text):
            yield said[slice(*folded.span(*found.span()))]


def _as_named(index: Index, word: str) -> Iterator[str]:
    """The name of someone of whose names this is a word; nothing where there is none any more."""
    row = index.execute(
        "SELECT p.name FROM persona p WHERE ' ' || replace(p.names, ?, ' ') || ' ' LIKE ? ORDER BY p.number LIMIT 1",
        ("\n", f"% {word} %"),
    ).fetchone()
    if row is not None:
        yield harmless(row[0])
