from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.text import Span
from reader.state.speech.sentences import LONGEST, sentences


def pieces(words: str) -> list[str]:
    return [words[span.start : span.end].strip() for span in sentences(words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("“Go.” He went.", ["“Go.”", "He went."]),
        ("“Go!” he said.", ["“Go!” he said."]),
        ("The U.S. Senate met. It rose.", ["The U.S. Senate met.", "It rose."]),
        ("Mr. Lee met Dr. Roy.", ["Mr. Lee met Dr. Roy."]),
        ("It cost 3.5 million. Much.", ["It cost 3.5 million.", "Much."]),
        ("一。二！三", ["一。", "二！", "三"]),
        ("A line\nand another", ["A line", "and another"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_pause(words: str, expected: list[str]) -> None:
    assert pieces(words) == expected


def test_a_sentence_that_is_too_long_is_cut_at_a_pause() -> None:
    words = ("word " * 30 + "and so on, ") * 8
    found = pieces(words)
    assert all(len(piece) <= LONGEST for piece in found)
    assert all(piece.endswith(",") for piece in found)
    assert [len(piece) for piece in pieces("x" * (LONGEST + 10))] == [LONGEST, 10]


@given(st.text(alphabet=st.sampled_from("aB .!?”“\n,é。"), max_size=80), st.integers(0, 10))
def test_nothing_is_left_out_between_sentences(words: str, start: int) -> None:
    start = min(start, len(words))
    spans = list(sentences(words, Span(start, len(words))))
    assert "".join(words[span.start : span.end] for span in spans) == words[start:]
    assert all(span.start < span.end for span in spans)
