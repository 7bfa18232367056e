"""Finds the clauses of a French sentence that may tell of an event: the main one, those joined to it, asides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.dates.in_sentences import When
from reader.draft.french.citations import is_hearsay
from reader.draft.french.phrases import Tagged
from reader.draft.french.verb_groups import verb_group
from reader.draft.french.verbs import is_future, is_infinitive, is_participle, is_past
from reader.model.article import EventState

FEWEST = 3  # words of a clause
MOST_ASIDES = 3  # pieces between the subject and its verb: Paul Vidal, maire de Brest, né en 1967, a dit
_PERFECT = frozenset("a ont est sont avait avaient était étaient fut furent a été".split())
_PLANNING = frozenset("doit doivent devrait devraient va vont devra devront pourrait pourraient".split())
_BEFORE_VERB = frozenset("n' l' le la les en y lui leur".split())
_PLURAL = frozenset("les des ces ses leurs nos deux trois quatre cinq six plusieurs".split())
MOVING = frozenset(
    """né née nés nées mort morte morts mortes décédé décédée décédés arrivé arrivée arrivés venu venue venus parti
    partie partis entré entrée entrés devenu devenue devenus allé allée allés sorti sortie sortis tombé tombée tombés
    revenu revenue revenus survenu survenue survenus intervenu intervenue parvenu parvenue passé passée passés monté
    montée descendu descendue retourné retournée""".split()
)
"""Participles that go with être, and are no passive then."""
_AHEAD = ("prévu", "attendu", "programmé", "annoncé")  # participles of what is still to come
_LASTING = frozenset(
    "âgé âgée âgés âgées situé située situés situées dit dite connu connue basé basée disparu disparue".split()
)


_ALSO_NOUNS = frozenset(
    """arrêté arrêtée arrêtés blessé blessée blessés accusé accusée accusés passé passée entrée entrées partie parties
    sortie sorties arrivée arrivées découverte découvertes délégué délégués traité traitée retraité décrété""".split()
)
"""Participles behind an auxiliary that are nouns elsewhere."""


class _Verb(NamedTuple):
    """A finite verb, the last word of its group, and whether what it tells was, will be or is alleged.

    `state` is None for a present, which its date decides.
    """

    start: int
    last: int
    state: EventState | None


class Clause(NamedTuple):
    """The words of a clause by number, its subject first; `verb` and `last` are places among them.

    `front` is where a date of the clause may stand before it. `inner`: it only tells of a noun. `auxiliary` is what
    the verb lacks to be one: construit en 1967.
    """

    words: tuple[int, ...]
    verb: int
    last: int
    state: EventState | None
    front: int
    inner: bool = False
    auxiliary: str = ""

    def holds(self, when: When) -> bool:
        """Whether a date is one of this clause."""
        return when.start in self.words or self.front <= when.start < self.words[0]


def clauses_of(s: Tagged, dates: Sequence[When]) -> Iterator[Clause]:
    """The main clause of a sentence, those joined to it, and what its asides tell with a date, in order."""
    front, start, opening = _opening(s, dates)
    stop = s.stop(start)
    asides: list[tuple[int, int]] = []
    verb, resumed = _verb(s, start, stop), start
    if verb is None:
        asides, resumed, verb = _behind_asides(s, stop)
    if verb is None:
        return
    end = _end(s, verb)
    subject = list(range(start, verb.start if not asides else stop))
    while subject and (
        s.tags[subject[-1]] in "m,a" or s.low(subject[-1]) in _BEFORE_VERB - {"la", "le", "les"}
    ):
        subject.pop()
    named = [*range(asides[0][0] - 1, asides[-1][1] + 1)] if asides and _names_it(s, start, asides) else []
    words = [*range(start, stop), *named, *range(resumed, end)] if asides else [*range(start, end)]
    found = list(_joined(s, words, subject, verb, front, dates))
    for begin, behind in [*opening, *asides]:
        found += _told_by_aside(s, begin, behind, subject, dates)
    yield from sorted(found, key=lambda clause: clause.words[clause.last])


def _opening(s: Tagged, dates: Sequence[When]) -> tuple[int, int, list[tuple[int, int]]]:
    """Where dates of the main clause may stand first, where it begins, and the pieces with a participle before it."""
    front = start = 0
    participles = []
    for _ in range(3):
        stop = s.stop(start)
        named = start > 0 and s.low(0) in ("selon", "d'", "pour", "aux") and set(s.tags[start:stop]) == {"N"}
        if stop < s.end and s.tags[stop] == "," and (named or _opens(s, start, stop, dates)):
            if _begins_with_participle(s, start):
                front = stop + 1
                participles.append((start, stop))
            start = stop + 1
    return front, start, participles


def _opens(s: Tagged, start: int, stop: int, dates: Sequence[When]) -> bool:
    """Whether a clause only begins with when or where it was: Vendredi, …; À Brest, …; Il y a deux ans, …"""
    if any(each.start <= start and each.end >= stop - 1 for each in dates):
        return True
    if s.low(start) in ("aux", "au"):
        return True  # aux yeux de la maire, …
    verbless = not any(s.tags[k] == "x" for k in range(start, stop)) and _verb(s, start, stop) is None
    return verbless and (s.tags[start] in "pbat#" or _begins_with_participle(s, start))


def _begins_with_participle(s: Tagged, start: int) -> bool:
    written = s.tags[start : start + 1] == "n" or (not start and s.tags[:1] == "N")
    return written and is_participle(s.low(start), s.language)


def _behind_asides(s: Tagged, comma: int) -> tuple[list[tuple[int, int]], int, _Verb | None]:
    """The pieces between a subject and its verb, where the clause goes on behind them, and the verb."""
    asides: list[tuple[int, int]] = []
    while comma < s.end and s.tags[comma] == "," and len(asides) <= MOST_ASIDES:
        at = comma + 1
        verb = _verb(s, comma, s.stop(at))
        if verb is not None and asides and _begins_with_verb(s, at, verb.start):
            return asides, at, verb
        comma = s.stop(at)
        asides.append((at, comma))
    return [], 0, None


def _begins_with_verb(s: Tagged, start: int, verb: int) -> bool:
    """Whether nothing but what hangs on a verb stands before it: ne, se, l’."""
    return all(s.tags[k] in "ma" or s.low(k) in _BEFORE_VERB for k in range(start, verb))


def _names_it(s: Tagged, start: int, asides: Sequence[tuple[int, int]]) -> bool:
    """Whether an aside names whom the subject describes: la maire, Anne Morel, …"""
    begin, behind = asides[0]
    if _begins_with_participle(s, begin):
        return False
    return len(asides) == 1 and s.tags[start] == "d" and "N" in s.tags[begin:behind] and s.tags[begin] in "Nn"


def _end(s: Tagged, verb: _Verb) -> int:
    end = s.end
    for k in range(verb.last + 1, s.end):
        if s.tags[k] in ";:w" or (
            s.tags[k] == ","
            and (s.tags[k + 1 : k + 2] in "wcbraxmpT" or verb_group(s, k + 1) or _is_told_of(s, k + 1))
        ):
            end = k
            break
    while end > verb.last + 1 and s.tags[end - 1] in ",c":
        end -= 1
    return end


def _is_told_of(s: Tagged, at: int) -> bool:
    """Whether a participle only tells of the noun before its comma: pour le meurtre de X, disparu en 2019."""
    joined = any(s.low(k) == "et" and _may_be_joined(s, k + 1) for k in range(at + 1, s.end - 1))
    return _may_be_joined(s, at) and not joined


def _joined(
    s: Tagged, words: Sequence[int], subject: Sequence[int], verb: _Verb, front: int, dates: Sequence[When]
) -> Iterator[Clause]:
    """A clause, parted where another verb with its own date is joined to it: construit en 1967 et rénové en 2009."""
    end = words[-1] + 1
    group = list(range(verb.start, verb.last)) if verb.last > verb.start else []
    at = _next_verb(s, verb.last + 1, end, bool(group), dates)
    until = end if at is None else at
    first = [k for k in words if k < until]
    while first and first[-1] > verb.last and s.tags[first[-1]] in "c,":
        first.pop()
    yield Clause(tuple(first), first.index(verb.start), first.index(verb.last), verb.state, front)
    while at is not None:
        begin = at + 1
        while s.tags[begin] in "ca,":
            begin += 1
        following = _next_verb(s, begin + 1, end, bool(group), dates)
        told = list(range(begin, end if following is None else following))
        participle = next((k for k in told if _may_be_joined(s, k)), None)
        own = _verb(s, begin - 1, told[-1] + 1)
        if own is not None and _begins_with_verb(s, begin, own.start):
            clause = [*subject, *told]
            yield Clause(tuple(clause), clause.index(own.start), clause.index(own.last), own.state, begin)
        elif own is not None:
            yield Clause(tuple(told), told.index(own.start), told.index(own.last), own.state, begin)
        elif participle is not None:
            clause = [*subject, *group, *told]
            yield Clause(tuple(clause), clause.index(verb.start), clause.index(participle), verb.state, begin)
        at = following


def _next_verb(s: Tagged, start: int, end: int, perfect: bool, dates: Sequence[When]) -> int | None:
    """The “et” or comma behind which another verb with a date of its own stands, where a date stands before it, too."""
    if not any(each.start < end for each in dates):
        return None
    for k in range(start, end - 1):
        listed = s.tags[k] == "," and any(
            s.low(j) == "et" and _may_be_joined(s, j + 1) for j in range(k + 2, end - 1)
        )
        if not (listed or s.low(k) in ("et", "puis")):
            continue
        before = any(start - 1 <= each.start < k for each in dates) or any(
            each.start < start for each in dates
        )
        if not before or not any(k < each.start < end for each in dates):
            continue
        at = k + 1
        while at < end and (s.tags[at] in "a" or any(at in each.span for each in dates)):
            at += 1
        if perfect and at < end and _may_be_joined(s, at):
            return k
        verb = _verb(s, k, end) if s.tags[k] == "c" else None
        if verb is not None and (_begins_with_verb(s, k + 1, verb.start) or s.tags[k + 1] in "dNr"):
            return k
    return None


def _may_be_joined(s: Tagged, at: int) -> bool:
    return s.tags[at] == "n" and is_participle(s.low(at), s.language) and s.tags[at - 1] not in "dp"


def _told_by_aside(
    s: Tagged, begin: int, end: int, subject: Sequence[int], dates: Sequence[When]
) -> Iterator[Clause]:
    """What an aside tells with a date: construit en 1967; qui a ouvert en 1967."""
    if not subject:
        return
    if s.low(begin) == "qui":
        verb = _verb(s, begin, end)
        if verb is not None:
            words = [*subject, *range(begin + 1, end)]
            found = Clause(
                tuple(words), words.index(verb.start), words.index(verb.last), verb.state, begin, True
            )
            yield from _with_date([found], dates)
        return
    plural = s.low(subject[0]) in _PLURAL
    at: int | None = begin
    while at is not None and _begins_with_participle(s, at) and s.low(at) not in _LASTING:
        behind = next(
            (k for k in range(at + 1, end - 1) if s.low(k) == "et" and _may_be_joined(s, k + 1)), None
        )
        words = [*subject, *range(at, end if behind is None else behind)]
        since = any(each.start in words and each.expression.prefix == "since" for each in dates)
        being = (" sont", " est") if since or s.low(at) in MOVING else (" ont été", " a été")
        place = words.index(at)
        clause = Clause(tuple(words), place, place, EventState.HAPPENED, at, True, being[not plural])
        yield from _with_date([clause], dates)
        at = None if behind is None else behind + 1


def _with_date(clauses: Sequence[Clause], dates: Sequence[When]) -> Iterator[Clause]:
    for clause in clauses:
        if any(each.start in clause.words[clause.verb :] for each in dates):
            yield clause


def _verb(s: Tagged, start: int, end: int) -> _Verb | None:
    """The finite verb of a clause that tells of something done, planned or alleged."""
    for k in range(start + 1, end):
        low = s.low(k)
        if s.tags[k] in "Tw":
            return None
        if is_hearsay(s, k, k + 5) and low in ("aurait", "auraient", "serait", "seraient"):
            return _Verb(k, _participle(s, k, end) or k, EventState.ALLEGED)
        if low in _PERFECT and (last := _participle(s, k, end)) is not None:
            ahead = low in ("est", "sont") and s.low(last).startswith(_AHEAD)
            return _Verb(k, last, EventState.PLANNED if ahead else EventState.HAPPENED)
        if low in _PLANNING and any(is_infinitive(s.low(j)) for j in range(k + 1, min(k + 5, end))):
            return _Verb(k, k, EventState.PLANNED)
        if s.tags[k] == "x" and is_future(low):
            return _Verb(k, k, EventState.PLANNED)
        if s.tags[k] == "n" and s.tags[k - 1] in "nN)a#mr," and not s.words[k].capital:
            if is_past(low, s.language) or _may_be_past(s, k):
                return _Verb(k, k, EventState.HAPPENED)
            if is_future(low) and not low.endswith(("tra", "éra")):
                return _Verb(k, k, EventState.PLANNED)
            if low in s.language.verbs["presents"]:
                return _Verb(k, k, None)
        if s.tags[k] == "x":
            return None
    return None


def _may_be_past(s: Tagged, at: int) -> bool:
    """Whether a word looks like a verb in the past historic, and stands where one does: le pont céda en 1912."""
    low = s.low(at)
    stands = s.tags[at - 1] in "nNr" and s.tags[at + 1 : at + 2] in ("d", "p", "a", "t", "#", "")
    return stands and low.endswith("a") and len(low) > 3 and not is_future(low)


def _participle(s: Tagged, auxiliary: int, end: int) -> int | None:
    k = auxiliary + 1
    while k < end and (s.tags[k] in "a" or s.low(k) in ("été", "il", "elle") or s.low(k).endswith("ment")):
        k += 1
    done = k < end and (is_participle(s.low(k), s.language) or s.low(k) in _ALSO_NOUNS)
    return k if done else None
