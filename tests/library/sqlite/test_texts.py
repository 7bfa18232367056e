"""The index of headlines and texts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.library.opening import open_library
from tests.asking import scanned
from tests.libraries import write_library

PARTS = ("text", "text_data", "text_idx", "text_docsize", "text_config", "text_content", "content")


def test_it_takes_at_most_one_and_a_half_times_the_text(cache: Path, news: Path) -> None:
    write_library(news, 60, quotes=40)
    with closing(scanned(open_library(cache, [news]))) as library:
        length = sum(article.length for article in library.articles())
    (file,) = cache.glob("*.sqlite3")
    with closing(sqlite3.connect(file)) as connection:
        names = ",".join("?" * len(PARTS))
        (size,) = connection.execute(
            f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({names})", PARTS
        ).fetchone()
    assert 0.2 * length < size < 1.5 * length
