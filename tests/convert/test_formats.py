"""The table of formats: every row has its page, its media type and its version."""

from __future__ import annotations

import pytest

from reader.convert.format import Format
from reader.convert.table import BY_NAME, FORMATS
from tests.readme import CHECKOUT


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_its_page_that_says_what_it_leaves_out(row: Format) -> None:
    page = (CHECKOUT / "content" / "formats" / f"{row.name}.md").read_text("utf-8")
    assert page.startswith(f"# `{row.name}`: ")
    assert row.media_type in page
    assert row.version in page
    assert all(f"- {sentence}." in page for sentence in row.leaves_out)
    assert "## What it leaves out\n" in page
    assert all(suffix in page for suffix in row.suffixes)


def test_names_are_those_by_which_formats_are_asked_for() -> None:
    assert list(BY_NAME) == [row.name for row in FORMATS]
    assert len(BY_NAME) == len(FORMATS)
    assert all(row.suffix.startswith(".") for row in FORMATS)


def test_the_columns_of_the_tables_are_those_of_the_page() -> None:
    from reader.convert.tables.csv import TABLES  # a detail of one row

    page = (CHECKOUT / "content" / "formats" / "csv.md").read_text("utf-8")
    for what, columns in TABLES.items():
        assert f"| `{what}` | {' '.join(f'`{column}`' for column in columns)} |" in page
