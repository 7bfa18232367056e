"""Authors of feeds are names, whatever stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.feeds.people import author_names
from reader.intake.feeds.reading import read_feed


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (["desk@vale.example (Oda Brenk)"], ["Oda Brenk"]),
        (["desk@vale.example ()"], ["desk@vale.example"]),
        (["desk@vale.example, Oda Brenk"], ["Oda Brenk"]),
        (['"Oda Brenk" <desk@vale.example>'], ["Oda Brenk"]),
        (["<desk@vale.example>"], ["desk@vale.example"]),
        (["Oda Brenk (Vale Press)"], ["Oda Brenk (Vale Press)"]),
        (["desk@vale.example"], ["desk@vale.example"]),
        (["mailto:desk@vale.example"], ["desk@vale.example"]),
        (["desk@vale.example", "Oda Brenk"], ["Oda Brenk"]),
        (["Oda Brenk", "ODA BRENK", "Lev Tamsin"], ["Oda Brenk", "Lev Tamsin"]),
        (["@oda on the net"], ["@oda on the net"]),
        ([], []),
    ],
)
def test_the_name_is_found_beside_an_address(said: list[str], names: list[str]) -> None:
    assert list(author_names(said)) == names


@given(st.lists(st.text(max_size=40), max_size=3))
def test_no_author_is_lost_and_none_is_made_up(said: list[str]) -> None:
    names = author_names(said)
    assert len(names) <= len(said)
    assert all(any(name in each for each in said) for name in names)


def test_an_author_with_elements_inside_is_the_name_among_them() -> None:
    author = "<author><name>Oda Brenk</name><title>Editor</title></author>"
    feed = f"<rss version='2.0'><channel><item><title>Fog</title>{author}</item></channel></rss>"
    (entry,) = read_feed(feed.encode(), "https://vale.example/feed").entries
    assert entry.authors == ("Oda Brenk",)
