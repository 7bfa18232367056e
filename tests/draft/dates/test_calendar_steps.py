"""Which day, week, month or year the words for a date mean, counted on the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from reader.draft.dates import calendar_steps as steps

TUESDAY = date(2016, 6, 21)
SATURDAY = date(2016, 6, 25)
FRIDAY = 4


@pytest.mark.parametrize(
    ("text", "unit", "step", "expected"),
    [
        ("2016-06-21", "day", -3, "2016-06-18"),
        ("2016-06-21", "night", 0, "2016-06-21"),
        ("2016-06", "day", -3, None),
        ("2016-06-21", "week", 0, "2016-06-20/2016-06-26"),
        ("2016-06-21", "week", -1, "2016-06-13/2016-06-19"),
        ("2016-06-21", "week", 3, "2016-07-12~"),
        ("2016", "week", 1, None),
        ("2016-06-21", "month", -7, "2015-11"),
        ("2016", "month", 1, None),
        ("2016-21", "month", 1, None),
        ("2016-06-21", "year", -2, "2014"),
        ("2016-06-21", "decade", -1, "200X"),
        ("2016-06-21", "decade", -3, "1986~"),
        ("2016-06-21", "century", -2, "1816~"),
        ("2016-06-21", "century", -11, None),
        ("1100", "year", -200, None),
        ("2016-06-21", "day", 401, None),
        ("2016-06-21", "hour", -3, None),
        ("2016-06-21", "fortnight", 0, None),
    ],
)
def test_a_date_so_many_steps_away_is_as_precise_as_both_are(
    text: str, unit: str, step: int, expected: str | None
) -> None:
    assert steps.stepped(text, unit, step) == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("2016-06-21", "day", "2016-06-21"),
        ("2016-06-21", "week", "2016-06-20/2016-06-26"),
        ("2016-06-21", "month", "2016-06"),
        ("2016-06-21", "year", "2016"),
        ("2016-06", "week", None),
        ("2016", "month", None),
    ],
)
def test_the_same_week_month_or_year_is_the_one_that_a_date_lies_in(
    text: str, unit: str, expected: str | None
) -> None:
    assert steps.widened(text, unit) == expected


def test_an_interval_of_days_ends_after_it_begins() -> None:
    assert steps.days(2016, 6, 3, 2016, 6, 5) == "2016-06-03/2016-06-05"
    assert steps.days(2016, 6, 5, 2016, 6, 3) is None


@pytest.mark.parametrize(
    ("month", "day", "ahead", "expected"),
    [
        (6, 21, None, 2016),  # today
        (12, 5, None, 2015),
        (8, 1, None, 2016),  # a month ahead is nearer by far than most of a year back
        (5, 3, None, 2016),
        (5, 10, True, 2016),  # “would have closed on May 10”: six weeks back
        (5, 3, True, 2017),
        (6, 3, True, 2016),
        (7, 3, True, 2016),
        (3, 3, True, 2017),
        (7, 3, False, 2016),  # “had been due on July 3”
        (9, 3, False, 2015),
        (6, None, None, 2016),
        (7, None, False, 2016),
    ],
)
def test_a_bare_day_or_month_is_that_of_the_year_which_is_near(
    month: int, day: int | None, ahead: bool | None, expected: int
) -> None:
    assert steps.nearest_year(TUESDAY, month, day, ahead) == expected


@pytest.mark.parametrize(
    ("near", "month", "expected"),
    [("last", 5, 2016), ("last", 6, 2015), ("next", 6, 2017), ("next", 7, 2016), ("this", 6, 2016)],
)
def test_last_june_is_behind_and_next_june_ahead(near: str, month: int, expected: int) -> None:
    assert steps.near_year(2016, 6, month, near) == expected


@pytest.mark.parametrize(
    ("today", "season", "near", "expected"),
    [
        (TUESDAY, 21, "last", "2016-21"),  # the spring that is over
        (TUESDAY, 22, "last", "2015-22"),
        (TUESDAY, 24, "last", "2015-24"),
        (TUESDAY, 22, "next", "2017-22"),
        (TUESDAY, 23, "next", "2016-23"),
        (TUESDAY, 22, "this", "2016-22"),
        (date(2016, 2, 1), 24, "this", "2015-24"),
    ],
)
def test_a_season_is_over_or_to_begin_or_of_the_year(
    today: date, season: int, near: str, expected: str
) -> None:
    assert steps.near_season(today, season, near) == expected


@pytest.mark.parametrize(
    ("near", "ahead", "expected"),
    [
        ("last", None, "2016-06-17"),
        ("next", None, "2016-07-01"),
        ("this", None, "2016-06-24"),
        ("this", False, "2016-06-17"),
        ("", True, "2016-06-24"),
        ("", False, "2016-06-17"),
        ("", None, "2016-06-17"),
    ],
)
def test_friday_is_the_one_that_the_clause_looks_to(near: str, ahead: bool | None, expected: str) -> None:
    assert steps.weekday(TUESDAY, FRIDAY, near, ahead) == expected


def test_the_friday_beside_a_day_is_never_that_day() -> None:
    friday = date(2016, 6, 24)
    assert steps.weekday_beside(TUESDAY, FRIDAY, 1) == "2016-06-24"
    assert steps.weekday_beside(TUESDAY, FRIDAY, -1) == "2016-06-17"
    assert steps.weekday_beside(friday, FRIDAY, 1) == "2016-07-01"
    assert steps.weekday_beside(friday, FRIDAY, -1) == "2016-06-17"


@pytest.mark.parametrize(
    ("today", "near", "ahead", "expected"),
    [
        (TUESDAY, "", None, "2016-06-18/2016-06-19"),
        (TUESDAY, "", True, "2016-06-25/2016-06-26"),
        (TUESDAY, "last", None, "2016-06-18/2016-06-19"),
        (TUESDAY, "next", None, "2016-06-25/2016-06-26"),
        (date(2016, 6, 23), "next", None, "2016-07-02/2016-07-03"),
        (SATURDAY, "this", None, "2016-06-25/2016-06-26"),
        (SATURDAY, "next", None, "2016-07-02/2016-07-03"),
        (SATURDAY, "last", None, "2016-06-18/2016-06-19"),
    ],
)
def test_a_weekend_is_the_one_before_or_to_come(
    today: date, near: str, ahead: bool | None, expected: str
) -> None:
    assert steps.weekend(today, near, ahead) == expected


def test_quarters_and_halves_are_months_of_a_year() -> None:
    assert steps.part_of_year(2016, "quarter", 2) == "2016-04/2016-06"
    assert steps.part_of_year(2016, "half", 0) == "2016-07/2016-12"
    assert steps.part_of_year(2016, "half", 3) is None
    assert steps.nearest_part(TUESDAY, "quarter", 4, None) == "2015-10/2015-12"
    assert steps.nearest_part(TUESDAY, "quarter", 4, True) == "2016-10/2016-12"
    assert steps.last_quarter(TUESDAY) == "2016-01/2016-03"
    assert steps.last_quarter(date(2016, 2, 1)) == "2015-10/2015-12"
