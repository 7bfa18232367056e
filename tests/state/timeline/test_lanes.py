"""In which column each line of the two orders takes its step."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Article
from reader.state.article.session import Session
from reader.state.timeline import lanes as timeline_lanes
from reader.state.timeline.chart import lay_out, slopes
from reader.state.timeline.lanes import END, Ends
from reader.state.timeline.session import TimelineSession

WIDTH = 24
rows = st.integers(0, 40)
permutations = st.permutations(range(9))


def lanes(lines: Iterable[Ends], width: int) -> list[int]:
    return list(timeline_lanes.lanes(tuple(lines), width))


def crossings(lines: list[Ends], steps: list[int]) -> int:
    """How often a step of one line crosses what is level of another."""
    count = 0
    for one, ((left, right), step) in enumerate(zip(lines, steps, strict=True)):
        between = range(min(left, right) + 1, max(left, right))
        for other, ((start, end), turn) in enumerate(zip(lines, steps, strict=True)):
            if one != other:
                count += (start in between and step <= turn) + (end in between and step >= turn)
    return count


@settings(deadline=None)
@given(st.lists(st.tuples(rows, rows), max_size=12), st.integers(0, 40))
def test_every_step_stands_in_the_box(lines: list[Ends], width: int) -> None:
    found = lanes(lines, width)
    assert len(found) == len(lines)
    assert all(0 <= step < max(width, 1) for step in found)


@settings(deadline=None)
@given(permutations, st.integers(2 * END + 1, 40))
def test_the_ends_of_a_line_are_its_own(order: list[int], width: int) -> None:
    lines = list(enumerate(order))
    found = lanes(lines, width)
    steps = [step for (left, right), step in zip(lines, found, strict=True) if left != right]
    assert all(END <= step < width - END for step in steps)


def test_a_line_without_a_step_has_the_last_column() -> None:
    assert lanes([(3, 3)], WIDTH) == [WIDTH - 1]


def test_a_line_alone_takes_its_step_in_the_middle() -> None:
    assert lanes([(0, 9)], 25) == [12]


@pytest.mark.parametrize("lines", [[(n, n + 9) for n in range(6)], [(n + 9, n) for n in range(6)]])
def test_lines_that_lead_the_same_way_side_by_side_do_not_cross(lines: list[Ends]) -> None:
    steps = lanes(lines, WIDTH)
    assert len(set(steps)) == 6
    assert crossings(lines, steps) == 0


def test_steps_do_not_lie_on_one_another_where_there_is_room() -> None:
    lines: list[Ends] = [(n, 40 + (n * 7) % 12) for n in range(12)]
    assert len(set(lanes(lines, WIDTH))) == 12


def test_lines_that_share_a_row_do_not_share_its_cells() -> None:
    leaves, arrives = lanes([(5, 10), (0, 5)], WIDTH)
    assert leaves < arrives


def test_lines_among_others_cross_no_more_than_they_would_alone() -> None:
    moved: list[Ends] = [(n, n + 20) for n in range(5)]
    others: list[Ends] = [(n, n - 4) for n in range(6, 16)]
    steps = lanes([*others, *moved], WIDTH)
    assert crossings(moved, steps[10:]) == 0


def test_the_same_lines_always_have_the_same_picture() -> None:
    order = list(range(40))
    random.Random(3).shuffle(order)
    assert lanes(list(enumerate(order)), WIDTH) == lanes(list(enumerate(order)), WIDTH)


def test_a_thousand_lines_all_find_a_place() -> None:
    order = list(range(1000))
    random.Random(1).shuffle(order)
    found = lanes(list(enumerate(order)), WIDTH)
    assert {END, WIDTH - 1 - END} <= set(found)


# -- few crossings: the numbers are those of the simulated annealing whose place this took


def shuffled(count: int) -> list[list[Ends]]:
    """Twenty random permutations as lines."""
    chance = random.Random(count)
    return [list(enumerate(chance.sample(range(count), count))) for _ in range(20)]


def bundled_lines(article: Article) -> tuple[list[Ends], list[int]]:
    """The lines of the bundled article on a screen of 40 rows, and those of the events told out of order."""
    timeline = TimelineSession.of(Session.of(article))
    drawn = slopes(lay_out(timeline, 32), timeline, WIDTH)
    moved = [index for index, slope in enumerate(drawn) if slope.event.id in timeline.moved]
    return [(slope.left, slope.right) for slope in drawn], moved


@pytest.mark.parametrize(("count", "annealed"), [(5, 62), (9, 358), (14, 1065), (23, 3149), (40, 9953)])
def test_random_permutations_cross_no_more_than_annealed_ones(count: int, annealed: int) -> None:
    assert sum(crossings(lines, lanes(lines, WIDTH)) for lines in shuffled(count)) <= annealed


@pytest.mark.parametrize(
    ("width", "annealed", "moved_annealed"),
    [(24, 196, 58), (28, 184, 58), (32, 183, 58), (40, 190, 58), (48, 179, 58)],
)
def test_the_bundled_article_crosses_no_more_than_annealed(
    article: Article, width: int, annealed: int, moved_annealed: int
) -> None:
    lines, moved = bundled_lines(article)
    steps = lanes(lines, width)
    assert crossings(lines, steps) <= annealed
    assert crossings([lines[n] for n in moved], [steps[n] for n in moved]) <= moved_annealed
