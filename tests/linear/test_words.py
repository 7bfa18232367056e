"""Rows of other screens as words alone."""

from __future__ import annotations

from reader.linear.words import row_in_words
from reader.state.ids import Listed
from reader.state.rows import Line, Piece, Row, heading


def test_a_heading_is_not_spelled_out_in_capitals_but_a_name_in_capitals_is_itself() -> None:
    assert row_in_words(heading("QUERIES", "3")) == "Queries, 3."
    feed = Row(Listed("bbc"), (Line((Piece("BBC"),), right=(Piece("1,204"),)),))
    assert row_in_words(feed) == "BBC, 1,204."


def test_signs_are_left_out_and_a_line_that_says_nothing_is_none() -> None:
    row = Row(None, (Line((Piece(""),)), Line((Piece("▾ World · ¶3"),)), Line((Piece("███"),))))
    assert row_in_words(row) == "World, paragraph 3."
