"""Dates of feeds keep the precision that they came with, and sort by what they can mean."""

from __future__ import annotations

import pytest

from reader.model.feeds.date import FeedDate, FeedDatePrecision


@pytest.mark.parametrize(
    ("text", "precision", "has_zone"),
    [
        ("2024", FeedDatePrecision.YEAR, False),
        ("2024-05", FeedDatePrecision.MONTH, False),
        ("2024-05-08", FeedDatePrecision.DAY, False),
        ("2024-05-08T10:00", FeedDatePrecision.TIME, False),
        ("2024-05-08T10:00:00", FeedDatePrecision.TIME, False),
        ("2024-05-08T10:00:00.25", FeedDatePrecision.TIME, False),
        ("2024-05-08T10:00:00Z", FeedDatePrecision.TIME, True),
        ("2024-05-08T10:00+05:30", FeedDatePrecision.TIME, True),
    ],
)
def test_a_date_says_how_much_of_it_is_known(text: str, precision: FeedDatePrecision, has_zone: bool) -> None:
    date = FeedDate(text)
    assert (date.precision, date.has_zone, str(date)) == (precision, has_zone, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "2024-W19-3", "2024-5-8", "2024-13", "2024-06-31", "2023-02-29", "2024-05-08T25:00:00Z",
        "2024-05-08 10:00:00", "2024-05-08T10:00:00CEST", "2024-05-08T10", "1715162400", "0000", "２０２４", "2024\n",
        "2024-05-08T10:00:00+25:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        FeedDate(text)


def test_dates_sort_by_the_earliest_moment_that_they_can_mean() -> None:
    written = [
        "2024-05-08T10:00:00+02:00",
        "2024-05-08T08:30:00Z",
        "2024-05-08T09:00:00",
        "2024-05-09",
        "2025",
    ]
    assert [str(date) for date in sorted(map(FeedDate, reversed(written)))] == written
    assert FeedDate("2024").instant == FeedDate("2024-01-01T00:00:00Z").instant


def test_a_fraction_of_a_second_counts() -> None:
    late = FeedDate("2024-05-08T10:00:00.25+05:30").instant - FeedDate("2024-05-08T10:00:00+05:30").instant
    assert late == 0.25
    assert FeedDate("2024-05-08T10:00:00.123456789Z").instant == pytest.approx(1715162400.123456)
