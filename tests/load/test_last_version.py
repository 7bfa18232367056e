"""The cache knows which article a file had when it was last opened, whatever the file has by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.load import article_cache
from reader.load.article import load_article
from reader.load.article_cache import ArticleCache
from reader.model.article import Article
from reader.services.opening import open_article
from tests.values import some

SOURCE = "format: 1\nheadline: A\ntext: One two three.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "articles"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_text(SOURCE)
    return path


def opened(path: Path, folder: Path) -> Article:
    cache = ArticleCache(folder)
    article = some(open_article(path, cache).article)
    cache.flush()
    return article


def test_the_last_version_is_the_one_before_the_file_was_changed(path: Path, folder: Path) -> None:
    before = opened(path, folder)
    path.write_text(SOURCE.replace("two", "deux"))
    assert ArticleCache(folder).last(path) == before
    after = opened(path, folder)
    assert ArticleCache(folder).last(path) == after != before


def test_a_file_that_was_never_opened_has_none(path: Path, folder: Path) -> None:
    assert ArticleCache(folder).last(path) is None
    assert ArticleCache(None).last(path) is None


def test_it_is_known_which_files_were_opened(path: Path, folder: Path) -> None:
    assert not ArticleCache(folder).has_opened(path)
    opened(path, folder)
    assert ArticleCache(folder).has_opened(path)
    assert not ArticleCache(folder).has_opened(path.with_name("other.yaml"))


@pytest.mark.parametrize("said", [b"", b"nothing", b"00 ../story.article", b"\xff\xfe x"])
def test_a_pointer_that_is_not_ours_leads_nowhere(path: Path, folder: Path, said: bytes) -> None:
    opened(path, folder)
    (pointer,) = folder.glob("*.last")
    pointer.write_bytes(said)
    assert ArticleCache(folder).last(path) is None


def test_only_so_many_are_kept(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_cache, "MOST", 2)
    for number in range(4):
        path = tmp_path / f"story-{number}.yaml"
        path.write_text(SOURCE.replace("two", str(number)))
        opened(path, folder)
    assert len(list(folder.glob("*.last"))) == 2
    assert ArticleCache(folder).last(path) == load_article(path).article
