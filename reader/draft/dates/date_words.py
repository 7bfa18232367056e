"""Single words of dates as numbers and days, in a language that lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reader.draft.language import Language
from reader.model.dates.dates import Edtf

EARLIEST, LATEST = 1000, 2199  # four digits mean a year between these
CAPITAL = frozenset(
    "days_m df_m md_m1 md_m2 mf_m1 mf_m2 ms_1 ms_2 m_m d_m my_m om_m nm_m mn_m mo_m w fo_w".split()
)
_COUNTS = {"a": 1, "an": 1, "a few": 3, "several": 4}
_UNITS = ("day", "week", "month", "year", "decade", "century")


class DateWords(NamedTuple):
    """The words of a language’s dates. Of its list `plain_dates` the first of each line is English: last/letzten."""

    language: Language

    def plain(self, word: str) -> str:
        """A word as English has it, in small letters, spaces single."""
        low = " ".join(word.lower().replace("'", "’").split())
        return _plain(self.language.listed("plain_dates")).get(low.replace(" ", "_"), low)

    def month(self, word: str) -> int:
        return self._place("months", word.lower().rstrip(".")) + 1

    def season(self, word: str) -> int:
        return self._place("seasons", word.lower()) + 21  # spring, in EDTF

    def weekday(self, word: str) -> int:
        return self._place("weekdays", word.lower())

    def unit(self, word: str) -> str:
        """A unit of time in English; parts of a day are days."""
        low = self.plain(word)
        if low in _UNITS:
            return low
        lines = enumerate(line.split("/") for line in self.language.listed("time_units"))
        return next((_UNITS[number] for number, forms in lines if low in forms), "day")

    def amount(self, word: str) -> int:
        low = self.plain(word)
        if low.isdecimal():
            return int(low)
        return _COUNTS[low] if low in _COUNTS else self._place("numbers", low)

    def ordinal(self, word: str) -> int:
        low = self.plain(word)
        if low[0].isdecimal():
            return number(low)
        return 0 if low == "last" else self._place("ordinals", low) + 1

    def side(self, word: str) -> str:
        """Whether a word looks back (last), ahead (next) or neither (this)."""
        low = " ".join(map(self.plain, word.split()))
        if re.search(r"\b(?:last|past|previous)\b", low):
            return "last"
        return (
            "next"
            if re.search(r"\b(?:next|coming|following)\b", low)
            else "this"
            if "this" in low.split()
            else ""
        )

    def _place(self, name: str, word: str) -> int:
        return _places(self.language.listed(name))[word]


@lru_cache(maxsize=32)
def _places(lines: tuple[str, ...]) -> Mapping[str, int]:
    return {word.replace("_", " "): number for number, line in enumerate(lines) for word in line.split("/")}


@lru_cache(maxsize=8)
def _plain(lines: tuple[str, ...]) -> Mapping[str, str]:
    return {
        word: forms[0].replace("_", " ")
        for forms in (line.split("/") for line in lines)
        for word in forms[1:]
    }


def number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def figures(pieces: Mapping[str, str]) -> str:
    """The day of 3/15/12; the day stands first where dots part the figures, and where it can be no month."""
    one, other, year = int(pieces["f_1"]), int(pieces["f_2"]), pieces["f_y"]
    whole = year if len(year) == 4 else ("19" if year > "69" else "20") + year
    month, day = (other, one) if pieces["f_sep"] == "." or one > 12 else (one, other)
    return f"{whole}-{month:02}-{day:02}"


def day_of(published: Edtf | None) -> date | None:
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    day = published.earliest
    return date(day.year, day.month, day.day) if EARLIEST < day.year < LATEST else None
