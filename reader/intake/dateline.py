"""Finds the day on which a text was published: in its dateline, or beside a word like “published”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.intake.paragraphs import ends_sentence
from reader.model.dates.dates import Edtf
from reader.model.text import Text

LONGEST = 120  # code points; no dateline, and no line that only says when, is longer
_FIRST, _LAST = 6, 3  # paragraphs at the text's ends that may say when
_FEW = 6  # words besides the date in a line that only says when and who
_FEWEST = 1  # the same in the first line, which may be a title
_DASH = re.compile(r"\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*")
_PLACE = re.compile(r"[^\W\d_][^,(]*(?:, *[^\W\d_][^,(]*)?")
_AGENCY = re.compile(r"\([^()]{1,40}\)")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_PUBLISHING = frozenset(
    "published updated posted issued dated date filed veröffentlicht aktualisiert stand publié".split()
)
_SMALL = _PUBLISHING | frozenset(
    "a an and am at by et for from in last of on p.m a.m pm the to uhr um vom von with".split()
)
_MONTHS = (  # English, German, French, by their first letters
    "january|jan|januar|jänner|janvier february|feb|februar|février march|mar|märz|mars april|apr|avril may|mai"
    " june|jun|juni|juin july|jul|juli|juillet august|aug|août september|sept|sep|septembre"
    " october|oct|oktober|okt|octobre november|nov|novembre december|dec|dezember|dez|décembre"
)
_MONTH_OF = {word: number for number, line in enumerate(_MONTHS.split(), 1) for word in line.split("|")}
MONTH = f"(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})"
WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)
# Patterns, compiled for a line that has a year in figures.
_WEEKDAY_ALONE = f"(?i){WEEKDAY}"
_DAY = rf"""(?ix)
    (?<![\w./-])(?:{WEEKDAY},?\ )?(?:
        (?P<m1>{MONTH})\.?\ (?P<d1>\d\d?)(?:st|nd|rd|th)?,?\ (?P<y1>\d{{4}})(?!\w)        # May 3, 2024
      | (?P<d2>\d\d?)(?:st|nd|rd|th|er|\.)?\ (?P<m2>{MONTH})\.?,?\ (?P<y2>\d{{4}})(?!\w)  # 3 May 2024
      | (?P<y3>\d{{4}})[-/.](?P<m3>\d\d)[-/.](?P<d3>\d\d)(?=T\d|(?![\w/-]))              # 2024-05-03T10:00
      | (?P<d4>\d\d?)\.\ ?(?P<m4>\d\d?)\.\ ?(?P<y4>\d{{4}})(?![\w/-])                     # 3.5.2024
      | (?P<y5>\d{{4}})\s?[年년]\s?(?P<m5>\d\d?)\s?[月월]\s?(?P<d5>\d\d?)\s?[日일]
    )
    """


class Dateline(NamedTuple):
    """A day of publication as EDTF, None without one, and where the story begins behind it."""

    published: str | None
    story: int = 0


class Day(NamedTuple):
    start: int
    end: int
    text: str


def dateline_of(text: str) -> Dateline:
    """What a canonical text says of its publication, if anything: a day that is stated with its year."""
    paragraphs = list(Text(text).paragraphs())
    last = max(_FIRST, len(paragraphs) - _LAST)
    story = 0
    for number, span in enumerate(paragraphs):
        if _FIRST <= number < last:
            continue
        line = text[span.start : min(span.end, span.start + 2 * LONGEST)]
        place, day = _before_the_story(line) if number < _FIRST else (0, None)
        if day is None and span.end - span.start <= LONGEST:
            day = _in_a_line_of_its_own(line, _FEW if number else _FEWEST)
            place = len(line) if day and not number else place
        if not number:
            story = place
        if day is not None:
            return Dateline(day.text, story)
    return Dateline(None, story)


def _before_the_story(line: str) -> tuple[int, Day | None]:
    """LONDON, May 3, 2024 (Reuters) — The mayor …; MINSK, Belarus — June 21, 2025: where it ends, 0 without one."""
    dash = _DASH.search(line, 0, LONGEST)
    if dash is None:
        return 0, None
    head, end = line[: dash.start()], dash.end()
    day = next(days_in(head), None)
    if day is not None:
        if _AGENCY.sub("", head[day.end :]).strip(" ,.;:"):
            return 0, None
        place = head[: day.start]
    else:
        place = head
        day = next(days_in(line[end : end + LONGEST]), None)
        behind = None if day is None or day.start else _DASH.match(line, end + day.end)
        if day is None or day.start or not (behind or end + day.end == len(line)):
            day = None
        else:
            end = behind.end() if behind else len(line)
    place = _AGENCY.sub("", place)
    goes_on = line[end : end + 1].islower()  # NATO — the alliance — is no place
    if goes_on or not _is_place(place, sure=day is not None):
        return 0, None
    return end, day


def _is_place(words: str, sure: bool) -> bool:
    """Whether these may be a dateline’s place: a town in capitals or, where it is `sure`, words with a capital each."""
    city = words.strip(" ,.;:")
    if not _PLACE.fullmatch(city):
        return sure and not city
    if city.partition(",")[0].isupper():
        return True
    return sure and "," in words and all(word[0].isupper() for word in city.split() if word[0].isalpha())


def _in_a_line_of_its_own(line: str, few: int) -> Day | None:
    """Published 3 May 2024, 10:15; Friday, May 3, 2024: a date with a word for publishing, or with few words."""
    for day in days_in(line):
        words = _WORD.findall(line[: day.start] + " " + line[day.end :])
        words = [word for word in words if not re.fullmatch(_WEEKDAY_ALONE, word)]
        if any(word.lower() in _PUBLISHING for word in words[:2]):
            return day
        if len(words) <= few and all(word[0].isupper() or word.lower() in _SMALL for word in words):
            return None if ends_sentence(line) else day
    return None


def days_in(line: str) -> Iterator[Day]:
    """Days with their year, in order; days that no calendar has (31.2.2024) are left out."""
    if not re.search(r"\d{4}", line):
        return
    for match in re.finditer(_DAY, line):
        year, month, day = (
            next(filter(None, (match[f"{part}{way}"] for way in range(1, 6)))) for part in "ymd"
        )
        try:
            when = Edtf.parse(f"{year}-{_MONTH_OF.get(month.lower(), month):0>2}-{day:0>2}").text
        except ValueError:
            continue
        yield Day(match.start(), match.end(), when)
