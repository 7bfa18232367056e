"""Tables of an article for other programs: every kind of record, as JSON Lines and as CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from reader.convert.format import Options
from reader.convert.table import BY_NAME
from reader.convert.tables.csv import TABLES
from reader.model.article import Article
from reader.model.text import Span, Text
from tests.values import some

PATH = "news/harbour.yaml"


def lines(article: Article, what: str = "") -> list[dict[str, Any]]:
    (file,) = BY_NAME["jsonl"].writes(article, Options(what, PATH)).files
    return [json.loads(line) for line in "".join(file.content).splitlines()]


def rows(article: Article, what: str) -> list[dict[str, str]]:
    options = Options(what, PATH)
    format_ = BY_NAME["csv"]
    head = some(format_.converter().head)
    (file,) = format_.writes(article, options).files
    written = head(options) + "".join(file.content)
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_every_thing_of_an_article_is_a_line_that_says_what_it_is(article: Article) -> None:
    records = [record["record"] for record in lines(article)]
    mentions = sum(len(entity.mentions) for entity in article.entities.values())
    assert {kind: records.count(kind) for kind in records} == {
        "quote": 3, "person": 3, "event": 6, "mention": mentions, "note": 1,
    }  # fmt: skip
    assert {(record["article"], record["path"]) for record in lines(article)} == {("harbour", PATH)}


@pytest.mark.parametrize("what", TABLES)
def test_the_lines_of_one_kind_have_the_same_keys_in_the_same_order(article: Article, what: str) -> None:
    (keys,) = {tuple(record) for record in lines(article, what)}
    assert keys[:2] == ("record", "article")


@pytest.mark.parametrize("what", TABLES)
def test_a_table_has_a_row_for_every_line(article: Article, what: str) -> None:
    table = rows(article, what)
    assert len(table) == len(lines(article, what)) > 0
    assert all(tuple(row) == TABLES[what] for row in table)


def test_a_quote_says_to_whom_it_was_and_where_all_its_parts_stand(article: Article) -> None:
    first, second, third = lines(article, "quotes")
    assert [part["text"] for part in first["parts"]] == ["“It is,”", "“a start.”"]
    assert (second["to"], second["inside"], first["when"]) == (["ruiz"], None, "2024-05-03")
    assert third["note"] == "Who they are isn’t said"
    assert rows(article, "quotes")[0]["parts"] == "53:61 72:82"


def test_an_event_says_its_words_its_order_and_who_alleges_it(article: Article) -> None:
    by_id = {record["id"]: record for record in lines(article, "events")}
    assert (by_id["e4"]["when_text"], by_id["plan"]["after"]) == ("on Friday", ["e4"])
    assert (by_id["rumour"]["alleged_by"], by_id["rumour"]["state"]) == ("aide", "alleged")
    row = next(row for row in rows(article, "events") if row["id"] == "vote")
    assert (row["text"], row["start"], row["parts"], row["basis"]) == ("", "", "", "background")


def test_a_person_says_what_is_known_of_them(article: Article) -> None:
    person = lines(article, "people")[0]
    assert (person["about"], person["wikidata"], person["url"]) == ("Elected in 2019.", "Q1", None)
    row = rows(article, "people")[0]
    assert (row["aka"], row["mentions"], row["named"]) == ("Ruiz; Mayor Ruiz", "3", "true")


def test_a_mention_says_whose_it_is_and_whether_by_name(article: Article) -> None:
    found = [(each["entity"], each["text"], each["named"]) for each in lines(article, "mentions")]
    assert found[:2] == [("ruiz", "The mayor", False), ("ruiz", "Ana Ruiz", True)]


def test_a_note_has_its_words_and_its_place(article: Article) -> None:
    (note,) = lines(article, "notes")
    assert article.text.content[note["start"] : note["end"]] == note["text"] == "a start"


def test_one_apostrophe_more_keeps_it_plain_which_were_there(article: Article) -> None:
    words = Text("'=1 '' =2")
    quote = article.quotes[2]._replace(parts=(Span(0, 3),), note="''-")
    row = rows(replace(article, text=words, quotes=(quote,)), "quotes")[0]
    assert (row["text"], row["note"]) == ("''=1", "'''-")


def test_offsets_are_code_points_where_an_emoji_stands_before(article: Article) -> None:
    quote = article.quotes[2]._replace(parts=(Span(2, 6),), cue=None)
    (line,) = lines(replace(article, text=Text("👩 said so"), quotes=(quote,)), "quotes")
    assert line["parts"] == [{"text": "said", "start": 2, "end": 6}]
