"""The journal of edits: what can be undone, redone, and what can't any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_a_damaged_journal_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with closing(EditJournal(tmp_path)) as journal:
        journal.record(ONE, TWO)
    with closing(EditJournal(tmp_path)) as again:
        assert again.last(TWO) is not None


def test_where_no_file_can_be_made_the_journal_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with closing(EditJournal(tmp_path / "file" / "folder")) as journal:
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
