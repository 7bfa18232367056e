"""The judge of memory while reading: one step is the largest need met at last, and what rises again and again leaks."""

from __future__ import annotations

import pytest

from tests.soak.reading import lasting_growth, swollen

_MB = 1_000_000


def _measured(*megabytes: float) -> list[int]:
    return [round(each * _MB) for each in megabytes]


def test_one_step_wherever_it_comes_is_no_growth() -> None:
    for at in range(21):
        memory = _measured(*[248] * at, *[264] * (20 - at))
        assert lasting_growth(memory) == 1
        assert [*swollen(memory)] == []


@pytest.mark.parametrize("measures", [20, 200])
def test_a_leak_of_less_than_a_tenth_is_found_although_a_step_hides_a_part_of_it(measures: int) -> None:
    slow = _measured(*(248 * (1 + 0.1 * each / measures) for each in range(measures)))
    stepped = [each + 16 * _MB * (number >= measures // 2) for number, each in enumerate(slow)]
    for memory in (slow, stepped):
        assert [fault.split(" of ")[0] for fault in swollen(memory)] == [
            f"memory grows to {lasting_growth(memory):.3f} ×"
        ]


def test_two_equal_steps_are_growth() -> None:
    """As where each change of the terminal's size leaks."""
    assert [*swollen(_measured(*[248] * 8, *[264] * 6, *[280] * 6))]


def test_memory_that_goes_up_and_down_is_no_growth() -> None:
    assert [*swollen(_measured(*[248, 252, 246, 250] * 5))] == []


def test_too_few_measures_are_no_growth() -> None:
    for memory in ([], [1], [1, 9]):
        assert lasting_growth(memory) == 1
