"""Forms that only some sentences have are found as if all forms were one pattern."""

from __future__ import annotations

import pytest

from reader.draft.dates.date_pattern import DatePattern, in_small_letters, one_of

PREFIX = r"(?P<prefix>\b(?:in|late)\s+)?"
FORMS = {
    "season": r"(?:late\s+)?(?P<s>spring)(?:\s+(?P<s_y>\d{4}))?",
    "year": r"(?P<y>\d{4})",
    "word": r"(?P<w>spring|late|in)",
}
WHOLE = DatePattern(PREFIX, FORMS)
PARTED = DatePattern(PREFIX, FORMS, frozenset(["season"]), r"\bspring")


@pytest.mark.parametrize(
    ("sentence", "form", "pieces"),
    [
        ("In 2012", "year", {"year": "2012", "y": "2012"}),
        ("In Spring 2012", "season", {"season": "Spring 2012", "s": "Spring", "s_y": "2012"}),
        ("late spring", "season", {"season": "spring", "s": "spring"}),
        ("In late spring", "season", {"season": "late spring", "s": "spring"}),
        ("late 2012", "year", {"year": "2012", "y": "2012"}),
        ("late", "word", {"word": "late", "w": "late"}),
    ],
)
def test_the_form_that_is_listed_first_is_found_with_its_pieces_as_written(
    sentence: str, form: str, pieces: dict[str, str]
) -> None:
    for pattern in (WHOLE, PARTED):
        match = pattern.matches(in_small_letters(sentence))(0)
        assert match is not None
        assert pattern.form_and_pieces(match, sentence) == (form, pieces)


def test_seldom_forms_are_left_out_of_sentences_without_their_sign() -> None:
    assert (
        DatePattern(PREFIX, FORMS, frozenset(["season", "word"]), "summer").matches("spring 2012")(0) is None
    )


def test_a_sentence_in_small_letters_is_as_long_as_it_was() -> None:
    assert in_small_letters("FRİDAY, MAY 5; ſunday") == "friday, may 5; sunday"


def test_the_longer_of_two_words_is_looked_for_first() -> None:
    assert one_of(["Sept", "September", "sept"]) == "(?:september|sept)"
