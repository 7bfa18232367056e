"""The chart of both orders: rows, and curves of braille dots between them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.state.slopes import (
    ACROSS,
    DOWN,
    STUB,
    Layout,
    Rows,
    Run,
    Slope,
    Spacing,
    Weight,
    draw,
    in_sight,
    lay_out,
    place,
    strokes,
)

WIDTH = 24
rows_of_chart = st.integers(0, 60)
slopes = st.builds(Slope, rows_of_chart, st.none() | rows_of_chart, st.sampled_from(Weight))


def dots(runs: list[Run]) -> list[int]:
    """The dots of each cell of a row, as bits."""
    return [0 if cell == " " else ord(cell) - 0x2800 for run in runs for cell in run.text]


def owners(runs: list[Run]) -> list[int | None]:
    return [run.slope for run in runs for _ in run.text]


def texts(rows: list[list[Run]]) -> list[str]:
    return ["".join(run.text for run in runs) for runs in rows]


# -- rows


def test_things_stand_one_below_the_other() -> None:
    assert place([2, 1], Spacing()) == Rows((0, 1, 2), 3)


def test_a_blank_row_stands_between_groups() -> None:
    assert place([2, 1], Spacing(gap=1)) == Rows((0, 1, 3), 4)


def test_a_thing_may_take_more_rows() -> None:
    assert place([2, 1], Spacing(2, 1)) == Rows((0, 2, 5), 7)


@pytest.mark.parametrize(("row", "index"), [(0, 0), (1, 0), (2, 1), (4, 1), (5, 2), (99, 2)])
def test_a_row_belongs_to_the_thing_that_begins_on_it_or_above(row: int, index: int) -> None:
    assert place([2, 1], Spacing(2, 1)).index_at(row) == index


def test_no_thing_stands_above_the_first() -> None:
    assert Rows((), 0).index_at(3) is None


@pytest.mark.parametrize(
    ("height", "spacing"),
    [
        (99, Spacing(3, 1)),
        (13, Spacing(3, 1)),
        (12, Spacing(3)),
        (9, Spacing(2, 1)),
        (8, Spacing(2)),
        (5, Spacing(1, 1)),
        (4, Spacing()),
        (1, Spacing()),
    ],
)
def test_rows_are_as_far_apart_as_the_height_allows(height: int, spacing: Spacing) -> None:
    assert lay_out([2, 2], 0, [4], height).spacing == spacing


def test_both_columns_have_the_same_spacing() -> None:
    layout = lay_out([1], 0, [1] * 10, 19)
    assert layout.spacing == Spacing(1, 1)
    assert layout.height == layout.right.height == 19


def test_what_has_no_place_stands_in_a_lane_below_a_heading() -> None:
    layout = lay_out([2], 3, [5], 0)
    assert layout == Layout(Rows((0, 1, 4, 5, 6), 7), 3, Rows((0, 1, 2, 3, 4), 5), Spacing())


def test_a_lane_alone_has_its_heading_on_the_first_row() -> None:
    layout = lay_out([], 2, [2], 0)
    assert (layout.lane, layout.left.at) == (0, (1, 2))


def test_no_lane_where_everything_has_a_place() -> None:
    assert lay_out([2], 0, [2], 0).lane is None


@settings(deadline=None)
@given(st.lists(st.integers(1, 5)), st.integers(0, 5), st.lists(st.integers(1, 5)), st.integers(0, 60))
def test_a_layout_that_can_fit_fits(happened: list[int], unplaced: int, told: list[int], height: int) -> None:
    layout, tightest = lay_out(happened, unplaced, told, height), lay_out(happened, unplaced, told, 0)
    assert layout.height <= max(height, tightest.height)
    assert len(layout.left.at) == sum(happened) + unplaced
    assert len(layout.right.at) == sum(told)


# -- curves


@pytest.mark.parametrize(("left", "right"), [(0, 0), (0, 9), (9, 0), (4, 5), (7, 2)])
def test_a_curve_begins_at_its_row_on_the_left_and_ends_at_its_row_on_the_right(
    left: int, right: int
) -> None:
    rows = [dots(runs) for runs in draw([Slope(left, right)], WIDTH, 0, 10)]
    assert [row for row in range(10) if rows[row][0]] == [left]
    assert [row for row in range(10) if rows[row][-1]] == [right]


def test_a_level_curve_is_one_row_of_dots() -> None:
    assert texts(draw([Slope(1, 1)], 4, 0, 3)) == ["    ", "⠤⠤⠤⠤", "    "]


def test_a_curve_is_level_at_both_ends() -> None:
    first, *_, last = texts(draw([Slope(0, 6)], WIDTH, 0, 7))
    assert first.startswith("⠤⠤")
    assert last.endswith("⠤⠤")


@settings(deadline=None)
@given(rows_of_chart, rows_of_chart, st.integers(1, 50))
def test_a_curve_has_no_holes(left: int, right: int, width: int) -> None:
    found = strokes(Slope(left, right), width, 0, 61)
    assert [x for x, *_ in found] == list(range(width * ACROSS))
    for stroke, following in pairwise(found):
        assert stroke.first <= stroke.last
        assert following.first <= stroke.last + 1
        assert following.last >= stroke.first - 1


@settings(deadline=None)
@given(st.lists(slopes, max_size=8), st.integers(0, 50), st.integers(0, 20), st.integers(0, 50))
def test_no_curve_leaves_the_box(lines: list[Slope], width: int, height: int, top: int) -> None:
    drawn = draw(lines, width, top, height)
    assert [len(text) for text in texts(drawn)] == [width] * height


@settings(deadline=None)
@given(slopes, st.integers(0, 50), st.integers(1, 20))
def test_scrolling_shows_the_same_picture_from_another_row_on(line: Slope, top: int, height: int) -> None:
    assert draw([line], WIDTH, top, height) == draw([line], WIDTH, 0, 80)[top : top + height]


@settings(deadline=None)
@given(st.lists(slopes, max_size=6))
def test_every_cell_with_dots_belongs_to_a_line_and_every_other_to_none(lines: list[Slope]) -> None:
    for runs in draw(lines, WIDTH, 0, 61):
        for bits, owner in zip(dots(runs), owners(runs), strict=True):
            assert bool(bits) == (owner is not None)


def test_the_line_of_what_is_not_told_ends_in_nothing() -> None:
    (text,) = texts(draw([Slope(0, None)], WIDTH, 0, 1))
    assert text == "⠤" * STUB + " " * (WIDTH - STUB)


def test_a_curve_to_a_row_off_the_screen_runs_off_the_edge() -> None:
    rows = [dots(runs) for runs in draw([Slope(2, 90)], WIDTH, 0, 10)]
    assert rows[2][0]
    assert any(rows[9])
    assert not any(rows[row][-1] for row in range(10))


# -- lines over each other


def test_the_dots_of_lines_that_meet_in_a_cell_are_combined() -> None:
    down, up = Slope(0, 1), Slope(1, 0)
    both = [dots(runs) for runs in draw([down, up], 2, 0, 2)]
    one, other = ([dots(runs) for runs in draw([line], 2, 0, 2)] for line in (down, up))
    assert both == [[a | b for a, b in zip(*pair, strict=True)] for pair in zip(one, other, strict=True)]


def test_the_chosen_line_lies_whole_over_all_others() -> None:
    crowd = [Slope(n, 12 - n) for n in range(13)]
    chosen = Slope(0, 12, Weight.STRONG)
    alone, among = draw([chosen], WIDTH, 0, 13), draw([chosen, *crowd], WIDTH, 0, 13)
    covered = [(y, x) for y in range(13) for x in range(WIDTH) if owners(alone[y])[x] == 0]
    assert covered
    assert all(owners(among[y])[x] == 0 and dots(among[y])[x] == dots(alone[y])[x] for y, x in covered)


@pytest.mark.parametrize("stronger", [Weight.PLAIN, Weight.MEDIUM, Weight.STRONG])
def test_a_stronger_line_owns_the_cells_that_it_shares(stronger: Weight) -> None:
    (runs,) = draw([Slope(0, 0, stronger), Slope(0, 0, Weight.QUIET)], WIDTH, 0, 1)
    assert set(owners(runs)) == {0}


def test_lines_differ_by_their_dots_and_not_by_colour_alone() -> None:
    quiet, plain, strong = (
        texts(draw([Slope(0, 5, weight)], WIDTH, 0, 6))
        for weight in (Weight.QUIET, Weight.PLAIN, Weight.STRONG)
    )
    counts = [
        sum(
            bit
            for text in lines
            for cell in text
            if cell != " "
            for bit in map(int, f"{ord(cell) - 0x2800:b}")
        )
        for lines in (quiet, plain, strong)
    ]
    assert counts[0] < counts[1] * 0.7
    assert counts[2] > counts[1] * 1.5


# -- only what is visible


def test_only_lines_that_end_on_the_screen_or_cross_it_are_drawn() -> None:
    lines = [
        Slope(0, 1),
        Slope(5, 40),
        Slope(40, 5),
        Slope(30, 35),
        Slope(2, 50),
        Slope(7, None),
        Slope(1, None),
    ]
    assert sorted(in_sight(lines, 5, 10)) == [1, 2, 4, 5]


def test_the_weakest_come_first_so_that_the_strongest_is_drawn_last() -> None:
    lines = [Slope(0, 1, Weight.STRONG), Slope(0, 1, Weight.QUIET), Slope(0, 1, Weight.MEDIUM)]
    assert in_sight(lines, 0, 5) == [1, 2, 0]


def test_too_many_lines_that_only_pass_by_are_left_out_but_for_those_that_matter() -> None:
    crowd = [Slope(n, 500 + n) for n in range(100)]
    followed, chosen = Slope(0, 900, Weight.MEDIUM), Slope(900, 0, Weight.STRONG)
    assert in_sight([*crowd, followed, chosen], 200, 30) == [100, 101]


def test_a_curve_is_worked_out_only_on_the_rows_on_the_screen() -> None:
    found = strokes(Slope(0, 1000), WIDTH, 500, 10)
    assert 0 < len(found) < 6
    assert all(500 * DOWN <= stroke.first <= stroke.last <= 510 * DOWN for stroke in found)


def test_a_thousand_events_cost_a_screen_of_strokes() -> None:
    order = list(range(1000))
    random.Random(1).shuffle(order)
    lines = [Slope(left, right) for left, right in enumerate(order)]
    seen = in_sight(lines, 500, 40)
    work = sum(len(strokes(lines[index], WIDTH, 500, 40)) for index in seen)
    assert len(seen) <= 80
    assert work < 80 * WIDTH * ACROSS // 2
