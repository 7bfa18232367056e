"""The words of two texts are aligned: each with the same one, none twice, passages that moved included."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors.canonical import canonical
from reader.load.anchors.folding import fold
from reader.model.text import Span, Text
from reader.write.changed_text import word_diff
from reader.write.changed_text.find_again import Fate, FindAgain
from reader.write.changed_text.word_diff import Tokens, aligned
from tests.random_edits import edited

_WORDS = st.lists(
    st.sampled_from(["a", "the", "mayor", "said", "“", "”", ",", ".", "港", "\n\n", "storm"]), max_size=60
)


@given(_WORDS, _WORDS)
def test_a_token_is_aligned_with_the_same_one_and_no_other_is(old: list[str], new: list[str]) -> None:
    one, other = Tokens(canonical(" ".join(old))), Tokens(canonical(" ".join(new)))
    images = aligned(one, other)
    assert len(images) == len(one)
    found = [image for image in images if image >= 0]
    assert len(found) == len(set(found))
    assert all(other.words[image] == one.words[index] for index, image in enumerate(images) if image >= 0)


@given(_WORDS, _WORDS, st.integers(0, 200), st.integers(1, 40))
def test_what_is_called_the_same_is_the_same(old: list[str], new: list[str], start: int, length: int) -> None:
    before, after = Text(canonical(" ".join(old))), Text(canonical(" ".join(new)))
    span = Span(start, min(start + length, len(before)))
    if start >= span.end or not before[span].strip():
        return
    fate, place, sure = FindAgain(before, after, [span]).passage(span)
    assert 0 < sure <= 1
    assert (place is None) is (fate is Fate.GONE)
    if place is not None:
        assert 0 <= place.start < place.end <= len(after)
    if fate is Fate.SAME and place is not None:
        assert fold(after[place]) == fold(before[span])


def test_a_text_without_words_has_none_to_align() -> None:
    assert aligned(Tokens(""), Tokens("the mayor")) == []
    assert aligned(Tokens("the mayor"), Tokens("")) == [-1, -1]


def test_a_passage_that_moved_is_aligned_and_what_stands_between_stays() -> None:
    passages = [" ".join(f"{letter}{number}" for number in range(12)) for letter in "abcdef"]
    old, new = Tokens("\n\n".join(passages)), Tokens("\n\n".join(passages[3:] + passages[:3]))
    images = aligned(old, new)
    assert all(images[index] >= 0 for index, word in enumerate(old.words) if word != "\n\n")


def test_more_than_can_be_compared_word_by_word_is_compared_by_passages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word_diff, "_MOST_CELLS", 10)
    source = random.Random(2)
    old = " ".join(str(source.randrange(30)) for _ in range(300))
    piece = edited(old, source, 2, ("typo",))
    images = aligned(Tokens(old), Tokens(piece.text))
    assert sum(image >= 0 for image in images) > 250
