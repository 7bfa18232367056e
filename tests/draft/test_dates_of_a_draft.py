"""Dates in words, at the precision they have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.load.anchors.canonical import canonical
from reader.model.annotations import Annotations
from reader.model.article import Basis, EventState
from reader.model.text import Text
from tests.narrowing import some

Draft = Callable[..., Annotations]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("in 2012", "2012"),
        ("since 2012", "2012"),
        ("on May 5, 2012", "2012-05-05"),
        ("on 5 May 2012", "2012-05-05"),
        ("in May 2012", "2012-05"),
        ("on Sept. 5th, 2012", "2012-09-05"),
        ("in the spring of 2012", "2012-21"),
        ("in the 1990s", "199X"),
        ("in the 1900s", "19XX"),
    ],
)
def test_a_date_that_is_written_out_is_stated(drafted: Draft, words: str, when: str) -> None:
    (event,) = drafted(f"The harbour was closed {words} by a storm.", published=None).events
    assert event.when is not None
    assert (event.when.text, event.basis) == (when, Basis.STATED)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("on Friday", "2016-06-17"),
        ("on Tuesday", "2016-06-21"),
        ("last Tuesday", "2016-06-21"),
        ("yesterday", "2016-06-20"),
        ("last week", "2016-06-13/2016-06-19"),
        ("last month", "2016-05"),
        ("last year", "2015"),
        ("two years ago", "2014"),
        ("20 years ago", "1996"),
        ("three days ago", "2016-06-18"),
        ("in March", "2016-03"),
        ("last December", "2015-12"),
        ("on December 5", "2015-12-05"),
    ],
)
def test_a_date_that_is_counted_is_inferred_from_the_day_of_publication(
    drafted: Draft, words: str, when: str
) -> None:
    (event,) = drafted(f"The harbour was closed {words} by a storm.").events
    assert event.when is not None
    assert (event.when.text, event.basis) == (when, Basis.INFERRED)


@pytest.mark.parametrize("words", ["on Friday", "last year", "in March", "two years ago", "yesterday"])
def test_nothing_is_counted_without_a_day_of_publication(drafted: Draft, words: str) -> None:
    content = f"The harbour was closed {words} by a storm."
    assert drafted(content, published=None).events == ()
    assert drafted(content, published="2016-06").events == ()


@pytest.mark.parametrize(
    "content",
    [
        "It may rain, and the harbour was closed by a storm.",
        "Some 2012 people were there.",
        "It was 2012 percent of what was asked.",
        "It was closed on February 31, 2012.",
        "Ana Ruiz said on Friday that it was closed.",
    ],
)
def test_what_is_no_date_of_an_event_is_none(drafted: Draft, content: str) -> None:
    assert drafted(content).events == ()


def test_an_event_knows_its_words_its_people_and_its_places(drafted: Draft) -> None:
    content = "Ana Ruiz closed the harbour of Lima in 2012. It rained."
    (event,) = drafted(content).events
    text = Text(canonical(content))
    assert event.when_text is not None
    assert text[event.when_text] == "in 2012"
    assert [text[part] for part in event.parts] == ["Ana Ruiz closed the harbour of Lima in 2012"]
    assert (event.title, event.people, event.places) == (
        "Ana Ruiz closed the harbour of Lima",
        ("ruiz",),
        ("lima",),
    )


def test_what_is_still_to_come_is_planned(drafted: Draft) -> None:
    (event,) = drafted("The harbour will open in 2019.").events
    assert event.state is EventState.PLANNED


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The harbour will close in June.", "2016-06"),
        ("The harbour will close in March.", "2017-03"),
        ("The harbour will close on March 5.", "2017-03-05"),
        ("The harbour will close on Saturday.", "2016-06-25"),
        ("The harbour closed on Saturday.", "2016-06-18"),
    ],
)
def test_what_will_be_lies_ahead_of_the_day_of_publication(drafted: Draft, text: str, when: str) -> None:
    (event,) = drafted(text).events
    assert event.when is not None
    assert event.when.text == when


def test_words_for_a_date_end_before_the_sentence_does_and_leave_no_gap_in_a_title(drafted: Draft) -> None:
    text = "The work had begun in May. The work had begun in 2015, a year after the storm."
    by_month, by_year = drafted(text).events
    assert some(by_month.when_text).end == text.index(".")
    assert by_year.title == "The work had begun, a year after the storm"


def test_the_weekday_before_a_day_belongs_to_the_date(drafted: Draft) -> None:
    text = "The council voted on Tuesday, 3 June 2025, to close the harbour. It met on Monday, March 5, 2012."
    june, march = drafted(text).events
    assert (text[slice(*june.when_text)], some(june.when).text) == ("on Tuesday, 3 June 2025", "2025-06-03")
    assert june.title == "The council voted to close the harbour"
    assert (text[slice(*march.when_text)], some(march.when).text) == (
        "on Monday, March 5, 2012",
        "2012-03-05",
    )


def test_a_dateline_is_no_event_and_its_town_nobody(drafted: Draft) -> None:
    draft = drafted("LIMA, June 3, 2016 - The harbour was opened by Ana Ruiz.")
    assert draft.events == ()
    assert [entity.name for entity in draft.entities] == ["Ana Ruiz"]
