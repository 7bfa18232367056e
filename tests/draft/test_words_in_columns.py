"""Words and sentences in columns are those that went in."""

from __future__ import annotations

from array import array

import pytest

from reader.draft.sentences import Sentence, SentenceColumns
from reader.draft.words import Word, WordColumns, words_of
from reader.model.text import Span, Text

TEXT = "“No,” said Ana Ruiz.\n\nThe U.S. pier closed at 7:30."
WORDS = words_of(Text(TEXT))


def test_a_word_has_its_place_and_how_it_is_looked_up() -> None:
    assert WORDS[2] == Word(3, 4, ",", ",")
    assert WORDS[-2] == Word(46, 50, "7:30", "7:30")
    assert [word.written for word in WORDS] == [TEXT[word.start : word.end] for word in WORDS]
    assert list(reversed(WORDS)) == list(WORDS)[::-1]


def test_no_word_is_behind_the_last() -> None:
    with pytest.raises(IndexError):
        WORDS[len(WORDS)]


def test_the_words_of_a_stretch_are_those_that_begin_in_it() -> None:
    assert [word.low for word in WORDS.within(11, 20)] == ["ana", "ruiz", "."]


def test_the_words_outside_some_stretches_are_all_others_in_order() -> None:
    assert WORDS.without([]) is WORDS
    assert WORDS.without([Span(0, 0)]) is WORDS
    rest = WORDS.without([Span(0, 6), Span(11, 20)])
    assert rest.starts == array("I", [word.start for word in rest])
    assert " ".join(word.written for word in rest) == "said The U.S. pier closed at 7:30 ."


def test_sentences_come_out_as_they_went_in() -> None:
    listed = [
        Sentence((Word(0, 5, "“No,”", "“”"), *WORDS[4:8]), 1, True, True),
        Sentence(tuple(WORDS[8:11]), 2, True, False),
        Sentence(tuple(WORDS[11:]), 2, False, True),
    ] * 10
    columns = SentenceColumns(listed)
    assert list(columns) == listed
    assert columns[1] == columns[1] == listed[1]
    assert columns[-1] == listed[-1]
    assert columns[1:3] == listed[1:3]
    with pytest.raises(IndexError):
        columns[30]


def test_empty_columns_have_neither_words_nor_sentences() -> None:
    assert list(WordColumns.empty()) == []
    assert list(SentenceColumns()) == []
