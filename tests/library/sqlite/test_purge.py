"""What was said in a deleted article leaves the index's file for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.library.sqlite.database import IndexFile
from reader.library.sqlite.indexing.newest_articles import NewestArticles
from reader.library.sqlite.indexing.purge import purge as steps_of_purge
from reader.library.sqlite.indexing.scan import scan
from reader.load.article_cache import NO_CACHE
from tests.asking import found, query, scanned
from tests.libraries import write_library

SECRET = {
    "words": "Quixotic zephyrs jinxed",
    "name": "Wolfgang Vexley",
    "role": "glockenspieler",
    "headline": "Sphinx",
}
TRACES = ("quixotic", "zephyrs", "jinxed", "wolfgang", "vexley", "glockenspieler", "sphinx")


def traces(cache: Path) -> list[str]:
    """The words of the deleted article, forwards or backwards, in any file of the index."""
    content = b"".join(path.read_bytes() for path in cache.glob("index-*")).lower()
    assert b"harbour" in content
    return [word for word in TRACES if word.encode() in content or word[::-1].encode() in content]


def purge(library: Library) -> int:
    return sum(1 for _ in library.purge())


@pytest.fixture
def filled(cache: Path, news: Path, shelve: Callable[..., Path]) -> Path:
    """The secret article, among others, indexed in between."""
    write_library(news / "others", 30)
    shelve("first.yaml")
    secret = shelve("secret.yaml", **SECRET)
    with closing(scanned(open_library(cache, [news]))) as library:
        shelve("last.yaml", words="It is another start")
        scanned(library)
        assert found(library, "quixotic") == ["secret"]
    assert traces(cache) == list(TRACES)
    return secret


def test_words_of_a_deleted_article_are_in_no_file_of_the_index(
    cache: Path, news: Path, filled: Path
) -> None:
    with closing(open_library(cache, [news])) as library:
        filled.unlink()
        assert purge(library) == 0, "nothing is deleted yet"
        assert found(scanned(library), "quixotic") == []
        changes = library.changes
        assert purge(library) > 0
        assert traces(cache) == []
        assert purge(library) == 0, "once is enough"
        assert library.changes == changes, "what it answers is as before"
        assert len(found(library, "start")) == 2
        assert library.search(query("anothre")).near == ("another",)
    assert traces(cache) == []


def test_words_that_an_article_no_longer_has_leave_too(
    cache: Path, news: Path, filled: Path, shelve: Callable[..., Path]
) -> None:
    with closing(open_library(cache, [news])) as library:
        shelve("secret.yaml", words="It is a fjord")
        scanned(library)
        purge(library)
        assert found(library, "fjord") == ["secret"]
    assert traces(cache) == []


def test_a_purge_that_was_left_is_done_by_the_next_one(cache: Path, news: Path, filled: Path) -> None:
    with closing(open_library(cache, [news])) as library:
        filled.unlink()
        scanned(library)
        next(library.purge())
    with closing(open_library(cache, [news])) as library:
        assert purge(library) > 0
    assert traces(cache) == []


def test_what_a_large_scan_sets_in_the_index_a_purge_sets_back(
    cache: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settings() -> list[tuple[str, int]]:
        (path,) = cache.glob("index-*.sqlite3")
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT k, v FROM words_config ORDER BY k").fetchall()

    monkeypatch.setattr("reader.library.sqlite.indexing.scan.MANY", 30)
    write_library(news, 30)
    with closing(scanned(open_library(cache, [news]))) as library:
        assert dict(settings())["hashsize"] > 1 << 20
        assert purge(library) > 0
        assert dict(settings()).items() >= {"automerge": 4, "crisismerge": 16, "hashsize": 1 << 20}.items()


def test_after_a_large_scan_the_log_is_short_again_though_another_process_purges(
    cache: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def longest_log(file: IndexFile) -> int:
        return file.write(lambda writer: int(writer.execute("PRAGMA wal_autocheckpoint").fetchone()[0]))

    monkeypatch.setattr("reader.library.sqlite.indexing.scan.MANY", 30)
    write_library(news, 30)
    path = cache / "index.sqlite3"
    with closing(IndexFile(path)) as file, closing(IndexFile(path)) as other:
        logs = {longest_log(file) for _ in scan(file, [news], NewestArticles(NO_CACHE))}
        assert logs == {1_000, 16_000}, "long while there are many to come"
        assert longest_log(file) == 1_000
        assert sum(1 for _ in steps_of_purge(other)) > 0
        assert sum(1 for _ in steps_of_purge(file)) == 0
        assert longest_log(file) == longest_log(other) == 1_000
