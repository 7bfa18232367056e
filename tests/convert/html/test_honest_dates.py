"""A date for machines says no more than the date does."""

from __future__ import annotations

import pytest

from reader.convert.html.honest_dates import machine_date
from reader.model.dates.dates import Edtf


@pytest.mark.parametrize(
    "text",
    ["2021", "2020-08", "2020-08-09", "0044", "2020-08-09T12:30:00", "2020-08-09T12:30:00Z",
     "2020-08-09T12:30:00+02:00"],
)  # fmt: skip
def test_a_plain_date_is_written_as_it_is(text: str) -> None:
    assert machine_date(Edtf.parse(text)) == text


def test_a_zone_of_hours_gets_its_minutes() -> None:
    assert machine_date(Edtf.parse("2020-08-09T12:30:00+02")) == "2020-08-09T12:30:00+02:00"


@pytest.mark.parametrize(
    "text",
    ["2020~", "2020?", "2020-08%", "2020/2021", "2020/..", "../2021", "2021-21", "202X", "20XX", "2021-XX", "-0043",
     "0000", "Y170000002"],
)  # fmt: skip
def test_what_html_cannot_say_is_not_said(text: str) -> None:
    assert machine_date(Edtf.parse(text)) == ""


def test_no_date_is_none() -> None:
    assert machine_date(None) == ""
