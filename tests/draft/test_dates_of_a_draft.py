"""Dates in words, at the precision they have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.load.anchors.canonical import canonical
from reader.model.article import Basis, EventState
from reader.model.new_article import Annotations
from reader.model.text import Text

Draft = Callable[..., Annotations]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("in 2012", "2012"),
        ("since 2012", "2012/.."),
        ("until 2012", "../2012"),
        ("from 2010 to 2012", "2010/2012"),
        ("from Sept. 3 to 5, 2012", "2012-09-03/2012-09-05"),
        ("between 30 May and 2 June 2012", "2012-05-30/2012-06-02"),
        ("in the second quarter of 2012", "2012-04/2012-06"),
        ("in the 19th century", "18XX"),
        ("on 3/15/2012", "2012-03-15"),
        ("in mid-1996", "1996"),
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
        ("last Tuesday", "2016-06-14"),
        ("over the weekend", "2016-06-18/2016-06-19"),
        ("last summer", "2015-22"),
        ("the day before yesterday", "2016-06-19"),
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
    for published in (None, "2016-06"):
        (event,) = drafted(content, published=published).events
        assert (event.when, event.when_text) == (None, None)


@pytest.mark.parametrize(
    "content",
    [
        "It may rain, and the harbour was closed by a storm.",
        "Some 2012 people built the harbour.",
        "The storm closed 2012 percent of the harbours.",
        "It was closed on February 31, 2012.",
        "The harbour was closed by a Harbour Today reporter.",
    ],
)
def test_what_is_no_date_is_none(drafted: Draft, content: str) -> None:
    assert [event.when for event in drafted(content).events if event.when] == []


def test_a_date_of_saying_is_no_date_of_what_is_said(drafted: Draft) -> None:
    assert [
        event.when for event in drafted("Ana Ruiz said on Friday that it was shut.").events if event.when
    ] == []


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


def test_what_is_counted_from_the_date_last_told(drafted: Draft) -> None:
    text = "The bridge fell on 3 May 2014. The mayor resigned the next day. He had sold it two years earlier."
    assert [event.when.text for event in drafted(text).events if event.when] == [
        "2014-05-03",
        "2014-05-04",
        "2012",
    ]


def test_every_clause_has_its_own_date(drafted: Draft) -> None:
    text = "The mayor, elected in 2012, resigned on Friday after a ferry that had sunk in 2014 was raised."
    told = {event.title: event.when.text for event in drafted(text).events if event.when}
    assert told == {
        "The mayor was elected": "2012",
        "The mayor resigned": "2016-06-17",
        "A ferry had sunk": "2014",
    }


def test_words_for_a_date_end_before_the_sentence_does_and_leave_no_gap_in_a_title(drafted: Draft) -> None:
    text = "The work had begun in May. The work had begun in 2015, a year after the storm."
    by_month, by_year = drafted(text).events
    assert by_month.when_text is not None
    assert by_month.when_text.end == text.index(".")
    assert by_year.title == "The work had begun"


def test_the_weekday_before_a_day_belongs_to_the_date(drafted: Draft) -> None:
    text = "The council voted on Tuesday, 3 June 2025, to close the harbour. It met on Monday, March 5, 2012."
    june, march = drafted(text).events
    assert [
        (text[slice(*event.when_text)], event.when.text)
        for event in (june, march)
        if event.when_text is not None and event.when is not None
    ] == [("on Tuesday, 3 June 2025", "2025-06-03"), ("on Monday, March 5, 2012", "2012-03-05")]
    assert june.title == "The council voted to close the harbour"


def test_a_dateline_is_no_event_and_its_town_nobody(drafted: Draft) -> None:
    draft = drafted("LIMA, June 3, 2016 - The harbour was opened by Ana Ruiz.")
    assert [event.when for event in draft.events] == [None]
    assert [entity.name for entity in draft.entities] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("The court postponed until Friday the vote on the dam.", "../2016-06-24"),
        ("The summit set for Oslo in September was called a farce by Ruiz.", "2016-09"),
        ("The board declared a dividend of five cents, payable Dec. 15.", "2016-12-15"),
        ("The clerk scheduled a hearing Friday on the dam.", "2016-06-24"),
        ("The offer had been due to expire Friday.", "2016-06-17"),
        ("Lund has chaired the board since December.", "2015-12/.."),
        ("Share prices closed sharply lower Friday.", "2016-06-17"),
        ("Norway deplored Friday the attack on the dam.", "2016-06-17"),
    ],
)
def test_what_is_planned_is_dated_ahead_and_what_was_done_is_not(
    drafted: Draft, sentence: str, when: str
) -> None:
    assert when in [event.when.text for event in drafted(sentence).events if event.when]
