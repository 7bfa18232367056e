"""What is remembered of an archive's copies, whatever becomes of the file it is in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import StoreUnavailable
from reader.memory.archive_copies import FILE_NAME, ArchiveCopies, Copy


def test_a_damaged_file_is_put_aside_and_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database" * 1000)
    with closing(ArchiveCopies(tmp_path, "one")) as copies:
        assert copies.all() == []
        copies.put(Copy(tmp_path / "a.yaml", "a.yaml", 1, b"1"))
        assert len(copies.all()) == 1
    assert list(tmp_path.glob("archive-damaged-*"))


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreUnavailable, match="newer closeread"):
        ArchiveCopies(tmp_path, "one")


def test_a_fault_while_it_is_used_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.memory.archive_copies._PATIENCE", 0.0)
    with closing(ArchiveCopies(tmp_path, "one")) as copies:
        copies.put(Copy(tmp_path / "a.yaml", "a.yaml", 1, b"1"))
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreUnavailable, match="another program has locked it"):
                copies.all()
        (tmp_path / FILE_NAME).write_bytes(b"no database" * 1000)
        with pytest.raises(StoreUnavailable, match="is damaged"):
            copies.all()


def test_what_was_remembered_under_a_former_key_is_this_archives(tmp_path: Path) -> None:
    old, new, elsewhere = tmp_path / "old", tmp_path / "new", tmp_path / "elsewhere.yaml"
    with closing(ArchiveCopies(tmp_path, "former")) as former:
        former.put(
            Copy(old / "a.yaml", "a.yaml", 1, b"1"),
            Copy(old / "b.yaml", "b.yaml", 2, b"2"),
            Copy(elsewhere, "c.yaml", 3, b"3"),
        )
    old.mkdir()
    (old / "b.yaml").touch()
    with closing(ArchiveCopies(tmp_path, "key")) as copies:
        copies.put(Copy(elsewhere, "c.yaml", 4, b"4"))
        copies.adopt("key", old, new)
        copies.adopt("former", old, new)
        assert {copy.path: copy.version for copy in copies.all()} == {
            new / "a.yaml": 1,
            old / "b.yaml": 2,
            elsewhere: 4,
        }
    with closing(ArchiveCopies(tmp_path, "former")) as former:
        assert former.all() == []
