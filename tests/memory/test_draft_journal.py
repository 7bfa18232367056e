"""The journal of a run that drafts many pages: what it remembers, and what it does where it can't."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import StoreUnavailable
from reader.memory.draft_journal import DraftJournal, FailedPage, FinishedPage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[DraftJournal]:
    journal = DraftJournal.open(path)
    yield journal
    journal.close()


def test_what_is_finished_is_finished_for_the_next_run(path: Path) -> None:
    journal = DraftJournal.open(path)
    assert not journal.is_finished(b"a")
    journal.finish([(b"a", FinishedPage("a.html", "a.yaml"))])
    journal.finish([(b"b", FailedPage("b.html", "no article in it", "there is none"))])
    journal.close()
    again = DraftJournal.open(path)
    assert again.is_finished(b"a")
    assert again.is_finished(b"b")
    assert again.count() == (1, 1)
    again.close()


def test_failures_are_counted_by_kind_and_reason(journal: DraftJournal) -> None:
    for number in range(3):
        journal.finish([(bytes([number]), FailedPage(f"{number}.html", "not fetched", "404"))])
    journal.finish([(b"x", FailedPage("x.html", "took too long", "35 seconds"))])
    journal.finish([(b"y", FinishedPage("y.html", "y.yaml"))])
    assert list(journal.failure_counts()) == [
        ("not fetched", "404", 3, "0.html"),
        ("took too long", "35 seconds", 1, "x.html"),
    ]
    assert [each.where for each in journal.failures()] == ["0.html", "1.html", "2.html", "x.html"]
    journal.forget_failures(["not fetched"])
    assert journal.count() == (1, 1)
    assert not journal.is_finished(b"\x00")


def test_a_page_that_is_drafted_at_last_has_not_failed(journal: DraftJournal) -> None:
    journal.finish([(b"a", FailedPage("a.html", "not fetched", "404"))])
    journal.finish([(b"a", FinishedPage("a.html", "a.yaml"))])
    assert journal.count() == (1, 0)


def test_one_program_at_a_time_has_it(path: Path, journal: DraftJournal) -> None:
    with pytest.raises(StoreUnavailable, match="another program has locked it"):
        DraftJournal.open(path)


def test_a_damaged_one_is_begun_anew(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    journal = DraftJournal.open(path)
    assert journal.count() == (0, 0)
    journal.close()


def test_one_of_a_newer_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreUnavailable, match="written by a newer closeread"):
        DraftJournal.open(path)


def test_a_folder_in_its_place_is_said(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreUnavailable):
        DraftJournal.open(path)


def test_what_goes_wrong_later_is_one_sentence(path: Path) -> None:
    journal = DraftJournal.open(path)
    journal._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreUnavailable, match="it can only be read"):
        journal.finish([(b"a", FinishedPage("a.html", "a.yaml"))])
    journal.close()
