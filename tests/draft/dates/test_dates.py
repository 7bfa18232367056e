"""What the forms mean in which English writes dates, each at its own precision."""

from __future__ import annotations

import pytest

from reader.draft.dates.date_pattern import in_small_letters
from reader.draft.english.date_patterns import dating as english_dating
from reader.draft.language import load_language
from reader.draft.words import words_of
from reader.model.article import Basis
from reader.model.dates.dates import Edtf
from reader.model.text import Text

TUESDAY = "2016-06-21"


def dates(
    sentence: str,
    published: str | None = TUESDAY,
    told: str | None = None,
    ahead: bool | None = None,
    inner: bool = False,
) -> list[tuple[str | None, Basis | None]]:
    """What each date of a sentence means, None where it says nothing; `told` is the date told before."""
    dating = english_dating(
        load_language("reader.draft.english"), Edtf.parse(published) if published else None
    )
    if told is not None:
        dating.told = told
    found = [dating.resolve(each, ahead, inner) for each in dating.expressions(sentence)]
    return [(each.when.text, each.basis) if each else (None, None) for each in found]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("from Sept. 3 to 5, 2012", "2012-09-03/2012-09-05"),
        ("3–5 Sept. 2012", "2012-09-03/2012-09-05"),
        ("May 30 to June 2, 2012", "2012-05-30/2012-06-02"),
        ("Dec. 30 to Jan. 2, 2012", "2011-12-30/2012-01-02"),
        ("between May 2012 and June 2013", "2012-05/2013-06"),
        ("May to June 2013", "2013-05/2013-06"),
        ("1914–18", "1914/1918"),
        ("1914 to 1918", "1914/1918"),
        ("2012-05-06", "2012-05-06"),
        ("15.3.2012", "2012-03-15"),
        ("3/15/12", "2012-03-15"),
        ("15/3/71", "1971-03-15"),
        ("by May 2012", "../2012-05"),
        ("effective May 5, 2012", "2012-05-05/.."),
        ("before May 5, 2012", "../2012-05-05"),
        ("in the ’90s", "199X"),
        ("in the '10s", "201X"),
        ("the 1700s", "17XX"),
        ("from the 1990s", "1990/.."),
        ("until the 1990s", "../1999"),
        ("the nineteenth century", "18XX"),
        ("second quarter of 2012", "2012-04/2012-06"),
        ("the fall of 2012", "2012-23"),
        ("(2012)", "2012"),
        ("the 2012 law", "2012"),
        ("Ruiz’s 2012 campaign", "2012"),
        ("the 2012 third quarter", "2012-07/2012-09"),
        ("2012’s second quarter", "2012-04/2012-06"),
        ("in nineteen ninety-four", "1994"),
        ("in nineteen seventy", "1970"),
        ("on Christmas Eve 2012", "2012-12-24"),
        ("Thanksgiving Day, 2012", "2012-11-22"),
        ("Memorial Day 2012", "2012-05-28"),
        ("on Good Friday 2012", "2012-04-06"),
        ("on Election Day 2016", "2016-11-08"),
    ],
)
def test_a_date_with_its_year_is_stated(words: str, when: str) -> None:
    assert dates(words) == dates(words, published=None) == [(when, Basis.STATED)]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("from 3 to 5 Sept.", "2016-09-03/2016-09-05"),
        ("30 May to 2 June", "2016-05-30/2016-06-02"),
        ("on the 5th of May", "2016-05-05"),
        ("early May", "2016-05"),
        ("next May", "2017-05"),
        ("second quarter", "2016-04/2016-06"),
        ("last quarter", "2016-01/2016-03"),
        ("fourth quarter of last year", "2015-10/2015-12"),
        ("this spring", "2016-21"),
        ("the day after tomorrow", "2016-06-23"),
        ("tonight", "2016-06-21"),
        ("tomorrow morning", "2016-06-22"),
        ("a few years ago", "2013~"),
        ("several weeks ago", "2016-05-24~"),
        ("a decade ago", "200X"),
        ("earlier this month", "2016-06"),
        ("later in the year", "2016"),
        ("earlier yesterday", "2016-06-20"),
        ("last night", "2016-06-20"),
        ("this evening", "2016-06-21"),
        ("the coming week", "2016-06-27/2016-07-03"),
        ("the current month", "2016-06"),
        ("next Friday", "2016-07-01"),
        ("at Friday", "2016-06-17"),
        ("this coming Friday", "2016-06-24"),
        ("in July last year", "2015-07"),
        ("on July 3 of last year", "2015-07-03"),
        ("last Oct. 23", "2015-10-23"),
        ("last year’s third quarter", "2015-07/2015-09"),
        ("the year-ago first quarter", "2015-01/2015-03"),
        ("the latest quarter", "2016-01/2016-03"),
        ("the year-ago quarter", "2015-01/2015-03"),
        ("the October summit", "2015-10"),
        ("December’s figures", "2015-12"),
        ("over the winter", "2015-24"),
        ("during the spring", "2016-21"),
        ("on Christmas Day", "2015-12-25"),
        ("next Easter", "2017-04-16"),
        ("last Thanksgiving", "2015-11-26"),
    ],
)
def test_a_date_without_a_year_is_counted_from_the_day_of_publication(words: str, when: str) -> None:
    assert dates(words) == [(when, Basis.INFERRED)]
    assert dates(words, published=None) == [(None, None)]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("the same week", "2012-04-30/2012-05-06"),
        ("that day", "2012-05-06"),
        ("the following day", "2012-05-07"),
        ("the previous Friday", "2012-05-04"),
        ("the next year", "2013"),
        ("two days later", "2012-05-08"),
        ("two years on", "2014"),
        ("a week afterwards", "2012-05-07/2012-05-13"),
        ("three months before", "2012-02"),
    ],
)
def test_a_date_may_be_counted_from_the_one_told_last(words: str, when: str) -> None:
    assert dates(words, told="2012-05-06") == [(when, Basis.INFERRED)]
    assert dates(words, published=None, told="201X") == [(None, None)], "which is too vague to count from"


