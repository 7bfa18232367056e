"""Advice on what to write for a date that is not EDTF. Loaded only when there is a fault to tell."""

from __future__ import annotations

import re

from reader.model.clean import shorten
from reader.model.dates.dates import MONTHS, SEASONS, read

LONGEST = 40

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_DAY}\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?,?\s+(?:of\s+)?{_YEAR}",
        rf"(?P<month>{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}",
    )
)
_SEASON = re.compile(rf"(?:the\s+)?(?P<season>{'|'.join(SEASONS)}|fall)\s+(?:of\s+)?{_YEAR}", re.IGNORECASE)
_DECADE = re.compile(r"(?:the\s+)?(?P<decade>\d{3})0['’]?s", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|around|circa|ca?\.?|approximately|approx\.?|~)\s*(?P<rest>.+)", re.IGNORECASE)
_PERHAPS = re.compile(r"(?:perhaps|maybe|possibly|probably)\s+(?P<rest>.+)|\?\s*(?P<after>.+)", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from|after)\s+(?P<rest>.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|before|to)\s+(?P<rest>.+)", re.IGNORECASE)
_FROM_TO = re.compile(
    r"(?:from\s+|between\s+)?(?P<start>.+?)\s*(?:\bto\b|\band\b|[–—]|\s-\s)\s*(?P<end>.+)", re.IGNORECASE
)
_YEARS = re.compile(r"(?P<start>\d{4})-(?P<end>\d{4})")
_FIGURES = re.compile(r"(?P<first>\d{1,2})([./-])(?P<second>\d{1,2})\2(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_SHORT_TIME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d)(?P<seconds>:\d\d)?"
    r"(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_DOUBLY_QUALIFIED = re.compile(r"(?P<rest>.+?)[?~%]{2,}")


def advice(text: str) -> str:
    """One line that says what is wrong with a date and, where it can be guessed, what to write."""
    shown = shorten(text, LONGEST)
    if not text.strip():
        return "a date is missing; write it like 2024, 2024-05 or 2024-05-03"
    # a date is short; what is longer is not worth matching, which for some patterns takes quadratic time
    guesses = list(dict.fromkeys(_guesses(text.strip()))) if len(text) <= LONGEST else []
    proposals = [guess for guess in guesses if _is_date(guess)]
    if proposals:
        choice = " (whichever is meant)" if len(proposals) > 1 else ""
        return f"{shown} is not a date this format knows: write {' or '.join(proposals)}{choice}"
    if guesses and (fault := _fault(guesses[0])):
        return f"{shown} is not a date this format knows; {fault}"
    if "X" in text and set(text) <= set("0123456789-X?~%/."):
        return f"{shown} is not a date this format knows: X is for last digits only, as in 201X and 2004-XX"
    if text[:1] in "[{":
        return f"{shown} is not a date this format knows: it has no sets of dates; write one, or an interval"
    return f"{shown} is not a date this format knows: write it like 2024, 2024-05, 2024-05-03 or 2020/2021"


def _is_date(text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _one(text: str) -> str:
    """What is surely meant by `text`, itself where it is a date, or nothing."""
    if not text or _is_date(text):
        return text
    found = [guess for guess in _guesses(text) if _is_date(guess)]
    return found[0] if len(found) == 1 else ""


def _fault(guess: str) -> str:
    """Why what was meant cannot be: `2021-02-31: February 2021 has 28 days`; empty where that is not known."""
    try:
        read(guess)
    except ValueError as fault:
        return str(fault)
    return ""


def _guesses(text: str) -> list[str]:
    if _is_date(text.upper()):
        return [text.upper()]
    for guess in (_guess_figures, _guess_words, _guess_phrase):
        found = guess(text)
        if found:
            return found
    return []


def _guess_figures(text: str) -> list[str]:
    if match := _FIGURES.fullmatch(text):
        first, second, year = int(match["first"]), int(match["second"]), match["year"]
        return [f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"]
    if match := _SHORT_TIME.fullmatch(text):
        zone = (match["zone"] or "").upper()
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        return [f"{match['date']}T{match['time']}{match['seconds'] or ':00'}{zone}"]
    if match := _YEARS.fullmatch(text):
        return [f"{match['start']}/{match['end']}"]
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        day = f"-{int(match['day']):02}" if match["day"] else ""
        return [f"{match['year']}-{int(match['month']):02}{day}"]
    if match := _DOUBLY_QUALIFIED.fullmatch(text):
        return [f"{match['rest']}%"]
    return []


def _guess_words(text: str) -> list[str]:
    if match := _SEASON.fullmatch(text):
        season = match["season"].lower()
        return [f"{match['year']}-{21 + SEASONS.index('autumn' if season == 'fall' else season)}"]
    if match := _DECADE.fullmatch(text):
        return [f"{match['decade']}X"]
    for pattern in _WORDS:
        if match := pattern.fullmatch(text):
            names = [month[:3].lower() for month in MONTHS]
            day = f"-{int(match['day']):02}" if match["day"] else ""
            return [f"{match['year']}-{names.index(match['month'][:3].lower()) + 1:02}{day}"]
    return []


def _guess_phrase(text: str) -> list[str]:
    if match := _ABOUT.fullmatch(text):
        return [f"{_one(match['rest'])}~"]
    if match := _PERHAPS.fullmatch(text):
        return [f"{_one(match['rest'] or match['after'])}?"]
    if match := _FROM_TO.fullmatch(text):
        start, end = _one(match["start"]), _one(match["end"])
        return [f"{start}/{end}"] if start and end else []
    if match := _SINCE.fullmatch(text):
        return [f"{_one(match['rest'])}/.."] if _one(match["rest"]) else []
    if match := _UNTIL.fullmatch(text):
        return [f"../{_one(match['rest'])}"] if _one(match["rest"]) else []
    return []
