"""Texts from outside become canonical, and every place in them is found again."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.convert.records.canonical_text import canonical_text
from reader.errors import IntakeError
from reader.intake.clean_text import harmless, is_visible
from reader.load.anchors.canonical import canonical


@pytest.mark.parametrize(
    ("outside", "words", "text"),
    [
        ("One  two\nthree.\n\n\n Four", "two\nthree", "One two three.\n\nFour"),
        ("\ufeffOne\r\ntwo", "two", "One two"),
        ("a\x1bb \x00 c", "c", "ab c"),
        ("\t 東\n京 x", "東\n京", "東京 x"),
        ("cafe\u0301 au lait", "au", "café au lait"),
        ("cafe\u0301 au lait", "cafe\u0301", "café au lait"),
        ("👩‍🚒 said  so", "said  so", "👩‍🚒 said so"),
        ("same text", "text", "same text"),
    ],
)
def test_words_are_found_where_they_stand_now(outside: str, words: str, text: str) -> None:
    found = canonical_text(outside)
    assert found.text.content == text
    start = outside.index(words)
    assert found.text[found.span(start, start + len(words))] == canonical(harmless(words)[0])


def test_spaces_at_the_ends_of_words_are_left_out() -> None:
    found = canonical_text("One  two  three")
    assert found.text[found.span(3, 10)] == "two"
    assert found.text[found.span(0, 15)] == "One two three"


def test_what_no_article_may_have_is_counted() -> None:
    assert canonical_text("a\x07b\x07 c").dropped == 2


@pytest.mark.parametrize("blank", ["", " \n\t", "\x00\x01", "\u200e"])
def test_a_text_without_anything_to_see_is_refused(blank: str) -> None:
    with pytest.raises(IntakeError, match="there is no text in it"):
        canonical_text(blank)


@given(st.text(st.sampled_from("ab é\u0301\n\r\t\x85\u2028\x1b👩\u200d🚒東京.\u00a0\ufeff\f"), max_size=30))
def test_any_text_becomes_canonical_and_its_words_stand_in_order(outside: str) -> None:
    assume(is_visible(harmless(outside)[0]))
    try:
        found = canonical_text(outside)
    except IntakeError:
        assert "\u200d" in outside or "\u0301" in outside
        return
    text = found.text.content
    assert canonical(text) == text
    places = [found.span(at, at + 1) for at in range(len(outside))]
    assert all(0 <= span.start <= len(text) and 0 <= span.end <= len(text) for span in places)
    assert [span.start for span in places] == sorted(span.start for span in places)
