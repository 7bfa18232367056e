"""The headline of a page among what names it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.intake.pages.headlines import Titles, headline_in

CRANE = "Crane falls in Ostvik"


NOTHING = Titles(h1=(), h2=(), data=(), meta=(), document=None, sites=(), host=None)


@pytest.mark.parametrize(
    ("document", "sites", "host"),
    [
        (f"{CRANE} | Narrows Gazette", [], None),
        (f"{CRANE} - Narrows Gazette", [], None),
        (f"{CRANE} – News – Narrows Gazette", ["Narrows Gazette"], None),
        (f"Narrows Gazette: {CRANE}", ["Narrows Gazette"], None),
        (f"Gazette » {CRANE}", [], "www.gazette.test"),
        (CRANE, [], None),
    ],
)
def test_the_name_of_a_site_is_no_part_of_a_headline(
    document: str, sites: list[str], host: str | None
) -> None:
    assert headline_in(replace(NOTHING, document=document, sites=sites, host=host, h1=[CRANE])) == CRANE


def test_a_brand_is_no_headline_whoever_says_it() -> None:
    page = replace(NOTHING, h1=["Narrows Gazette"], h2=[CRANE], meta=["Narrows Gazette"])
    assert headline_in(replace(page, document=f"{CRANE} | Narrows Gazette")) == CRANE


def test_a_heading_of_another_story_is_no_headline() -> None:
    page = replace(NOTHING, h1=["Storm takes the harbour", CRANE], meta=[CRANE], document=CRANE)
    assert headline_in(page) == CRANE


def test_the_heading_of_the_page_counts_as_it_is_written_there() -> None:
    page = replace(NOTHING, h1=["Crane falls in Ostvik, twice"], meta=["Crane falls in Ostvik twice"])
    assert headline_in(page) == "Crane falls in Ostvik, twice"


def test_a_headline_that_stands_where_the_name_of_a_site_should_is_one() -> None:
    title = "Crane falls on the quay of Ostvik"
    page = replace(NOTHING, h1=[title], h2=["Report what is wrong"], meta=[title], sites=["Gazette", title])
    assert headline_in(replace(page, document=title)) == title


def test_a_dash_within_a_headline_stays() -> None:
    title = "A quay – and a crane that fell on it"
    assert headline_in(replace(NOTHING, h1=[title], document=f"{title} | Gazette")) == title


def test_what_alone_is_there_is_the_headline() -> None:
    assert headline_in(replace(NOTHING, data=[CRANE])) == CRANE
    assert headline_in(replace(NOTHING, document=CRANE)) == CRANE
    assert (
        headline_in(replace(NOTHING, h1=["Narrows Gazette"], sites=["Narrows Gazette"])) == "Narrows Gazette"
    )
    assert headline_in(NOTHING) is None
