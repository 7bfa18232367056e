"""The table of formats: every row has its page, its media type and its version."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.convert.format import Format
from reader.convert.table import BY_NAME, FORMATS
from reader.convert.tables import csv, jsonl
from reader.convert.tables.records import RECORDS
from tests.readme import CHECKOUT


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_its_page_that_says_what_it_leaves_out(row: Format) -> None:
    page = (CHECKOUT / "content" / "formats" / f"{row.name}.md").read_text("utf-8")
    assert page.startswith(f"# `{row.name}`: ")
    assert row.media_type in page
    assert row.version in page
    assert all(f"- {sentence}." in page for sentence in row.converter().leaves_out)
    assert "## What it leaves out\n" in page
    assert all(suffix in page for suffix in row.suffixes)


def test_names_are_those_by_which_formats_are_asked_for() -> None:
    assert list(BY_NAME) == [row.name for row in FORMATS]
    assert len(BY_NAME) == len(FORMATS)
    assert all(row.suffix.startswith(".") for row in FORMATS)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_a_row_says_what_its_converter_can(row: Format) -> None:
    converter = row.converter()
    assert row.comes_in == (converter.reads is not None)
    assert row.joins == (converter.head is not None)


def test_the_parts_of_tables_and_lines_are_the_records_that_there_are() -> None:
    assert BY_NAME["csv"].parts == tuple(csv.TABLES)
    assert BY_NAME["jsonl"].parts == (jsonl.ALL, *RECORDS)


def test_a_list_of_formats_imports_none_of_them() -> None:
    words = "import sys, reader.convert.table; print(*(n for n in sys.modules if n.startswith('reader.convert.')))"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"reader.convert.table", "reader.convert.format"}


def test_the_columns_of_the_tables_are_those_of_the_page() -> None:
    page = (CHECKOUT / "content" / "formats" / "csv.md").read_text("utf-8")
    for what, columns in csv.TABLES.items():
        assert f"| `{what}` | {' '.join(f'`{column}`' for column in columns)} |" in page
