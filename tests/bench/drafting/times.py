"""Dates against TimeML: TimeBank and AQUAINT, as TempEval-3 has them.

Gold are TIMEX3 of type DATE, and TIME without its hours, whose value is a day, a week, a month, a season, a quarter,
a year or a decade. By rules: every date that is found in the text, with the verb of its clause. As events: the dates
of the drafted events, by the words that they say they have them from. Right: the same value, and words that meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from tests.bench.attribution import Count, carried
from tests.bench.drafting.drafters import Drafter

_TAG = re.compile(r"<[^<>]*>")
_CALENDAR = re.compile(
    r"\d{4}-\d\d-\d\d|\d{4}-W\d\d|\d{4}-\d\d|\d{4}-(?:SP|SU|FA|WI)|\d{4}-[QH]\d|\d{4}|\d{3}"
)
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Timed:
    """A text of TimeML: its words, its day, and the values of its dates."""

    text: Text
    published: Edtf | None
    gold: tuple[tuple[Span, str], ...]


def read(file: Path) -> Timed | None:
    """A document; None without a day of its own."""
    source = file.read_text("utf-8", "replace")
    created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if body is None or created is None:
        return None
    raw, gold, at = "", [], 0
    opened: tuple[int, str] | None = None
    for tag in _TAG.finditer(body[1]):
        raw += unescape(body[1][at : tag.start()])
        at = tag.end()
        if tag[0].startswith("<TIMEX3"):
            kind, value = (re.search(rf'\b{name}="([^"]*)"', tag[0]) for name in ("type", "value"))
            stated = value[1].partition("T")[0] if value and kind and kind[1] in ("DATE", "TIME") else ""
            opened = (len(raw), stated)
        elif tag[0] == "</TIMEX3>" and opened is not None:
            if _CALENDAR.fullmatch(opened[1]):
                gold.append((Span(opened[0], len(raw)), opened[1]))
            opened = None
    raw += unescape(body[1][at:])
    content, places = carried(raw)
    spans = tuple((Span(places[span.start], places[span.end - 1] + 1), value) for span, value in gold)
    return Timed(Text(content), Edtf.parse(created[1]), spans)


def same(when: str, value: str) -> bool:
    """Whether a date of ours is the value of a TIMEX3."""
    first, slash, last = when.strip("~").partition("/")
    ours = {when.strip("~"), first if last in ("", "..") else "", last if first == ".." else ""}
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X" in ours
    year = value[:4]
    if value[5:7] in _SEASONS:
        return f"{year}-{_SEASONS[value[5:7]]}" in ours
    if value[5:6] == "Q":
        month = 3 * int(value[6]) - 2
        return f"{year}-{month:02}/{year}-{month + 2:02}" in ours
    if value[5:6] == "H":
        return f"{year}-{6 * int(value[6]) - 5:02}/{year}-{6 * int(value[6]):02}" in ours
    if value[5:6] == "W":
        monday = date.fromisocalendar(int(year), min(max(int(value[6:]), 1), 52), 1)
        days = {(monday + timedelta(days=step)).isoformat() for step in range(7)}
        return (bool(slash) or when.endswith("~")) and first in days
    return value in ours


def _ends(when: str) -> list[str]:
    """A range of days or years as the two dates that TimeML has for it."""
    first, _, last = when.partition("/")
    months = len(first) == len(last) == 7 and first[:4] == last[:4]
    week = len(first) == len(last) == 10 and date.fromisoformat(last) - date.fromisoformat(
        first
    ) == timedelta(days=6)
    return [when] if ".." in when or not last or months or week else [first, last]


def score(folder: Path, draft: Drafter) -> tuple[Count, Count]:
    """The counts of all documents: dates by rules, and dates as drafted events."""
    by_rules, as_events = Count(), Count()
    for file in sorted(folder.glob("*/*.tml")):
        if file.name.startswith("._") or (document := read(file)) is None:
            continue
        drafted = draft(document.text, published=document.published, language="en")
        events = [
            (event.when_text, event.when.text) for event in drafted.events if event.when and event.when_text
        ]
        found = list(_by_rules(document))
        for count, ours in ((by_rules, found), (as_events, events)):
            count.gold += len(document.gold)
            count.drafted += len(ours)
            left = list(document.gold)
            pieces = [(span, one) for span, when in ours for one in _ends(when)]
            count.drafted += len(pieces) - len(ours)
            for span, when in pieces:
                hit = next((each for each in left if each[0].overlaps(span) and same(when, each[1])), None)
                if hit is not None:
                    left.remove(hit)
                    count.right += 1
    return by_rules, as_events


def _by_rules(document: Timed) -> Iterator[tuple[Span, str]]:
    from reader.draft.english.events.clause_dates import dates_of
    from reader.draft.languages import grammar_of
    from reader.draft.sentences import sentences_of
    from reader.draft.speech.quotation_marks import quoted_spans
    from reader.draft.words import words_of

    text, grammar = document.text, grammar_of("en")
    sentences = list(sentences_of(text, words_of(text), quoted_spans(text), grammar.language))
    tags = [grammar.tags(sentence.words) for sentence in sentences]
    yield from dates_of(sentences, tags, document.published, grammar.language)
