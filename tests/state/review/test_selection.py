"""Selecting words by keyboard: ends move by words and never land inside one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.text import Span, Text
from reader.state.review.selection import Selection, move_end, move_start, whole_words, word_at

TEXT = Text("“We’re not done,” she wrote. A well-known aide agreed.\n\nNobody else did.")


def at(words: str) -> Span:
    start = TEXT.content.index(words)
    return Span(start, start + len(words))


def test_the_start_moves_by_words_and_marks() -> None:
    span = at("not done")
    assert TEXT[move_start(TEXT, span, -1)] == "We’re not done"
    assert TEXT[move_start(TEXT, span, -2)] == "“We’re not done"
    assert TEXT[move_start(TEXT, span, 1)] == "done"


def test_the_end_moves_by_words_and_marks() -> None:
    span = at("not done")
    assert TEXT[move_end(TEXT, span, 2)] == "not done,”"
    assert TEXT[move_end(TEXT, span, -1)] == "not"


def test_a_word_with_an_apostrophe_or_a_hyphen_is_one_word() -> None:
    assert TEXT[word_at(TEXT, TEXT.content.index("known"))] == "well-known"
    assert TEXT[word_at(TEXT, TEXT.content.index("e’re"))] == "We’re"


def test_neither_end_passes_the_other() -> None:
    assert TEXT[move_start(TEXT, at("not done"), 9)] == "done"
    assert TEXT[move_end(TEXT, at("not done"), -9)] == "not"


@given(st.text("ab ’-“\n", max_size=30), st.data())
def test_no_movement_lands_inside_a_word_or_leaves_the_text(content: str, data: st.DataObject) -> None:
    text = Text(content)
    start = data.draw(st.integers(0, len(content)))
    span = whole_words(text, Span(start, data.draw(st.integers(start, len(content)))))
    for moved in (
        move_start(text, span, data.draw(st.integers(-5, 5))),
        move_end(text, span, data.draw(st.integers(-5, 5))),
    ):
        assert 0 <= moved.start <= moved.end <= len(content)
        for edge in moved:
            inside = 0 < edge < len(content) and content[edge - 1].isalpha() and content[edge].isalpha()
            assert not inside


def test_what_the_mouse_selected_grows_to_whole_words() -> None:
    start = TEXT.content.index("e wrote")
    assert TEXT[whole_words(TEXT, Span(start, start + 4))] == "she wrote"


def test_parts_are_added_and_dropped_and_never_meet() -> None:
    one = Selection((at("not"),))
    two = one.add_part(TEXT)
    assert [TEXT[part] for part in two.parts] == ["not", ","]
    assert two.active == 1
    assert two.start_by(TEXT, -3) == two
    assert two.next_part().active == 0
    assert two.drop_part() == one
    assert one.drop_part() == one


def test_a_selection_runs_to_the_end_of_the_paragraph_then_of_the_next() -> None:
    selection = Selection((at("she"),)).to_paragraph_end(TEXT)
    assert TEXT[selection.part].endswith("agreed.")
    assert TEXT[selection.to_paragraph_end(TEXT).part].endswith("did.")


def test_a_single_word_moves_by_words() -> None:
    selection = Selection((at("she"),))
    assert TEXT[selection.by(TEXT, 1).part] == "wrote"
    assert TEXT[selection.by(TEXT, -1).part] == "”"


def test_an_end_stays_in_its_paragraph() -> None:
    last = Selection((at("aide agreed."),))
    assert last.end_by(TEXT, 1) == last
    assert TEXT[Selection((at("aide"),)).end_by(TEXT, 9).part] == "aide agreed."
    first = Selection((at("Nobody"),))
    assert first.start_by(TEXT, -1) == first
    assert TEXT[first.end_by(TEXT, 1).part] == "Nobody else"


def test_an_end_of_words_that_span_paragraphs_moves_on() -> None:
    across = Selection((at("agreed.\n\nNobody"),))
    assert TEXT[across.end_by(TEXT, 1).part] == "agreed.\n\nNobody else"
    assert TEXT[across.start_by(TEXT, -1).part] == "aide agreed.\n\nNobody"
