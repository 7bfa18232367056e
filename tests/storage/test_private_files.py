"""What the program keeps for itself can be read by nobody else, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.load.article import read_article
from reader.load.article_cache import ArticleCache, article_name
from reader.memory.memory import ArticleKey, open_memory
from reader.memory.places import Place
from reader.services.bundled import bundled
from tests.asking import scanned


@pytest.fixture(params=[0o000, 0o022, 0o277], ids="umask-{:o}".format)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Of all folders and files below it, what anyone may do with them."""
    return {
        str(path.relative_to(folder)): stat.filemode(path.stat().st_mode)
        for path in sorted(folder.rglob("*"))
    }


def assert_private(folder: Path) -> None:
    for name, mode in modes(folder).items():
        assert mode[4:] == "------", name


def keep_everything(cache: Path, state: Path) -> None:
    with closing(scanned(open_library(cache, [bundled()]))) as library:
        assert library.count() == 1
        memory = open_memory(state)
        memory.remember_place(ArticleKey("a"), Place(1, "before", "after"))
        source = bundled().read_bytes()
        kept = ArticleCache(cache / "articles")
        name = article_name(source, bundled().stem)
        kept.put(name, read_article(source, bundled().stem))
        kept.flush()
        assert kept.get(name) is not None
        assert_private(cache.parent)  # with SQLite's own files beside its files
        memory.close()
    assert_private(cache.parent)


def test_new_folders_and_files_are_the_person_s_own(tmp_path: Path, umask: int) -> None:
    keep_everything(tmp_path / "home" / ".cache" / "closeread", tmp_path / "home" / ".local" / "state")


def test_those_of_an_earlier_version_that_others_can_read_become_so(tmp_path: Path) -> None:
    cache, state = tmp_path / "home" / "cache", tmp_path / "home" / "state"
    before = os.umask(0)
    try:
        for folder in (cache / "articles", state):
            folder.mkdir(parents=True)
        keep_everything(cache, state)
        for path in (tmp_path / "home").rglob("*"):
            path.chmod(0o777 if path.is_dir() else 0o666)
    finally:
        os.umask(before)
    keep_everything(cache, state)


def test_a_folder_of_someone_else_s_choice_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    keep_everything(shared / "cache", shared / "state")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
