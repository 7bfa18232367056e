"""Which clauses are worth an event: what somebody did or will do, and not what was only said or thought."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.dates.in_sentences import When
from reader.draft.english.clauses import Clause
from reader.draft.english.events.tellings import head, is_happening, joining, stage_of
from reader.draft.language import Language
from reader.draft.words import Word

SHORT = 3  # words of a clause that says too little: the crowd cheered


def is_saying(clause: Clause, when: When | None, tags: str, language: Language) -> bool:
    """Whether a clause only says that something was said, and its date, if it has one, when."""
    if clause.group.lemma in language.set_of("according"):
        return True  # according to the survey
    if clause.group.lemma not in language.set_of("reporting") or clause.group.passive:
        return False
    if clause.group.lemma == "call" and tags[clause.group.main + 1 : clause.group.main + 2] == "p":
        return False  # called off
    if clause.group.lemma in language.set_of("acts_of_speech") and _has_object(clause, tags):
        return False
    behind = tags[clause.group.main + 1 : when.start if when is not None else clause.end]
    return when is None or when.start < clause.group.main or "n" not in behind


def _has_object(clause: Clause, tags: str) -> bool:
    """Whether a verb has a thing right behind it, and no clause: found a door, denied the charges."""
    behind = tags[clause.group.main + 1 : clause.end].lstrip("at#")
    if behind[:1] == "p" and tags[clause.end : clause.end + 1] == "T":
        return False  # revealed in a letter that …
    return behind[:1] in ("d", "n", "N", "m", "p") and clause.end - clause.group.main > 2


def is_aside(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a clause only gives a reason or a manner (as he left); not where that ends before it: as a result, …"""
    if clause.opener not in language.set_of("asides"):
        return False
    first = at = clause.group.first
    while at and words[at].low != clause.opener:
        at -= 1
    start = clause.subject.start if clause.subject is not None else first
    return "," not in tags[at : max(start, at)] and tags[first - 1 : first] != ","


def is_worth_telling(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a clause without a date tells of something that somebody did, or will do."""
    group, who = clause.group, clause.subject
    if who is None:
        return False
    if not group.finite:
        return group.going_on and not group.planned and bool(joining(clause, words, tags, language))
    happens = _names_happening(clause, words, tags, language)
    if group.lemma in language.set_of("stative") and not happens:
        return False
    telling = clause.relative or clause.reporter or clause.opener in language.set_of("ordering")
    if clause.opener and not telling:
        return False
    if group.planned or (group.time != "past" and not (group.perfect or group.passive or group.going_on)):
        return False
    first = words[who.start].low
    if clause.relative and first in language.set_of("vague"):
        return False  # others who helped
    if who.end - who.start == 1 and first in language.set_of("dummies") and not happens:
        return False
    thing = any(tag in "nN#dmr" for tag in tags[group.main + 1 : clause.end])
    lasting = words[group.main].low in language.set_of("intransitive_pasts") and first != "it"
    harm = group.lemma in language.set_of("stage_harm")
    if not (group.passive or lasting or thing or harm):
        return False
    return happens or not _is_minor(clause, words, tags, language)


def _is_minor(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a clause tells of a state, or of what people do beside the story: speak, gather, watch."""
    group, who = clause.group, clause.subject
    bare = not any(tag in "nN#" for tag in tags[group.main + 1 : clause.end])
    short = bare and sum(part.end - part.start for part in clause.ranges) <= SHORT
    state = group.time == "present" and not group.perfect
    nobody = who is not None and tags[who.start] == "w"
    minor = short or state or nobody or group.lemma in language.set_of("minor")
    return minor and not stage_of(clause, words, tags, language)


def _names_happening(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a noun says that something happened: there was an attack, the launch took place."""
    group, who = clause.group, clause.subject
    if who is None or group.time != "past" or group.lemma not in language.set_of("happening_verbs"):
        return False
    there = words[who.start].low == "there"
    if group.lemma == "be" and not there:
        return False
    at = head(tags, group.main + 1, clause.end) if there else head(tags, who.start, who.end)
    return at >= 0 and is_happening(words[at].low, language)
