"""Where an article was read to, and its marks, stay with its text, wherever its file goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.opening import open_library
from reader.load.article import load_article
from reader.services.article_memory import ArticleMemory
from reader.services.library.library_progress import with_progress
from tests.asking import scanned
from tests.libraries import write_library


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """An article that was read to its offset 400, with a mark at 500."""
    (path,) = write_library(tmp_path / "news", 1, quotes=30)
    with closing(opened(tmp_path, path)) as memory:
        memory.set_place(400)
        memory.read_to(900)
        memory.save_mark("a", 500)
    yield path


def opened(tmp_path: Path, path: Path) -> ArticleMemory:
    article = load_article(path).article
    assert article is not None
    return ArticleMemory.open(tmp_path / "state", path, article)


@pytest.mark.parametrize("name", ["renamed.yaml", "../elsewhere/story.yaml"])
def test_a_file_that_was_renamed_or_moved_opens_where_it_was(tmp_path: Path, file: Path, name: str) -> None:
    new = file.parent / name
    new.parent.mkdir(exist_ok=True)
    file.rename(new)
    with closing(opened(tmp_path, new)) as memory:
        assert memory.start == 400
        memory.save_mark("b", 600)
    with closing(opened(tmp_path, new)) as memory:
        assert {letter: place.offset for letter, place in memory._remembered.marks.items()} == {
            "a": 500,
            "b": 600,
        }


def test_the_list_shows_how_far_a_file_was_read_that_was_renamed_and_not_opened_since(
    tmp_path: Path, file: Path
) -> None:
    file.rename(file.with_name("renamed.yaml"))
    with (
        closing(scanned(open_library(None, [tmp_path / "news"]))) as library,
        closing(ArticleMemory.without_article(tmp_path / "state")) as memory,
    ):
        (progress,) = with_progress(library.articles(), memory.progress)
        assert progress.article.id == "renamed"
        assert progress.fraction == pytest.approx(900 / progress.article.length)
        memory.mark_read(progress.article, False)
        (progress,) = with_progress(library.articles(), memory.progress)
        assert progress.fraction is None
        memory.mark_read(progress.article, True)
        (progress,) = with_progress(library.articles(), memory.progress)
        assert progress.read


def test_a_text_that_was_edited_under_its_name_opens_at_the_same_words(tmp_path: Path, file: Path) -> None:
    content = file.read_text("utf-8")
    file.write_text(content.replace("text: |-\n", "text: |-\n  A new beginning.\n\n", 1), "utf-8")
    with closing(opened(tmp_path, file)) as memory:
        assert memory.start == 400 + len("A new beginning.\n\n")
