"""Every date of a text, also those of no event."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.draft.english.events.clause_dates import dates_of
from reader.draft.languages import grammar_of
from reader.draft.sentences import sentences_of
from reader.draft.speech.quotation_marks import quoted_spans
from reader.draft.words import words_of
from reader.model.article import EventState
from reader.model.dates.dates import Edtf
from reader.model.text import Text


def dates_in(words: str, published: str) -> dict[str, str]:
    text, grammar = Text(words), grammar_of("en")
    sentences = list(sentences_of(text, words_of(text), quoted_spans(text), grammar.language))
    tags = [grammar.tags(sentence.words) for sentence in sentences]
    dates = dates_of(sentences, tags, Edtf.parse(published), grammar.language)
    return {text[span]: when for span, when in dates}


def test_dates_are_found_with_their_words_whether_something_happens_or_not() -> None:
    words = "The ferry sank on Monday. It was built in 1964, and the pier will close next month."
    assert dates_in(words, "2016-06-21") == {
        "on Monday": "2016-06-20",
        "in 1964": "1964",
        "next month": "2016-07",
    }


def test_a_date_that_says_nothing_is_left_out() -> None:
    assert dates_in("The pier closed again.", "2016-06-21") == {}


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        (
            "A ferry sank off the coast\n\nA ferry sank off the coast on Monday.",
            ["A ferry sank off the coast"],
        ),
        ("An explosion on Thursday morning destroyed a school.", ["An explosion destroyed a school"]),
        ("A jury in Miami, Florida indicted the mayor.", ["A jury in Miami indicted the mayor"]),
        ("Jo Lund, a clerk travelling to Rome, witnessed the crash.", ["Jo Lund witnessed the crash"]),
        ("At least 26 people died in the fire.", ["At least 26 people died in the fire"]),
        ("Two ferries operated by a hotel collided near the pier.", ["Two ferries collided near the pier"]),
        (
            "The clerk, Ada Lund, sent a letter to the mayor.",
            ["Ada Lund sent a letter to the mayor"],
        ),
        ("Share prices hit a record.", ["Share prices hit a record"]),
        ("Ruiz drank tea laced with poison.", ["Ruiz drank tea"]),
        ("Divers denied the charges on Monday.", ["Divers denied the charges"]),
        ("The divers are charged with theft.", ["The divers are charged with theft"]),
        ("It rained.", []),
        ("The mayor praised the divers.", []),
    ],
)
def test_an_event_is_what_somebody_did_with_its_own_subject(content: str, titles: list[str]) -> None:
    drafted = draft(Text(content), published=Edtf.parse("2016-06-21"), language="en")
    assert [event.title for event in drafted.events] == titles


@pytest.mark.parametrize(
    ("content", "language", "expected"),
    [
        ("The clerk claimed that Ana Ruiz stole the boat on Friday.", "en", "The clerk"),
        ("Tom Holm allegedly stole the boat on Friday, police said.", "en", "police"),
        ("Tom Holm allegedly stole the boat on Friday.", "en", None),
        ("Tom Holm is accused of stealing the boat on Friday.", "en", None),
        ("Police reportedly arrested Tom Holm on Friday.", "en", None),
        ("D’après Paul Vidal, le suspect aurait pris la fuite vendredi.", "fr", "Paul Vidal"),
        ("Laut Angela Merkel soll der Mann am Freitag geflohen sein.", "de", "Angela Merkel"),
    ],
)
def test_what_is_only_alleged_says_by_whom_and_was_before_the_day_of_publication(
    content: str, language: str, expected: str | None
) -> None:
    drafted = draft(Text(content), published=Edtf.parse("2016-06-21"), language=language)
    names = {entity.id: entity.name for entity in drafted.entities}
    assert [
        (event.state, event.when and event.when.text, event.alleged_by and names[event.alleged_by])
        for event in drafted.events
    ] == [(EventState.ALLEGED, "2016-06-17", expected)]
