"""Lists of articles: their order, the newest at once, and who is named in each."""

from __future__ import annotations

import os
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.index.article_rows import articles_numbered, harmless, undamaged
from reader.library.index.index import Index
from reader.model.library.articles import ListedArticle

if TYPE_CHECKING:
    from reader.model.library.counts import Totals


def by_date(article: ListedArticle) -> tuple[object, ...]:
    """Sorts articles: the newest first, those without a date last, each group by headline."""
    day = article.published and (article.published.earliest or article.published.latest)
    return (day is None, -day.number if day else 0, article.headline.casefold(), article.path)


def newest(index: Index, limit: int) -> list[ListedArticle]:
    """So many of the newest, by how their dates are written: that nearly sorts them, and no other is looked at."""
    rows = index.execute(
        "SELECT number FROM article ORDER BY published IS NULL, published DESC, headline LIMIT ?", (limit,)
    )
    with undamaged():
        found = articles_numbered(index, (number for (number,) in rows))
    return sorted(found.values(), key=by_date)


def count(index: Index) -> int:
    with undamaged():
        return int(index.execute("SELECT count(*) FROM article").fetchone()[0])


def totals(index: Index, faulty: str) -> Totals:
    """How much there is; `faulty` is the SQL that counts the files with faults."""
    from reader.model.library.counts import Totals  # not for the first frame

    row = index.execute(
        f"SELECT (SELECT count(*) FROM article), {faulty},"
        " (SELECT coalesce(sum(quotes), 0) FROM article), (SELECT coalesce(sum(events), 0) FROM article),"
        " (SELECT count(DISTINCT person) FROM persona WHERE kind = 'person' AND named)"
    ).fetchone()
    with undamaged():
        return Totals(*map(int, row))


def names(index: Index) -> dict[Path, str]:
    """The folded names of everyone in each article, as lines."""
    rows = index.execute(
        "SELECT f.path, p.names FROM appearance a JOIN persona p ON p.number = a.persona"
        " JOIN file f ON f.number = a.article ORDER BY a.article"
    )
    with undamaged():
        return {
            Path(index.folder, os.fsdecode(path)): _harmless_lines(
                "\n".join(names or "" for _, names in each)
            )
            for path, each in groupby(rows, key=itemgetter(0))
        }


def _harmless_lines(text: str) -> str:
    return text if text.isascii() else "\n".join(map(harmless, text.split("\n")))
