"""No search looks through a whole table: what a key costs would grow with the library."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.index.searching.search import search
from reader.library.sqlite.index import SqliteIndex
from reader.model.library.search_options import FacetFilter, HitOrder
from reader.model.query.parse import parse
from reader.model.query.query import Query
from reader.storage.sqlite_file import connect
from tests.libraries import article_of, fill, stories

_LOOKED_THROUGH = ("SCAN words", "SCAN w ", "SCAN heading", "SCAN asked", "CONSTANT ROW", "_config")
"""Tables that look words up by themselves, and lists that a statement brings with it."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "index.sqlite3"
    fill(path, map(article_of, stories(40)))
    return path


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "the",
        "pol",
        '"of the"',
        "election police",
        "speaker:ana the",
        "speaker:unknown",
        "about:bruno",
        "elction",
        "since:2010 the",
        "until:2006",
        "in:story the",
        "type:direct -the",
        "draft:no",
    ],
)
@pytest.mark.parametrize("order", HitOrder)
def test_every_statement_of_a_search_looks_rows_up(file: Path, asked: str, order: HitOrder) -> None:
    query = parse(asked, typing=True)
    assert isinstance(query, Query)
    statements: list[str] = []
    with closing(connect(str(file), 1.0)) as connection:
        connection.set_trace_callback(statements.append)
        search(SqliteIndex(connection), query, order, 50, 0, FacetFilter(), facets=True, hasty=False)
        connection.set_trace_callback(None)
        plans = [
            (step, statement)
            for statement in statements
            if not statement.startswith("--")
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]
    assert plans
    scans = [plan for plan in plans if "SCAN" in plan[0]]
    assert [plan for plan in scans if not any(table in plan[0] for table in _LOOKED_THROUGH)] == []
