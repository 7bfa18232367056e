"""`reader voices`: who is quoted how much, over articles, folders and the library."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reader.cli import output
from tests.cli.conftest import Reader


def test_the_most_quoted_come_first_in_aligned_columns(reader: Reader) -> None:
    done = reader("voices", "harbour.yaml")
    assert (done.status, done.err) == (0, "")
    titles, first, second = done.out.splitlines()
    assert titles.startswith("Speaker          Quotes  Share  Words  Articles  Word for word")
    assert first.startswith(
        "a senior aide         1   50 %     11         1              –       –         1        1"
    )
    assert second.startswith(
        "Ana Ruiz, mayor       1   50 %      4         1              1       –         –        –"
    )
    assert titles.index("First") == second.index("3 May 2024")


def test_they_are_counted_by_other_things_among_what_a_query_finds(reader: Reader) -> None:
    (row,) = json.loads(reader("voices", "speaker:ruiz", "--by", "month", "--json", "harbour.yaml").out)
    assert row == {
        "by": "month", "name": "2024-05", "role": None, "kind": None, "quotes": 1, "share": 1.0, "words": 4,
        "articles": 1, "direct": 1, "mixed": 0, "indirect": 0, "named": 1, "unnamed": 0,
        "first": "2024-05-03", "last": "2024-05-03", "keys": [],
    }  # fmt: skip
    lines = reader("voices", "--by", "month", ".").out.splitlines()
    assert lines[1].split()[:2] == ["May", "2024"]


def test_spreadsheets_get_the_same_columns_as_programs(reader: Reader) -> None:
    shapes = json.loads(reader("voices", "--json", "harbour.yaml").out)
    rows = list(csv.DictReader(io.StringIO(reader("voices", "--csv", "harbour.yaml").out)))
    assert (
        [row["name"] for row in rows] == [shape["name"] for shape in shapes] == ["a senior aide", "Ana Ruiz"]
    )
    assert list(rows[0]) == list(shapes[0])


def test_the_library_is_counted_where_no_path_is_given(reader: Reader) -> None:
    assert "Sviatlana Tsikhanouskaya" in reader("voices").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["voices", "nothing", "harbour.yaml"], "No quote matches."),
        (["voices", "bare.yaml"], "Nobody is quoted here."),
    ],
)
def test_nothing_found_is_said_so(words: list[str], said: str, reader: Reader, news: Path) -> None:
    (news / "bare.yaml").write_text("format: 1\nheadline: Nothing\ntext: Nothing at all.\n", "utf-8")
    done = reader(*words)
    assert (done.status, done.out, done.err.strip()) == (1, "", said)


def test_a_field_that_there_is_not_is_said_to_be_none(reader: Reader) -> None:
    done = reader("voices", "year:abc", "harbour.yaml")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("No quote matches. There is no field year, only speaker:, about:, ")


def test_of_a_file_of_plain_text_one_line_says_what_it_is(reader: Reader, news: Path) -> None:
    (news / "plain.txt").write_text("The mayor reopened the harbour.\n", "utf-8")
    done = reader("voices", "plain.txt")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "`reader add plain.txt`" in done.err


@pytest.mark.parametrize(
    ("words", "said"), [("since:never", "reader voices: "), ("text:harbour", "nobody says; leave text: out")]
)
def test_a_query_that_has_no_quotes_is_wrong_use(words: str, said: str, reader: Reader) -> None:
    done = reader("voices", words)
    assert done.status == 2
    assert said in done.err


def test_a_terminal_gets_the_columns_that_it_has_room_for(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    done = reader("voices", "harbour.yaml")
    assert "Share" in done.out
    assert "Articles" not in done.out
    assert "\x1b[1mAna Ruiz, mayor" in done.out
    monkeypatch.setenv("COLUMNS", "200")
    assert "Last" in reader("voices", "harbour.yaml").out
