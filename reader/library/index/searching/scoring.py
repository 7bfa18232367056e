"""Ranks the newest matches by how well they fit the words. Asked only on Enter: it reads the text of each."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.index.article_rows import contents, numbers_listed, undamaged, words_of
from reader.library.index.hit_rows import TYPES
from reader.library.index.index import Index
from reader.model.article import QuoteType
from reader.model.query.fold import fold
from reader.model.query.query import Query
from reader.model.query.searchable import pattern

MOST_SCORED = 500

_SIDE_BY_SIDE = 4.0
_WHOLE_WORDS = 2.0
_OFTEN = 0.5  # for each time more, up to three
_SHARE = 3.0  # where the words are all of the quote
_WORD_FOR_WORD = 0.5


def best_first(index: Index, query: Query, numbers: Sequence[int]) -> list[int]:
    """These quotes by how well they fit: words side by side, whole, often, in few others. Equals: newest first."""
    terms = tuple(dict.fromkeys(query.wanted.words))
    if not terms:
        return list(numbers)
    each = [pattern(term) for term in terms]
    whole = [pattern(term) for term in (type(term)(term.words, False, term.phrase) for term in terms)]
    together = pattern(query.as_phrase) if query.as_phrase else None
    asked = numbers_listed(numbers)
    rows = index.execute(
        "SELECT q.number, n.article, q.parts, n.type FROM quote q JOIN narrow n ON n.quote = q.number"
        f" WHERE q.number IN ({asked})"
    ).fetchall()
    texts = contents(index, (row[1] for row in rows))
    scores: dict[int, float] = {}
    with undamaged():
        for number, article, parts, kind in rows:
            folded = fold(words_of(texts[article], parts)).replace("\n", " ")
            found = [len(match[0]) for one in each for match in one.finditer(folded)]
            score = _OFTEN * min(len(found) - len(each), 3) + _SHARE * sum(found) / max(len(folded), 1)
            score += _WHOLE_WORDS * sum(one.search(folded) is not None for one in whole) / len(whole)
            score += _SIDE_BY_SIDE * (together is not None and together.search(folded) is not None)
            score += _WORD_FOR_WORD * (TYPES[kind] is QuoteType.DIRECT)
            scores[number] = score
    return sorted(numbers, key=lambda number: (-scores.get(number, 0.0), -number))
