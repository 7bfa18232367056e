"""`reader compare`: how far two annotations of one text agree, and where they differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.cli.opening import opening
from reader.convert.comparison.wording import MEANINGS
from tests.cli.conftest import HARBOUR, Reader

OTHER = (
    HARBOUR.replace("role: mayor", "role: minister")
    .replace("speaker: aide, type: indirect", "speaker: ruiz, type: indirect")
    .replace('  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021}\n', "")
)


@pytest.fixture
def other(news: Path) -> Path:
    path = news / "other.yaml"
    path.write_text(OTHER, "utf-8")
    return path


def test_the_agreement_stands_in_a_table_and_each_difference_below(reader: Reader, other: Path) -> None:
    done = reader("compare", "harbour.yaml", "other.yaml")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "harbour.yaml | other.yaml"
    assert lines[1] == (
        "the text is the same; 4 annotations the same, 2 different, 1 only in the first, 0 only in the second."
    )
    assert lines[3].split() == [
        "First", "Second", "Both", "Exact", "Same", "Precision", "Recall", "F", "F", "exact", "F", "same", "Alpha"
    ]  # fmt: skip
    assert [line.split()[:6] for line in lines[4:8]] == [
        ["people", "2", "2", "2", "2", "1"],
        ["mentions", "1", "1", "1", "1", "1"],
        ["quotes", "2", "2", "2", "2", "1"],
        ["events", "2", "1", "1", "1", "1"],
    ]
    assert lines[-5:] == [
        "person Ana Ruiz",
        "    role: mayor | minister",
        "¶2 quote the work had begun in 2021, a year after the storm",
        "    speaker: a senior aide | Ana Ruiz",
        "¶2 event Repairs begin: only in the first",
    ]


def test_programs_get_the_same_as_json(reader: Reader, other: Path) -> None:
    shape = json.loads(reader("compare", "--json", "harbour.yaml", "other.yaml").out)
    assert (shape["first"], shape["second"], shape["same_text"]) == ("harbour.yaml", "other.yaml", True)
    events = next(each for each in shape["agreement"] if each["kind"] == "event")
    assert events["found"] == {
        "both": 1, "first": 2, "second": 1, "precision": 1.0, "recall": 0.5, "f": 0.666667
    }  # fmt: skip
    differing = [each for each in shape["annotations"] if each["in"] != "same"]
    assert [(each["kind"], each["in"], each["paragraph"]) for each in differing] == [
        ("person", "differs", None),
        ("quote", "differs", 2),
        ("event", "first", 2),
    ]
    assert differing[1]["differs"] == {"speaker": {"first": ["aide"], "second": ["ruiz"]}}


def test_where_the_texts_differ_it_says_how_much_could_be_compared(reader: Reader, news: Path) -> None:
    changed = HARBOUR.replace("a year after the storm", "a year after the flood")
    (news / "flood.yaml").write_text(changed, "utf-8")
    lines = reader("compare", "harbour.yaml", "flood.yaml").out.splitlines()
    assert lines[1].startswith(
        "the texts differ: 98% of their words could be compared; 2 annotations of other words left out;"
    )
    shape = json.loads(reader("compare", "harbour.yaml", "flood.yaml", "--json").out)
    assert [each["id"] for each in shape["left_out"]["first"]] == ["begun"]
    assert 0.97 < shape["compared"] < 1


def test_two_articles_that_have_little_in_common_are_said_to(reader: Reader, news: Path) -> None:
    (news / "else.yaml").write_text("format: 1\nheadline: Rain\ntext: It rained in May.\n", "utf-8")
    lines = reader("compare", "harbour.yaml", "else.yaml").out.splitlines()
    assert lines[1].startswith("these are hardly the same text: ")


def test_help_says_what_the_columns_mean(reader: Reader) -> None:
    said = reader("compare", "--help").out
    for name, meaning in MEANINGS:
        assert f"  {name:<9}  {meaning}\n" in said


def test_a_file_with_faults_is_not_compared(reader: Reader) -> None:
    done = reader("compare", "harbour.yaml", "faulty.yaml")
    assert (done.status, done.out) == (1, "")
    assert "faulty.yaml:8:" in done.err
    assert reader("compare", "harbour.yaml", "nowhere.yaml").status == 2


def test_on_a_terminal_names_stand_out(reader: Reader, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.comparing.is_styled", lambda: True)
    said = reader("compare", "harbour.yaml", "other.yaml", "--list").out
    assert "role: mayor | minister" in said
    assert "Exact      of those, the ones with the very same words, or name" in said


def test_where_there_is_a_screen_both_open_side_by_side(
    reader: Reader, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    launches: list[Launch] = []

    def run(launch: Launch) -> int:
        launches.append(launch)
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    assert reader("compare", "harbour.yaml", "other.yaml") == (0, "", "")
    (launch,) = launches
    assert (launch.path, launch.compare_with) == (Path("harbour.yaml"), Path("other.yaml"))
    assert launch.sheet == "comparison/comparison.tcss"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with two articles of the same names, of which one is annotated differently, and one more each."""
    found = tmp_path / "checked", tmp_path / "drafts"
    for folder, content, more in zip(found, (HARBOUR, OTHER), ("new.yaml", "old.yaml"), strict=True):
        (folder / "2024").mkdir(parents=True)
        (folder / "2024" / "harbour.yaml").write_text(content, "utf-8")
        (folder / "same.yaml").write_text(HARBOUR, "utf-8")
        (folder / more).write_text(HARBOUR, "utf-8")
    return found


def test_two_folders_are_compared_by_names_and_all_together(
    reader: Reader, folders: tuple[Path, Path]
) -> None:
    done = reader("compare", *folders)
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:4] == [
        "2024/harbour.yaml: 4 annotations the same, 2 different, 1 only in the first, 0 only in the second",
        "same.yaml: 7 annotations the same, 0 different, 0 only in the first, 0 only in the second",
        "",
        "2 articles together:",
    ]
    assert [line.split()[:6] for line in lines[5:9]] == [
        ["people", "4", "4", "4", "4", "3"],
        ["mentions", "2", "2", "2", "2", "2"],
        ["quotes", "4", "4", "4", "4", "3"],
        ["events", "4", "3", "3", "3", "3"],
    ]
    assert done.err == "".join(f"1 article only in {folder}.\n" for folder in folders)


def test_programs_get_folders_as_json_and_faults_are_said(reader: Reader, folders: tuple[Path, Path]) -> None:
    (folders[1] / "same.yaml").write_text("format: 1\n", "utf-8")
    done = reader("compare", "--json", *folders)
    shape = json.loads(done.out)
    assert [each["name"] for each in shape["articles"]] == ["2024/harbour.yaml"]
    assert (shape["only_in_first"], shape["only_in_second"]) == (["new.yaml"], ["old.yaml"])
    assert shape["agreement"] == shape["articles"][0]["agreement"]
    assert (done.status, "same.yaml" in done.err) == (1, True)


def test_folders_without_a_name_in_common_are_said(reader: Reader, folders: tuple[Path, Path]) -> None:
    done = reader("compare", folders[0], folders[1] / "2024")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("No article of ")
