"""The compiled template is kept for the next export, and any trouble with that is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.convert.format import Options
from reader.convert.html.page import page, writes
from reader.convert.html.template import page_template
from reader.model.article import Article


@pytest.fixture(autouse=True)
def nothing_loaded() -> Iterator[None]:
    """Every test compiles or reads the template anew."""
    page_template.cache_clear()
    yield
    page_template.cache_clear()


def exported(article: Article, cache: Path | None) -> str:
    page_template.cache_clear()
    return "".join(writes(article, Options(cache=cache)).files[0].content)


def test_the_compiled_template_is_kept_and_makes_the_same_page(article: Article, tmp_path: Path) -> None:
    first = exported(article, tmp_path)
    kept = sorted((tmp_path / "templates").iterdir())
    assert len(kept) == 8
    times = [each.stat().st_mtime_ns for each in kept]
    assert exported(article, tmp_path) == first == "".join(page(article))
    assert [each.stat().st_mtime_ns for each in kept] == times


def test_only_the_owner_can_write_there(article: Article, tmp_path: Path) -> None:
    exported(article, tmp_path)
    assert (tmp_path / "templates").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [b"", b"j2", b"no marshalled code at all" * 100])
def test_what_is_damaged_is_made_again(article: Article, tmp_path: Path, damage: bytes) -> None:
    first = exported(article, tmp_path)
    for kept in (tmp_path / "templates").iterdir():
        kept.write_bytes(damage)
    assert exported(article, tmp_path) == first


def test_without_a_folder_nothing_is_kept(article: Article, tmp_path: Path) -> None:
    assert exported(article, None).startswith("<!doctype html>")
    (tmp_path / "file").touch()
    assert exported(article, tmp_path / "file").startswith("<!doctype html>")


def test_where_nothing_can_be_kept_the_page_is_made_all_the_same(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    assert exported(article, tmp_path).startswith("<!doctype html>")
