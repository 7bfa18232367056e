"""A file that can't be written: the person's copy of it is found again while its text is the same."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from reader.load.article_cache import ArticleCache
from reader.memory.journal import EditJournal
from reader.model.article import QuoteId, QuoteType
from reader.services.article_editor import ArticleEditor
from reader.services.own_copy import existing_copy
from reader.write.edits import SetType
from tests.write.edit_corpus import BLOCK

CACHE = ArticleCache(None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(BLOCK)
    path.chmod(0o444)
    return path


def edited(path: Path, library: Path) -> Path:
    """Where an edit of the file went."""
    with closing(EditJournal(None)) as journal:
        editor = ArticleEditor(path, journal, library)
        editor.apply(SetType(QuoteId("q1"), QuoteType.MIXED))
        return editor.path


def test_a_copy_with_edits_is_found_again(path: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert existing_copy(path, library, CACHE) is None
    copy = edited(path, library)
    assert copy.read_bytes() != path.read_bytes()
    assert existing_copy(path, library, CACHE) == copy


def test_the_latest_of_several_copies_is_found(path: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    first, second = edited(path, library), edited(path, library)
    assert (first.name, second.name) == ("harbour.yaml", "harbour-2.yaml")
    os.utime(first, (1, 1))
    assert existing_copy(path, library, CACHE) == second
    os.utime(second, (0, 0))
    assert existing_copy(path, library, CACHE) == first


def test_a_file_of_that_name_with_another_text_is_no_copy(path: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    copy = edited(path, library)
    copy.write_text("format: 1\nheadline: Another\ntext: Another text.\n")
    assert existing_copy(path, library, CACHE) is None
    copy.write_text("no article\n")
    assert existing_copy(path, library, CACHE) is None


def test_a_file_in_the_library_is_no_copy_of_itself(path: Path) -> None:
    assert existing_copy(path, path.parent, CACHE) is None
    assert existing_copy(path, None, CACHE) is None
