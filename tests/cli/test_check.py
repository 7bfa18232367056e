"""`reader check` on standard input and on files that are not there."""

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
