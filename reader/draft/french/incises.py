"""Parts words in quotation marks at the asides that say whose they are: « Nous partons, a dit le maire, ce soir. »"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.draft.french.verbs import sayings
from reader.draft.language import Language
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.model.text import Span, Text

LONGEST = 120  # code points of an aside
_SPACE = r"[ \u00a0\u202f]"
_PRONOUN = r"(?:il|elle|ils|elles)"
_VERB = r"[^\W\d_]+"
_CLITIC = rf"(?:(?:s['’]|n['’]|se{_SPACE}|l['’])?)"
_INCISE = re.compile(
    rf",{_SPACE}(?P<aside>{_CLITIC}(?:"
    rf"(?P<simple>{_VERB})-(?:t-)?{_PRONOUN}\b"  # explique-t-il
    rf"|(?:a|avait|ont|est|était|sont)-(?:t-)?{_PRONOUN}{_SPACE}(?:\w+ment{_SPACE})?(?P<inverted>{_VERB})"  # a-t-il dit
    rf"|(?:(?:a|avait|ont|avaient|est|sont){_SPACE}(?:\w+ment{_SPACE}|aussi{_SPACE})?)?(?P<said>{_VERB}){_SPACE}"
    rf"(?=(?:l[ea]{_SPACE}|l['’]|les{_SPACE}|un[e]?{_SPACE}|M\.|Mme|[A-ZÉÈ]|cette?{_SPACE}|ce{_SPACE}|son{_SPACE}|sa{_SPACE}))"
    rf")[^,«»“”\".!?:;]{{0,{LONGEST}}})(?P<end>[,.:!?]|$)"
)

_BESIDE = re.compile(
    rf",{_SPACE}(?:l[ea]{_SPACE}|l['’])?(?P<first>\w+)\b[^,.!?«»:;“”]{{0,{LONGEST}}}(?=[,.])"
)
_TRADES = ("eur", "euse", "ier", "ière", "ien", "ienne", "iste", "ron", "ronne", "logue", "trice")


def without_incises(text: Text, runs: Sequence[QuotedSpan], language: Language) -> list[QuotedSpan]:
    """The runs in quotation marks, each parted where an aside tells who says it."""
    found: list[QuotedSpan] = []
    for run in runs:
        found += _parted(text, run, language)
    return found


def _parted(text: Text, run: QuotedSpan, language: Language) -> Iterator[QuotedSpan]:
    start = run.start
    for aside in _asides(text.content, run, language):
        yield QuotedSpan(start, aside.start, text.content.count(" ", start, aside.start) + 1, False)
        start = aside.end
        while start < run.end and (text.content[start].isspace() or text.content[start] in ",.:"):
            start += 1
    if run.end - start > 1:
        yield QuotedSpan(start, run.end, text.content.count(" ", start, run.end) + 1, run.goes_on)


def _asides(content: str, run: QuotedSpan, language: Language) -> Iterator[Span]:
    """From behind the comma before an aside to its end."""
    for match in _INCISE.finditer(content, run.start, run.end):
        verb = match["simple"] or match["inverted"] or match["said"]
        if verb.lower() in sayings(language):
            yield Span(match.start() + 1, _behind_aside(content, match.end("aside"), run.end, language))


def _behind_aside(content: str, end: int, high: int, language: Language) -> int:
    """Where an aside ends with what it tells of the one who speaks: …, dit Yann Le Goff, soudeur depuis trente ans."""
    while (beside := _BESIDE.match(content, end, high)) is not None:
        first = beside["first"].lower()
        if not (first in language.people or first.isdecimal() or first.endswith(_TRADES)):
            break
        end = beside.end()
    return end
