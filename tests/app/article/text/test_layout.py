"""The rows of a text, and the way from cells to offsets and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.article.text import layout as module
from reader.app.article.text.layout import DisplayLine, Layout
from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import REPLACEMENT, clusters, shown
from reader.model.text import Span, Text

HARBOUR = Text("The mayor reopened the harbour.\n\n“It is,” she said, “a start.”\n\nYes.")
paragraphs = st.text("ab cdé—“”’. 字「」e\u0301👩\u200d🚀❤\ufe0f한국\u200e", min_size=1, max_size=60).map(
    lambda text: f"x{text}y"
)
texts = st.lists(paragraphs, min_size=1, max_size=6).map(lambda parts: Text("\n\n".join(parts)))
quick = settings(deadline=None, max_examples=60)


def rows(layout: Layout) -> list[DisplayLine]:
    return [row for y in range(layout.height) if (row := layout.row(y))]


def settled(text: Text, width: int) -> Layout:
    layout = Layout(text, width)
    while not layout.settle(1):
        pass
    return layout


def drawn(layout: Layout, y: int) -> str:
    row = layout.row(y)
    assert row is not None
    return "".join(piece.shown for piece in layout.pieces(row))


def test_paragraphs_are_wrapped_with_a_blank_row_between_them() -> None:
    layout = settled(HARBOUR, 14)
    assert [drawn(layout, y) for y in range(layout.height)] == [
        "The mayor",
        "reopened the",
        "harbour.",
        "",
        "“It is,” she",
        "said, “a",
        "start.”",
        "",
        "Yes.",
    ]


def test_rows_say_which_paragraph_they_are_of_and_where_it_begins() -> None:
    found = [(row.paragraph, row.first, row.gap) for row in rows(settled(HARBOUR, 14))]
    assert found == [
        (1, True, False),
        (1, False, False),
        (1, False, False),
        (1, False, True),
        (2, True, False),
        (2, False, False),
        (2, False, False),
        (2, False, True),
        (3, True, False),
    ]


def test_a_row_ends_before_the_spaces_that_hang_over_its_end() -> None:
    row = settled(HARBOUR, 14).row(0)
    assert row is not None
    assert HARBOUR[Span(row.start, row.end)] == "The mayor"


def test_a_mark_of_direction_behind_a_space_hangs_with_it() -> None:
    row = settled(Text("אב \u200fגד"), 2).row(0)
    assert row is not None
    assert row.end == 2


def test_there_are_no_rows_outside_the_text() -> None:
    layout = settled(HARBOUR, 14)
    assert layout.row(-1) is None
    assert layout.row(layout.height) is None


def test_an_empty_text_is_one_empty_row() -> None:
    layout = settled(Text(""), 14)
    assert layout.height == 1
    assert layout.row(0) == DisplayLine(0, 0, 1, first=True, gap=False)
    assert layout.row_of(0) == layout.offset_of(0) == 0
    assert layout.offset_at(0, 0) is None


def test_an_offset_between_paragraphs_is_in_the_blank_row() -> None:
    layout = settled(HARBOUR, 14)
    end = HARBOUR.paragraph(1).end
    assert [layout.row_of(offset) for offset in (end - 1, end, end + 1, end + 2)] == [2, 3, 3, 4]


def test_offsets_outside_the_text_are_in_its_first_and_last_rows() -> None:
    layout = settled(HARBOUR, 14)
    assert layout.row_of(-5) == 0
    assert layout.row_of(10_000) == layout.height - 1


def test_rows_outside_the_text_begin_where_the_nearest_does() -> None:
    layout = settled(HARBOUR, 14)
    assert layout.offset_of(-3) == 0
    assert layout.offset_of(99) == HARBOUR.paragraph(3).start


def test_nothing_is_drawn_beside_a_line_or_in_a_gap() -> None:
    layout = settled(HARBOUR, 14)
    assert layout.offset_at(0, 0) == 0
    assert layout.offset_at(8, 0) == 8
    assert layout.offset_at(9, 0) is None
    assert layout.offset_at(-1, 0) is None
    assert layout.offset_at(0, 3) is None
    assert layout.offset_at(0, 99) is None


def test_both_cells_of_a_wide_character_are_that_character() -> None:
    layout = settled(Text("a字e\u0301b"), 10)
    assert [layout.offset_at(x, 0) for x in range(6)] == [0, 1, 1, 2, 4, None]
    assert [layout.cell_of(offset) for offset in range(5)] == [(0, 0), (1, 0), (3, 0), (3, 0), (4, 0)]


def test_the_spaces_at_a_lines_end_are_in_the_column_after_it() -> None:
    assert settled(Text("one two"), 3).cell_of(3) == (3, 0)
    assert settled(Text("日本 two"), 4).cell_of(2) == (4, 0)


def test_pieces_are_cut_at_the_boundaries_within_the_row() -> None:
    layout = settled(Text("one “two” three"), 40)
    row = layout.row(0)
    assert row is not None
    pieces = layout.pieces(row, [-3, 0, 4, 9, 15, 20])
    assert pieces == [("one ", 0, 4, 4), ("“two”", 4, 9, 5), (" three", 9, 15, 6)]


def test_a_cluster_is_drawn_in_the_piece_it_begins_in() -> None:
    layout = settled(Text("ae\u0301👍🏽b"), 40)
    row = layout.row(0)
    assert row is not None
    assert layout.pieces(row, [2, 4]) == [("ae\u0301", 0, 2, 2), ("👍🏽", 2, 4, 2), ("b", 4, 6, 1)]


def test_marks_of_direction_are_in_no_piece_but_keep_their_place() -> None:
    layout = settled(Text("a\u200eb\u200f"), 40)
    row = layout.row(0)
    assert row is not None
    assert layout.pieces(row, [1]) == [("a", 0, 1, 1), ("b", 1, 3, 1)]
    assert layout.offset_at(1, 0) == 2


def test_a_cluster_wider_than_the_text_is_replaced() -> None:
    layout = settled(Text("字a"), 1)
    assert [drawn(layout, y) for y in range(layout.height)] == [REPLACEMENT, "a"]
    assert layout.cell_of(1) == (0, 1)


def test_a_new_width_keeps_nothing_of_the_old_one() -> None:
    layout = settled(HARBOUR, 14)
    layout.set_width(40)
    while not layout.settle(1):
        pass
    assert rows(layout) == rows(settled(HARBOUR, 40))


def test_a_width_of_nothing_is_taken_for_one() -> None:
    assert Layout(Text("ab"), 0).width == 1


# A text of many chunks, of which only those that are touched are wrapped.
LONG = Text(
    "\n\n".join(f"Paragraph {n} of a long text, with words enough for two lines." for n in range(2000))
)


def test_a_long_text_is_wrapped_only_where_it_is_touched() -> None:
    layout = Layout(LONG, 40)
    assert layout.progress == 0
    layout.row(0)
    assert 0 < layout.progress < 0.2
    layout.row_of(len(LONG) // 2)
    assert layout.progress < 0.4
    assert not layout.settled


def test_heights_guessed_are_near_the_exact_ones() -> None:
    guess = Layout(LONG, 40).height
    assert settled(LONG, 40).height == pytest.approx(guess, rel=0.2)


def test_settling_goes_on_in_slices_until_every_row_is_known() -> None:
    layout = Layout(LONG, 40)
    slices = 1
    while not layout.settle(0):
        slices += 1
    assert slices > 5
    assert layout.settled
    assert layout.progress == 1
    assert layout.settle(0)
    assert layout.height == 2000 * 3 - 1


def test_the_row_of_an_offset_stays_right_while_rows_above_are_wrapped() -> None:
    layout = Layout(LONG, 40)
    offset = LONG.starts[1500]
    top = layout.row_of(offset)
    assert layout.offset_of(top) == offset
    while not layout.settle(0):
        assert layout.offset_of(layout.row_of(offset)) == offset
    assert layout.row_of(offset) == 1500 * 3


def test_rows_asked_for_in_any_order_are_the_same() -> None:
    exact, lazy = settled(LONG, 40), Layout(LONG, 40)
    y = lazy.row_of(LONG.starts[1999])
    last = lazy.row(y)
    assert last == exact.row(1999 * 3)
    lazy.offset_of(lazy.height - 1)
    assert lazy.offset_of(10**9) == exact.offset_of(10**9)


@pytest.mark.parametrize(
    "content", ["word " * 30_000 + "end", "字" * 70_000, "a" * 70_000, "👩\u200d🚀" * 30_000]
)
def test_one_endless_paragraph_is_cut_where_a_line_may_end(content: str) -> None:
    text = Text(content)
    layout = Layout(text, 60)
    assert layout.row(5) is not None
    assert layout.progress < 0.7
    found = rows(settled(text, 60))
    starts = [row.start for row in found]
    assert starts == sorted(set(starts))
    assert [row.first for row in found] == [True] + [False] * (len(found) - 1)
    assert {row.paragraph for row in found} == {1}
    assert {cluster.start for cluster in clusters(content)}.issuperset(starts)


def test_a_chunk_with_a_long_paragraph_is_cut_between_paragraphs_where_it_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_LONGEST_CHUNK", 400)
    monkeypatch.setattr(module, "_CHUNK", 300)
    text = Text("\n\n".join(["short"] * 20 + ["long words " * 200 + "end"] + ["short"] * 20))
    whole = [row.start for row in rows(settled(text, 30))]
    assert whole == sorted(set(whole))
    assert {text.paragraph(number).start for number in range(1, 42)} <= set(whole)


# -- any text at any width


@given(texts, st.integers(1, 30))
@quick
def test_rows_are_the_lines_of_each_paragraph(text: Text, width: int) -> None:
    expected: list[int] = []
    for span in text.paragraphs():
        expected += [*wrap(text.content, width, span.start, span.end), span.end]
    assert [row.start for row in rows(settled(text, width))] == expected[:-1]


@given(texts, st.integers(2, 30))
@quick
def test_what_is_drawn_of_a_row_is_as_wide_as_its_pieces_say(text: Text, width: int) -> None:
    layout = settled(text, width)
    for row in rows(layout):
        pieces = layout.pieces(row, range(row.start, row.end, 3))
        assert sum(piece.cells for piece in pieces) == cell_len("".join(piece.shown for piece in pieces))
        assert sum(piece.cells for piece in pieces) <= width
        if not row.gap:
            assert "".join(piece.shown for piece in pieces) == shown(text[Span(row.start, row.end)])
            assert [piece.start for piece in pieces] == list(range(row.start, row.end, 3))


@given(texts, st.integers(2, 30))
@quick
def test_every_offset_is_in_a_row_and_every_cell_leads_back_to_its_offset(text: Text, width: int) -> None:
    layout = settled(text, width)
    for cluster in clusters(text.content):
        x, y = layout.cell_of(cluster.start)
        row = layout.row(y)
        assert row is not None
        assert layout.offset_of(y) <= cluster.start
        if row.start <= cluster.start < row.end and cluster.cells:
            for column in range(x, x + cluster.cells):
                assert layout.offset_at(column, y) == cluster.start


@given(texts, st.integers(1, 30), st.integers(1, 30))
@quick
def test_the_topmost_offset_survives_a_change_of_width(text: Text, width: int, other: int) -> None:
    layout = settled(text, width)
    tops = [layout.offset_of(y) for y in range(layout.height)]
    layout.set_width(other)
    for offset in tops:
        row = layout.row(layout.row_of(offset))
        assert row is not None
        assert row.start <= offset
