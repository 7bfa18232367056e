"""Passages of an older text found in a newer one."""

from __future__ import annotations

import pytest

from reader.model.text import Span, Text
from reader.write.changed_text.find_again import Fate, FindAgain
from tests.values import some

STORY = (
    "The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”\n\n"
    "A senior aide said the work had begun in 2021, a year after the storm.\n\n"
    "The harbour had been closed since the storm tore away its outer wall, and she had promised to reopen it.\n\n"
    "Fishermen said they were glad."
)
PARAGRAPHS = STORY.split("\n\n")


def found(new: str, words: str, nth: int = 1, old: str = STORY) -> tuple[Fate, str | None]:
    """What became of the nth place of some words: its fate, and the words that stand for it now."""
    start = -1
    for _ in range(nth):
        start = old.index(words, start + 1)
    span = Span(start, start + len(words))
    fate, place, sure = FindAgain(Text(old), Text(new), [span]).passage(span)
    assert 0 < sure <= 1
    return fate, None if place is None else new[place.start : place.end]


def offset(new: str, words: str, nth: int = 1) -> int:
    start = -1
    for _ in range(nth):
        start = STORY.index(words, start + 1)
    span = Span(start, start + len(words))
    return some(FindAgain(Text(STORY), Text(new), [span]).passage(span).span).start


@pytest.mark.parametrize("words", ["Ana Ruiz", "“It is,”", "she", "a year after the storm", "they were glad"])
def test_an_unchanged_text_has_every_passage_where_it_was(words: str) -> None:
    assert found(STORY, words) == (Fate.SAME, words)
    assert offset(STORY, words) == STORY.index(words)


def test_words_keep_their_place_behind_a_new_paragraph_with_the_same_words() -> None:
    new = f"Earlier she said little about the storm.\n\n{STORY}"
    assert found(new, "she") == (Fate.SAME, "she")
    assert offset(new, "she") == new.index("she", new.index("It is"))
    assert offset(new, "she", 2) == new.rindex("she had")


def test_passages_follow_a_paragraph_that_was_moved() -> None:
    one, two, three, four = PARAGRAPHS
    new = "\n\n".join((three, one, four, two))
    for words, nth in (("she", 2), ("the storm", 1), ("the storm", 2), ("said", 3), ("glad", 1)):
        assert found(new, words, nth)[0] is Fate.SAME, words
    assert offset(new, "she", 2) == new.index("she had")
    assert offset(new, "the storm", 2) == new.index("the storm tore")


def test_a_mended_typo_elsewhere_in_the_sentence_moves_nothing() -> None:
    new = STORY.replace("senior aide", "senior adviser")
    assert found(new, "the work had begun in 2021") == (Fate.SAME, "the work had begun in 2021")


def test_words_in_which_something_changed_are_shown_for_acceptance() -> None:
    new = STORY.replace("had begun in 2021", "had begun late in 2021")
    assert found(new, "the work had begun in 2021") == (Fate.MOVED, "the work had begun late in 2021")


def test_what_stands_in_the_place_of_a_word_is_offered_for_it() -> None:
    new = STORY.replace("“It is,” she said", "“It is,” Ruiz declared")
    assert found(new, "said")[0] is Fate.MOVED
    assert found(STORY.replace("she said", "she declared"), "said") == (Fate.MOVED, "declared")


def test_other_quotation_marks_are_the_same_words() -> None:
    new = STORY.replace("“", '"').replace("”", '"')
    assert found(new, "“It is,”") == (Fate.SAME, '"It is,"')


def test_what_is_gone_is_nowhere() -> None:
    new = "\n\n".join(PARAGRAPHS[:1] + PARAGRAPHS[3:])
    assert found(new, "the work had begun in 2021") == (Fate.GONE, None)
    assert found(new, "promised to reopen it") == (Fate.GONE, None)


def test_a_short_word_of_a_passage_that_is_gone_lands_nowhere_else_silently() -> None:
    new = "\n\n".join(PARAGRAPHS[:2] + PARAGRAPHS[3:])
    fate, words = found(new, "she", 2)
    assert fate is not Fate.SAME, words


def test_a_word_is_never_cut() -> None:
    new = STORY.replace("A senior aide", "O’Dowd").replace("a year", "two years")
    for words in ("A senior aide", "a year after the storm"):
        _, place = found(new, words)
        assert place is None or f" {place}" in f" {new}".replace("\n", " ")


def test_text_without_spaces_is_compared_by_character() -> None:
    old = "市长周五重新开放了港口。她说这是一个开始。"
    new = f"昨天下雨。\n\n{old}"
    assert found(new, "她说", old=old) == (Fate.SAME, "她说")


def test_words_alone_are_found_where_they_stand_once() -> None:
    find = FindAgain(Text(""), Text(STORY))
    assert find.words("Ana Ruiz").fate is Fate.SAME
    assert find.words("she").fate is Fate.MOVED
    assert find.words("the work had begun late in 2021").fate is Fate.MOVED
    assert find.words("nothing of the kind").span is None


def test_a_paragraph_is_known_by_its_words() -> None:
    new = f"One more.\n\n{STORY}"
    assert [FindAgain(Text(STORY), Text(new)).paragraph(number) for number in (1, 2, 4)] == [2, 3, 5]
