"""`reader check`: standard input, files that are not there, and what is still a draft."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import BARE, FAULTY, Reader


def give(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))


def test_standard_input_is_checked_like_a_file(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, FAULTY)
    done = reader("check", "-")
    assert done.status == 1
    assert done.out == reader("check", "faulty.yaml").out.replace("faulty.yaml:", "-:")
    give(monkeypatch, BARE)
    assert reader("check", "-") == (0, "", "")


def test_standard_input_stands_among_files_and_in_json(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, FAULTY)
    done = reader("check", "--json", "bare.yml", "-")
    assert {fault["path"] for fault in json.loads(done.out)} == {"-"}


@pytest.mark.parametrize("command", ["text", "people", "timeline"])
def test_standard_input_is_printed_like_a_file(
    command: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, Path("harbour.yaml").read_text("utf-8"))
    assert reader(command, "-") == reader(command, "harbour.yaml")


def test_standard_input_that_is_closed_is_said(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert reader("check", "-") == (2, "", "-: standard input is closed\n")


@pytest.mark.parametrize("command", ["check", "quotes"])
def test_a_dead_link_in_a_folder_is_said_once_for_what_it_is(
    command: str, reader: Reader, news: Path
) -> None:
    folder = news / "links"
    folder.mkdir()
    (folder / "dead.yaml").symlink_to("nowhere.yaml")
    (folder / "bare.yaml").write_text(BARE, "utf-8")
    (folder / "harbour.yaml").write_text((news / "harbour.yaml").read_text("utf-8"), "utf-8")
    done = reader(command, "links")
    assert done.status == 2
    assert done.err == "links/dead.yaml: it is a link to a file that does not exist\n"


HALF_CHECKED = """\
format: 1
headline: Mayor reopens the harbour
drafted: {by: rules-1, on: 2026-11-30}
text: |-
  The mayor, Ana Ruiz, reopened the harbour. “It is,” she said, “a start.” It rained.
people:
  ruiz: {name: Ana Ruiz, draft: 0.9, mentions: [{text: The mayor, draft: true}]}
  it: {name: It, named: false, draft: true}
places:
  harbour: {name: the harbour}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], mention: she, draft: 0.97}
events:
  - {title: The harbour reopens, text: reopened the harbour}
  - {title: Rain, text: It rained, draft: true}
notes:
  - {text: It rained, note: Did it?}
"""


def test_drafts_are_counted_by_kind_and_are_no_clean_check(reader: Reader, news: Path) -> None:
    (news / "half.yaml").write_text(HALF_CHECKED, "utf-8")
    done = reader("check", "--drafts", "half.yaml", "harbour.yaml")
    assert done.out.splitlines() == [
        "half.yaml: 5 of 8 unchecked: 1 person, 1 unnamed source, 1 mention, 1 quote, 1 event",
        "harbour.yaml: nothing of 7 unchecked",
    ]
    assert (done.status, done.err) == (1, "")
    assert reader("check", "--drafts", "harbour.yaml").status == 0


def test_drafts_are_counted_for_programs_too(reader: Reader, news: Path) -> None:
    (news / "half.yaml").write_text(HALF_CHECKED, "utf-8")
    (shape,) = json.loads(reader("check", "--drafts", "--json", "half.yaml").out)
    assert shape["path"] == "half.yaml"
    assert shape["unchecked"] == {
        "people": 1, "unnamed_sources": 1, "organisations": 0, "unnamed_organisations": 0, "places": 0,
        "unnamed_places": 0, "mentions": 1, "quotes": 1, "events": 1, "notes": 0,
        "orphaned_annotations": 0,
    }  # fmt: skip
    assert sum(shape["total"].values()) == 8


def test_a_faulty_file_is_left_out_of_the_drafts(reader: Reader) -> None:
    done = reader("check", "--drafts", "faulty.yaml")
    assert (done.status, done.out) == (1, "")
    assert "left out, for its faults" in done.err


def test_quotes_can_be_narrowed_to_drafts_and_to_what_is_checked(reader: Reader, news: Path) -> None:
    (news / "half.yaml").write_text(HALF_CHECKED, "utf-8")
    (draft,) = json.loads(reader("quotes", "--draft", "--json", "half.yaml", "harbour.yaml").out)
    assert (draft["article"], draft["draft"], draft["confidence"], draft["by"]) == (
        "half",
        True,
        0.97,
        "rules-1",
    )
    checked = json.loads(reader("quotes", "--checked", "--json", ".").out)
    assert [(quote["article"], quote["draft"], quote["by"]) for quote in checked] == [
        ("harbour", False, None), ("harbour", False, None),
    ]  # fmt: skip
    (of_library,) = json.loads(reader("quotes", "--draft", "--json", ".").out)
    assert {**of_library, "path": ""} == {**draft, "path": ""}
    assert reader("quotes", "--draft", "--checked", "half.yaml").status == 2


def test_a_file_whose_text_has_changed_is_told_what_finds_its_annotations_again(
    reader: Reader, news: Path
) -> None:
    changed = FAULTY.replace("riuz", "ruiz").replace("loud", "direct").replace("text: no}", "text: gone}")
    (news / "changed.yaml").write_text(changed, "utf-8")
    done = reader("check", "changed.yaml", "faulty.yaml")
    assert done.status == 1
    assert "reader review" not in done.out
    assert done.err == "`reader review changed.yaml` finds the words again where the text has changed.\n"
