"""What is read-only: a file that is there and can't be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.load.file import is_read_only


def test_a_file_is_where_its_mode_forbids_writing_by_root_too(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text("x")
    assert not is_read_only(path)
    path.chmod(0o444)
    assert is_read_only(path)


@pytest.mark.parametrize("name", ["nowhere.yaml", ".", "x" * 300, "a\x00b"])
def test_what_is_no_file_is_not(tmp_path: Path, name: str) -> None:
    assert not is_read_only(tmp_path / name)
