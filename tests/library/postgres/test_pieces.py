"""The table of words in pieces by date: divided as they grow, and asked in growing windows."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from reader.library.index.index import RowidRange
from reader.library.opening import open_archive
from reader.library.postgres import article_writer, index
from reader.library.postgres.index import Pieces, PostgresIndex
from reader.library.postgres.store import PostgresLibrary
from reader.model.library.hits import MOST_COUNTED
from reader.model.library.versions import Change
from tests.asking import query
from tests.libraries import stories, yaml_of


def test_windows_grow_and_leave_nothing_out() -> None:
    pieces = Pieces(950, tuple(range(900, 0, -100)))
    windows = [*pieces.windows(RowidRange(-5, 1000))]
    assert windows == [(950, 1000), (900, 949), (600, 899), (-5, 599)]
    assert [*pieces.windows(RowidRange(610, 690))] == [(610, 690)]
    assert [*pieces.windows(RowidRange(250, 420))] == [(400, 420), (250, 399)]
    for first, last in ((-5, 1000), (1, 949), (100, 100), (99, 901)):
        found = [*pieces.windows(RowidRange(first, last))]
        assert (found[0][1], found[-1][0]) == (last, first)
        assert all(newer[0] == older[1] + 1 for newer, older in pairwise(found))


def test_a_piece_that_grows_is_divided_and_all_is_still_found(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_writer, "SMALLEST_PIECE", 40)
    monkeypatch.setattr(article_writer, "MOST_PIECES", 8)
    monkeypatch.setattr(index, "NEWEST", 25)
    archive = open_archive(database, begin=True)
    changes = [
        Change(f"{story.id}.yaml", yaml_of(story).encode(), None, "a test") for story in stories(60, 5)
    ]
    for start in range(0, 60, 20):
        list(archive.push(changes[start : start + 20]))
    archive.close()
    with psycopg.connect(database) as connection:
        pieces = connection.execute(
            "SELECT first, below, quotes FROM closeread.piece ORDER BY first NULLS FIRST"
        ).fetchall()
    assert len(pieces) > 3
    assert (pieces[0][0], pieces[-1][1], sum(quotes for _, _, quotes in pieces)) == (None, None, 300)
    assert all(one[1] == other[0] for one, other in pairwise(pieces))
    library = PostgresLibrary(database, Path("/nowhere"))
    for text in ("the", "", "of -type:direct", '"of the"', "since:2010 the"):
        hits = library.search(query(text), limit=MOST_COUNTED).hits
        assert (
            len(hits)
            == len({(hit.article.id, hit.id) for hit in hits})
            == len([*library.stream(query(text))])
        )
        days = [hit.when.earliest.number for hit in hits if hit.when and hit.when.earliest]
        assert days == sorted(days, reverse=True)
    assert library.search(query(""), limit=0).count == 300
    library.close()


def test_a_hasty_search_stops_where_a_page_is_full_and_looks_for_the_rare_to_the_end(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "NEWEST", 25)
    archive = open_archive(database, begin=True)
    list(
        archive.push(
            Change(f"{made.id}.yaml", yaml_of(made).encode(), None, "a test") for made in stories(60, 5)
        )
    )
    archive.close()
    library = PostgresLibrary(database, Path("/nowhere"))
    whole = library.search(query("the"), limit=MOST_COUNTED)
    assert not library.search(query("the"), hasty=True, limit=MOST_COUNTED).unfinished
    monkeypatch.setattr(PostgresIndex, "haste", -1.0)
    hasty = library.search(query("the"), hasty=True, limit=5)
    assert hasty.unfinished
    assert hasty.hits == whole.hits[:5]
    oldest = whole.hits[-1]
    asked = query(f'since:1990 "{oldest.text[:30].rpartition(" ")[0]}"')
    assert library.search(asked, hasty=True) == library.search(asked)
    library.close()
