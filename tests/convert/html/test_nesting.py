"""Marks that overlap in any way become elements that don't."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.convert.html.nesting import Mark, Step, nested

LENGTH = 30
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda ends: ends[0] < ends[1])


def marks_of(*spans: tuple[int, int]) -> list[Mark]:
    return [(start, -end, 0, number) for number, (start, end) in enumerate(spans)]


def spelled(steps: list[Step]) -> str:
    """Words as their numbers of characters, opening and closing marks as `<0` and `0>`."""
    words = []
    for step in steps:
        if step.opens >= 0:
            words.append(f"<{step.opens}")
        elif step.closes >= 0:
            words.append(f"{step.closes}>")
        else:
            words.append(str(step.end - step.start))
    return " ".join(words)


def test_a_mark_within_another_lies_inside_it() -> None:
    assert spelled(list(nested(0, 10, marks_of((2, 4), (1, 8)), set()))) == "1 <1 1 <0 2 0> 4 1> 2"


def test_a_mark_is_cut_where_the_one_around_it_ends() -> None:
    assert spelled(list(nested(0, 10, marks_of((0, 5), (3, 8)), set()))) == "<0 3 <1 2 1> 0> <1 3 1> 2"


def test_of_two_on_the_same_words_the_lower_rank_lies_outside() -> None:
    marks = [(0, -4, 3, 0), (0, -4, 1, 1)]
    assert spelled(list(nested(0, 4, marks, set()))) == "<1 <0 4 0> 1>"


def test_only_the_first_piece_of_a_mark_is_first_and_only_the_last_is_last() -> None:
    steps = list(nested(0, 10, marks_of((0, 5), (3, 8)), set()))
    assert [step.first for step in steps if step.opens == 1] == [True, False]
    assert [step.last for step in steps if step.closes == 1] == [False, True]


def test_a_mark_that_began_in_an_earlier_paragraph_has_no_first_piece_here() -> None:
    begun = {0}
    assert not any(step.first for step in nested(0, 10, marks_of((0, 5)), begun))


@given(st.lists(SPANS, max_size=12))
def test_whatever_the_marks_every_character_is_there_once_within_its_marks(
    spans: list[tuple[int, int]],
) -> None:
    open_: list[int] = []
    covered: list[list[int]] = [[] for _ in spans]
    at = 0
    for step in nested(0, LENGTH, marks_of(*spans), set()):
        if step.opens >= 0:
            open_.append(step.opens)
        elif step.closes >= 0:
            assert open_.pop() == step.closes
        else:
            assert step.start == at < step.end
            at = step.end
            for number in open_:
                covered[number] += range(step.start, step.end)
    assert at == LENGTH
    assert open_ == []
    assert covered == [list(range(*span)) for span in spans]
