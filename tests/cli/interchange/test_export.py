"""`reader export`: where it writes, what it says, how it ends."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import BARE, Reader


@pytest.fixture(autouse=True)
def without_the_faulty_one(news: Path) -> None:
    (news / "faulty.yaml").rename(news / "faulty.txt")


def test_lines_of_an_article_go_to_standard_output(reader: Reader) -> None:
    done = reader("export", "harbour.yaml", "--to", "jsonl", "--what", "quotes")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["q1", "begun"]
    assert (done.status, done.err) == (
        0,
        "jsonl: The text of the article is not in it: `reader text` prints that.\n",
    )


def test_a_folder_becomes_one_file_with_one_head(reader: Reader, news: Path) -> None:
    (news / "more").mkdir()
    (news / "more" / "again.yaml").write_bytes((news / "harbour.yaml").read_bytes())
    done = reader("export", ".", "--to", "csv", "-o", "all.csv")
    assert (done.status, done.out) == (0, "all.csv\n")
    with (news / "all.csv").open(newline="", encoding="utf-8") as file:
        assert [row["article"] for row in csv.DictReader(file)] == ["harbour", "harbour", "again", "again"]


def test_articles_of_a_folder_keep_their_names_and_places(reader: Reader, news: Path) -> None:
    (news / "more").mkdir()
    (news / "more" / "bare.yaml").write_text(BARE, "utf-8")
    done = reader("export", ".", "--to", "jsonl", "-o", "out")
    assert done.status == 0
    assert sorted(done.out.split()) == ["out/bare.jsonl", "out/harbour.jsonl", "out/more/bare.jsonl"]


def test_a_file_that_is_there_is_not_written_over(reader: Reader, news: Path) -> None:
    (news / "x.csv").write_text("mine")
    done = reader("export", "harbour.yaml", "--to", "csv", "-o", "x.csv")
    assert done.status == 2
    assert done.err.endswith("reader export: x.csv is there already; --force writes over it.\n")
    assert (news / "x.csv").read_text() == "mine"
    assert reader("export", "harbour.yaml", "--to", "csv", "-o", "x.csv", "--force").status == 0
    assert (news / "x.csv").read_text("utf-8").startswith("article,")


def test_an_article_with_faults_is_left_out_and_said(reader: Reader, news: Path) -> None:
    (news / "faulty.txt").rename(news / "faulty.yaml")
    done = reader("export", ".", "--to", "jsonl", "-o", "all.jsonl")
    assert done.status == 1
    assert "faulty.yaml: left out, for its faults; `reader check` tells them" in done.err
    assert (news / "all.jsonl").exists()


def test_nothing_is_written_where_there_is_no_article(reader: Reader, news: Path) -> None:
    (news / "faulty.txt").rename(news / "faulty.yaml")
    done = reader("export", "faulty.yaml", "--to", "jsonl", "-o", "all.jsonl")
    assert done.status == 1
    assert "faulty.yaml:8:15: error: no person 'riuz'" in done.err
    assert not (news / "all.jsonl").exists()
    (news / "empty").mkdir()
    done = reader("export", "empty", "--to", "jsonl")
    assert (done.status, done.out, done.err) == (
        1,
        "",
        "There is no article here: no file that ends with .yaml.\n",
    )


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["harbour.yaml"], "--to says in which format: "),
        (
            ["harbour.yaml", "--to", "csv", "--what", "all"],
            "csv has no 'all': --what is one of quotes, people",
        ),
        (
            ["harbour.yaml", "--to", "html", "--what", "quotes"],
            "html has the whole article: leave --what out",
        ),
        (["harbour.yaml", "--to", "brat"], "standard output is one file, and brat needs several"),
        (["harbour.yaml", "bare.yml", "--to", "w3c", "-o", "x.jsonld"], "a file of w3c holds one article"),
        (["harbour.yaml", "--quotes", "--notes"], "argument --notes: not allowed with argument --quotes"),
        (["missing.yaml", "--to", "csv"], "missing.yaml: there is no such file"),
        (["harbour.yaml", "--to", "word"], "invalid choice: 'word'"),
        (["harbour.yaml", "--to", "csv", "-o", "no/where.csv"], "its folder does not exist"),
    ],
)
def test_wrong_use_is_one_sentence(reader: Reader, words: list[str], fault: str) -> None:
    done = reader("export", *words)
    assert done.status == 2
    assert fault in done.err


def test_a_file_that_is_named_twice_is_exported_once(reader: Reader, news: Path) -> None:
    done = reader("export", "harbour.yaml", "./harbour.yaml", str(news), "--to", "html", "-o", "two/")
    assert (done.status, done.out.split()) == (0, ["two/harbour.html", "two/bare.html"])


def test_what_else_a_format_has_is_said_only_where_it_was_not_asked_for(reader: Reader) -> None:
    more = "csv: These are the quotes: --what names another part, and a folder gets all.\n"
    assert more in reader("export", "harbour.yaml", "--to", "csv").err
    for words in (["--what", "people"], ["-o", "tables/"]):
        done = reader("export", "harbour.yaml", "--to", "csv", *words)
        assert (done.status, more in done.err) == (0, False)


def test_losses_are_not_said_where_nothing_was_written(reader: Reader, news: Path) -> None:
    (news / "x.csv").write_text("mine")
    done = reader("export", "harbour.yaml", "--to", "csv", "-o", "x.csv")
    assert done.err == "reader export: x.csv is there already; --force writes over it.\n"


def test_the_formats_are_listed(reader: Reader) -> None:
    done = reader("export", "--list")
    assert (done.status, done.err) == (0, "")
    assert {"csv", "jsonl"} <= {line.split()[0] for line in done.out.splitlines()}


def test_without_a_path_it_is_the_article_that_comes_with_the_program(reader: Reader) -> None:
    done = reader("export", "--to", "jsonl", "--what", "notes")
    assert done.status == 0
    assert "This is closeread’s own article" in done.err


def test_a_name_that_is_no_utf8_is_spelled_out(reader: Reader, news: Path) -> None:
    os.rename(b"harbour.yaml", b"\xff.yaml")  # noqa: PTH104 - pathlib takes no bytes
    assert reader("export", ".", "--to", "jsonl", "-o", "all.jsonl").status == 0
    lines = [json.loads(line) for line in (news / "all.jsonl").read_text("utf-8").splitlines()]
    assert {line["path"] for line in lines} >= {"\udcff.yaml"}


def test_what_a_format_cannot_carry_of_an_article_is_said_with_its_name(reader: Reader) -> None:
    done = reader("export", "harbour.yaml", "--to", "timelinejs", "-o", "x.json")
    assert done.status == 0
    assert "timelinejs: The text, quotes and people are not in it" in done.err
    (undated,) = [
        line for line in reader("export", "bare.yml", "--to", "timelinejs").err.splitlines() if "bare" in line
    ]
    assert undated == "bare.yml: nothing has a date: TimelineJS shows no timeline without one."
