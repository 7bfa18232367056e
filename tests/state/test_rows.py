from __future__ import annotations

from reader.state.rows import Line, Piece, heading, joined


def test_a_heading_cannot_be_chosen_and_has_its_count_at_the_right() -> None:
    row = heading("PLACES", "7")
    assert row.key is None
    assert row.lines[-1].pieces == (Piece("PLACES", "heading"),)
    assert row.lines[-1].right[0].text == "7"


def test_a_heading_stands_off_from_what_is_above_it_only_where_something_is() -> None:
    assert len(heading("A").lines) == 2
    assert heading("A").lines[0].is_empty
    assert len(heading("A", gap=False).lines) == 1


def test_words_that_are_not_there_leave_no_separator() -> None:
    assert joined(["wrote", "", "on X", ""]) == "wrote · on X"
    assert joined(["", ""]) == ""


def test_a_line_without_words_is_empty_whatever_leads_it() -> None:
    assert Line((Piece(""),), lead=(Piece("│ "),)).is_empty
    assert not Line((Piece(""),), right=(Piece("¶1"),)).is_empty
