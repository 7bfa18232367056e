"""The chart of both orders: rows, and lines of box characters between them."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Article, Event, EventId
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.state.article.session import Session
from reader.state.timeline import chart
from reader.state.timeline.chart import STUB, Slope, Weight, in_sight, lay_out, years_of
from reader.state.timeline.lanes import lanes
from reader.state.timeline.session import NOT_TOLD, Column, TimelineSession

WIDTH = 24
Part = tuple[str, Slope | None]

rows_of_chart = st.integers(0, 60)


def slope(left: int, right: int | None, weight: Weight = Weight.PLAIN, step: int = 0) -> Slope:
    """The line of an event of its own, which the text doesn't tell where `right` is None."""
    parts = () if right is None else (Span(0, 1),)
    event = Event(EventId(f"{left} to {right}, {weight.name} at {step}"), "An event", parts=parts)
    return Slope(event, left, left if right is None else right, step, weight)


slopes = st.builds(slope, rows_of_chart, st.none() | rows_of_chart, st.sampled_from(Weight))


def stepped(lines: Iterable[Slope], width: int = WIDTH) -> list[Slope]:
    """The lines with steps where few cross."""
    lines = list(lines)
    steps = lanes(tuple((line.left, line.right) for line in lines), width)
    return [line._replace(step=step) for line, step in zip(lines, steps, strict=True)]


def draw(lines: Iterable[Slope], width: int, top: int, height: int) -> list[list[Part]]:
    """The rows from `top` on, of those lines that are in sight there."""
    shown = in_sight(lines, top, height)
    return [chart.draw(shown, row, width) for row in range(top, top + height)]


def owners(parts: list[Part]) -> list[Slope | None]:
    return [slope for text, slope in parts for _ in text]


def texts(rows: list[list[Part]]) -> list[str]:
    return ["".join(text for text, _ in parts) for parts in rows]


# -- rows


def laid_out(
    happened: Iterable[int], undated: int, told: Iterable[int], height: int
) -> dict[Column, list[str | None]]:
    """What is on the rows of both sides, by the sizes of the groups there: years, what has no place, paragraphs."""
    text = Text("\n\n".join("abcdefghijklmnopqrstuvwxyz" for _ in range(60)))
    years = [str(2000 + year) for year, size in enumerate(happened) for _ in range(size)]
    starts = [number * 28 + at for number, size in enumerate(told) for at in range(size)]
    whens = [*years, *[None] * undated]
    events = [
        Event(
            EventId(f"e{n}"),
            "An event",
            Edtf.parse(when) if when else None,
            parts=(Span(starts[n], starts[n] + 1),) if n < len(starts) else (),
        )
        for n, when in enumerate(whens)
    ]
    timeline = TimelineSession.of(Session.of(Article("a", "A", text, events=tuple(events))))
    sides = lay_out(timeline, height)
    return {
        column: [cell.id if isinstance(cell, Event) else cell for cell in side]
        for column, side in sides.items()
    }


def rows(side: list[str | None]) -> tuple[int, ...]:
    """The rows with an event."""
    return tuple(row for row, cell in enumerate(side) if cell is not None and cell.startswith("e"))


