"""An article is checked once, whichever door opens it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UnreadableFile
from reader.load import article
from reader.load.article import Loaded, load_article
from reader.load.article_cache import ArticleCache
from reader.services.opening import load_cached, open_article

ARTICLE = "format: 1\nheadline: Harbour\ntext: |-\n  Nothing happened.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stems of the files that were checked, one for each time."""
    stems: list[str] = []
    check = article.read_held

    def counted(held: list[bytes], stem: str) -> Loaded:
        stems.append(stem)
        return check(held, stem)

    monkeypatch.setattr(article, "read_held", counted)
    return stems


def test_a_file_is_not_checked_again_after_its_article_was_written_to_the_cache(
    file: Path, tmp_path: Path, checked: list[str]
) -> None:
    cache = ArticleCache.below(tmp_path / "cache")
    first = open_article(file, cache)
    cache.flush()
    second = open_article(file, ArticleCache.below(tmp_path / "cache"))
    assert first.article is not None
    assert first.article == second.article
    assert checked == ["harbour"]


def test_a_file_that_was_checked_but_never_opened_is_not_checked_again(
    file: Path, tmp_path: Path, checked: list[str]
) -> None:
    cache = ArticleCache.below(tmp_path / "cache")
    first = load_cached(file, cache)
    cache.flush()
    assert not cache.has_opened(file)
    assert open_article(file, cache).article == first.article
    assert checked == ["harbour"]


def test_a_file_that_changed_is_checked_again(file: Path, tmp_path: Path, checked: list[str]) -> None:
    cache = ArticleCache.below(tmp_path / "cache")
    open_article(file, cache)
    cache.flush()
    file.write_text(ARTICLE.replace("Harbour", "Bridge"), "utf-8")
    loaded = open_article(file, cache)
    assert loaded.article is not None
    assert loaded.article.headline == "Bridge"
    assert checked == ["harbour", "harbour"]


def test_a_faulty_file_gives_its_faults_and_is_not_cached(file: Path, tmp_path: Path) -> None:
    file.write_text("format: 1\n", "utf-8")
    cache = ArticleCache.below(tmp_path / "cache")
    assert open_article(file, cache).diagnostics
    cache.flush()
    assert not (tmp_path / "cache").exists()


def test_without_a_cache_folder_every_opening_checks(file: Path, checked: list[str]) -> None:
    cache = ArticleCache.below(None)
    for _ in "12":
        assert open_article(file, cache).article is not None
        cache.flush()
    assert checked == ["harbour", "harbour"]


def test_opening_says_when_reading_began(file: Path) -> None:
    assert open_article(file, ArticleCache.below(None)).since > 0


def test_a_file_that_cannot_be_read_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="there is no such file"):
        open_article(tmp_path / "gone.yaml", ArticleCache.below(None))


def test_a_command_leaves_what_was_shown_last_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("format: 1\nheadline: A\ntext: One two three.\n")
    cache = ArticleCache.below(tmp_path / "cache")
    shown = open_article(path, cache).article
    cache.flush()
    path.write_text("format: 1\nheadline: A\ntext: One two four.\n")
    for _ in range(2):  # checked, and then from the cache
        assert load_cached(path, cache).article == load_article(path).article
        cache.flush()
    assert cache.last(path) == shown
    assert open_article(path, cache).article == load_article(path).article
    assert cache.former(path) == shown
