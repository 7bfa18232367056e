"""`reader quotes text:word`: headlines and texts, of files and of folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Reader


@pytest.fixture(autouse=True)
def library(news: Path) -> None:
    """A folder with two articles."""
    (news / "library").mkdir()
    for name in ("harbour.yaml", "bare.yml"):
        (news / "library" / name).write_text((news / name).read_text("utf-8"), "utf-8")


@pytest.mark.parametrize("where", ["harbour.yaml", "library"])
def test_the_passage_with_the_words_is_printed_and_where_it_stands(where: str, reader: Reader) -> None:
    done = reader("quotes", "text:storm", where)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "A senior aide said the work had begun in 2021, a year after the storm.",
        "    Mayor reopens the harbour; 3 May 2024; paragraph 2",
    ]


def test_a_headline_is_found_and_told_apart(reader: Reader) -> None:
    assert reader("quotes", "text:reopens", "library").out.splitlines() == [
        "Mayor reopens the harbour",
        "    3 May 2024; headline",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["text:nothing"], ["bare"]),
        (["text:the", "since:2024"], ["harbour"]),
        (["text:nothing", "in:harbour"], []),
        (['text:"nobody said"'], ["bare"]),
        (["text:said", "-storm"], ["bare"]),
        (["text:said", "aide"], ["harbour"]),
    ],
)
def test_texts_are_narrowed_by_words_articles_and_dates(
    query: list[str], found: list[str], reader: Reader
) -> None:
    done = reader("quotes", "--json", *query, "library")
    assert [match["article"] for match in json.loads(done.out)] == found
    assert done.status == (0 if found else 1)


def test_json_says_where_the_words_are(reader: Reader) -> None:
    (match,) = json.loads(reader("quotes", "--json", "text:storm", "harbour.yaml").out)
    assert (match["path"], match["paragraph"]) == ("harbour.yaml", 2)
    text = (
        "The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”\n\n"
        + match["text"]
    )
    assert text[match["start"] : match["end"]] == "storm"


def test_what_texts_do_not_have_is_refused(reader: Reader) -> None:
    refused = reader("quotes", "text:storm", "speaker:ruiz", "library")
    assert refused.status == 2
    assert refused.err.startswith("reader quotes: text: looks in headlines and texts, which have no speaker")
    assert reader("quotes", "text:storm", "--csv", "library").status == 2
    assert reader("quotes", "-text:storm", "library").status == 2


def test_words_that_no_headline_or_text_has_are_said(reader: Reader) -> None:
    assert reader("quotes", "text:ferry", "library") == (1, "", "No headline or text has these words.\n")
