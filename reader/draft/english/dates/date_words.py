"""Single words of English dates as numbers and days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from reader.draft.language import Language
from reader.model.dates.dates import Edtf

EARLIEST, LATEST = 1000, 2199  # four digits mean a year between these
FORMS = tuple(
    "iso days days_first months_days months_days_first months years month_day day_month figures month_year of_month"
    " near_month month decade century quarter season near_season beside relative_day ago same following within weekend"
    " near_unit weekday year".split()
)
CAPITAL = frozenset(
    "days_m df_m md_m1 md_m2 mf_m1 mf_m2 ms_1 ms_2 m_m d_m my_m om_m nm_m mo_m w fo_w".split()
)


def places(language: Language, name: str) -> dict[str, int]:
    return {word: number for number, line in enumerate(language.listed(name)) for word in line.split("/")}


def number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def side(word: str) -> str:
    """Whether a word looks back (last), ahead (next) or neither (this)."""
    low = word.lower()
    if re.search(r"\b(?:last|past|previous)\b", low):
        return "last"
    return (
        "next"
        if re.search(r"\b(?:next|coming|following)\b", low)
        else "this"
        if "this" in low.split()
        else ""
    )


def figures(pieces: Mapping[str, str]) -> str:
    one, other, year = int(pieces["f_1"]), int(pieces["f_2"]), pieces["f_y"]
    whole = year if len(year) == 4 else ("19" if year > "69" else "20") + year
    month, day = (other, one) if pieces["f_sep"] == "." or one > 12 else (one, other)
    return f"{whole}-{month:02}-{day:02}"


def day_of(published: Edtf | None) -> date | None:
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    day = published.earliest
    return date(day.year, day.month, day.day) if EARLIEST < day.year < LATEST else None
