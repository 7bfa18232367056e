"""The small files of the cache: where they are, and that only whole ones of the person's own count."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.start import cache_files
from reader.start.cache_files import cache_folder, read_values, remove, stamp, write_values


def test_the_cache_is_where_the_system_has_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder("frames") == str(home / ".cache" / "closeread" / "frames")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder("frames") == str(home / "Library" / "Caches" / "closeread" / "frames")
    monkeypatch.setenv("HOME", "")
    assert cache_folder("frames") is None


def test_values_come_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "values"
    write_values(str(path), (1, b"two", ["three"]))
    assert read_values(str(path)) == (1, b"two", ["three"])


def test_what_ends_too_soon_is_no_value(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "values"
    write_values(str(path), (1,))
    path.write_bytes(cache_files._checksum(b"") + b"")
    with pytest.raises(ValueError, match="values"):
        read_values(str(path))


def test_a_file_that_others_may_read_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "values"
    write_values(str(path), (1,))
    path.chmod(0o644)
    assert read_values(str(path)) is None


def test_what_is_gone_is_removed_already_and_has_no_stamp(tmp_path: Path) -> None:
    remove(str(tmp_path / "gone"))
    assert stamp(str(tmp_path / "gone")) is None
