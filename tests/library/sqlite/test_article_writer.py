"""The rows of articles that one transaction inserts."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from reader.library.index import date_rowids
from reader.library.index.date_rowids import first_of, last_of
from reader.library.sqlite.indexing.article_writer import ArticleWriter
from reader.library.sqlite.schema import create_tables
from reader.model.dates.dates import Day
from tests.write.edit_corpus import article_of


def source(day: str) -> bytes:
    return f"""\
format: 1
headline: The harbour
published: {day}
text: "“It is a start,” Ana Ruiz said."
people: {{ruiz: {{name: Ana Ruiz}}}}
quotes: [{{speaker: ruiz, type: direct, text: "“It is a start,”"}}]
""".encode()


def insert(connection: sqlite3.Connection, days: list[str]) -> None:
    """One transaction with an article of each of these days."""
    (first,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM article").fetchone()
    writer = ArticleWriter(connection)
    for number, day in enumerate(days, first):
        writer.insert(number, article_of(source(day)))
    writer.finish()


@pytest.mark.parametrize("waiting", [["2024-05-02"], ["2024-05-01", "2024-05-02", "2024-05-02"]])
def test_quotes_of_a_full_day_get_none_of_the_numbers_that_wait_for_the_day_before(
    waiting: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(date_rowids, "BITS_OF_DAY", 2)
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        insert(connection, ["2024-05-03"] * 4)
        insert(connection, [*waiting, "2024-05-03", "2024-05-03", "2024-05-02"])
        found = [quote for (quote,) in connection.execute("SELECT quote FROM narrow ORDER BY quote")]
        assert len(found) == len(waiting) + 7
        assert found[0] >= first_of(Day(2024, 5, 1))
        assert found[-1] == last_of(Day(2024, 5, 3))
