"""Feeds of every format, each with what it says: `cases/`, and `expected.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from reader.intake.feeds.reading import read_feed
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Feed, FeedText

HERE = Path(__file__).parent
CASES = HERE / "cases"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))
OF_A_FEED = ("title", "link", "own_address", "description", "language", "ttl")


def read(name: str) -> Feed:
    address = f"https://vale.example/feeds/{name}"
    return read_feed((CASES / name).read_bytes(), address, EXPECTED[name].get("content_type"))


def plain(value: object) -> object:
    """A field as the expectations write it."""
    if isinstance(value, FeedText):
        return {"html" if value.is_html else "text": value.content}
    if isinstance(value, FeedDate):
        return value.text
    if isinstance(value, tuple):
        return [
            each
            if isinstance(each, str)
            else {key: said for key, said in asdict(each).items() if said is not None}
            for each in value
        ]
    return value


def test_every_case_has_its_expectation() -> None:
    assert {path.name for path in CASES.iterdir()} == set(EXPECTED)
    assert len(EXPECTED) >= 60


@pytest.mark.parametrize("name", EXPECTED)
def test_a_feed_gives_what_it_says_and_nothing_more(name: str) -> None:
    feed = read(name)
    for entry, wanted in zip(feed.entries, EXPECTED[name]["entries"], strict=True):
        given = {key: plain(getattr(entry, key)) for key in entry.__slots__}
        assert {key: said for key, said in given.items() if said not in (None, [])} == wanted


@pytest.mark.parametrize("name", EXPECTED)
def test_a_feed_says_what_it_is(name: str) -> None:
    feed, wanted = read(name), EXPECTED[name]
    assert {key: getattr(feed, key) for key in OF_A_FEED} == {key: wanted.get(key) for key in OF_A_FEED}
    assert feed.is_ended == wanted.get("is_ended", False)


def test_the_order_of_an_entrys_elements_changes_nothing() -> None:
    for name in ("rss-20-whole", "atom-10-whole"):
        one, other = read(f"{name}.xml").entries[0], read(f"{name}-reversed.xml").entries[0]
        assert {**asdict(one), "categories": ()} == {**asdict(other), "categories": ()}
