"""The journal of edits: what can be undone, redone, and what can't any more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.memory import journal as journal_file
from reader.memory.journal import FILE_NAME, Change, EditJournal

ONE, TWO, THREE = b"speaker: ana", b"speaker: bo", b"speaker: bo\ntype: direct"


@pytest.fixture(params=[True, False], ids=["file", "ram"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EditJournal]:
    with closing(EditJournal(tmp_path if request.param else None)) as journal:
        yield journal


def undo(journal: EditJournal, content: bytes) -> bytes:
    change = journal.last(content)
    assert change is not None
    journal.mark(change, undone=True)
    return change.undone_in(content)


def redo(journal: EditJournal, content: bytes) -> bytes:
    change = journal.next(content)
    assert change is not None
    journal.mark(change, undone=False)
    return change.redone_in(content)


def test_edits_are_undone_and_redone_in_order(journal: EditJournal) -> None:
    journal.record(ONE, TWO)
    journal.record(TWO, THREE)
    assert undo(journal, THREE) == TWO
    assert undo(journal, TWO) == ONE
    assert journal.last(ONE) is None
    assert redo(journal, ONE) == TWO
    assert redo(journal, TWO) == THREE
    assert journal.next(THREE) is None


def test_an_edit_is_known_after_a_restart(tmp_path: Path) -> None:
    with closing(EditJournal(tmp_path)) as first:
        first.record(ONE, TWO)
    with closing(EditJournal(tmp_path)) as second:
        assert undo(second, TWO) == ONE


def test_nothing_is_undone_in_a_content_that_no_edit_left(journal: EditJournal) -> None:
    journal.record(ONE, TWO)
    assert journal.last(TWO + b" ") is None


def test_a_new_edit_takes_the_way_forward_away(journal: EditJournal) -> None:
    journal.record(ONE, TWO)
    assert undo(journal, TWO) == ONE
    journal.record(ONE, THREE)
    assert journal.next(ONE) is None
    assert undo(journal, THREE) == ONE


def test_contents_that_come_back_are_undone_one_by_one(journal: EditJournal) -> None:
    journal.record(ONE, TWO)
    journal.record(TWO, ONE)
    assert undo(journal, ONE) == TWO
    assert undo(journal, TWO) == ONE
    assert journal.last(ONE) is None


def test_a_damaged_journal_is_moved_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    damage, beside = b"no database at all" * 100, tmp_path / f"{FILE_NAME}-journal"
    (tmp_path / FILE_NAME).write_bytes(damage)
    beside.write_bytes(b"half a transaction of the damaged one")
    with closing(EditJournal(tmp_path)) as journal:
        assert "was damaged: it is now" in str(journal.pop_fault())
        journal.record(ONE, TWO)
    assert not beside.exists()
    assert damage in [path.read_bytes() for path in tmp_path.iterdir()]
    with closing(EditJournal(tmp_path)) as again:
        assert again.pop_fault() is None
        assert again.last(TWO) is not None


def test_another_programs_tables_are_moved_aside(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as file:
        file.execute("CREATE TABLE edit (of TEXT)")
    with closing(EditJournal(tmp_path)) as journal:
        journal.record(ONE, TWO)
    with closing(EditJournal(tmp_path)) as again:
        assert again.last(TWO) is not None


def test_a_journal_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with closing(EditJournal(tmp_path)) as journal:
        journal.record(ONE, TWO)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as file:
        file.execute("DROP TABLE edit")
        file.execute("PRAGMA user_version = 99")
    raw = (tmp_path / FILE_NAME).read_bytes()
    with closing(EditJournal(tmp_path)) as journal:
        assert journal.pop_fault() == (
            f"Edits can’t be undone later: {tmp_path / FILE_NAME} was written by a newer closeread."
        )
        journal.record(ONE, TWO)
        assert undo(journal, TWO) == ONE
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(FILE_NAME, raw)]


@contextmanager
def locked(folder: Path, how: str) -> Iterator[None]:
    """The journal, while another program writes into it."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_file, "_PATIENCE", 0.02)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_journal_that_another_program_has_locked_is_there_when_it_lets_go(tmp_path: Path, how: str) -> None:
    with closing(EditJournal(tmp_path)) as journal:
        journal.record(ONE, TWO)
    with locked(tmp_path, how), closing(EditJournal(tmp_path)) as other:
        other.record(TWO, THREE)
        assert "another program has locked it" in str(other.pop_fault())
        assert undo(other, THREE) == TWO
    with closing(EditJournal(tmp_path)) as again:
        assert undo(again, TWO) == ONE


@pytest.mark.usefixtures("impatient")
def test_a_lock_amid_the_edits_is_said_once_and_leaves_all_to_be_undone(tmp_path: Path) -> None:
    with closing(EditJournal(tmp_path)) as journal:
        journal.record(ONE, TWO)
        with locked(tmp_path, "IMMEDIATE"):
            journal.record(TWO, THREE)
            assert journal.pop_fault() == (
                f"Edits can’t be undone later: {tmp_path / FILE_NAME}: another program has locked it."
            )
            assert undo(journal, THREE) == TWO
            assert undo(journal, TWO) == ONE
            assert journal.pop_fault() is None


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_an_undo_amid_a_lock_is_an_undo(tmp_path: Path, how: str) -> None:
    with closing(EditJournal(tmp_path)) as journal:
        journal.record(ONE, TWO)
        change = journal.last(TWO)
        assert change is not None
        with locked(tmp_path, how):
            journal.mark(change, undone=True)
            assert "another program has locked it" in str(journal.pop_fault())
            assert journal.next(TWO) is None
            assert journal.last(TWO) is None


FULL_DISK = """
import resource, sys
from pathlib import Path
from reader.memory.journal import *
journal = EditJournal(Path(sys.argv[1]))
journal.record(b"one", b"two")
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
journal.record(b"two", b"three")
print(journal.pop_fault())
assert journal.last(b"three").undone_in(b"three") == b"two"
assert journal.last(b"two").undone_in(b"two") == b"one"
"""


def test_on_a_full_disk_edits_are_undone_until_the_program_ends(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path], capture_output=True, encoding="utf-8", check=False
    )
    assert run.stderr == ""
    assert run.stdout.startswith(f"Edits can’t be undone later: {tmp_path / FILE_NAME}: ")
    with closing(EditJournal(tmp_path)) as again:
        assert again.last(b"two") is not None


def test_a_mistake_of_the_program_is_no_fault_of_the_file(journal: EditJournal) -> None:
    journal.close()
    with pytest.raises(sqlite3.ProgrammingError):
        journal.record(ONE, TWO)
    assert journal.pop_fault() is None


def test_where_no_file_can_be_made_the_journal_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with closing(EditJournal(tmp_path / "file" / "folder")) as journal:
        assert "it is not a folder" in str(journal.pop_fault())
        journal.record(ONE, TWO)
        assert undo(journal, TWO) == ONE


@given(st.binary(max_size=30), st.binary(max_size=30), st.binary(max_size=10), st.binary(max_size=10))
def test_a_change_makes_either_content_of_the_other(
    one: bytes, other: bytes, start: bytes, end: bytes
) -> None:
    before, after = start + one + end, start + other + end
    change = Change.between(before, after)
    assert change.redone_in(before) == after
    assert change.undone_in(after) == before
    assert len(change.old) <= len(one) and len(change.new) <= len(other)
