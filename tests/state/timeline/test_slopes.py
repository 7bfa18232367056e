"""The chart of both orders: rows, and lines of box characters between them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.state.timeline.chart import (
    STUB,
    Layout,
    LinePart,
    Slope,
    Weight,
    in_sight,
    index_at,
    lay_out,
)
from reader.state.timeline.chart import draw as draw_with_steps
from reader.state.timeline.lanes import lanes

WIDTH = 24
rows_of_chart = st.integers(0, 60)
slopes = st.builds(Slope, rows_of_chart, st.none() | rows_of_chart, st.sampled_from(Weight))


def draw(lines: list[Slope], width: int, top: int, height: int) -> list[list[LinePart]]:
    """The lines with steps where they are calm, whatever their weights."""
    steps = lanes([line[:2] for line in lines], width)
    return draw_with_steps(lines, steps, width, top, height)


def owners(runs: list[LinePart]) -> list[int | None]:
    return [run.slope for run in runs for _ in run.text]


def texts(rows: list[list[LinePart]]) -> list[str]:
    return ["".join(run.text for run in runs) for runs in rows]


# -- rows


@pytest.mark.parametrize(("row", "index"), [(0, 0), (1, None), (2, 1), (5, 2), (99, None)])
def test_an_event_stands_on_the_row_that_it_begins_on(row: int, index: int | None) -> None:
    assert index_at((0, 2, 5), row) == index


@pytest.mark.parametrize(
    ("height", "rows"),
    [
        (99, (0, 2, 5, 7)),
        (9, (0, 2, 5, 7)),
        (8, (0, 2, 4, 6)),
        (6, (0, 1, 4, 5)),
        (5, (0, 1, 3, 4)),
        (4, (0, 1, 2, 3)),
        (1, (0, 1, 2, 3)),
    ],
)
def test_rows_are_as_far_apart_as_the_height_allows(height: int, rows: tuple[int, ...]) -> None:
    assert lay_out([2, 2], 0, [4], height).left == rows


def test_both_columns_have_the_same_spacing() -> None:
    layout = lay_out([1], 0, [1] * 10, 19)
    assert (layout.pitch, layout.right[:2], layout.height) == (1, (0, 2), 19)


def test_what_has_no_place_stands_in_a_lane_below_a_heading() -> None:
    layout = lay_out([2], 3, [5], 0)
    assert layout == Layout((0, 1, 4, 5, 6), (0, 1, 2, 3, 4), heading=3, height=7, pitch=1)


def test_a_lane_alone_has_its_heading_on_the_first_row() -> None:
    layout = lay_out([], 2, [2], 0)
    assert (layout.heading, layout.left) == (0, (1, 2))


def test_no_lane_where_everything_has_a_place() -> None:
    assert lay_out([2], 0, [2], 0).heading is None


@settings(deadline=None)
@given(st.lists(st.integers(1, 5)), st.integers(0, 5), st.lists(st.integers(1, 5)), st.integers(0, 60))
def test_a_layout_that_can_fit_fits(happened: list[int], unplaced: int, told: list[int], height: int) -> None:
    layout, tightest = lay_out(happened, unplaced, told, height), lay_out(happened, unplaced, told, 0)
    assert layout.height <= max(height, tightest.height)
    assert len(layout.left) == sum(happened) + unplaced
    assert len(layout.right) == sum(told)


# -- lines


def test_a_line_is_level_takes_its_step_and_is_level_again() -> None:
    assert texts(draw_with_steps([Slope(0, 2)], [4], 9, 0, 3)) == ["────╮    ", "    │    ", "    ╰────"]
    assert texts(draw_with_steps([Slope(2, 0)], [4], 9, 0, 3)) == ["    ╭────", "    │    ", "────╯    "]


@pytest.mark.parametrize(("left", "right"), [(0, 0), (0, 9), (9, 0), (4, 5), (7, 2)])
def test_a_line_begins_at_its_row_on_the_left_and_ends_at_its_row_on_the_right(left: int, right: int) -> None:
    rows = texts(draw([Slope(left, right)], WIDTH, 0, 10))
    assert [row for row in range(10) if rows[row][0] != " "] == [left]
    assert [row for row in range(10) if rows[row][-1] != " "] == [right]


def test_a_level_line_has_no_step() -> None:
    assert texts(draw([Slope(1, 1)], 4, 0, 3)) == ["    ", "────", "    "]


@pytest.mark.parametrize(
    ("weight", "rows"),
    [
        (Weight.QUIET, ["┄┄╮  ", "  ┆  ", "  ╰┄┄"]),
        (Weight.PLAIN, ["──╮  ", "  │  ", "  ╰──"]),
        (Weight.MEDIUM, ["━━┓  ", "  ┃  ", "  ┗━━"]),
        (Weight.STRONG, ["━━┓  ", "  ┃  ", "  ┗━━"]),
    ],
)
def test_lines_differ_by_their_strokes_and_not_by_colour_alone(weight: Weight, rows: list[str]) -> None:
    assert texts(draw_with_steps([Slope(0, 2, weight)], [2], 5, 0, 3)) == rows


@settings(deadline=None)
@given(st.lists(slopes, max_size=8), st.integers(0, 50), st.integers(0, 20), st.integers(0, 50))
def test_no_line_leaves_the_box(lines: list[Slope], width: int, height: int, top: int) -> None:
    drawn = draw(lines, width, top, height)
    assert [len(text) for text in texts(drawn)] == [width] * height


@settings(deadline=None)
@given(slopes, st.integers(0, 50), st.integers(1, 20))
def test_scrolling_shows_the_same_picture_from_another_row_on(line: Slope, top: int, height: int) -> None:
    assert draw([line], WIDTH, top, height) == draw([line], WIDTH, 0, 80)[top : top + height]


@settings(deadline=None)
@given(st.lists(slopes, max_size=6))
def test_every_cell_that_is_drawn_belongs_to_a_line_and_every_other_to_none(lines: list[Slope]) -> None:
    for runs in draw(lines, WIDTH, 0, 61):
        for run in runs:
            assert (run.slope is None) == (not run.text.strip())


def test_the_line_of_what_is_not_told_ends_in_nothing() -> None:
    (text,) = texts(draw([Slope(0, None)], WIDTH, 0, 1))
    assert text == "─" * STUB + " " * (WIDTH - STUB)


def test_a_line_to_a_row_off_the_screen_runs_off_the_edge() -> None:
    rows = texts(draw([Slope(2, 90)], WIDTH, 0, 10))
    assert rows[2].startswith("───")
    assert rows[9].strip() == "│"


# -- lines over each other


def test_where_equals_cross_the_upright_one_is_whole() -> None:
    crossing = [Slope(0, 4), Slope(2, 2)]
    assert texts(draw_with_steps(crossing, [2, 4], 5, 0, 5))[2] == "──│──"
    assert texts(draw_with_steps(crossing[::-1], [4, 2], 5, 0, 5))[2] == "──│──"


@pytest.mark.parametrize("stronger", [Weight.PLAIN, Weight.MEDIUM, Weight.STRONG])
def test_where_lines_cross_the_stronger_is_whole(stronger: Weight) -> None:
    crossing = [Slope(0, 4, Weight.QUIET), Slope(2, 2, stronger)]
    assert owners(draw_with_steps(crossing, [2, 4], 5, 0, 5)[2]) == [1] * 5


def test_the_chosen_line_lies_whole_over_all_others() -> None:
    crowd = [Slope(n, 12 - n, Weight.MEDIUM) for n in range(13)]
    chosen = Slope(0, 12, Weight.STRONG)
    steps = lanes([line[:2] for line in (chosen, *crowd)], WIDTH)
    alone = draw_with_steps([chosen], steps, WIDTH, 0, 13)
    among = draw_with_steps([chosen, *crowd], steps, WIDTH, 0, 13)
    covered = [(y, x) for y in range(13) for x in range(WIDTH) if owners(alone[y])[x] == 0]
    assert len(covered) == WIDTH + 12
    assert all(owners(among[y])[x] == 0 and texts(among)[y][x] == texts(alone)[y][x] for y, x in covered)


# -- only what is visible


def test_only_lines_that_end_on_the_screen_or_pass_it_are_drawn() -> None:
    ends = [(0, 1), (5, 40), (40, 5), (30, 35), (2, 50), (7, None), (1, None)]
    assert sorted(in_sight([Slope(*end) for end in ends], 5, 10)) == [1, 2, 4, 5]


def test_too_many_lines_that_only_pass_are_left_out_but_for_those_that_matter() -> None:
    crowd = [Slope(n, 500 + n) for n in range(100)]
    followed, chosen = Slope(0, 900, Weight.MEDIUM), Slope(900, 0, Weight.STRONG)
    assert in_sight([*crowd, followed, chosen], 200, 30) == [100, 101]


def test_of_a_thousand_events_only_those_that_end_on_the_screen_are_drawn() -> None:
    order = list(range(1000))
    random.Random(1).shuffle(order)
    assert len(in_sight([Slope(left, right) for left, right in enumerate(order)], 500, 40)) <= 80
