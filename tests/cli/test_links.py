"""`reader quotes --link`: links to quotes in the pages that their articles come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import HARBOUR, Reader

LINKED = HARBOUR.replace("published:", "source: {url: https://example.org/harbour}\npublished:", 1)
LINK = "https://example.org/harbour#:~:text=the%20work%20had%20begun%20in%202021%2C%20a%20year%20after%20the%20storm"


@pytest.fixture(autouse=True)
def linked(news: Path) -> None:
    """An article that says where it was published, in a folder with others that don't."""
    (news / "linked.yaml").write_text(LINKED, "utf-8")


def test_a_quote_comes_with_its_link(reader: Reader) -> None:
    done = reader("quotes", "--link", "storm", "linked.yaml")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[-1] == f"    {LINK}"


def test_a_quote_in_parts_has_one_link_to_all_of_them(reader: Reader) -> None:
    done = reader("quotes", "--link", "speaker:ruiz", "linked.yaml")
    assert done.out.count(":~:text=") == 1
    assert "%E2%80%9CIt%20is%2C%E2%80%9D" in done.out
    assert "&text=" in done.out


def test_programs_get_it_too_and_null_where_there_is_none(reader: Reader) -> None:
    done = reader("quotes", "--link", "--json", "storm", ".")
    assert {each["path"]: each["link"] for each in json.loads(done.out)} == {
        "linked.yaml": LINK,
        "harbour.yaml": None,
    }
    assert done.err.splitlines()[-1] == "1 quote without a link: the article’s file has no url under source."


def test_csv_has_no_place_for_it(reader: Reader) -> None:
    done = reader("quotes", "--link", "--csv", "storm")
    assert (done.status, done.out) == (2, "")
    assert done.err == "reader quotes: --csv has no links; --json has.\n"


def test_without_being_asked_for_there_is_no_link(reader: Reader) -> None:
    assert "link" not in json.loads(reader("quotes", "--json", "storm", "linked.yaml").out)[0]
