"""Whom a surname by itself means where several people have it, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.model.text import Span, Text

JUST_BEFORE = 150  # code points between a name and a surname that goes with it
DOMINANT = 4  # times as often as anybody else of that surname a text names whom it means by it alone
MOST_LOOKED_AT = 5  # mentions of one person
_SENTENCE_END = re.compile(r"[.!?][”\"’')]* |\n")
_ASIDE = re.compile(r", ([^,.;:()\n]{2,60})[,.;:]")
_JOINED = re.compile(r",? (\S+) ")  # Karim and Faris Mansour


class Bearer(Protocol):
    """Somebody who has the surname, as far as the choice asks."""

    seen: list[Span]
    role: Span | None
    masculine: int
    feminine: int


class Chosen(NamedTuple):
    """The number of whoever is meant, None where nobody or nothing tells; `sure`: nobody else fits."""

    number: int | None
    sure: bool


def fits_gender(bearer: Bearer, gender: int) -> bool:
    """Whether somebody can be a he (`gender` 1) or a she (-1)."""
    if not gender or bearer.masculine == bearer.feminine:
        return True
    return (bearer.masculine > bearer.feminine) == (gender > 0)


def whom_of(name: Name, sharing: Sequence[Bearer], text: Text, language: Language) -> Chosen:
    """Whom a surname means: whoever fits its title, else whom the text told of last, else names most.

    Nobody where those who fit were last named in one breath: Karim and Faris Mansour.
    """
    fitting = [at for at, bearer in enumerate(sharing) if fits_gender(bearer, name.gender)]
    if not fitting and name.role is not None:
        return Chosen(0, True)  # somebody else, then
    fitting = fitting or list(range(len(sharing)))
    if len(titled := [at for at in fitting if _has_title(sharing[at], name, text, language)]) == 1:
        fitting = titled
    if len(fitting) == 1:
        return Chosen(fitting[0], True)
    start = name.span.start
    last = sorted(fitting, key=lambda at: -_last_before(sharing[at], start))
    one, other = (_mention_before(sharing[at], start) for at in last[:2])
    between = _JOINED.fullmatch(text.content, other.end, one.start) if one and other else None
    if between is not None and between[1] in language.set_of("joining_names"):
        return Chosen(None, False)
    leading = max(fitting, key=lambda at: _last_leading(sharing, at, start, text))
    before = _last_leading(sharing, leading, start, text)
    most = max(fitting, key=lambda at: len(sharing[at].seen))
    if before > text.content.rfind("\n\n", 0, start) and start - before < JUST_BEFORE:
        often = all(
            len(sharing[most].seen) >= DOMINANT * len(sharing[at].seen) for at in fitting if at != most
        )
        return Chosen(leading, leading == most and often)
    return Chosen(most, False)


def _has_title(bearer: Bearer, name: Name, text: Text, language: Language) -> bool:
    """Whether the title before a surname is what somebody was said to be: Mayor Mansour, the mayor."""
    if name.role is None or name.honorific in language.set_of("honorifics"):
        return False
    title = text[name.role].lower().split()[-1]
    said = [text[bearer.role]] if bearer.role is not None else []
    for mention in bearer.seen[:MOST_LOOKED_AT]:
        aside = _ASIDE.match(text.content, mention.end)
        said += [aside[1]] if aside is not None else []
    return any(title in each.lower().split() for each in said)


def _mention_before(bearer: Bearer, start: int) -> Span | None:
    at = bisect_right(bearer.seen, Span(start, 0))
    return bearer.seen[at - 1] if at else None


def _last_before(bearer: Bearer, start: int) -> int:
    """Where somebody was last named before a place; -1 where only behind it."""
    mention = _mention_before(bearer, start)
    return mention.start if mention is not None else -1


def _last_leading(sharing: Sequence[Bearer], at: int, start: int, text: Text) -> int:
    """Where somebody was last named just before a place, and none of the others earlier in that sentence; else -1."""
    bearer = sharing[at]
    stop = bisect_right(bearer.seen, Span(start, 0))
    for mention in reversed(bearer.seen[max(stop - MOST_LOOKED_AT, 0) : stop]):
        if start - mention.start >= JUST_BEFORE:
            return -1
        low = max(mention.start - JUST_BEFORE, 0)
        ends = [match.end() for match in _SENTENCE_END.finditer(text.content, low, mention.start)]
        begins = ends[-1] if ends else low
        others = (other for number, other in enumerate(sharing) if number != at)
        if all(_last_before(other, mention.start) < begins for other in others):
            return mention.start
    return -1
