"""Which characters may stand in an article, and text from anywhere made safe to print."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.characters import describe, forbidden, is_clean
from reader.model.clean import clean, shorten

ANYTHING = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, “quotes” — and dashes…",
        "a\tb\nc",
        "a\r\nb",
        "naïve, e\u0301, Łódź",
        "no-break\u00a0space, thin\u2009space, ideographic\u3000space",
        "left-to-right\u200emark, right-to-left\u200fmark, arabic\u061cmark",
        "private\ue000use",
        "می‌خواهم",
        "क्‍ष and क्‌ष",
        "ശ്രീ, ന്‍",
        "👩‍🦰 👩🏽‍🚀 🏳️‍🌈 ❤️‍🔥 🙂‍↔️ 👨‍👩‍👧‍👦",
        "1️⃣ ❤️ ☎︎",
        "葛\U000e0100",
        "ᠮᠠ᠋",
        "한국어 ไทย 日本語 עברית العربية",
        "٤\u0600٥",
        "\ufffd",
        "a" + "\u0301" * 30 + "b" + "\u0316" * 30,
    ],
)
def test_what_a_language_or_an_emoji_needs_may_stand(text: str) -> None:
    assert list(forbidden(text)) == []
    assert is_clean(text)


@pytest.mark.parametrize("marks", ["\u0301", "\u0316\u0301", "\u05b0", "\u0344", "\u0f73"])
@pytest.mark.parametrize("before", ["", "é", "plain words before "])
def test_more_marks_than_any_letter_has_may_not_stand_on_it(before: str, marks: str) -> None:
    pile = (marks * 40)[:40]
    assert list(forbidden(f"{before}a{pile}b")) == list(range(len(before) + 31, len(before) + 41))
    assert list(forbidden(f"{before}a{pile[:30]}b{pile[:30]}")) == []


@pytest.mark.parametrize(
    "char",
    [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"]
    + [chr(code) for code in range(0x7F, 0xA0)]
    + list("\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061")
    + list("\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufeff\uffa0\ufff9\ufffb\ufffe\uffff\ufdd0\u0378")
    + [
        "\U000e0001",
        "\U000e0020",
        "\U000e007f",
        "\U0001fffe",
        "\U0010ffff",
        "\U0001d173",
        "\ud800",
        "\udfff",
    ],
)
def test_what_moves_hides_or_is_nothing_may_not_stand(char: str) -> None:
    for before, after in [("", ""), ("a", "b"), ("“ä", "日"), ("a\nb", "\n")]:
        text = before + char + after
        assert list(forbidden(text)) == [len(before)]
        assert not is_clean(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\u200db", [1]),
        ("a\u200cb", [1]),
        ("\u200d", [0]),
        ("👩\u200d", [1]),
        ("👩\u200da", [1]),
        ("م\u200c\u200cم", [2]),
        ("a\ufe0f\ufe0f", [2]),
        (" \ufe0f", [1]),
        ("\ufe0fa", [0]),
        ("\ra\r\nb\r", [0, 5]),
        ("\x1b[2J\x1b", [0, 4]),
    ],
)
def test_joiners_and_selectors_may_stand_only_where_they_do_something(text: str, places: list[int]) -> None:
    assert list(forbidden(text)) == places


def test_looking_may_begin_in_the_middle_with_what_stands_before_as_context() -> None:
    assert list(forbidden("م\u200cم", 1)) == []
    assert list(forbidden("a\u200cم", 1)) == [1]


@pytest.mark.parametrize(
    ("char", "description"),
    [
        ("\x1b", "ESC (U+001B)"),
        ("\x9b", "control character U+009B"),
        ("\u202e", "right-to-left override (U+202E)"),
        ("\u0378", "unassigned character U+0378"),
        ("\ud800", "surrogate U+D800"),
    ],
)
def test_characters_are_described_so_that_they_can_be_found(char: str, description: str) -> None:
    assert describe(char) == description


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain.yaml", "plain.yaml"),
        ("“curly” Łódź 日本", "“curly” Łódź 日本"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("two\nlines\r\nand a\ttab", "two\\nlines\\r\\nand a\\ttab"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("not\udcffutf8", "not\\udcffutf8"),
        ("\U000e0041", "\\U000e0041"),
        ("👩‍🦰", "👩‍🦰"),
        ("x\u200dy", "x\\u200dy"),
        ("", ""),
    ],
)
def test_forbidden_characters_are_spelled_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 59 + "…"
    assert shorten("x" * 10_000_000, 5) == "xxxx…"


@given(ANYTHING)
@settings(max_examples=200)
def test_cleaned_text_is_one_line_without_a_forbidden_character(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert not set(cleaned) & set("\n\r\t")
    assert clean(cleaned) == cleaned


@given(ANYTHING)
@settings(max_examples=200)
def test_no_control_or_unassigned_character_is_ever_let_through(text: str) -> None:
    places = set(forbidden(text))
    for at, char in enumerate(text):
        if char not in "\n\r\t" and unicodedata.category(char) in ("Cc", "Cs", "Cn", "Zl", "Zp"):
            assert at in places
        elif char.isalnum() and char not in "\u115f\u1160\u3164\uffa0":
            assert at not in places
