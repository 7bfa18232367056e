"""Quotes for spreadsheets: one row each, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reader.convert.tables.csv import COLUMNS, quotes_csv
from reader.model.article import Article
from reader.model.relations import Relations
from reader.model.text import Span, Text
from tests.convert.shapes import shape_of


def rows(article: Article, path: str = "news/harbour.yaml") -> list[dict[str, str]]:
    written = "".join(
        quotes_csv(shape_of(article, quote, path) for quote in Relations(article).quotes_in_order)
    )
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_a_quote_is_a_row(article: Article) -> None:
    assert rows(article)[0] == {
        "article": "harbour",
        "path": "news/harbour.yaml",
        "headline": "Mayor reopens the harbour",
        "published": "2024-05-03",
        "id": "q1",
        "speaker": "ruiz",
        "speaker_name": "Ana Ruiz",
        "type": "direct",
        "text": "“It is,” … “a start.”",
        "paragraph": "1",
        "start": "53",
        "end": "82",
        "cue": "said",
        "mention": "she",
        "via": "",
        "about": "",
        "draft": "false",
    }


def test_lists_are_words_and_what_is_not_known_is_empty(article: Article) -> None:
    _, aide, unknown = rows(article)
    assert (aide["about"], aide["via"]) == ("storm harbour", "a statement")
    assert (unknown["speaker"], unknown["speaker_name"], unknown["draft"]) == ("", "", "true")


def test_what_looks_like_a_formula_is_not_one(article: Article) -> None:
    assert rows(article)[2]["text"] == "'=Critics= speak of “waste”"


@pytest.mark.parametrize("headline", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_no_cell_begins_as_a_formula_does(article: Article, headline: str) -> None:
    for row in rows(replace(article, headline=headline)):
        assert row["headline"] == f"'{headline}"


def test_every_line_ends_as_the_standard_says_and_names_come_first(article: Article) -> None:
    lines = list(
        quotes_csv(shape_of(article, quote, "x.yaml") for quote in Relations(article).quotes_in_order)
    )
    assert lines[0] == ",".join(COLUMNS) + "\r\n"
    assert len(lines) == 1 + len(article.quotes)
    assert all(line.endswith("\r\n") for line in lines)


def test_commas_quotation_marks_and_paragraphs_stay_in_their_cell(article: Article) -> None:
    text = Text('He said "yes, no"\n\nand left.')
    quote = article.quotes[2]._replace(parts=(Span(8, len(text)),))
    row = rows(replace(article, text=text, quotes=(quote,), notes=()))[0]
    assert row["text"] == '"yes, no"\n\nand left.'


def test_a_hostile_path_is_spelled_out(article: Article) -> None:
    assert rows(article, "a\x1b[2J.yaml")[0]["path"] == "a\\x1b[2J.yaml"


def test_no_quotes_are_a_line_of_names() -> None:
    assert "".join(quotes_csv([])) == ",".join(COLUMNS) + "\r\n"
