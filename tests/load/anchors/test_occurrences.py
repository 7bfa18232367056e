"""However words are looked for, they are found at the same places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors import occurrences as module
from reader.load.anchors import phrases
from reader.load.anchors.occurrences import Occurrences
from reader.load.anchors.phrases import TooManyPlacesError
from reader.load.anchors.word_edges import begins_word, ends_word


def slowly(text: str, words: str) -> list[int]:
    starts = (start for start in range(len(text)) if text.startswith(words, start))
    return [start for start in starts if begins_word(text, start) and ends_word(text, start + len(words))]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text counts as a large one, and an index pays from the second search on."""
    monkeypatch.setattr(module, "NEARBY", 32)
    monkeypatch.setattr(module, "PATIENCE", 1)


PIECES = st.text(st.sampled_from("ab '-é京аб"), min_size=1, max_size=20) | st.sampled_from(
    ["a" * 40, "é" * 40, "京" * 40, "aé" * 20]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(
    TEXTS,
    st.lists(st.text(st.sampled_from("ab '-é京аб"), min_size=1, max_size=12), max_size=6),
    st.sampled_from([2, 3_000_000]),
    st.sampled_from([2, 100_000]),
    st.data(),
)
def test_an_index_finds_what_a_slow_search_finds(
    text: str, asked: list[str], nodes: int, whole: int, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "NEARBY", 32)
        patch.setattr(module, "PATIENCE", 1)
        patch.setattr(module, "GIANT", 16)
        patch.setattr(phrases, "MOST_NODES", nodes)
        patch.setattr(phrases, "LENGTHS", (3, 1))
        patch.setattr(phrases, "WHOLE", whole)
        patch.setattr(phrases, "KEY", 3)
        asked += [text[at : at + 9] for at in range(0, len(text), 40)]
        asked += [text[at : at + 20] for at in range(0, len(text), 70)]
        index = Occurrences(text, asked)
        for words in asked:
            expected = slowly(text, words)
            low = data.draw(st.integers(0, len(text)))
            high = data.draw(st.integers(low, len(text)))
            inside = [start for start in expected if low <= start < high]
            assert list(index.between(words, low, high)) == inside
            assert index.first(words, low, high) == (inside[0] if inside else None)
            assert index.everywhere(words) == expected


@pytest.mark.parametrize("most", [-1_000_000, 2_000_000])
@pytest.mark.usefixtures("large")
def test_words_beside_others_without_end_are_found_with_and_without_an_index(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GIANT", 16)
    monkeypatch.setattr(module, "MOST_INDEXED", most)
    text = "京都 ab " + "a" * 40 + " é京 " + "aé" * 20 + "-ab京 ab'é b " + "京" * 40 + " ab é京 ab"
    asked = [text[at : at + size].strip() for size in (1, 2, 5, 9, 20) for at in range(0, len(text), 3)]
    asked = [words for words in asked if words]
    index = Occurrences(text, asked)
    for words in asked:
        expected = slowly(text, words)
        after = [start for start in expected if start >= 9]
        assert index.first(words, 9, len(text)) == (after[0] if after else None)
        assert index.everywhere(words) == expected
        assert list(index.some(words, 0, len(text), 2))[:2] == expected[:2]


@pytest.mark.usefixtures("large")
def test_words_that_overlap_themselves_are_found_each_time() -> None:
    text = "so ha ha ha ha ha " * 5
    index = Occurrences(text, ["ha ha ha", "so ha ha"])
    for words in ("so ha ha", "ha ha ha", "ha ha ha"):
        assert index.everywhere(words) == slowly(text, words)


def test_the_places_of_a_cue_in_a_long_paragraph_are_set_apart_once_for_all_its_quotes() -> None:
    occurrences = Occurrences("he said so; " * 100, ["said"])
    found = occurrences.between("said", 0, 60)
    assert occurrences.between("said", 0, 60) is found and list(found) == [3, 15, 27, 39, 51]
    assert list(occurrences.between("said", 10, 20)) == [15]


def test_words_inside_longer_words_are_known_of() -> None:
    index = Occurrences("Ruizes and Ruizes", ["Ruiz"])
    assert index.everywhere("Ruiz") == []
    assert index.inside_words("Ruiz") == 0


@pytest.mark.usefixtures("large")
def test_words_of_signs_alone_are_found_in_a_large_text() -> None:
    text, signs = "ab - ' - ' - ' - ' - ab " * 5, ["- ' - ' - ", "' - ' - ' - '", "-"]
    index = Occurrences(text, signs)
    for words in (*signs, *signs):
        assert index.everywhere(words) == slowly(text, words)


@pytest.mark.usefixtures("large")
def test_a_large_text_is_not_gone_through_again_and_again_for_letters_inside_words() -> None:
    index = Occurrences("Ruizes and Ruizes " * 5, ["Ruiz", "Rui"])
    assert [index.inside_words(words) for words in ("Ruiz", "Rui")] == [0, None]


@given(TEXTS, st.text(st.sampled_from("ab '-é京"), min_size=1, max_size=3), st.integers(1, 4))
def test_no_more_places_are_looked_for_than_are_wanted(text: str, words: str, most: int) -> None:
    index = Occurrences(text, [words])
    assert list(index.some(words, 0, len(text), most)) == slowly(text, words)[:most]
    assert index.everywhere(words) == slowly(text, words)


@given(TEXTS, st.data())
def test_framed_words_stand_between_what_frames_them(text: str, data: st.DataObject) -> None:
    pieces = st.text(st.sampled_from("ab '-"), max_size=2)
    prefix, words, suffix = data.draw(pieces), data.draw(pieces.filter(bool)), data.draw(pieces)
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    found = Occurrences(text, [words]).framed(prefix, words, suffix, low, high)
    assert found == [
        start
        for start in slowly(text, words)
        if low <= start < high
        and text.endswith(prefix, 0, start)
        and text.startswith(suffix, start + len(words))
    ]


@pytest.mark.usefixtures("large")
def test_names_are_found_where_an_index_has_them_as_where_none_is() -> None:
    text = "Ana met Ruiz and Ana's aide " * 9
    names = ["Ana", "Ruiz", "Lind"]
    index, afresh = Occurrences(text, ["met", "and", *names]), Occurrences(text, ["met", "and"])
    for words in ("met", "and", "met"):
        assert index.everywhere(words) == afresh.everywhere(words)
    assert "_all_at_once" in index.__dict__
    assert index.of_names(names, 100) == afresh.of_names(names, 100)
    for finder in (index, afresh):
        with pytest.raises(TooManyPlacesError):
            finder.of_names(names, 20)
