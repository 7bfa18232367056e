"""What indexing quotes costs, as the older build or this one does it: seconds of CPU, and bytes. A script.

    python indexing.py FILE QUOTES

It runs in the checkout that is measured, by whose own `tests.libraries` the articles are made, the same in both; that
is not counted. Full text (the tables `text` and `content`, which the older build doesn't have) is counted apart: its
pages, and the seconds that the same texts take in a file of their own. Prints all of it as JSON.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

_FULL_TEXT = ("text", "content")
_AT_ONCE = 100
"""Articles in a transaction, as `fill` has them."""


class _Made:
    """Articles as they are asked for, and the seconds of CPU that making them took."""

    def __init__(self, articles: Iterable[Any]) -> None:
        self._articles = iter(articles)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Any]:
        while True:
            start = process_time()
            article = next(self._articles, None)
            self.seconds += process_time() - start
            if article is None:
                return
            yield article


def _sizes(path: Path) -> tuple[int, int]:
    """Bytes of the pages of the index of quotes, and of those of full text."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    full = sum(size for name, size in rows if name.removeprefix("text_") != name or name in _FULL_TEXT)
    return sum(size for _, size in rows) - full, full


def _full_text_seconds(path: Path, articles: Iterable[Any]) -> float:
    """Seconds of CPU for the full text of these articles, in a file of its own."""
    from reader.library.index.article_values import compressed, words_of_text
    from reader.library.index.folded_text import FoldedText
    from reader.library.sqlite.schema import SCHEMA

    seconds = 0.0
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = normal")
        for statement in SCHEMA:
            if " TABLE text " in statement or " TABLE content " in statement:
                connection.execute(statement)
        waiting = enumerate(articles, 1)
        while some := list(islice(waiting, _AT_ONCE)):
            start = process_time()
            texts = [
                (number, words_of_text(article.headline, FoldedText(article.text.content)))
                for number, article in some
            ]
            contents = [(number, compressed(article.text.content)) for number, article in some]
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO text (rowid, said) VALUES (?, ?)", texts)
            connection.executemany("INSERT INTO content VALUES (?, ?)", contents)
            connection.execute("COMMIT")
            seconds += process_time() - start
    return seconds


def main() -> None:
    from tests.libraries import QUOTES_IN_ARTICLE, article_of, fill, stories

    path, quotes = Path(sys.argv[1]), int(sys.argv[2])
    made = _Made(article_of(story) for story in stories(quotes // QUOTES_IN_ARTICLE))
    start = process_time()
    fill(path, made)
    seconds = process_time() - start - made.seconds
    size, full = _sizes(path)
    apart = 0.0
    if full:
        again = (article_of(story) for story in stories(quotes // QUOTES_IN_ARTICLE))
        apart = _full_text_seconds(path.with_suffix(".texts"), again)
    print(json.dumps({"seconds": seconds, "size": size, "full_text": full, "full_text_seconds": apart}))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the checkout that is measured, not this script's folder
    main()