@pytest.mark.parametrize("words", ["two days later", "a week afterwards", "a day after", "three years on"])
def test_what_comes_later_is_never_counted_back_from_the_day_of_publication(words: str) -> None:
    assert all(found == (None, None) for found in dates(words))


def test_ago_is_counted_from_the_day_of_publication_whatever_was_told() -> None:
    assert dates("two years ago", told="2012-05-06") == [("2014", Basis.INFERRED)]


def test_the_weekday_of_an_inner_clause_comes_before_the_date_told() -> None:
    assert dates("on Friday", told="2012-05-06", ahead=False, inner=True) == [("2012-05-04", Basis.INFERRED)]


@pytest.mark.parametrize(
    "words",
    ["from Sept. 5 to 3, 2012", "1918–14", "the 25th century", "third half of 2012", "Feb. 31, 2012", "past night",
     "the past year", "the coming year", "500 days ago"],
)  # fmt: skip
def test_what_no_calendar_has_and_what_is_a_span_has_no_date(words: str) -> None:
    assert dates(words) == [(None, None)]


@pytest.mark.parametrize(
    "words",
    ["march 5", "on 5 may 2012", "Harbour Today", "the Friday Times", "2012", "May-time", "an hour’s"],
)
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert dates(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "the 1500 runners",
        "Theresa May’s plan",
        "a 2012",
        "the winter of discontent",
        "the Christmas tree",
        "200 seats a week on it",
        "at 10:42 (1442 UTC)",
        "at noon (1200 GMT)",
    ],
)
def test_a_number_or_a_name_is_no_date(words: str) -> None:
    assert dates(words) == []


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("In the first quarter it lost more than a year ago", "2015-01/2015-03"),
        ("In the first quarter it lost more than in the year-earlier period", "2015-01/2015-03"),
        ("In the first quarter it lost more than in the 2012 period", "2012-01/2012-03"),
        ("In the first quarter a year earlier, as a year ago", "2015-01/2015-03"),
        ("A year ago", "2015"),
    ],
)
def test_a_year_ago_is_a_quarter_where_a_quarter_is_told_of(sentence: str, when: str) -> None:
    assert dates(sentence)[-1] == (when, Basis.INFERRED)


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2038, "2038-04-25")]
)
def test_easter_is_known_for_every_year(year: int, day: str) -> None:
    assert dates(f"on Easter Sunday {year}") == [(day, Basis.STATED)]


def test_a_sentence_without_a_sign_of_a_date_is_not_searched_and_one_with_any_form_is() -> None:
    dating = english_dating(load_language("reader.draft.english"), None)
    assert not dating.signs.starts(words_of(Text("The judge reopened the market, she said.")))
    for words in (
        "Sept. 3",
        "1996",
        "last WEEKEND",
        "Good Friday",
        "frİday",
        "two years ago",
        "nineteen twenty",
    ):
        assert dating.signs.starts(words_of(Text(f"It opened {words}.")))
        match_at = dating.pattern.matches(in_small_letters(f"It opened {words}."))
        assert any(match_at(start) for start in range(20))


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour, which had been closed by the council and by its own pilots for the repair, opened on May 3.",
        "Up until the beginning of the nineteenth century it stood there; since '90s and mid-2016 it doesn't.",
        "As of 12,2016 the rate was 1,150, a few weeks later more than two years ago, said “the May 3 group”.",
        "Not before New Year's Eve, from Sept. 19 to 22, in the comparable year-earlier quarter, that week.",
        "Starting from late in the early summer of 1994, every frİday and saturday morning, on the 5th of May.",
    ],
)
def test_what_is_found_where_dates_may_begin_is_all_that_the_pattern_finds(sentence: str) -> None:
    dating = english_dating(load_language("reader.draft.english"), None)
    starts = dating.signs.starts(words_of(Text(sentence)))
    found = list(dating.expressions(sentence))
    assert found == list(dating.expressions(sentence, range(len(sentence))))
    assert len(found) > 0
    assert len(starts) < len(sentence) / 2


def test_a_date_begins_nowhere_in_a_sentence_but_at_a_sign_of_one_and_at_words_right_before_it() -> None:
    signs = english_dating(load_language("reader.draft.english"), None).signs
    assert signs.starts(words_of(Text("In the end they opened the market on the hill."))) == []
    sentence = "In the end they went there in May, they said."
    assert signs.starts(words_of(Text(sentence))) == [sentence.index("in May"), sentence.index("May")]
