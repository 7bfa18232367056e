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
    """Seconds of CPU for the full text of these articles, by the same steps in a file that has nothing else.

    Folding is not counted: the quotes need it as well.
    """
    from reader.library.index.article_values import compressed, words_of_text
    from reader.library.index.folded_text import FoldedText
    from reader.library.sqlite.database import IndexFile
    from reader.library.sqlite.indexing.purge import expect_many, purge
    from reader.library.sqlite.indexing.scan import MOST_AT_ONCE

    def insert(connection: sqlite3.Connection) -> None:
        texts = [(number, words_of_text(headline, folded)) for number, headline, folded, _ in some]
        contents = [(number, compressed(content)) for number, _, _, content in some]
        connection.executemany("INSERT INTO text (rowid, said) VALUES (?, ?)", texts)
        connection.executemany("INSERT INTO content VALUES (?, ?)", contents)

    waiting = (
        (number, article.headline, FoldedText(article.text.content), article.text.content)
        for number, article in enumerate(articles, 1)
    )
    file, seconds = IndexFile(path), 0.0
    file.write(expect_many)
    while some := list(islice(waiting, MOST_AT_ONCE)):
        start = process_time()
        file.write(insert)
        seconds += process_time() - start
    start = process_time()
    for _ in purge(file):
        pass
    seconds += process_time() - start
    file.close()
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
