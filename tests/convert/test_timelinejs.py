"""Slides for TimelineJS: dates at their true precision, and nothing that would vanish."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from reader.convert.format import Options
from reader.convert.timelinejs import writes
from reader.model.article import Article, Event, EventId
from reader.model.dates.dates import Edtf
from reader.model.text import Text


def timeline(article: Article) -> tuple[dict[str, Any], tuple[str, ...]]:
    exported = writes(article, Options())
    return json.loads("".join(exported.files[0].content)), exported.losses


def one(when: str, title: str = "It happens") -> dict[str, Any]:
    event = Event(EventId("e1"), title, Edtf.parse(when))
    slides, _ = timeline(Article(id="a", headline="A", text=Text("No."), events=(event,)))
    slide: dict[str, Any] = slides["events"][0]
    return slide


@pytest.mark.parametrize(
    ("when", "shown", "first", "last"),
    [
        ("2021", "2021", (2021, 1, 1), (2021, 12, 31)),
        ("2020-08~", "about Aug 2020", (2020, 8, 1), (2020, 8, 31)),
        ("2020/2021", "2020 to 2021", (2020, 1, 1), (2021, 12, 31)),
        ("2024-05-03", "3 May 2024", (2024, 5, 3), None),
        ("../2021", "until 2021", (2021, 12, 31), None),
        ("2021/..", "since 2021", (2021, 1, 1), None),
        ("-0044-03-15", "15 Mar 45 BC", (-44, 3, 15), None),
    ],
)
def test_a_slide_spans_all_days_that_its_date_can_mean_and_says_it_in_words(
    when: str, shown: str, first: tuple[int, int, int], last: tuple[int, int, int] | None
) -> None:
    slide = one(when)
    start, end = slide["start_date"], slide.get("end_date")
    assert (start["year"], start["month"], start["day"]) == first
    assert (end and (end["year"], end["month"], end["day"])) == last
    assert slide["display_date"] == start["display_date"] == shown


def test_a_time_is_kept() -> None:
    start = one("2024-05-03T17:30:00")["start_date"]
    assert (start["hour"], start["minute"]) == (17, 30)


def test_markup_in_an_article_is_text() -> None:
    slide = one("2021", "<img src=x onerror=alert(1)> & more")
    assert slide["text"]["headline"] == "&lt;img src=x onerror=alert(1)&gt; &amp; more"


def test_what_has_no_date_is_told_in_the_slide_before_it_and_listed(article: Article) -> None:
    slides, losses = timeline(article)
    by_id = {slide["unique_id"]: slide for slide in slides["events"]}
    assert list(by_id) == ["event-vote", "event-storm", "event-works", "event-e4"]
    assert "A second phase" in by_id["event-e4"]["text"]["text"]
    assert "Money is lost" in slides["title"]["text"]["text"]
    assert losses == (
        "“A second phase” (plan) has no date: it is told in the slide “event-e4”",
        "“Money is lost” (rumour) has no date: it is told in the slide “article”",
    )


def test_where_nothing_has_a_date_the_publication_is_a_slide(article: Article) -> None:
    undated = tuple(event._replace(when=None) for event in article.events)
    slides, _ = timeline(replace(article, events=undated))
    assert [slide["unique_id"] for slide in slides["events"]] == ["published"]
    slides, losses = timeline(replace(article, events=(), published=None))
    assert slides["events"] == []
    assert losses == ("nothing has a date: TimelineJS shows no timeline without one",)
