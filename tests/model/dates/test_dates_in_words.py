"""Dates as people read them, and advice on dates as people write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.dates.dates import Day, Edtf
from reader.model.dates.hints import parse_date
from reader.model.dates.labels import label


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021", "2021"),
        ("2020-08", "Aug 2020"),
        ("2020-08-09", "9 Aug 2020"),
        ("2020-08~", "about Aug 2020"),
        ("2020-08?", "perhaps Aug 2020"),
        ("2020%", "perhaps about 2020"),
        ("2020/2021", "2020 to 2021"),
        ("../2021", "until 2021"),
        ("2021/..", "since 2021"),
        ("2021-05-03/..", "since 3 May 2021"),
        ("2021~/..", "since about 2021"),
        ("/2021", "to 2021, start unknown"),
        ("2021/", "from 2021, end unknown"),
        ("2021-21", "spring 2021"),
        ("2021-22", "summer 2021"),
        ("2021-23", "autumn 2021"),
        ("2021-24", "winter 2021"),
        ("201X", "the 2010s"),
        ("200X", "the 2000s"),
        ("201X~", "about the 2010s"),
        ("047X", "between AD 470 and AD 479"),
        ("-201X", "between 2020 BC and 2011 BC"),
        ("20XX", "between 2000 and 2099"),
        ("2004-XX", "a month of 2004"),
        ("1985-04-XX", "a day of Apr 1985"),
        ("1985-XX-XX", "a day of 1985"),
        ("1985-04-12T23:20:30", "12 Apr 1985, 23:20:30"),
        ("1985-04-12T23:20:00Z", "12 Apr 1985, 23:20 UTC"),
        ("1985-04-12T23:20:00-04", "12 Apr 1985, 23:20 UTC-4"),
        ("1985-04-12T23:20:00+05:30", "12 Apr 1985, 23:20 UTC+5:30"),
        ("2024-05-03/2024-05-05", "3 to 5 May 2024"),
        ("2024-05-03/2024-06-05", "3 May to 5 Jun 2024"),
        ("2024-05-03/2025-06-05", "3 May 2024 to 5 Jun 2025"),
        ("2024-05/2024-08", "May to Aug 2024"),
        ("2024-05-03/2024", "3 May 2024 to 2024"),
        ("2021-21/2021-22", "spring to summer 2021"),
        ("2020~/2021~", "about 2020 to about 2021"),
        ("1964~/2008", "about 1964 to 2008"),
        ("1964~/2008~", "about 1964 to about 2008"),
        ("2024-05~/2024-08~", "about May to about Aug 2024"),
        ("2020?/2021?", "perhaps 2020 to perhaps 2021"),
        ("2021/2021", "2021"),
        ("2021~/2021~", "about 2021"),
        ("2021~/2021", "about 2021 to 2021"),
        ("2024-05-03/2024-05-03", "3 May 2024"),
        ("2020~/2021", "about 2020 to 2021"),
        ("2020/2021~", "2020 to about 2021"),
        ("2020?/2021~", "perhaps 2020 to about 2021"),
        ("0476", "AD 476"),
        ("0000", "1 BC"),
        ("-0044-03-15", "15 Mar 45 BC"),
        ("Y170000002", "the year 170,000,002"),
        ("Y-12000", "12,001 BC"),
    ],
)
def test_a_date_reads_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert label(Edtf.parse(text)) == words


@given(st.dates(), st.dates())
def test_a_sure_date_fits_a_narrow_pane(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    for text in (f"{first}", f"{first}/{last}", f"{first}/..", f"/{last}", f"{first}T10:10:10+04:30"):
        assert len(label(Edtf.parse(text))) <= 38


@given(
    st.integers(-9999, 9999).map(lambda year: str(Day(year, 1, 1))[:-6]), st.sampled_from(["", "~", "?", "%"])
)
def test_a_year_is_never_read_as_its_first_of_january(year: str, mark: str) -> None:
    assert "Jan" not in label(Edtf.parse(year + mark))


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("May 2021", "write 2021-05"),
        ("may 2021", "write 2021-05"),
        ("Sept. 2021", "write 2021-09"),
        ("9 May 2021", "write 2021-05-09"),
        ("9th of May 2021", "write 2021-05-09"),
        ("May 9, 2021", "write 2021-05-09"),
        ("31/12/2024", "write 2024-12-31"),
        ("12/31/2024", "write 2024-12-31"),
        ("3.5.2024", "write 2024-05-03 or 2024-03-05 (whichever is meant)"),
        ("03/05/2024", "write 2024-05-03 or 2024-03-05 (whichever is meant)"),
        ("05/05/2024", "write 2024-05-05"),
        ("2020-8-9", "write 2020-08-09"),
        ("2020/08/09", "write 2020-08-09"),
        ("2020.08", "write 2020-08"),
        ("20200809", "write 2020-08-09"),
        ("2020-2021", "write 2020/2021"),
        ("2020–2021", "write 2020/2021"),
        ("from May 2020 to June 2021", "write 2020-05/2021-06"),
        ("since 2020", "write 2020/.."),
        ("until May 2020", "write ../2020-05"),
        ("spring 2021", "write 2021-21"),
        ("Fall of 2021", "write 2021-23"),
        ("the 2010s", "write 201X"),
        ("201x", "write 201X"),
        ("c. 2020", "write 2020~"),
        ("about May 2020", "write 2020-05~"),
        ("~2020", "write 2020~"),
        ("perhaps 2020", "write 2020?"),
        ("2020?~", "write 2020%"),
        ("2024-05-03T10:30", "write 2024-05-03T10:30:00"),
        ("2024-05-03 10:30:00.123+0200", "write 2024-05-03T10:30:00+02:00"),
        ("2024-05-03t10:30:00z", "write 2024-05-03T10:30:00Z"),
        (" 2021 ", "write 2021"),
        ("Friday", "write it like 2024, 2024-05, 2024-05-03 or 2020/2021"),
        ("since 03/05/2024", "write it like 2024, 2024-05, 2024-05-03 or 2020/2021"),
        ("1XXX", "X is for last digits only, as in 201X and 2004-XX"),
        ("{2020,2021}", "it has no sets of dates; write one, or an interval"),
    ],
)
def test_a_date_written_otherwise_is_answered_with_how_to_write_it(text: str, proposal: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_date(text)
    assert str(refusal.value) == f"{text} is not a date this format knows: {proposal}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31 February 2021", "2021-02-31: February 2021 has 28 days"),
        ("31/04/2024", "2024-04-31: April 2024 has 30 days"),
        ("2024-5-32", "2024-05-32: May 2024 has 31 days"),
        ("2021-2020", "2021/2020: ends before it begins; write 2020/2021"),
        ("2024-05-03 25:00", "2024-05-03T25:00:00: there is no time 25:00:00"),
    ],
)
def test_a_date_that_cannot_be_in_any_writing_is_answered_with_why(text: str, fault: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_date(text)
    assert str(refusal.value) == f"{text} is not a date this format knows; {fault}"


def test_no_date_at_all_is_answered_with_examples() -> None:
    with pytest.raises(ValueError, match="a date is missing; write it like 2024, 2024-05 or 2024-05-03"):
        parse_date("  ")


def test_a_long_or_hostile_date_is_shown_short_and_harmless() -> None:
    with pytest.raises(ValueError) as refusal:
        parse_date("\x1b[2J" + "a" * 10_000)
    assert str(refusal.value).startswith("\\x1b[2Jaaa")
    assert "…" in str(refusal.value)
    assert len(str(refusal.value)) < 160