@pytest.mark.parametrize(
    ("height", "happened"),
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
def test_rows_are_as_far_apart_as_the_height_allows(height: int, happened: tuple[int, ...]) -> None:
    assert rows(laid_out([2, 2], 0, [4], height)[Column.HAPPENED]) == happened


def test_both_sides_have_the_same_spacing_and_as_many_rows() -> None:
    sides = laid_out([10], 0, [1] * 10, 19)
    assert rows(sides[Column.HAPPENED])[:2] == (0, 1)
    assert rows(sides[Column.TOLD])[:2] == (0, 2)
    assert [len(side) for side in sides.values()] == [19, 19]


def test_what_has_no_place_stands_in_a_lane_below_a_heading() -> None:
    sides = laid_out([2], 3, [5], 0)
    assert sides[Column.HAPPENED] == ["e0", "e1", None, "NEITHER DATE NOR ORDER", "e2", "e3", "e4"]
    assert sides[Column.TOLD] == ["e0", "e1", "e2", "e3", "e4", None, None]


def test_a_lane_alone_has_its_heading_on_the_first_row() -> None:
    assert laid_out([], 2, [2], 0)[Column.HAPPENED] == ["NEITHER DATE NOR ORDER", "e0", "e1"]


def test_no_lane_where_everything_has_a_place() -> None:
    assert laid_out([2], 0, [2], 0)[Column.HAPPENED] == ["e0", "e1"]


def test_an_article_without_events_has_no_rows() -> None:
    assert laid_out([], 0, [], 20) == {Column.HAPPENED: [], Column.TOLD: []}


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 5), max_size=12),
    st.integers(0, 5),
    st.lists(st.integers(1, 5)),
    st.integers(0, 60),
)
def test_a_layout_that_can_fit_fits(happened: list[int], undated: int, told: list[int], height: int) -> None:
    while sum(told) > sum(happened) + undated:
        told = told[1:]
    sides, tightest = laid_out(happened, undated, told, height), laid_out(happened, undated, told, 0)
    assert len(sides[Column.HAPPENED]) <= max(height, len(tightest[Column.HAPPENED]))
    assert len(rows(sides[Column.HAPPENED])) == sum(happened) + undated
    assert len(rows(sides[Column.TOLD])) == sum(told)


@pytest.mark.parametrize(
    ("whens", "years"),
    [
        ([], []),
        ([None, None], [0, 0]),
        (["2020", "2020-05", "2021"], [2020, 2020, 2021]),
        ([None, "2020", None, "2021-03", None], [0, 2020, 2020, 2021, 2021]),
        (["../2020", "2021"], [0, 2021]),
    ],
)
def test_an_event_without_a_date_is_of_the_year_of_the_one_before(
    whens: list[str | None], years: list[int]
) -> None:
    events = [
        Event(EventId(f"e{n}"), "E", Edtf.parse(when) if when else None) for n, when in enumerate(whens)
    ]
    assert years_of(events) == years


# -- lines


def test_a_line_is_level_takes_its_step_and_is_level_again() -> None:
    assert texts(draw([slope(0, 2, step=4)], 9, 0, 3)) == ["────╮    ", "    │    ", "    ╰────"]
    assert texts(draw([slope(2, 0, step=4)], 9, 0, 3)) == ["    ╭────", "    │    ", "────╯    "]


@pytest.mark.parametrize(("left", "right"), [(0, 0), (0, 9), (9, 0), (4, 5), (7, 2)])
def test_a_line_begins_at_its_row_on_the_left_and_ends_at_its_row_on_the_right(left: int, right: int) -> None:
    drawn = texts(draw(stepped([slope(left, right)]), WIDTH, 0, 10))
    assert [row for row in range(10) if drawn[row][0] != " "] == [left]
    assert [row for row in range(10) if drawn[row][-1] != " "] == [right]


def test_a_level_line_has_no_step() -> None:
    assert texts(draw([slope(1, 1)], 4, 0, 3)) == ["    ", "────", "    "]


@pytest.mark.parametrize(
    ("weight", "drawn"),
    [
        (Weight.QUIET, ["┄┄╮  ", "  ┆  ", "  ╰┄┄"]),
        (Weight.PLAIN, ["──╮  ", "  │  ", "  ╰──"]),
        (Weight.MEDIUM, ["━━┓  ", "  ┃  ", "  ┗━━"]),
        (Weight.STRONG, ["━━┓  ", "  ┃  ", "  ┗━━"]),
    ],
)
def test_lines_differ_by_their_strokes_and_not_by_colour_alone(weight: Weight, drawn: list[str]) -> None:
    assert texts(draw([slope(0, 2, weight, step=2)], 5, 0, 3)) == drawn


@settings(deadline=None)
@given(st.lists(slopes, max_size=8), st.integers(0, 50), st.integers(0, 20), st.integers(0, 50))
def test_no_line_leaves_the_box(lines: list[Slope], width: int, height: int, top: int) -> None:
    drawn = draw(stepped(lines, width), width, top, height)
    assert [len(text) for text in texts(drawn)] == [width] * height


