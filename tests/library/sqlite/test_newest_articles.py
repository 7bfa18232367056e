"""What a scan reads opens without being checked again: the newest articles of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.library.sqlite.indexing import newest_articles
from reader.load.article import read_article
from reader.load.article_cache import ArticleCache
from tests.asking import scanned
from tests.values import some

YEARS = (2001, 2020, None, 2010, 2021)


def story(year: int | None) -> str:
    return f"format: 1\nheadline: Story\n{f'published: {year}' if year else ''}\ntext: One two three.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, year in enumerate(YEARS):
        (folder / f"{number}.yaml").write_text(story(year))
    return folder


def test_the_newest_of_a_scan_are_in_the_cache(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest_articles, "MOST", 2)
    cache = tmp_path / "cache"
    scanned(open_library(cache, [news])).close()
    kept = ArticleCache.below(cache)
    there = [YEARS[number] for number in range(5) if kept.get(kept.name_of(news / f"{number}.yaml"))]
    assert there == [2001, 2020, 2010, 2021]  # of the first two each was among the newest when it was read
    assert (
        some(kept.get(kept.name_of(news / "4.yaml"))).article
        == read_article(story(2021).encode(), "4").article
    )


def test_an_article_with_faults_is_not(tmp_path: Path, news: Path) -> None:
    (news / "faulty.yaml").write_text("format: 1\nheadline: Story\n")
    cache = tmp_path / "cache"
    scanned(open_library(cache, [news])).close()
    kept = ArticleCache.below(cache)
    assert kept.get(kept.name_of(news / "faulty.yaml")) is None
    assert kept.get(kept.name_of(news / "2.yaml")) is not None


def test_a_library_in_memory_keeps_none(news: Path, tmp_path: Path) -> None:
    scanned(open_library(None, [news])).close()
    assert not (tmp_path / "cache").exists()
