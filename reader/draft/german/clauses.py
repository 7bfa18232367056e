"""Finds the clauses of a German sentence that may tell of an event, and puts their words in normal order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.dates.in_sentences import When
from reader.draft.entities.places import cities
from reader.draft.german.name_evidence import is_title
from reader.draft.german.phrases import Tagged
from reader.draft.german.verbs import is_participle

MOST_ASIDES = 3  # pieces between a subject and its verb: Ada Lund, Chefin der Bahn, die seit Mai klagt, …
_OBJECTS = frozenset("den dem einen einem des diesen diesem ihm ihn ihnen seinen ihren".split())
_WITH_DATE = (
    "te",
    "ten",
    "tes",
    "ter",
    "ene",
    "enen",
    "enes",
    "ener",
)  # how a participle before its noun ends
_COUNTING = frozenset("rund etwa fast knapp mindestens gut circa".split())
_OLD = ("alter", "alte", "altes", "alten", "junger", "junge", "langer", "lange")
_SINGULAR = frozenset("ein eine jede jeder dieses diese".split())
_PLURAL_VERBS = frozenset("haben hatten sind waren wurden werden".split())
_CITED = frozenset("laut gemäß".split())
_BECOMES = ("wurde", "wurden")


class Clause(NamedTuple):
    """A clause by the numbers of its words: from `start` to `end`, its finite verb (None: the words lack one).

    `subject` are the words for whoever does it, where they stand in another place. `auxiliary` is what an aside
    lacks: 1967 gebaut. `inner`: it only tells of a noun.
    """

    start: int
    end: int
    verb: int | None
    subject: tuple[int, ...] = ()
    auxiliary: str = ""
    inner: bool = False


def clauses_of(s: Tagged, dates: Sequence[When]) -> Iterator[Clause]:
    """Every clause with a finite verb that is part of no other, those joined to it by und, and asides with a date."""
    start = 0
    while start < s.end:
        end = s.stop(start)
        behind = _behind_asides(s, start, end)
        if behind is not None:
            begin, stop = behind
            subject = tuple(range(start, end))
            yield from _asides(s, end + 1, begin - 1, subject, dates)
            yield from _joined(s, Clause(begin, stop, begin, subject), dates)
            start = stop + 1
            continue
        verb = s.finite(start, end)
        outer = s.tags[start] not in "bTQ" and not (start and s.is_relative(start, end))
        if outer and verb is not None and (verb > start or _is_behind_clause(s, start)):
            if is_made_known(s, verb, end) and s.tags[end + 1 : end + 2] == "T":
                end = s.stop(end + 1)  # wurde bekannt, dass …
            yield from _joined(s, Clause(start, end, verb), dates)
        start = end + 1


def _behind_asides(s: Tagged, start: int, end: int) -> tuple[int, int] | None:
    """The piece that begins with the verb of a subject before a comma, behind asides: Ada Lund, Chefin, besuchte …"""
    if start or s.finite(start, end) is not None or s.tags[start] in "bTpQ" or s.tags[end : end + 1] != ",":
        return None
    at = end + 1
    for _ in range(MOST_ASIDES):
        stop = s.stop(at)
        if stop >= s.end or s.tags[stop] != ",":
            return None
        at = stop + 1
        if at < s.end and s.is_finite(at):
            return at, s.stop(at)
    return None


def _is_behind_clause(s: Tagged, start: int) -> bool:
    """Whether the piece before is part of this clause: Nachdem es geregnet hatte, stürzte die Brücke ein."""
    before = s.start(start - 1) if start > 1 else -1
    return before == 0 and s.tags[before] in "b"


def is_made_known(s: Tagged, verb: int, end: int) -> bool:
    """Whether a clause tells that something became known: Am Montag wurde bekannt, dass …"""
    return s.is_passive(verb) and any(s.low(k) == "bekannt" for k in range(verb, end))


def _asides(
    s: Tagged, start: int, end: int, subject: tuple[int, ...], dates: Sequence[When]
) -> Iterator[Clause]:
    """What asides tell of a subject with a date: 1967 gebaut und 2009 saniert; die 1967 gebaut wurde."""
    while start < end:
        stop = s.stop(start)
        relative = s.is_relative(start, stop) and s.low(start) in ("der", "die", "das")
        last = s.low(stop - 1)
        verb = stop - 1 if relative and s.is_finite(stop - 1) else None
        if verb is not None and _has_date(start, stop, dates):
            yield Clause(start + 1, stop, verb, subject, "", True)
        elif is_participle(last) and s.finite(start, stop) is None:
            pieces = _parted(s, start, stop, dates)
            plural = s.low(subject[0]) == "die" and s.is_finite(end + 1) and s.low(end + 1).endswith("en")
            for begin, behind in pieces:
                if _has_date(begin, behind, dates):
                    yield Clause(begin, behind, None, subject, _BECOMES[plural], True)
        start = stop + 1


def _joined(s: Tagged, clause: Clause, dates: Sequence[When]) -> Iterator[Clause]:
    """A clause, parted where “und” joins another verb to it: wurde 1967 gebaut und 2009 saniert."""
    verb = clause.verb
    if verb is None:
        return
    pieces = _parted(s, verb + 1, clause.end, dates)
    yield clause._replace(end=pieces[0][1])
    subject = clause.subject or tuple(range(clause.start, verb))
    for begin, end in pieces[1:]:
        if s.is_finite(begin):
            yield Clause(begin, end, begin, subject)
        else:
            yield Clause(begin, end, None, subject, s.words[verb].written)


def _parted(s: Tagged, start: int, end: int, dates: Sequence[When]) -> list[tuple[int, int]]:
    """The words of a clause in pieces, each with a verb of its own behind “und”, and each with a date or a verb."""
    cuts = []
    for k in range(start + 1, end - 1):
        if s.low(k) != "und":
            continue
        finite = s.is_finite(k + 1) and not s.words[k + 1].capital and s.tags[k + 1] != "n"
        dated = is_participle(s.low(k - 1)) and _has_date(start, k, dates) and _has_date(k, end, dates)
        if finite or (dated and is_participle(s.low(end - 1))):
            cuts.append(k)
    begins = [start, *(k + 1 for k in cuts)]
    return list(zip(begins, [*cuts, end], strict=True))


def _has_date(start: int, end: int, dates: Sequence[When]) -> bool:
    return any(start <= each.start < end for each in dates)


def is_of_noun(s: Tagged, when: When) -> bool:
    """Whether a date belongs to a noun, and to no verb: das 1967 gebaute Bad."""
    behind = when.end
    if behind + 1 >= s.end or s.words[behind].capital or s.tags[behind + 1] != "N":
        return False
    return s.low(behind).endswith(_WITH_DATE) and s.tags[when.start - 1 : when.start] in ("d", "n")


def ordered(s: Tagged, clause: Clause, gone: frozenset[int]) -> list[int] | None:
    """The words of a clause without those that are gone, whoever does it first, then the verb; None without them."""
    verb = clause.verb
    if clause.subject:
        rest = [k for k in range(clause.start, clause.end) if k != verb and k not in gone]
        subject = [k for k in clause.subject if k not in gone]
        return [*subject, *([] if verb is None else [verb]), *rest]
    if verb is None:
        return None
    before = [k for k in range(clause.start, verb) if k not in gone]
    rest = [k for k in range(verb + 1, clause.end) if k not in gone]
    while before and s.tags[before[0]] in "c,":
        before.pop(0)
    if before and not _is_adverbial(s, before, verb):
        return [*before, verb, *rest]
    known = is_made_known(s, verb, clause.end)
    subject = [] if known and "T" in s.tags[verb : clause.end] else _subject_behind(s, verb, clause.end, gone)
    if known and not subject and not before:
        return [verb, *rest]
    if not subject:
        return [*before, verb, *rest] if before else None
    if _is_cited(s, before) or (len(before) == 1 and s.low(before[0]) == "es"):
        before = []
    while before and s.tags[before[0]] == "a":
        before.pop(0)
    return [*subject, verb, *before, *(k for k in rest if k not in subject)]


def _is_adverbial(s: Tagged, before: Sequence[int], verb: int) -> bool:
    """Whether the words before a verb are not whoever does it: Bei dem Unfall …, Den Preis …, Dort …"""
    low = s.low(before[0])
    alone = len(before) == 1 and s.tags[before[0]] in "a"
    dummy = low == "es" and len(before) == 1 and s.is_passive(verb)
    cited = any(s.low(k) in s.language.set_of("behind_according") for k in before)
    dummy = dummy or (low in _SINGULAR and s.tags[verb] == "x" and s.low(verb) in _PLURAL_VERBS)
    return s.tags[before[0]] == "p" or low in _OBJECTS or alone or dummy or cited


def _is_cited(s: Tagged, before: Sequence[int]) -> bool:
    """Whether words only say by whom something is known: Nach Angaben der Polizei; laut Ada Lund; Lund zufolge."""
    views = s.language.set_of("views")
    lows = [s.low(k) for k in before]
    if any(low in _CITED or low in s.language.set_of("behind_according") for low in lows):
        return True
    return (
        bool(lows) and lows[0] == "nach" and any(low in views or low.endswith("angaben") for low in lows[1:4])
    )


def _subject_behind(s: Tagged, verb: int, end: int, gone: frozenset[int]) -> list[int]:
    """The words for whoever does it behind a verb, those for when, where and to whom before them apart."""
    k = verb + 1
    while k < end:
        if s.low(k) in _COUNTING and s.tags[k + 1 : k + 2] in ("#", "d"):
            break
        if k in gone or s.tags[k] in "a," or s.low(k) in ("sich", "es"):
            k += 1
        elif s.tags[k] == "p" or s.low(k) in _OBJECTS:
            k = max(_phrase_end(s, k + (s.tags[k] == "p"), end), k + 1)
        else:
            break
    if k < end and s.tags[k] == "r":
        return [k]
    behind = _phrase_end(s, k, end)
    if k < behind < end - 1 and s.low(behind) in ("der", "des", "von", "vom") and s.tags[behind + 1] in "Nnd":
        behind = _phrase_end(s, behind + 1, end)
    found = [at for at in range(k, behind) if at not in gone]
    if any(s.tags[at] == "N" for at in found):
        return found
    return [verb + 1] if s.low(verb + 1) == "es" else []


def _phrase_end(s: Tagged, start: int, end: int) -> int:
    """Where an article, what describes a noun, and the noun end."""
    k = start
    while k < end and s.low(k) in _COUNTING:
        k += 1
    while k < end and s.tags[k] in "d#":
        k += 1
    while k < end and s.tags[k] in "nv" and s.tags[k + 1 : k + 2] in ("N", "n", "v"):
        k += 1
    while k < end and s.tags[k] in "N()" and _goes_on(s, start, k):
        k += 1
    if k < end and s.tags[k - 1 : k + 1] == "N#" and s.tags[k + 1 : k + 2] not in ("N", "n"):
        return k + 1  # Tempo 30
    if k + 1 < end and s.low(k).endswith(_OLD) and s.tags[k - 1 : k + 2] == "NnN":
        return k + 2  # ein 43 Jahre alter Mann
    return k


def _goes_on(s: Tagged, start: int, k: int) -> bool:
    """Whether a capital goes on with a phrase: die Autorin Ada Lund; not: Nun legte die Stadt Protest ein."""
    if k == start or s.tags[k - 1 : k + 1] != "NN" or s.tags[start] != "d":
        return True
    names = s.language.set_of("masculine_names") | s.language.set_of("feminine_names")
    named = s.low(k) in names or s.low(k - 1) in names or s.words[k].written in cities()
    return named or is_title(s.words[k - 1], s.language) or s.tags[k - 2] == "N"
