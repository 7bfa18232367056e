"""Dates of feeds are those that the feed gives, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake.feeds.dates import feed_date


def date(written: str | None) -> str | None:
    found = feed_date(written)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Mon, 30 Jun 2025 10:00:00", "2025-06-30T10:00:00"),
        ("30 Jun 2025 10:00:00 BST", "2025-06-30T10:00:00+01:00"),
        ("30 Jun 2025 10:00:00 +1", "2025-06-30T10:00:00+01:00"),
        ("30 Jun 2025 10:00:00 UTC-3:30", "2025-06-30T10:00:00-03:30"),
        ("30 Jun 2025 10:00:00 +9900", "2025-06-30T10:00:00"),
        ("30 Jun 2025 10:00:00 +0275", "2025-06-30T10:00:00"),
        ("30 Jun 2025 23:59:60 GMT", "2025-06-30T23:59:59+00:00"),
        ("1 Sept 2024", "2024-09-01"),
        ("Mo, 1 Jan 49 00:00 Z", "2049-01-01T00:00Z"),
        ("1 Jan 50 00:00 Z", "1950-01-01T00:00Z"),
        ("2024-05-08 10:00:00 +0200", "2024-05-08T10:00:00+02:00"),
        ("2024-05-08T10:00:00,5Z", "2024-05-08T10:00:00.5Z"),
        ("2024-05-08T10:00", "2024-05-08T10:00"),
        ("\n2024-05\t", "2024-05"),
        ("Wed May  8 10:00:00 EST 2024", "2024-05-08T10:00:00-05:00"),
        ("1895-03", "1895-03"),
    ],
)
def test_a_date_is_no_more_and_no_less_precise_than_it_is_given(written: str, wanted: str) -> None:
    assert date(written) == wanted


@pytest.mark.parametrize(
    "written",
    [
        None, "", " ", "2024-W19-3", "1715162400", "2024-129", "24-05-08", "2024-00", "2024-05-08T10", "8/5/2024",
        "8. Mai 2024", "30 Feb 2024", "8 May 124", "May 2024", "8 May", "10:00", "8 May 2024 10", "8 May 2024 99:00",
        "8 Mayhem 2024", "２０２４-05-08", "0001-01-01T00:00:00Z", "2024-05-08" * 50,
    ],
)  # fmt: skip
def test_what_gives_no_date_for_certain_gives_none(written: str | None) -> None:
    assert date(written) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(written: str) -> None:
    feed_date(written)


@given(st.datetimes().filter(lambda moment: moment.year >= 1000))
def test_every_moment_comes_back_as_it_was_written(moment: object) -> None:
    written = f"{moment:%Y-%m-%dT%H:%M:%S}+02:00"
    assert date(written) == written
