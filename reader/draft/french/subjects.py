"""Finds the words for whoever does what a French verb tells, where they stand before it."""

from __future__ import annotations

from reader.draft.french.phrases import Tagged
from reader.draft.french.verb_groups import VerbGroup, verb_group, verb_start
from reader.draft.grammar import WordRange


def subject_of(s: Tagged, group: VerbGroup) -> WordRange | None:
    """Who does what a verb group tells: a pronoun in it, or the words before it."""
    return group.subject or words_before(s, group.start)


def words_before(s: Tagged, at: int) -> WordRange | None:
    """The words before a verb that are its subject."""
    while at and s.tags[at - 1] == "a":
        at -= 1
    if not at:
        return None
    if s.tags[at - 1] == "r":
        return WordRange(at - 1, at)
    if s.low(at - 1) == "qui":
        stop = at - 1 - (s.tags[at - 2 : at - 1] == ",")
        return _ending(s, stop)
    if s.tags[at - 1] == ",":
        return _over_aside(s, at - 1)
    if s.tags[at - 1] == "c":
        return _of_clause_before(s, at - 1)
    return _ending(s, at)


def _of_clause_before(s: Tagged, at: int) -> WordRange | None:
    """The subject of the clause to which “et” joins another verb."""
    said = next((group for k in range(at - 1, -1, -1) if (group := verb_group(s, k)) is not None), None)
    if said is not None:
        return subject_of(s, said)
    verb = next((k for k in range(at - 1, -1, -1) if s.tags[k] == "x"), None)
    return None if verb is None else words_before(s, verb_start(s, verb))


def _over_aside(s: Tagged, comma: int) -> WordRange | None:
    """The subject before one or two asides between commas: Paul Vidal, maire de Brest, a dit."""
    for _ in range(3):
        opening = next((k for k in range(comma - 1, -1, -1) if s.tags[k] == ","), None)
        if opening is None:
            return None
        who = _ending(s, opening)
        if who is not None and (s.tags[who.start] == "d" or "N" in s.tags[who.start : who.end]):
            return s.with_name(who)
        comma = opening
    return None


def _ending(s: Tagged, end: int) -> WordRange | None:
    """The longest phrase that ends right before `end`, and begins its piece or follows a preposition’s words."""
    low = end
    while low and (s.tags[low - 1] in "dnN#p()" or (s.low(low - 1) == "et" and low > 1)):
        low -= 1
    whole = range(low, end)
    for start in whole:
        if s.tags[start] == "p" and start == low:
            continue
        if start > low and s.tags[start] not in "dN":
            continue
        if start > low and (s.tags[start - 1] in "pc#" or (s.tags[start - 1] == "d")):
            continue
        if start > low and s.tags[start] == "N" and s.tags[start - 1] == "N":
            continue
        who = s.phrase(start, end)
        if who is not None and who.end == end:
            return who
    return None
