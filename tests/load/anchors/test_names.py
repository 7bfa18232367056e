"""Names are found whole, and the longer one wins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors import names as module
from reader.load.anchors.names import SMALL, all_at_once, occurrences, one_by_one
from reader.load.anchors.occurrences import TooManyPlacesError
from reader.load.anchors.word_edges import begins_word, ends_word


def found(text: str, *names: str) -> list[str]:
    known = sorted(names)
    spans = list(all_at_once(text, known))
    assert spans == list(one_by_one(text, known)) == list(occurrences(text, names))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Ana Ruiz met Ruiz and Ana", ["Ana Ruiz", "Ruiz", "Ana"], ["Ana Ruiz", "Ruiz", "Ana"]),
        ("Ana Ruizes", ["Ana Ruiz", "Ana"], ["Ana"]),
        ("Ana Ruiz Lopez Garcia", ["Ana Ruiz", "Ruiz Lopez Garcia"], ["Ruiz Lopez Garcia"]),
        ("Ana Ruiz Lopez Garcia", ["Ana Ruiz", "Ana", "Ruiz Lopez Garcia"], ["Ana", "Ruiz Lopez Garcia"]),
        ("Ana Ruiz Lopez", ["Ana Ruiz", "Ruiz Lopez", "Lopez"], ["Ruiz Lopez"]),
        ("Ruiz's Ruizs O'Ruiz Ruiz", ["Ruiz"], ["Ruiz", "Ruiz"]),
        ("U.S. and U.S.A.", ["U.S.", "U.S.A."], ["U.S.", "U.S.A."]),
        ("東京都知事", ["京都", "東京都"], ["東京都"]),
        ("Ann Ann Ann", ["Ann Ann"], ["Ann Ann"]),
        ("nothing here", [], []),
        ("é e\u0301x e\u0301", ["e\u0301"], ["e\u0301"]),
        ("a.b a+b", ["a.b", "a+b"], ["a.b", "a+b"]),
    ],
)
def test_the_longer_name_wins(text: str, names: list[str], expected: list[str]) -> None:
    assert found(text, *names) == expected


def test_names_that_begin_alike_beyond_any_depth_are_found() -> None:
    names = ["a" * size for size in range(1, 48)]
    assert found(" ".join(names), *names) == names


def test_a_name_that_overlaps_itself_all_through_a_text_is_counted_without_haste() -> None:
    spans = list(all_at_once("ha " * 60_000, ["ha ha", "ha ha ha"]))
    assert spans == [(start, start + 8) for start in range(0, 180_000, 9)]


LETTERS = st.sampled_from([*"ab AB'-é한京\u0301\u200cs"])
NAMES = st.lists(
    st.text(LETTERS, min_size=1, max_size=6).filter(lambda name: name == name.strip()), max_size=6
)


@given(st.text(LETTERS, max_size=60), NAMES, st.sampled_from([(0, 2), (1, 4), (2, 3)]))
def test_it_changes_nothing_where_the_pattern_is_cut(
    text: str, names: list[str], cut: tuple[int, int]
) -> None:
    known = sorted(set(names))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "DEEPEST", cut[0])
        patch.setattr(module, "LONGEST", cut[1])
        assert list(all_at_once(text, known)) == list(one_by_one(text, known))


def test_names_that_are_nearly_the_whole_text_are_looked_for_in_one_go() -> None:
    names = sorted("so " * number + "it" for number in range(2, 800))
    assert list(all_at_once("so " * 20_000 + "it", names)) == [(60_000 - 3 * 799, 60_002)]


def test_names_that_begin_with_hundreds_of_others_are_not_waited_for() -> None:
    names = sorted("so " * number + "so" for number in range(1_200))
    with pytest.raises(TooManyPlacesError):
        list(all_at_once(("so " * 900 + "to ") * 20, names))


@given(st.text(LETTERS, max_size=60), NAMES)
def test_names_never_overlap_and_none_is_left_out(text: str, names: list[str]) -> None:
    known = sorted(set(names))
    spans = list(all_at_once(text, known))
    assert spans == list(one_by_one(text, known))
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    possible = [
        (start, start + len(name))
        for name in known
        for start in range(len(text))
        if text.startswith(name, start) and begins_word(text, start) and ends_word(text, start + len(name))
    ]
    assert set(spans) <= set(possible)
    for start, end in possible:
        rivals = [(low, high) for low, high in spans if low < end and start < high]
        # each occurrence is there, or gave way to one at least as long
        assert (start, end) in spans or any(high - low >= end - start for low, high in rivals)


def test_many_names_in_a_long_text_are_found_as_a_few_are() -> None:
    names = [f"Name {number}" for number in range(400)]
    text = " and ".join(reversed(names))
    assert len(names) * len(text) > SMALL
    spans = list(occurrences(text, names))
    assert [text[start:end] for start, end in spans] == names[::-1]
