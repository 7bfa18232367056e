"""Lists of articles: their order, the newest at once, and who is named in each."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from reader.library.sqlite.article_rows import articles_numbered, harmless, undamaged
from reader.model.library.articles import ListedArticle


def by_date(article: ListedArticle) -> tuple[object, ...]:
    """Sorts articles: the newest first, those without a date last, each group by headline."""
    day = article.published and (article.published.earliest or article.published.latest)
    return (day is None, -day.number if day else 0, article.headline.casefold(), article.path)


def newest(connection: sqlite3.Connection, limit: int) -> list[ListedArticle]:
    """So many of the newest, by how their dates are written: that nearly sorts them, and no other is looked at."""
    rows = connection.execute(
        "SELECT number FROM article ORDER BY published IS NULL, published DESC, headline LIMIT ?", (limit,)
    )
    with undamaged():
        found = articles_numbered(connection, (number for (number,) in rows))
    return sorted(found.values(), key=by_date)


def count(connection: sqlite3.Connection) -> int:
    with undamaged():
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def names(connection: sqlite3.Connection) -> dict[Path, str]:
    """The folded names of everyone in each article, as lines."""
    rows = connection.execute(
        "SELECT f.path, group_concat(p.names, char(10)) FROM appearance a JOIN persona p ON p.number = a.persona"
        " JOIN file f ON f.number = a.article GROUP BY a.article"
    )
    with undamaged():
        return {Path(os.fsdecode(path)): _harmless_lines(found) for path, found in rows}


def _harmless_lines(text: str) -> str:
    return text if text.isascii() else "\n".join(map(harmless, text.split("\n")))
