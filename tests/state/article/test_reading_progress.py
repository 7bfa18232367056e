from __future__ import annotations

import pytest

from reader.model.text import Span, Text
from reader.state.article.reading_progress import filled_cells, minutes_left, percentage, reading_position

WORDS = Text("\n\n".join(["word " * 238] * 4))


def test_at_the_beginning_one_is_in_the_first_paragraph_with_all_to_read() -> None:
    here = reading_position(WORDS, Span(0, 0), 0)
    assert (here.paragraph, here.paragraphs, here.fraction) == (1, 4, 0)
    assert 3 < here.minutes < 5


def test_the_paragraph_is_that_of_the_words_stepped_to_while_they_are_on_the_screen() -> None:
    third = WORDS.paragraph(3).start
    shown = Span(WORDS.paragraph(2).start, third + 50)
    assert reading_position(WORDS, shown, 0, Span(third, third + 4)).paragraph == 3
    assert reading_position(WORDS, shown, 0, Span(third + 60, third + 64)).paragraph == 2
    assert reading_position(WORDS, shown, 0, Span(0, 4)).paragraph == 2


def test_a_paragraph_of_which_only_the_blank_row_below_it_is_on_the_screen_is_behind_the_reader() -> None:
    break_ = WORDS.paragraph(2).end
    assert reading_position(WORDS, Span(break_, break_ + 50), 0).paragraph == 3
    assert reading_position(WORDS, Span(break_ - 1, break_ + 50), 0).paragraph == 2
    assert reading_position(WORDS, Span(break_, break_), 0).paragraph == 2
    assert reading_position(WORDS, Span(len(WORDS), len(WORDS)), 0).paragraph == 4


def test_at_the_end_nothing_is_left() -> None:
    here = reading_position(WORDS, Span(len(WORDS) - 10, len(WORDS)), len(WORDS))
    assert (here.paragraph, here.fraction, here.minutes) == (4, 1, 0)


def test_reading_on_never_leaves_more() -> None:
    left = [reading_position(WORDS, Span(0, 100), at).minutes for at in range(0, len(WORDS), 100)]
    assert left == sorted(left, reverse=True)


def test_scripts_without_spaces_are_read_by_their_characters() -> None:
    chinese = Text("港" * 2600)
    assert reading_position(chinese, Span(0, 0), 0).minutes == pytest.approx(10)
    assert reading_position(Text("a" * 2600), Span(0, 0), 0).minutes < 3


def test_an_empty_text_has_a_place() -> None:
    here = reading_position(Text(""), Span(0, 0), 0)
    assert (here.paragraph, here.minutes) == (1, 0)


@pytest.mark.parametrize(("minutes", "words"), [
    (0, "the end"), (-1, "the end"), (0.2, "< 1 min left"), (1.2, "1 min left"), (12.7, "13 min left"),
])  # fmt: skip
def test_what_is_left_is_said_in_words(minutes: float | int, words: str) -> None:
    assert minutes_left(minutes) == words


def test_what_was_read_stays_read_wherever_the_screen_is() -> None:
    here = reading_position(WORDS, Span(0, 100), len(WORDS) // 2)
    assert (here.paragraph, here.fraction) == (1, 0.5)


@pytest.mark.parametrize(
    ("fraction", "percent", "cells"),
    [(0, 0, 0), (0.004, 0, 0), (0.01, 1, 0), (0.5, 50, 4), (0.999, 99, 7), (1, 100, 8)],
)
def test_a_bar_and_its_percentage_are_rounded_down(fraction: float, percent: int, cells: int) -> None:
    assert percentage(fraction) == percent
    assert filled_cells(fraction, 8) == cells