@settings(deadline=None)
@given(slopes, st.integers(0, 50), st.integers(1, 20))
def test_scrolling_shows_the_same_picture_from_another_row_on(line: Slope, top: int, height: int) -> None:
    (line,) = stepped([line])
    assert draw([line], WIDTH, top, height) == draw([line], WIDTH, 0, 80)[top : top + height]


@settings(deadline=None)
@given(st.lists(slopes, max_size=6))
def test_every_cell_that_is_drawn_belongs_to_a_line_and_every_other_to_none(lines: list[Slope]) -> None:
    for parts in draw(stepped(lines), WIDTH, 0, 61):
        for text, owner in parts:
            assert (owner is None) == (not text.strip())


def test_the_line_of_what_is_not_told_ends_in_words_that_say_so() -> None:
    (text,) = texts(draw([slope(0, None)], WIDTH, 0, 1))
    assert text == f"{'─' * STUB} {NOT_TOLD} ".ljust(WIDTH)


def test_no_line_crosses_the_words_that_an_event_is_not_told() -> None:
    untold = slope(1, None, Weight.QUIET)
    among = draw([slope(0, 2, Weight.STRONG, step=8), untold], WIDTH, 0, 3)
    assert texts(among)[1] == texts(draw([untold], WIDTH, 0, 3))[1]


def test_a_line_to_a_row_off_the_screen_runs_off_the_edge() -> None:
    drawn = texts(draw(stepped([slope(2, 90)]), WIDTH, 0, 10))
    assert drawn[2].startswith("───")
    assert drawn[9].strip() == "│"


# -- lines over each other


def test_where_equals_cross_the_upright_one_is_whole() -> None:
    crossing = [slope(0, 4, step=2), slope(2, 2, step=4)]
    assert texts(draw(crossing, 5, 0, 5))[2] == "──│──"
    assert texts(draw(crossing[::-1], 5, 0, 5))[2] == "──│──"


@pytest.mark.parametrize("stronger", [Weight.PLAIN, Weight.MEDIUM, Weight.STRONG])
def test_where_lines_cross_the_stronger_is_whole(stronger: Weight) -> None:
    level = slope(2, 2, stronger, step=4)
    assert owners(draw([slope(0, 4, Weight.QUIET, step=2), level], 5, 0, 5)[2]) == [level] * 5


def test_the_chosen_line_lies_whole_over_all_others() -> None:
    crowd = [slope(n, 12 - n, Weight.MEDIUM) for n in range(13)]
    chosen, *crowd = stepped([slope(0, 12, Weight.STRONG), *crowd])
    alone, among = draw([chosen], WIDTH, 0, 13), draw([chosen, *crowd], WIDTH, 0, 13)
    covered = [(y, x) for y in range(13) for x in range(WIDTH) if owners(alone[y])[x] == chosen]
    assert len(covered) == WIDTH + 12
    assert all(owners(among[y])[x] == chosen and texts(among)[y][x] == texts(alone)[y][x] for y, x in covered)


# -- only what is visible


def test_only_lines_that_end_on_the_screen_or_pass_it_are_drawn() -> None:
    lines = [slope(*ends) for ends in [(0, 1), (5, 40), (40, 5), (30, 35), (2, 50), (7, None), (1, None)]]
    assert sorted(map(lines.index, in_sight(lines, 5, 10))) == [1, 2, 4, 5]


def test_too_many_lines_that_only_pass_are_left_out_but_for_those_that_matter() -> None:
    crowd = [slope(n, 500 + n) for n in range(100)]
    followed, chosen = slope(0, 900, Weight.MEDIUM), slope(900, 0, Weight.STRONG)
    assert in_sight([*crowd, followed, chosen], 200, 30) == [followed, chosen]


def test_of_a_thousand_events_only_those_that_end_on_the_screen_are_drawn() -> None:
    order = list(range(1000))
    random.Random(1).shuffle(order)
    assert len(in_sight([slope(left, right) for left, right in enumerate(order)], 500, 40)) <= 80
