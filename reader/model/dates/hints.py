"""Dates read with advice: what to write for a date that is not EDTF."""

from __future__ import annotations

import re

from reader.model.clean import shorten
from reader.model.dates.dates import MONTHS, SEASONS, Edtf, NotEdtf

LONGEST = 40

# Patterns as text: `re` compiles them when a faulty date first needs them, not when the module is loaded.
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WORDS = (
    rf"(?i)(?:{_DAY}\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?,?\s+(?:of\s+)?{_YEAR}",
    rf"(?i)(?P<month>{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}",
)
_SEASON = rf"(?i)(?:the\s+)?(?P<season>{'|'.join(SEASONS)}|fall)\s+(?:of\s+)?{_YEAR}"
_DECADE = r"(?i)(?:the\s+)?(?P<decade>\d{3})0['’]?s"
_ABOUT = r"(?i)(?:about|around|circa|ca?\.?|approximately|approx\.?|~)\s*(?P<rest>.+)"
_PERHAPS = r"(?i)(?:perhaps|maybe|possibly|probably)\s+(?P<rest>.+)|\?\s*(?P<after>.+)"
_SINCE = r"(?i)(?:since|from|after)\s+(?P<rest>.+)"
_UNTIL = r"(?i)(?:until|till|before|to)\s+(?P<rest>.+)"
_FROM_TO = r"(?i)(?:from\s+|between\s+)?(?P<start>.+?)\s*(?:\bto\b|\band\b|[–—]|\s-\s)\s*(?P<end>.+)"
_YEARS = r"(?P<start>\d{4})-(?P<end>\d{4})"
_FIGURES = r"(?P<first>\d{1,2})([./-])(?P<second>\d{1,2})\2(?P<year>\d{4})"
_YEAR_FIRST = r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?"
_COMPACT = r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
_SHORT_TIME = (
    r"(?i)(?P<date>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d)(?P<seconds>:\d\d)?"
    r"(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?"
)
_DOUBLY_QUALIFIED = r"(?P<rest>.+?)[?~%]{2,}"


def parse_date(text: str) -> Edtf:
    """As `Edtf.parse`, but every ValueError says, in one line for people, what is wrong and what to write."""
    try:
        return Edtf.parse(text)
    except NotEdtf:
        raise ValueError(advice(text)) from None


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
        Edtf.parse(text)
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
        Edtf.parse(guess)
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
    if match := re.fullmatch(_FIGURES, text):
        first, second, year = int(match["first"]), int(match["second"]), match["year"]
        return [f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"]
    if match := re.fullmatch(_SHORT_TIME, text):
        zone = (match["zone"] or "").upper()
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        return [f"{match['date']}T{match['time']}{match['seconds'] or ':00'}{zone}"]
    if match := re.fullmatch(_YEARS, text):
        return [f"{match['start']}/{match['end']}"]
    if match := re.fullmatch(_YEAR_FIRST, text) or re.fullmatch(_COMPACT, text):
        day = f"-{int(match['day']):02}" if match["day"] else ""
        return [f"{match['year']}-{int(match['month']):02}{day}"]
    if match := re.fullmatch(_DOUBLY_QUALIFIED, text):
        return [f"{match['rest']}%"]
    return []


def _guess_words(text: str) -> list[str]:
    if match := re.fullmatch(_SEASON, text):
        season = match["season"].lower()
        return [f"{match['year']}-{21 + SEASONS.index('autumn' if season == 'fall' else season)}"]
    if match := re.fullmatch(_DECADE, text):
        return [f"{match['decade']}X"]
    for pattern in _WORDS:
        if match := re.fullmatch(pattern, text):
            names = [month[:3].lower() for month in MONTHS]
            day = f"-{int(match['day']):02}" if match["day"] else ""
            return [f"{match['year']}-{names.index(match['month'][:3].lower()) + 1:02}{day}"]
    return []


def _guess_phrase(text: str) -> list[str]:
    if match := re.fullmatch(_ABOUT, text):
        return [f"{_one(match['rest'])}~"]
    if match := re.fullmatch(_PERHAPS, text):
        return [f"{_one(match['rest'] or match['after'])}?"]
    if match := re.fullmatch(_FROM_TO, text):
        start, end = _one(match["start"]), _one(match["end"])
        return [f"{start}/{end}"] if start and end else []
    if match := re.fullmatch(_SINCE, text):
        return [f"{_one(match['rest'])}/.."] if _one(match["rest"]) else []
    if match := re.fullmatch(_UNTIL, text):
        return [f"../{_one(match['rest'])}"] if _one(match["rest"]) else []
    return []
