"""Finds what somebody is cited for in French without a verb of saying: selon, d’après, pour, the conditional."""

from __future__ import annotations

from reader.draft.french.phrases import Tagged
from reader.draft.french.verb_groups import verb_group
from reader.draft.french.verbs import is_future, is_participle, is_past
from reader.draft.grammar import Frame, WordRange

ACCORDING, VIEWED, REPORTED = 0.85, 0.75, 0.65
_VIEWS = frozenset("avis aveu dire dires yeux sens opinion".split())
_HEARSAY = frozenset("aurait auraient serait seraient".split())
_TOLD = frozenset("a ont fut furent était étaient avait avaient".split())
_THOUGHT = frozenset(
    "est sont faut doit doivent peut peuvent serait seraient faudrait devrait pourrait".split()
)
_FIRST_PERSON = frozenset("je j' nous me m' mon ma mes notre nos".split())


def cited(s: Tagged, at: int) -> Frame | None:
    """Selon X, …; …, d’après X; de l’avis de X; à en croire X; pour X, « … »; a-t-on appris de source policière."""
    found = _citing(s, at)
    if found is None:
        return None
    cue, begin = found
    who = s.with_name(s.phrase(begin, s.end))
    if who is None or not s.may_speak(who):
        return None
    end = s.stop(who.end)
    while end < s.end and s.tags[end] == "," and cue.start == 0 and _is_aside(s, end + 1):
        end = s.stop(end + 1)  # selon Paul Vidal, maire de Brest, …
    if s.low(at) == "pour" and not _is_view(s, at, end):
        return None
    learnt = any(s.low(k) == "appris" for k in range(s.start(at), at))  # a-t-on appris de source policière
    return _frame(s, cue, who, s.start(at) if learnt else cue.start, end)


def _is_aside(s: Tagged, start: int) -> bool:
    """Whether a piece between commas tells what somebody is: maire de Brest."""
    end = s.stop(start)
    if end >= s.end or start >= s.end:
        return False
    if s.low(start) == "qui" or (s.tags[start] == "n" and is_participle(s.low(start), s.language)):
        return True
    told = s.language.people | {"ans"}
    return s.tags[start] in "dn#" and any(s.low(k) in told for k in range(start, end))


def _citing(s: Tagged, at: int) -> tuple[WordRange, int] | None:
    """The words that cite at a place, and where those for whom they cite begin."""
    low = s.low(at)
    if low in s.language.set_of("according") and s.tags[at + 1 : at + 2] not in ("T", "w"):
        return WordRange(at, at + 1), at + 1
    if low == "d'" and s.low(at + 1) == "après":
        return WordRange(at, at + 2), at + 2
    if low == "à" and s.low(at + 1) == "en" and s.low(at + 2) == "croire":
        return WordRange(at, at + 3), at + 3
    if low in ("de", "à", "au", "aux", "d'"):
        view = next((k for k in range(at + 1, min(at + 3, s.end)) if s.low(k) in _VIEWS), None)
        if view is not None and s.low(view + 1) in ("de", "du", "des", "d'"):
            return WordRange(at, view + 1), view + 1 + (s.low(view + 1) in ("de", "d'"))
    if low == "auprès" and s.low(at - 1) == "appris":
        return WordRange(at - 1, at + 1), at + 1 + (s.low(at + 1) in ("de", "d'"))
    if low == "source" and s.low(at - 1) == "de" and s.tags[at + 1 : at + 2] == "n":
        return WordRange(at - 1, at), at
    return (WordRange(at, at + 1), at + 1) if low == "pour" else None


def _is_view(s: Tagged, at: int, end: int) -> bool:
    """Whether “pour X” begins a clause, and behind it stand words in quotation marks, or what X thinks of something."""
    begins = at == 0 or s.tags[at - 1] == ":"
    if not begins or s.tags[end : end + 1] != "," or not s.may_speak(s.phrase(at + 1, end)):
        return False
    if "Q" in s.tags[end:]:
        return True
    clause = range(end + 1, s.end)
    if any(s.low(k) in _TOLD or is_past(s.low(k), s.language) for k in clause):
        return False
    described = any(s.low(k) in s.language.people for k in range(at, end))
    return described or any(s.low(k) in _THOUGHT or is_future(s.low(k)) for k in clause)


def _frame(s: Tagged, cue: WordRange, who: WordRange, start: int, end: int) -> Frame | None:
    """What somebody is cited for: the rest of the clause, on both sides."""
    quoted = start > 1 and s.tags[start - 2 : start] == "Q:"  # « … » : pour X, …
    first = max(s.tags.rfind(mark, 0, start) for mark in ":;") + 1
    last = next((k for k in range(end, s.end) if s.tags[k] in ":;"), s.end)
    while first < start and s.tags[first] in "c,":
        first += 1
    left = start - (s.tags[start - 1 : start] == ",") if start else start
    parts = [WordRange(first, left)] if left - first > 1 or "Q" in s.tags[first:left] else []
    if quoted:
        parts = [WordRange(start - 2, start - 1)]
    right = end + (s.tags[end : end + 1] == ",")
    if s.tags[right : right + 2] == "a,":
        right += 2  # selon lui, pourtant, …
    if s.tags[right : right + 1] == ":" and not parts:
        right, last = right + 1, s.end
    if last - right > 1 or "Q" in s.tags[right:last]:
        parts.append(WordRange(right, last))
    if not parts:
        return None
    weight = VIEWED if s.low(cue.start) == "pour" else ACCORDING
    return Frame("selon", "first" if not start or quoted else "last", cue, who, tuple(parts), weight=weight)


def compared(s: Tagged, at: int) -> Frame | None:
    """Comme l’a annoncé X, …; …, comme l’explique X; …, comme X l’a annoncé."""
    if s.low(at) != "comme":
        return None
    end = s.stop(at)
    group = next((found for k in range(at + 1, end) if (found := verb_group(s, k)) is not None), None)
    if group is None:
        return None
    who = group.subject or s.behind(group.end) or s.phrase(at + 1, group.start)
    if who is None or not s.may_speak(who):
        return None
    return _frame(s, WordRange(group.cue, group.cue + 1), who, at, end)


def carried(s: Tagged) -> Frame | None:
    """A whole sentence in the conditional of hearsay: still by whoever was reported before."""
    if (
        not s.end
        or s.tags[0] in "Qb"
        or any(s.low(k) in _FIRST_PERSON or s.low(k) == "si" for k in range(s.end))
    ):
        return None
    verb = next((k for k in range(s.end) if s.low(k) in _HEARSAY), None)
    if verb is None or any(s.tags[k] in "xTw" for k in range(verb)):
        return None
    return Frame(
        "conditionnel", "carried", WordRange(verb, verb + 1), None, (WordRange(0, s.end),), weight=REPORTED
    )


def is_hearsay(s: Tagged, start: int, end: int) -> bool:
    """Whether a clause says what is only said to have been: il aurait pris la fuite."""
    end = min(end, s.end)
    for k in range(start, end):
        if s.low(k) in _HEARSAY:
            behind = k + 1
            while behind < end and (s.tags[behind] in "ar" or s.low(behind) == "été"):
                behind += 1
            return behind < end and is_participle(s.low(behind), s.language)
    return False
