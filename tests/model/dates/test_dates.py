"""EDTF, levels 0 and 1: what is read, to the day, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.dates.dates import Day, Edtf, Precision, days_in
from reader.model.dates.hints import parse_date

READ = [
    # level 0: dates, dates with times, intervals
    ("1985-04-12", "1985-04-12", "1985-04-12", "day"),
    ("1985-04", "1985-04-01", "1985-04-30", "month"),
    ("1985", "1985-01-01", "1985-12-31", "year"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "second"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "second"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "second"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "second"),
    ("1985-04-12T24:00:00", "1985-04-12", "1985-04-12", "second"),
    ("-0044-03-15T12:00:00", "-0044-03-15", "-0044-03-15", "second"),
    ("1964/2008", "1964-01-01", "2008-12-31", "interval"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "interval"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "interval"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "interval"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "interval"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "interval"),
    # level 1: long years
    ("Y170000002", "+170000002-01-01", "+170000002-12-31", "year"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "year"),
    # seasons
    ("2001-21", "2001-03-01", "2001-05-31", "season"),
    ("2001-22", "2001-06-01", "2001-08-31", "season"),
    ("2001-23", "2001-09-01", "2001-11-30", "season"),
    ("2001-24", "2001-12-01", "2002-02-28", "season"),
    ("2003-24", "2003-12-01", "2004-02-29", "season"),
    # uncertain and approximate
    ("1984?", "1984-01-01", "1984-12-31", "year"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day"),
    ("2001-21~", "2001-03-01", "2001-05-31", "season"),
    # unspecified digits
    ("201X", "2010-01-01", "2019-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year"),
    ("000X", "0000-01-01", "0009-12-31", "decade"),
    ("-201X", "-2019-01-01", "-2010-12-31", "decade"),
    ("201X?", "2010-01-01", "2019-12-31", "decade"),
    # intervals that are open, unknown or qualified
    ("1985-04-12/..", "1985-04-12", None, "interval"),
    ("1985-04/..", "1985-04-01", None, "interval"),
    ("1985/..", "1985-01-01", None, "interval"),
    ("../1985-04-12", None, "1985-04-12", "interval"),
    ("../1985-04", None, "1985-04-30", "interval"),
    ("../1985", None, "1985-12-31", "interval"),
    ("1985-04-12/", "1985-04-12", None, "interval"),
    ("1985-04/", "1985-04-01", None, "interval"),
    ("1985/", "1985-01-01", None, "interval"),
    ("/1985-04-12", None, "1985-04-12", "interval"),
    ("/1985-04", None, "1985-04-30", "interval"),
    ("/1985", None, "1985-12-31", "interval"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "interval"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", "interval"),
    ("1984?/2004%", "1984-01-01", "2004-12-31", "interval"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "interval"),
    ("1984-06-02?/", "1984-06-02", None, "interval"),
    ("2021-21/2021-22", "2021-03-01", "2021-08-31", "interval"),
    ("2021/2021-05", "2021-01-01", "2021-05-31", "interval"),
    ("2021/2021", "2021-01-01", "2021-12-31", "interval"),
    # negative years
    ("-1985", "-1985-01-01", "-1985-12-31", "year"),
    ("-0001-02", "-0001-02-01", "-0001-02-28", "month"),
    ("0000-02", "0000-02-01", "0000-02-29", "month"),
    ("0000", "0000-01-01", "0000-12-31", "year"),
    ("-0010/0010", "-0010-01-01", "0010-12-31", "interval"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), READ)
def test_a_date_is_read_to_its_first_and_last_day(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    date = Edtf.parse(text)
    assert date.text == text
    assert (date.earliest and str(date.earliest), date.latest and str(date.latest)) == (earliest, latest)
    assert date.precision == precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2020", False, False),
        ("2020~", True, False),
        ("2020-05?", False, True),
        ("2020-05-03%", True, True),
        ("2020~/2021", True, False),
        ("2020/2021?", False, True),
        ("2020~/2021?", True, True),
        ("2020/..", False, False),
    ],
)
def test_a_date_knows_how_sure_it_is(text: str, approximate: bool, uncertain: bool) -> None:
    date = Edtf.parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-02-30", "2021-02-30: February 2021 has 28 days"),
        ("2024-02-30", "2024-02-30: February 2024 has 29 days"),
        ("1900-02-29", "1900-02-29: February 1900 has 28 days"),
        ("-0045-02-29", "-0045-02-29: February -0045 has 28 days"),
        ("2021-04-31~", "2021-04-31: April 2021 has 30 days"),
        ("2020/2021-04-31", "2021-04-31: April 2021 has 30 days"),
        ("2021-04-00", "2021-04-00: there is no day 00"),
        ("2021-13", "2021-13: there is no month 13"),
        ("2021-00", "2021-00: there is no month 00"),
        ("2021-20", "2021-20: there is no month 20"),
        ("2021-42", "2021-42: there is no month 42"),
        ("2021-21-05", "2021-21-05: there is no month 21"),
        ("2021-25", "2021-25: the seasons are 21 to 24: spring, summer, autumn, winter"),
        ("-0000", "-0000: the year 0000 has no sign"),
        ("Y2021", "Y2021: Y is for years of more than four digits; write 2021"),
        ("Y-44", "Y-44: Y is for years of more than four digits; write -0044"),
        ("Y02021", "Y02021: Y is for years of more than four digits; write 2021"),
        ("2021/2020", "2021/2020: ends before it begins; write 2020/2021"),
        (
            "2021-05-03/2021-05-02",
            "2021-05-03/2021-05-02: ends before it begins; write 2021-05-02/2021-05-03",
        ),
        ("2021-05/2021-04~", "2021-05/2021-04~: ends before it begins; write 2021-04~/2021-05"),
        ("../..", "../..: an interval needs a date on one side at least"),
        ("/", "/: an interval needs a date on one side at least"),
        ("201X/2021", "201X/2021: an interval cannot begin or end with X; write a year, month or day"),
        (
            "2020-01-01T00:00:00/2021",
            "2020-01-01T00:00:00/2021: an interval goes from day to day, without times",
        ),
        ("2024-05-03T25:00:00", "2024-05-03T25:00:00: there is no time 25:00:00"),
        ("2024-05-03T24:00:01", "2024-05-03T24:00:01: there is no time 24:00:01"),
        ("2024-05-03T23:60:00", "2024-05-03T23:60:00: there is no time 23:60:00"),
        ("2024-05-03T10:00:00+24", "2024-05-03T10:00:00+24: there is no time zone +24"),
        (
            "2024-05-03T10:00:00~",
            "2024-05-03T10:00:00~: a date with a time takes no ~; leave out the one or the other",
        ),
        ("Y" + "1" * 5000, "a year of 5000 digits is more than this format knows: 15 at most"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Edtf.parse(text)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    "text",
    [
        "156X-12-25",
        "XXXX-12-XX",
        "1XXX",
        "XXXX",
        "2004-1X",
        "2004-06-1X",
        "2004-XX-12",
        "20X1",
        "[1667,1668]",
        "{1960,1961}",
        "Y17E7",
        "1950S2",
        "Y-17E7",
        "?2004-06-~11",
        "2004?-06-11",
        "2020//2021",
        "2020/2021/2022",
        "2020.../2021",
        "unknown/2021",
        "open",
        "99",
        "20210",
        "2021-5",
        "2021-05-3",
        "2021-05-03T10:00",
        "2021-05T10:00:00",
        "2021-05-03t10:00:00",
        "2021-05-03T10:00:00z",
        "2021-05-03T10:00:00+4",
        "2021-05-03T10:00:00+04:3",
        "2021-05-03T10:00:00 ",
        "2021-05-03T10:00:00.5",
        "2021 ",
        " 2021",
        "+2021",
        "--2021",
        "2021-",
        "2021~~",
        "~2021",
        "~",
        "Y",
        "Y-",
        "T",
        "２０２１",
        "٢٠٢١",
        "2021-0²",
        "",
    ],
)
def test_what_is_beyond_level_1_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Edtf.parse(text)


@given(st.text(alphabet="0123456789-/.X?~%TYZ: +", max_size=24) | st.text(max_size=60))
def test_any_text_is_either_a_date_or_a_reason_on_one_clean_line(text: str) -> None:
    try:
        date = parse_date(text)
    except ValueError as refusal:
        reason = str(refusal)
        assert reason and "\n" not in reason and "\x1b" not in reason and len(reason) < 300
    else:
        assert date.earliest is not None or date.latest is not None
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest


days = st.dates().map(lambda date: Day(date.year, date.month, date.day))


@given(st.dates())
def test_days_are_counted_as_the_calendar_counts_them(day: datetime.date) -> None:
    beginning = Day(1, 1, 1).number
    assert Day(day.year, day.month, day.day).number - beginning == day.toordinal() - 1


@given(days)
def test_a_day_is_its_own_bounds(day: Day) -> None:
    date = Edtf.parse(str(day))
    assert (date.earliest, date.latest) == (day, day)


@given(days, days)
def test_an_interval_holds_both_its_ends(one: Day, other: Day) -> None:
    first, last = sorted((one, other))
    date = Edtf.parse(f"{first}/{last}")
    assert (date.earliest, date.latest) == (first, last)
    if first != last:
        with pytest.raises(ValueError, match="ends before it begins"):
            Edtf.parse(f"{last}/{first}")


@given(st.integers(-9999, 9999), st.integers(1, 12))
def test_the_months_of_a_year_follow_each_other_without_gaps(year: int, month: int) -> None:
    end = Day(year, month, days_in(year, month))
    after = Day(year + month // 12, month % 12 + 1, 1)
    assert after.number == end.number + 1


@given(days, st.sampled_from("~?%"))
def test_what_is_not_sure_reaches_further_than_it_says(day: Day, mark: str) -> None:
    sure, unsure = Edtf.parse(str(day)), Edtf.parse(f"{day}{mark}")
    assert unsure.not_before is not None and sure.not_before is not None
    assert unsure.not_after is not None and sure.not_after is not None
    assert unsure.not_before < sure.not_before <= sure.not_after < unsure.not_after
    assert (unsure.earliest, unsure.latest) == (sure.earliest, sure.latest)


@pytest.mark.parametrize(
    "in_order",
    [
        ["../2021", "2019", "2020", "2020-01-01/2021", "2020-05"],
        ["../2019", "../2021", "-0044", "2021"],
        ["2021-01-01", "2021-01", "2021", "2021/2022", "2021/.."],
        ["2024-05-03", "2024-05-03T09:00:00", "2024-05-03T10:00:00", "2024-05-03/2024-05-04"],
        ["2024-05-03T12:00:00+02", "2024-05-03T11:00:00Z", "2024-05-03T08:00:00-04"],
        ["Y-12000", "-9999", "9999", "Y12000"],
        ["2021-21", "2021-22", "2021-23", "2021-24", "2022-21"],
        [
            "2024-05-03T23:30:00+02:00",
            "2024-05-03T22:00:00Z",
            "2024-05-03T18:30:00-05:00",
            "2024-05-04T03:00:00Z",
        ],
        ["2024-05-04T01:00:00+03:00", "2024-05-03T22:30:00Z", "2024-05-03T20:00:00-05:00"],
    ],
)
def test_dates_sort_by_earliest_then_latest_then_time(in_order: list[str]) -> None:
    assert [
        date.text for date in sorted(map(Edtf.parse, reversed(in_order)), key=lambda d: d.order)
    ] == in_order


def test_every_precision_is_one_that_some_date_has() -> None:
    assert {Edtf.parse(text).precision for text, *_ in READ} == set(Precision)
