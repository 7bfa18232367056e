"""Dates in words, at the precision they have: “in 2021” is a year, “last March” a month.

What is counted from the day of publication (“on Friday”, “two years ago”) is inferred, and is no date without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Basis
from reader.model.dates.dates import Edtf

EARLIEST, LATEST = 1000, 2199  # four digits mean a year between these
FIRST_SEASON = 21  # spring, in EDTF
_LONGEST_AGO = {"day": 400, "week": 100, "month": 60, "year": 1500, "decade": 50, "century": 10}


class Dated(NamedTuple):
    """A date and the words for it, by number, half open."""

    start: int
    end: int
    when: Edtf
    basis: Basis


class Dating:
    """Reads dates of one article. `published`: its day, where it has one."""

    def __init__(self, language: Language, published: Edtf | None) -> None:
        self._language = language
        self._today = _day_of(published)
        self._months = {
            word: number
            for number, line in enumerate(language.listed("months"), 1)
            for word in line.split("/")
        }
        self._seasons = {
            word: number
            for number, line in enumerate(language.listed("seasons"), FIRST_SEASON)
            for word in line.split("/")
        }
        self._ordinals = language.listed("ordinal_endings")
        self._weekdays = {word: number for number, word in enumerate(language.listed("weekdays"))}
        self._numbers = {word: number for number, word in enumerate(language.listed("numbers"))}
        self._units = {
            form: line.split("/")[0] for line in language.listed("time_units") for form in line.split("/")
        }
        self._of = {
            name: language.set_of(name)
            for name in ("before_dates", "last", "next", "this", "ago", "in_date", "percent")
        }
        self._relative_days = {
            pair.split("/")[0]: int(pair.split("/")[1]) for pair in language.listed("relative_days")
        }

    def of(self, words: Sequence[Word], ahead: bool = False) -> Iterator[Dated]:
        """Every date in a sentence, none overlapping; `ahead`: “in June” and “on Friday” are still to come."""
        at = 0
        while at < len(words):
            found = self._at(words, at, ahead)
            if found is None:
                at += 1
            else:
                yield found
                at = found.end

    def _at(self, words: Sequence[Word], at: int, ahead: bool) -> Dated | None:
        low = words[at].low
        begins = at > 0 and words[at - 1].low in self._of["before_dates"]
        start = at - 1 if begins else at
        if low in self._weekdays and (day := self._day_named(words, at + 1, ahead)):
            return day._replace(start=start)
        if low in self._months and words[at].capital:
            return self._month(words, start, at, ahead)
        if low.isdecimal() and len(low) <= 2 and self._month_of(words, at + 1) and 1 <= int(low) <= 31:
            return self._day_first(words, start, at, ahead)
        if _is_year(low):
            return self._year(words, start, at, begins)
        if low.endswith("s") and _is_year(low[:-1]) and low[3] == "0":
            text = low[:2] + "XX" if low[2:4] == "00" else low[:3] + "X"
            return _stated(start, at + 1, text)
        if low in self._seasons and at + 1 < len(words):
            further = at + 2 if words[at + 1].low in self._of["in_date"] else at + 1
            if further < len(words) and _is_year(words[further].low):
                return _stated(start, further + 1, f"{words[further].low}-{self._seasons[low]}")
        return self._relative(words, start, at, ahead) if self._today is not None else None

    def _day_named(self, words: Sequence[Word], at: int, ahead: bool) -> Dated | None:
        """The day of a month that is told right after its weekday."""
        at += at < len(words) and words[at].low == ","
        day = self._at(words, at, ahead) if at < len(words) and words[at].low not in self._weekdays else None
        return day if day and day.start == at and day.when.text.count("-") == 2 else None

    def _month_of(self, words: Sequence[Word], at: int) -> int | None:
        if at < len(words) and words[at].capital:
            return self._months.get(words[at].low)
        return None

    def _month(self, words: Sequence[Word], start: int, at: int, ahead: bool) -> Dated | None:
        """March 5, 2016; March 2016; March 5; in March."""
        month = self._months[words[at].low]
        further = at + 1
        if further + 1 < len(words) and words[further].low == "." and words[further].start == words[at].end:
            after = words[further + 1].low
            further += self._day_number(after) is not None or _is_year(after)  # Aug. 5, and no sentence's end
        day = self._day_number(words[further].low) if further < len(words) else None
        if day is not None:
            further += 1
        year_at = further
        if year_at < len(words) and words[year_at].low in (",", *self._of["in_date"]):
            year_at += 1
        if year_at < len(words) and _is_year(words[year_at].low):
            text = f"{words[year_at].low}-{month:02}" + (f"-{day:02}" if day else "")
            return _stated(start, year_at + 1, text)
        if self._today is None or (day is None and start == at and not self._near(words, at)):
            return None
        turned = self._near(words, at)
        later = turned == "next"
        year = self._year_of(month, day, ahead) + later
        start = at - 1 if turned else start
        return _inferred(start, further, f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))

    def _day_number(self, low: str) -> int | None:
        """5, or 5th."""
        ending = next((ending for ending in self._ordinals if low.endswith(ending)), "")
        digits = low.removesuffix(ending)
        if digits.isascii() and digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
            return int(digits)
        return None

    def _near(self, words: Sequence[Word], at: int) -> str | None:
        before = words[at - 1].low if at else ""
        return next((name for name in ("last", "next", "this") if before in self._of[name]), None)

    def _day_first(self, words: Sequence[Word], start: int, at: int, ahead: bool) -> Dated | None:
        """5 March 2016."""
        month, day = self._months[words[at + 1].low], int(words[at].low)
        if at + 2 < len(words) and _is_year(words[at + 2].low):
            return _stated(start, at + 3, f"{words[at + 2].low}-{month:02}-{day:02}")
        if self._today is None:
            return None
        year = self._year_of(month, day, ahead)
        return _inferred(start, at + 2, f"{year:04}-{month:02}-{day:02}")

    def _year_of(self, month: int, day: int | None, ahead: bool) -> int:
        """The year of the last such month or day, or of the next where it lies `ahead`."""
        assert self._today is not None, "nothing is counted from a day that isn’t known"
        today = self._today.month, self._today.day
        if ahead:
            return self._today.year + ((month, day or 31) < today)
        return self._today.year - ((month, day or 1) > today)

    def _year(self, words: Sequence[Word], start: int, at: int, begins: bool) -> Dated | None:
        if not begins and not (at and words[at - 1].low in self._of["this"]):
            return None
        if at + 1 < len(words) and words[at + 1].low in self._of["percent"]:
            return None
        return _stated(start, at + 1, words[at].low)

    def _relative(self, words: Sequence[Word], start: int, at: int, ahead: bool) -> Dated | None:
        assert self._today is not None
        low, today = words[at].low, self._today
        if low in self._relative_days:
            return _inferred(at, at + 1, _text(today, self._relative_days[low]))
        if low in self._weekdays and words[at].capital:
            near = self._near(words, at)
            back = (today.weekday() - self._weekdays[low]) % 7
            if near == "next" or (ahead and near is None and back):
                back -= 7
            return _inferred(at - 1 if near else start, at + 1, _text(today, -back))
        near = self._near(words, at)
        if near in ("last", "next") and low in self._units:
            step = -1 if near == "last" else 1
            text = self._unit_away(self._units[low], step)
            return _inferred(at - 1, at + 1, text) if text else None
        amount = int(low) if low.isdecimal() and len(low) < 5 else self._numbers.get(low)
        if amount is not None and at + 2 < len(words) and words[at + 2].low in self._of["ago"]:
            unit = self._units.get(words[at + 1].low)
            if unit is not None and amount <= _LONGEST_AGO.get(unit, 0):
                text = self._unit_away(unit, -amount)
                return _inferred(at, at + 3, text) if text else None
        return None

    def _unit_away(self, unit: str, step: int) -> str | None:
        """The day, week, month or year so many steps from the day of publication."""
        assert self._today is not None
        today = self._today
        if unit == "day":
            return _text(today, step)
        if unit == "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if unit == "month":
            months = today.year * 12 + today.month - 1 + step
            return f"{months // 12:04}-{months % 12 + 1:02}"
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        if years is None or today.year + years * step < EARLIEST:
            return None
        year = f"{today.year + years * step:04}"
        return year if unit == "year" else f"{year}~"


def _day_of(published: Edtf | None) -> date | None:
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    day = published.earliest
    return date(day.year, day.month, day.day) if EARLIEST < day.year < LATEST else None


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isascii() and low.isdecimal() and EARLIEST <= int(low) <= LATEST


def _text(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _stated(start: int, end: int, text: str) -> Dated | None:
    return _dated(start, end, text, Basis.STATED)


def _inferred(start: int, end: int, text: str) -> Dated | None:
    return _dated(start, end, text, Basis.INFERRED)


def _dated(start: int, end: int, text: str, basis: Basis) -> Dated | None:
    try:
        return Dated(start, end, Edtf.parse(text), basis)
    except ValueError:
        return None  # 31 February
