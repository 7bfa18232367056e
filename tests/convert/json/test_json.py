"""What programs are promised: the JSON shapes, exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from reader.convert.json.shapes import (
    Shape,
    check_shape,
    json_array,
    people_shapes,
    timeline_shapes,
)
from reader.model.article import Article, Event, EventId
from reader.model.dates.dates import Edtf
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.relations import Relations
from reader.model.text import Text
from tests.convert.shapes import shape_of


def test_a_quote_comes_with_all_that_is_promised(article: Article) -> None:
    assert shape_of(article, Relations(article).quotes_in_order[0], "news/harbour.yaml") == {
        "article": "harbour",
        "path": "news/harbour.yaml",
        "headline": "Mayor reopens the harbour",
        "published": "2024-05-03",
        "id": "q1",
        "speaker": {"id": "ruiz", "name": "Ana Ruiz"},
        "speakers": [{"id": "ruiz", "name": "Ana Ruiz"}],
        "type": "direct",
        "text": "“It is,” … “a start.”",
        "parts": [
            {"text": "“It is,”", "start": 53, "end": 61},
            {"text": "“a start.”", "start": 72, "end": 82},
        ],
        "paragraph": 1,
        "cue": "said",
        "mention": {"text": "she", "start": 62, "end": 65},
        "via": None,
        "about": [],
        "draft": False,
        "confidence": None,
        "by": None,
    }


def test_a_quote_that_nobody_is_known_to_have_said_has_no_speaker(article: Article) -> None:
    shape = shape_of(article, article.quotes[2], "x.yaml")
    assert shape["speaker"] is None and shape["mention"] is None and shape["cue"] is None
    assert shape["type"] == "mixed" and shape["draft"] is True and shape["paragraph"] == 3


def test_about_holds_people_and_events_alike(article: Article) -> None:
    assert shape_of(article, article.quotes[0], "x.yaml")["about"] == ["storm", "harbour"]


def test_the_offsets_of_every_part_name_its_words(article: Article) -> None:
    parts = [part for quote in article.quotes for part in shape_of(article, quote, "x")["parts"]]
    parts += [part for event in timeline_shapes(article) for part in event["parts"]]
    parts += [mention for person in people_shapes(article) for mention in person["mentions"]]
    assert len(parts) == 14
    assert all(article.text.content[part["start"] : part["end"]] == part["text"] for part in parts)


def test_people_are_everyone_and_every_place_with_counts(article: Article) -> None:
    people = list(people_shapes(article))
    assert [person["id"] for person in people] == ["ruiz", "aide", "harbour"]
    assert people[0] == {
        "id": "ruiz",
        "kind": "person",
        "name": "Ana Ruiz",
        "aka": ["Ruiz", "Mayor Ruiz"],
        "role": "mayor",
        "named": True,
        "mentions": [
            {"text": "The mayor", "start": 0, "end": 9},
            {"text": "Ana Ruiz", "start": 11, "end": 19},
            {"text": "she", "start": 62, "end": 65},
        ],
        "quotes": 1,
        "events": 2,
        "draft": False,
        "confidence": None,
        "by": None,
    }
    assert (people[1]["role"], people[1]["named"], people[1]["events"]) == (None, False, 2)
    assert (people[2]["kind"], people[2]["quotes"], people[2]["events"]) == ("place", 0, 1)


def test_the_timeline_is_in_the_order_it_happened(article: Article) -> None:
    timeline = list(timeline_shapes(article))
    assert [event["id"] for event in timeline] == ["vote", "storm", "works", "e4", "plan", "rumour"]
    assert [event["told"] for event in timeline] == [None, 4, 3, 1, 2, 5]
    assert timeline[1] == {
        "id": "storm",
        "title": "A storm closes the harbour",
        "when": "2020~",
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
        "parts": [{"text": "a year after the storm", "start": 131, "end": 153}],
        "paragraph": 2,
        "told": 4,
        "people": [],
        "places": ["harbour"],
        "state": "happened",
        "basis": "inferred",
        "draft": False,
        "confidence": None,
        "by": None,
    }


def test_an_event_without_words_has_no_place_and_one_without_date_no_days(article: Article) -> None:
    vote, _, works, _, plan, _ = timeline_shapes(article)
    assert (vote["paragraph"], vote["told"], vote["parts"]) == (None, None, [])
    assert (works["when"], works["earliest"], works["latest"]) == ("2021/..", "2021-01-01", None)
    assert (plan["when"], plan["earliest"], plan["latest"]) == (None, None, None)


def test_years_beyond_four_digits_and_before_year_one_are_iso_days_too() -> None:
    dates = ["-0044-03-15", "Y12000"]
    events = tuple(Event(EventId(f"e{n}"), "x", Edtf.parse(date)) for n, date in enumerate(dates))
    shapes = timeline_shapes(Article("a", "A", Text("x"), events=events))
    assert [shape["earliest"] for shape in shapes] == ["-0044-03-15", "+12000-01-01"]


def test_an_article_without_a_date_has_none() -> None:
    article = Article("a", "A", Text("x"))
    assert list(people_shapes(article)) == []


def test_a_fault_is_told_with_its_place() -> None:
    fault = Diagnostic(Mark(3, 7), "bad-date", "2021-02-30: February 2021 has 28 days", Severity.WARNING)
    assert check_shape("a.yaml", fault) == {
        "path": "a.yaml",
        "line": 3,
        "column": 7,
        "severity": "warning",
        "code": "bad-date",
        "message": "2021-02-30: February 2021 has 28 days",
    }


def test_an_array_is_json_an_element_a_line(article: Article) -> None:
    shapes = [shape_of(article, quote, "x.yaml") for quote in article.quotes]
    written = "".join(json_array(shapes))
    assert json.loads(written) == shapes
    assert len(written.splitlines()) == len(shapes) + 2
    assert "“It is,” … “a start.”" in written


def test_an_array_of_nothing_is_an_array() -> None:
    assert "".join(json_array([])) == "[]\n"


def test_an_array_is_written_as_it_is_made(article: Article) -> None:
    asked = 0

    def one_by_one() -> Iterator[Shape]:
        nonlocal asked
        for quote in article.quotes:
            asked += 1
            yield shape_of(article, quote, "x.yaml")

    pieces = json_array(one_by_one())
    next(pieces)
    assert asked == 1


def test_a_hostile_path_reaches_no_terminal_and_stays_true() -> None:
    path = "a\x1b[2J\u202e\x9b\udc80\U000e0041.yaml"
    written = "".join(json_array([{"path": path}]))
    assert written.replace("\n", "").isprintable()
    assert json.loads(written) == [{"path": path}]


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3), max_size=4))
def test_whatever_is_written_is_read_back(shapes: list[dict[str, str]]) -> None:
    assert json.loads("".join(json_array(shapes))) == shapes


def test_a_joint_statement_lists_all_who_said_it(article: Article) -> None:
    joint = article.quotes[1]._replace(joint=article.quotes[0].speakers)
    shape = shape_of(article, joint, "x.yaml")
    assert shape["speaker"] == {"id": "ruiz", "name": "Ana Ruiz"}
    assert [speaker["id"] for speaker in shape["speakers"]] == ["ruiz", "aide"]
