"""Names are found whole, and the longer one wins."""

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors.names import occurrences
from reader.load.anchors.phrases import TooManyPlacesError, find_places
from reader.load.anchors.word_edges import begins_word, ends_word


def found(text: str, *names: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, names)]


def slowly(text: str, names: list[str]) -> list[tuple[int, int]]:
    """The rule as it is said: of all whole occurrences the longest that still stands free, the first of equals."""
    possible = [
        (-len(name), start, start + len(name))
        for name in set(names)
        for start in range(len(text))
        if text.startswith(name, start) and begins_word(text, start) and ends_word(text, start + len(name))
    ]
    chosen: list[tuple[int, int]] = []
    for _, start, end in sorted(possible):
        if all(end <= low or high <= start for low, high in chosen):
            chosen.append((start, end))
    return sorted(chosen)


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
    spans = list(occurrences("ha " * 60_000, ["ha ha", "ha ha ha"]))
    assert spans == [(start, start + 8) for start in range(0, 180_000, 9)]


LETTERS = st.sampled_from([*"ab AB'-é한京\u0301\u200cs"])
NAMES = st.lists(
    st.text(LETTERS, min_size=1, max_size=6).filter(lambda name: name == name.strip()), max_size=6
)


def test_names_that_are_nearly_the_whole_text_are_looked_for_in_one_go() -> None:
    names = sorted("so " * number + "it" for number in range(2, 800))
    assert list(occurrences("so " * 20_000 + "it", names)) == [(60_000 - 3 * 799, 60_002)]


def test_names_that_begin_with_hundreds_of_others_are_not_waited_for() -> None:
    names = sorted("so " * number + "so" for number in range(1_200))
    with pytest.raises(TooManyPlacesError):
        list(occurrences(("so " * 900 + "to ") * 20, names))


@given(st.text(LETTERS, max_size=60), NAMES)
def test_the_names_found_are_those_that_the_rule_chooses(text: str, names: list[str]) -> None:
    spans = list(occurrences(text, names))
    assert spans == slowly(text, names)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(st.lists(st.sampled_from(["Ana", "Ruiz", "de", "la", "Ana Ruiz", "Ruiz's"]), max_size=20), st.data())
def test_names_made_of_the_same_words_are_found_by_the_same_rule(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    pieces = st.lists(st.sampled_from(["Ana", "Ruiz", "de", "la"]), min_size=1, max_size=4).map(" ".join)
    names = data.draw(st.lists(pieces, max_size=8))
    assert list(occurrences(text, names)) == slowly(text, names)


def test_many_names_in_a_long_text_are_found_as_a_few_are() -> None:
    names = [f"Name {number}" for number in range(400)]
    text = " and ".join(reversed(names))
    spans = list(occurrences(text, names))
    assert [text[start:end] for start, end in spans] == names[::-1]


def test_names_at_a_million_places_take_little_memory() -> None:
    text = "so " * 5_000
    names = [("so " * count).strip() for count in range(1, 201)]
    tracemalloc.start()
    list(occurrences(text, names))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 80 * 5_000 * len(names), "bytes a place"


@given(st.text("ab c\u0301“", max_size=40), st.lists(st.text("ab c“", min_size=1, max_size=4), max_size=4))
def test_phrases_are_found_alike_in_pieces(text: str, names: list[str]) -> None:
    at_once = find_places(text, names, 10_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.load.anchors.phrases.PIECE", 3)
        assert find_places(text, names, 10_000) == at_once
