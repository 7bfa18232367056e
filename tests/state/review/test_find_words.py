"""Words are selected by what is typed of them."""

from __future__ import annotations

import pytest

from reader.model.article import Article
from reader.model.text import Text
from reader.state.review.find_words import ask_words, find_words

TEXT = Text("He said no. “It is,” she said, “a start.”\n\nHe said so, and she saw it.")


@pytest.mark.parametrize(
    ("typed", "near", "found"),
    [
        ("said", 0, ["said", "said", "said"]),
        ("SAI", 0, ["said", "said", "said"]),
        ('"it is', 0, ["“It is"]),
        ("it..start.", 0, ["It is,” she said, “a start."]),
        ('"a … ."', 0, ["“a start.”"]),
        ("aid", 0, []),
        ("so..no", 0, []),
        ("..", 0, []),
        ("", 0, []),
    ],
)
def test_typed_words_are_found_as_whole_words(typed: str, near: int, found: list[str]) -> None:
    assert [TEXT[span] for span in find_words(TEXT, typed, near)] == found


def test_the_nearest_comes_first_those_of_the_paragraph_before_others() -> None:
    near = TEXT.content.index("He said so")
    starts = [span.start for span in find_words(TEXT, "said", near)]
    assert starts == [TEXT.content.rindex("said"), 25, 3]


def test_what_is_offered_shows_the_words_after_it(dam: Article) -> None:
    question = ask_words(dam.text, 0)
    assert question.offers("said")[0].words == "said, “a start.”"
    assert question.offers("qqq") == ()
