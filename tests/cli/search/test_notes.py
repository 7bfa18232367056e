"""`reader notes`: highlights and notes over articles and folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Reader

NOTED = """\
format: 1
headline: The *harbour* opens
published: {date}
source: {{publisher: Harbour Post, url: https://example.org/harbour}}
text: |-
  Ana Ruiz said the harbour is open.

  Nobody knows why it rained.
notes:
  - {{text: it rained, note: "A {remark}?", draft: 0.5, by: rules-1}}
  - {{text: the harbour is open}}
"""


@pytest.fixture(autouse=True)
def noted(news: Path) -> None:
    """Two articles with notes in a folder with others."""
    (news / "old.yaml").write_text(NOTED.format(date="2020", remark="storm"), "utf-8")
    (news / "new.yaml").write_text(NOTED.format(date="2024-05-03", remark="shower"), "utf-8")


def test_notes_come_with_their_words_the_newest_article_first(reader: Reader) -> None:
    done = reader("notes", ".")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:6] == [
        "the harbour is open",
        "    The *harbour* opens; Harbour Post; 3 May 2024; paragraph 1",
        "",
        "it rained",
        "    A shower?",
        "    The *harbour* opens; Harbour Post; 3 May 2024; paragraph 2; draft",
    ]
    assert "A storm?" in done.out


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["storm"], ["old"]),
        (["rained", "-storm"], ["new"]),
        (["draft:no", "open"], ["new", "old"]),
        (["since:2021"], ["new", "new"]),
        (["in:old", "rained"], ["old"]),
        (["in:elsewhere"], []),
        (["speaker:ruiz"], []),
        (["type:direct", "storm"], []),
    ],
)
def test_notes_are_narrowed_by_the_query_language(query: list[str], found: list[str], reader: Reader) -> None:
    done = reader("notes", "--json", *query, ".")
    assert [note["article"] for note in json.loads(done.out)] == found
    assert done.status == (0 if found else 1)


def test_json_says_where_the_words_are_and_who_made_the_note(reader: Reader) -> None:
    (note,) = json.loads(reader("notes", "--json", "storm", "old.yaml").out)
    assert note == {
        "article": "old", "path": "old.yaml", "headline": "The *harbour* opens", "published": "2020", "id": "n1",
        "text": "it rained", "start": 53, "end": 62, "paragraph": 2, "note": "A storm?",
        "draft": True, "confidence": 0.5, "by": "rules-1",
    }  # fmt: skip


def test_markdown_has_a_heading_for_each_article_and_quotes_its_words(reader: Reader) -> None:
    out = reader("notes", "--markdown", ".").out
    assert out.startswith(
        "## The \\*harbour\\* opens\n\nHarbour Post, 3 May 2024, new.yaml, <https://example.org/harbour>\n\n"
        "> the harbour is open\n>\n> (paragraph 1)\n\n> it rained\n>\n> (paragraph 2, draft)\n\nA shower?\n"
    )
    assert out.count("## ") == 2


def test_of_no_notes_it_is_said_that_there_are_none(reader: Reader) -> None:
    assert reader("notes", "harbour.yaml") == (1, "", "There are no notes or highlights here.\n")
    assert reader("notes", "ferry", ".") == (1, "", "No note or highlight matches.\n")


def test_wrong_use_is_said(reader: Reader) -> None:
    assert reader("notes", "nowhere.yaml:", "--in", "gone.yaml").status == 2
    assert reader("notes", "draft:maybe") == (2, "", "reader notes: draft: needs yes or no, not 'maybe'.\n")


def test_without_a_path_the_notes_are_those_of_the_library(reader: Reader, news: Path) -> None:
    config = news / "config.toml"
    config.write_text(f"library = ['{news}']", "utf-8")
    assert reader("notes", "storm", "--config", config).out.startswith("it rained\n")


def test_an_article_without_source_and_date_is_named_by_its_headline_and_file(
    reader: Reader, news: Path
) -> None:
    (news / "bare.yml").write_text(
        "format: 1\nheadline: Bare\ntext: |-\n  It rained.\nnotes:\n  - {text: rained}\n", "utf-8"
    )
    assert reader("notes", "bare.yml").out == "rained\n    Bare; paragraph 1\n"
    assert reader("notes", "--markdown", "bare.yml").out == (
        "## Bare\n\nbare.yml\n\n> rained\n>\n> (paragraph 1)\n"
    )
