"""Dates that are typed, in words or as EDTF."""

from __future__ import annotations

import pytest

from reader.model.dates.dates import Edtf
from reader.state.review.typed_dates import read_date

DATES = {
    "2021": "2021",
    "2020-08~": "2020-08~",
    "3 May 2024": "2024-05-03",
    "may 3, 2024": "2024-05-03",
    "last Friday": "2024-05-03",
    "on friday": "2024-05-03",
    "yesterday": "2024-05-07",
    "about 2020": "2020~",
    "circa March 2020": "2020-03~",
    "2020 to 2021": "2020/2021",
    "between 2019 and 2020": "2019/2020",
    "3 May 2024 – 5 May 2024": "2024-05-03/2024-05-05",
    "since 2021": "2021/..",
    "before March 2020": "../2020-03",
    "the 1990s": "199X",
    "spring 2021": "2021-21",
}


@pytest.mark.parametrize(("typed", "written"), DATES.items())
def test_a_date_is_read_in_words_or_as_edtf(typed: str, written: str) -> None:
    date = read_date(typed, Edtf.parse("2024-05-08"))
    assert date is not None
    assert date.text == written


@pytest.mark.parametrize(
    "typed", ["", "x", "2021-13", "about", "to", "a dam in 1964 or so", "since", "2021 to 2020"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed, Edtf.parse("2024-05-08")) is None


def test_a_weekday_without_a_day_of_publication_is_none() -> None:
    assert read_date("last Friday", None) is None
