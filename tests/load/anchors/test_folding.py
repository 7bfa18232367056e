"""Words are compared without their typography, and never move by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors.folding import FOLDED, fold, fold_words

SPACES_OF_ONE_COLUMN = [
    "\u00a0", "\u1680", "\u2000", "\u2004", "\u2007", "\u2009", "\u200a", "\u202f", "\u205f",
]  # fmt: skip


@pytest.mark.parametrize("mark", "“”„‟")
def test_quotation_marks_are_alike(mark: str) -> None:
    assert fold(f"{mark}No") == '"No'


@pytest.mark.parametrize("mark", "‘’‚‛ʼ′")
def test_apostrophes_are_alike(mark: str) -> None:
    assert fold(f"O{mark}Dowd") == "O'Dowd"


@pytest.mark.parametrize("dash", "–—‐‑‒−")
def test_dashes_are_alike(dash: str) -> None:
    assert fold(f"no{dash}one") == "no-one"


@pytest.mark.parametrize("space", SPACES_OF_ONE_COLUMN)
def test_spaces_of_one_column_are_alike(space: str) -> None:
    assert fold(f"5{space}km") == "5 km"


@pytest.mark.parametrize("other", "«»‹›″´`―…\u3000éŁß")
def test_nothing_else_is_folded(other: str) -> None:
    assert fold(other) == other


def test_capitals_stay() -> None:
    assert fold("Ana’s") == "Ana's"


def test_words_over_two_lines_of_the_file_are_words_with_a_space() -> None:
    assert fold_words("the old\n  harbour\twall") == "the old harbour wall"


def test_a_blank_line_in_words_is_the_one_between_paragraphs() -> None:
    assert fold_words("the end.\n \n\nThe start") == "the end.\n\nThe start"


def test_words_are_composed_as_the_text_is() -> None:
    assert fold_words("Jose\u0301") == "José"


@given(st.text(st.sampled_from(list("aé 'x\"-" + "".join(FOLDED.values()))) | st.characters()))
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(a == b or a in FOLDED.get(b, "") for a, b in zip(text, folded, strict=True))
    assert fold(folded) == folded


def test_a_long_text_is_folded_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.load.anchors.folding._PIECE", 3)
    assert fold("“No,” he said — O’Dowd’s…") == "\"No,\" he said - O'Dowd's…"
