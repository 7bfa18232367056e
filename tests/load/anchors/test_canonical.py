"""The canonical text: paragraphs, soft wraps, spaces and composition."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.load.anchors.canonical import canonical, composed, one_line, words
from reader.model.text import Text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("One.", "One."),
        ("One\ntwo.", "One two."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\n \t \nTwo.", "One.\n\nTwo."),
        ("One.\n\n\n\n\nTwo.", "One.\n\nTwo."),
        ("\n\n  One.\t\n\nTwo.  \n\n\n", "One.\n\nTwo."),
        ("One   two\t\tthree \t four", "One two three four"),
        ("One \n two", "One two"),
        ("One\r\ntwo\r\n\r\nThree", "One two\n\nThree"),
        ("no-break\u00a0\u00a0space stays", "no-break\u00a0\u00a0space stays"),
        ("cafe\u0301", "café"),
        ("\u212b\u2126", "ÅΩ"),
        ("", ""),
        (" \n\t\n ", ""),
        ("今天\n天气。\n好", "今天天气。好"),
        ("今天\n \n天气", "今天\n\n天气"),
        ("ひら\nカナ", "ひらカナ"),
        ("ไทย\nไทย", "ไทยไทย"),
        ("日本\nJapan", "日本 Japan"),
        ("Japan\n日本", "Japan 日本"),
        ("한국\n사람", "한국 사람"),
        ("か\n\u3099", "が"),
        ("𠮷\n𠮷", "𠮷𠮷"),
        ("a \n\n b\n  c\n\n\nd", "a\n\nb c\n\nd"),
    ],
)
def test_the_canonical_text_is_paragraphs_joined_by_one_blank_line(written: str, text: str) -> None:
    assert canonical(written) == text


def test_a_canonical_text_is_left_as_it_is() -> None:
    text = "One “two” three.\n\nFour — five.\n\nSix."
    assert canonical(text) == text


def test_paragraphs_are_numbered_by_blank_lines() -> None:
    text = Text(canonical("One\nline.\n\n\nTwo.\n \nThree."))
    assert [text[span] for span in text.paragraphs()] == ["One line.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Ana  Ruiz", "Ana Ruiz"),
        (" Ana\n\nRuiz\t", "Ana Ruiz"),
        ("Ana\r\nRuiz\n", "Ana Ruiz"),
        ("José", "José"),
        ("", ""),
    ],
)
def test_a_value_of_one_line_has_no_line_break(written: str, line: str) -> None:
    assert one_line(written) == line


def test_words_keep_the_blank_line_between_paragraphs() -> None:
    assert words("a\nstart.\n\nA  senior") == "a start.\n\nA senior"


LINES = st.text(st.sampled_from("ab \t\n\u00e9e\u0301日本ไท한“。\u3099"), max_size=40)


def by_hand(written: str) -> str:
    """The rule of the format, line by line."""
    unspaced = set("日本ไท。\u3099")
    paragraphs: list[list[str]] = [[]]
    for line in written.replace("\r\n", "\n").split("\n"):
        tidy = " ".join(piece for piece in line.replace("\t", " ").split(" ") if piece)
        if tidy:
            paragraphs[-1].append(tidy)
        elif paragraphs[-1]:
            paragraphs.append([])
    joined = []
    for lines in filter(None, paragraphs):
        text = lines[0]
        for line in lines[1:]:
            text += line if text[-1] in unspaced and line[0] in unspaced else " " + line
        joined.append(text)
    return unicodedata.normalize("NFC", "\n\n".join(joined))


@given(LINES)
@settings(max_examples=300)
def test_the_quick_way_comes_to_what_the_rule_says(written: str) -> None:
    assert canonical(written) == by_hand(written)


@given(LINES)
@settings(max_examples=200)
def test_the_canonical_text_of_a_canonical_text_is_itself(written: str) -> None:
    once = canonical(written)
    assert canonical(once) == once


@given(st.text("ae\u0301\u00e9\n\u1100\u1161 ", max_size=60))
def test_a_long_text_is_composed_alike(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.load.anchors.canonical.LONG", 5)
        assert composed(text) == unicodedata.normalize("NFC", text)
