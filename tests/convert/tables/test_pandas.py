"""The tables as pandas reads them."""

from __future__ import annotations

import io

import pandas
import pytest

from reader.convert.format import Options
from reader.convert.table import BY_NAME
from reader.convert.tables.csv import TABLES
from reader.model.article import Article
from tests.values import some


def written(article: Article, name: str, what: str) -> str:
    format_, options = BY_NAME[name], Options(what, "harbour.yaml")
    head = some(format_.converter().head)
    return head(options) + "".join(format_.writes(article, options).files[0].content)


@pytest.mark.parametrize("what", TABLES)
def test_both_have_the_same_rows(article: Article, what: str) -> None:
    table = pandas.read_csv(io.StringIO(written(article, "csv", what)), keep_default_na=False)
    lines = pandas.read_json(io.StringIO(written(article, "jsonl", what)), lines=True)
    assert tuple(table.columns) == TABLES[what]
    assert len(table) == len(lines) > 0
    key = "entity" if what == "mentions" else "id"
    assert list(table[key]) == list(lines[key])


def test_offsets_are_numbers_and_truth_is_truth(article: Article) -> None:
    table = pandas.read_csv(io.StringIO(written(article, "csv", "mentions")))
    assert [article.text.content[a:b] for a, b in zip(table.start, table.end, strict=True)] == list(
        table.text
    )
    assert table.named.dtype == bool
