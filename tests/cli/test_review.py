"""`reader review` and `reader add --review`: which article is opened, and which come after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.cli import adding
from reader.cli.opening import opening
from reader.settings.folders import data_folder
from tests.cli.conftest import Reader
from tests.values import some

DRAFT = """\
format: 1
headline: A draft
text: |-
  Ana Ruiz said no.
people:
  ruiz: {name: Ana Ruiz, draft: 0.9}
"""


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[Launch]:
    """What the screen was started with, which is there."""
    launches: list[Launch] = []

    def run(launch: Launch) -> int:
        launches.append(launch)
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    monkeypatch.setattr(adding, "is_terminal", lambda: True)
    return launches


@pytest.fixture(autouse=True)
def drafts(news: Path) -> None:
    for name in ("inner/b.yaml", "inner/c.yaml"):
        (news / name).parent.mkdir(exist_ok=True)
        (news / name).write_text(DRAFT, "utf-8")


def test_the_first_article_with_a_draft_is_reviewed_and_then_the_others(
    reader: Reader, launched: list[Launch]
) -> None:
    assert reader("review", "harbour.yaml", "inner").status == 0
    (launch,) = launched
    assert launch.reviews is not None
    assert launch.path == launch.reviews.current == Path("inner/b.yaml")
    assert len(launch.reviews) == 1


def test_where_nothing_is_a_draft_it_is_said(reader: Reader, launched: list[Launch]) -> None:
    assert reader("review", "harbour.yaml") == (1, "", "Nothing here is a draft: all is checked.\n")
    assert launched == []


def test_a_faulty_article_has_its_faults_said(reader: Reader, launched: list[Launch]) -> None:
    done = reader("review", "faulty.yaml")
    assert (done.status, done.err) == (1, reader("check", "faulty.yaml").out)
    assert launched == []


def test_a_file_that_is_not_there_is_said(reader: Reader) -> None:
    assert reader("review", "nowhere.yaml") == (2, "", "nowhere.yaml: there is no such file\n")


@pytest.mark.parametrize("review", [True, False])
def test_an_added_article_is_reviewed_at_once_if_asked_for(
    review: bool, reader: Reader, news: Path, launched: list[Launch]
) -> None:
    (news / "new.txt").write_text("News\n\nAna Ruiz said no.\n", "utf-8")
    assert reader("add", "new.txt", *["--review"] * review).status == 0
    (launch,) = launched
    assert (launch.reviews is not None) is review


def test_without_a_terminal_the_review_is_refused(reader: Reader) -> None:
    done = reader("review", "inner")
    assert (done.status, done.out) == (2, "")
    assert "needs a terminal" in done.err


def test_the_copy_of_a_file_that_can_not_be_written_is_opened_again(
    reader: Reader, launched: list[Launch], news: Path
) -> None:
    file = news / "inner/b.yaml"
    file.chmod(0o444)
    own = some(data_folder()) / "articles"
    assert reader("review", "inner/b.yaml").status == 0
    own.mkdir(parents=True)
    copy = own / "b.yaml"
    copy.write_text(DRAFT.replace("people:", "people: # edited"), "utf-8")
    assert reader("review", "inner/b.yaml").status == 0
    assert reader("inner/b.yaml").status == 0
    assert [launch.path for launch in launched] == [Path("inner/b.yaml"), copy, copy]
    assert launched[0].greeting == ""
    for launch in launched[1:]:
        assert launch.greeting == f"This file can’t be written: your own copy is {copy}."
