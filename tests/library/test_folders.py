"""Which files of a folder are articles."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.folders import article_files, file_stamps

DEPTH = 1_500


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder 1,500 deep, with an article at its bottom."""
    top = tmp_path / "deep"
    top.mkdir()
    here = os.open(top, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("d", dir_fd=here)
        here, above = os.open("d", os.O_RDONLY, dir_fd=here), here
        os.close(above)
    os.close(os.open("a.yaml", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    yield top
    subprocess.run(["rm", "-r", top], check=True)  # Python's own ways recurse


def test_an_article_at_the_bottom_of_1500_folders_is_found(deep: Path) -> None:
    (found,) = file_stamps([deep])
    assert found.path == os.fsencode(deep) + b"/d" * DEPTH + b"/a.yaml"


def test_a_folder_s_own_files_come_by_name_and_then_those_of_its_folders(tmp_path: Path) -> None:
    for name in (
        "b/x.yaml",
        "a/y.yml",
        "z.yaml",
        "c.yaml",
        ".hidden.yaml",
        ".git/h.yaml",
        "a/.h/i.yaml",
        "text.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [str(Path(entry.path).relative_to(tmp_path)) for entry in article_files(str(tmp_path))]
    assert found == ["c.yaml", "z.yaml", "a/y.yml", "b/x.yaml"]
    unordered = {
        str(Path(entry.path).relative_to(tmp_path)) for entry in article_files(str(tmp_path), in_order=False)
    }
    assert unordered == set(found)


def test_a_file_in_two_of_the_folders_comes_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_text("")
    assert len(list(file_stamps([tmp_path, tmp_path / "in", tmp_path / "in" / "a.yaml"]))) == 1
