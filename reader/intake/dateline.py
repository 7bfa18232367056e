"""When a text says that it was published: in its dateline, or beside a word like “published”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.draft.dating import Dating
from reader.draft.language import Language, language_of
from reader.draft.words import words_of
from reader.intake.paragraphs import ends_sentence
from reader.model.article import Basis
from reader.model.dates.dates import Edtf, Precision
from reader.model.text import Text

LONGEST = 120  # code points; no dateline, and no line that only says when, is longer
_FIRST, _LAST = 6, 3  # paragraphs at the text's ends that may say when
_FEW = 6  # words besides the date in a line that only says when and who
_FEWEST = 1  # the same in the first line, which may be a title
_DASH = re.compile(r"\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*")
_PLACE = re.compile(r"[^\W\d_][^,(]*(?:, *[^\W\d_][^,(]*)?")
_AGENCY = re.compile(r"\([^()]{1,40}\)")
_FIGURES = re.compile(
    r"""
    (?<![\w./-])(?:
        (?P<y1>\d{4})[-/.](?P<m1>\d\d)[-/.](?P<d1>\d\d)(?=T\d|(?![\w/-]))   # 2024-05-03, 2024-05-03T10:00
      | (?P<d2>\d\d?)\.\ ?(?P<m2>\d\d?)\.\ ?(?P<y2>\d{4})(?![\w/-])             # 3.5.2024
      | (?P<y3>\d{4})\s?[年년]\s?(?P<m3>\d\d?)\s?[月월]\s?(?P<d3>\d\d?)\s?[日일]      # 2024年5月3日
    )
    """,
    re.VERBOSE,
)


class Dateline(NamedTuple):
    """A day of publication as EDTF, None without one, and where the story begins behind it."""

    published: str | None
    story: int = 0


class _Day(NamedTuple):
    start: int
    end: int
    text: str


def dateline_of(text: str, language: str | None = None) -> Dateline:
    """What a canonical text says of its publication, if anything: a day that is stated with its year."""
    known = language_of(language)
    paragraphs = list(Text(text).paragraphs())
    last = max(_FIRST, len(paragraphs) - _LAST)
    story = 0
    for number, span in enumerate(paragraphs):
        if _FIRST <= number < last:
            continue
        line = text[span.start : min(span.end, span.start + 2 * LONGEST)]
        place, day = _before_the_story(line, known) if number < _FIRST else (0, None)
        if day is None and span.end - span.start <= LONGEST:
            day = _in_a_line_of_its_own(line, known, _FEW if number else _FEWEST)
            place = len(line) if day and not number else place
        if not number:
            story = place
        if day is not None:
            return Dateline(day.text, story)
    return Dateline(None, story)


def _before_the_story(line: str, language: Language) -> tuple[int, _Day | None]:
    """LONDON, May 3, 2024 (Reuters) — The mayor …; MINSK, Belarus — June 21, 2025: where it ends, 0 without one."""
    dash = _DASH.search(line, 0, LONGEST)
    if dash is None:
        return 0, None
    head, end = line[: dash.start()], dash.end()
    day = next(_days(head, language), None)
    if day is not None:
        if _AGENCY.sub("", head[day.end :]).strip(" ,.;:"):
            return 0, None
        place = head[: day.start]
    else:
        place = head
        day = next(_days(line[end : end + LONGEST], language), None)
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


def _in_a_line_of_its_own(line: str, language: Language, few: int) -> _Day | None:
    """Published 3 May 2024, 10:15; Friday, May 3, 2024: a date with a word for publishing, or with few words."""
    publishing, weekdays = language.set_of("publishing"), language.listed("weekdays")
    for day in _days(line, language):
        around = words_of(Text(line[: day.start] + " " + line[day.end :]))
        words = [word for word in around if word.written[0].isalpha() and word.low not in weekdays]
        if any(word.low in publishing for word in words[:2]):
            return day
        small = publishing | language.tags.keys()
        if len(words) <= few and all(word.capital or word.low in small for word in words):
            return None if ends_sentence(line) else day
    return None


def _days(line: str, language: Language) -> Iterator[_Day]:
    """Days stated with their year, in order, in words and then in figures."""
    words = words_of(Text(line))
    for dated in Dating(language, None).of(words):
        if dated.basis is Basis.STATED and dated.when.precision is Precision.DAY:
            yield _Day(words[dated.start].start, words[dated.end - 1].end, dated.when.text)
    for match in _FIGURES.finditer(line):
        year, month, day = (
            next(filter(None, match.group(f"{part}1", f"{part}2", f"{part}3"))) for part in "ymd"
        )
        try:
            yield _Day(match.start(), match.end(), Edtf.parse(f"{year}-{int(month):02}-{int(day):02}").text)
        except ValueError:
            continue  # 31.2.2024
