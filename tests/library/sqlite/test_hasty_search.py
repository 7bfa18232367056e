"""A search for who is still typing: it stops after some milliseconds and says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite.index import SqliteIndex
from reader.model.library.hits import MOST_COUNTED
from tests.asking import query, scanned
from tests.libraries import write_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("news")
    write_library(folder, 30, quotes=5)
    library = scanned(open_library(None, [folder]))
    yield library
    library.close()


@pytest.mark.parametrize("text", ["", "the", '"of the"', "since:2021 the", "speaker:ana", "in:story"])
def test_a_hasty_search_finds_the_same_where_it_has_the_time(
    text: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteIndex, "haste", 1_000.0)
    monkeypatch.setattr(SqliteIndex, "patience", 1_000.0)
    whole = library.search(query(text), limit=MOST_COUNTED)
    assert library.search(query(text), limit=MOST_COUNTED, hasty=True) == whole


def test_a_hasty_search_without_time_gives_the_newest_and_says_that_there_may_be_more(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteIndex, "haste", -1.0)
    monkeypatch.setattr(SqliteIndex, "patience", -1.0)
    whole = library.search(query('"of the"'), limit=MOST_COUNTED)
    hasty = library.search(query('"of the"'), limit=1, hasty=True)
    assert hasty.unfinished
    assert hasty.hits == whole.hits[: len(hasty.hits)]
    assert hasty.count < whole.count
    assert hasty.total == f"{hasty.count}+"
    nothing = library.search(query('"nobody says this"'), hasty=True)
    assert (nothing.unfinished, nothing.near) == (True, ())
