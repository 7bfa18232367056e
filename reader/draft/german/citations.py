"""Finds what somebody is cited for in German without a verb of saying: laut, zufolge, so X, the Konjunktiv."""

from __future__ import annotations

from reader.draft.german.phrases import Tagged
from reader.draft.german.verbs import is_participle
from reader.draft.grammar import Frame, WordRange

ACCORDING, INVERTED, REPORTED, HEARSAY, CALLED = 0.85, 0.85, 0.65, 0.55, 0.75
_SECOND = frozenset("hätte hätten wäre wären müssten könnten würden dürften gäbe würde lägen sollten".split())
_OUGHT = frozenset(["soll", "sollen"])
LONG_RUN = 4  # words in quotation marks that are next to always somebody’s
_CALLING = tuple(
    """bezeichn nann nennt genannt wert gewertet bewert beurteil sieht sah sehen betracht würdig gewürdigt lob gelobt
    beschr geschildert schilder begrüß verurteil attackier kritisier charakterisier einstuf eingestuft gesehen empf
    deut diffamier beschimpf verteidig geißel abgetan zurückgewiesen tat tut wies interpretier versteh verst titul
    gebrandmarkt brandmark apostroph lehn abgelehnt gepriesen pries feier gefeiert""".split()
)
_FIRST_PERSON = frozenset("ich wir du mir mich uns".split())


def cited(s: Tagged, at: int) -> Frame | None:
    """Laut X …; nach Angaben von X …; X zufolge …; …, so X."""
    low, language = s.low(at), s.language
    if low in language.set_of("according"):
        who = s.phrase(at + 1, s.end)
        return None if who is None else _frame(s, WordRange(at, at + 1), who, at, who.end)
    if at + 1 < s.end and (low == "nach" or (low == "aus" and s.low(at + 1) == "sicht")):
        return _by_view(s, at)
    if low in language.set_of("views") and at and s.tags[at - 1] == "d" and s.low(at + 1) == "nach":
        return _frame(
            s, WordRange(at, at + 2), WordRange(at - 1, at + 1), at - 1, at + 2
        )  # seiner Ansicht nach
    if low in language.set_of("behind_according") and at:
        start = at
        while (start and s.tags[start - 1] in "Nnd#r()Q") or s.low(start - 1) in ("von", "vom", "aus"):
            start -= 1
        who = s.phrase(start, at)
        return None if who is None else _frame(s, WordRange(at, at + 1), who, start, at + 1)
    if low == "so" and (s.tags[at - 1 : at] == "Q" or (at > 1 and s.tags[at - 1] == ",")):
        return _so(s, at)
    return None


def called(s: Tagged, at: int) -> Frame | None:
    """What somebody calls something in quotation marks: X wertete das als „Erfolg“."""
    if s.tags[at] != "Q" or "als" not in (s.low(at - 1), s.low(at - 2)):
        return None
    start, stop = s.start(at), s.stop(at)
    verb = s.finite(start, stop)
    if verb is None and start:
        verb = s.finite(s.start(start - 1), start)
    if verb is None:
        verb = s.finite(0, start)
    if verb is None:
        return None
    calling = any(s.low(k).startswith(_CALLING) for k in range(start, stop)) or s.low(verb).startswith(
        _CALLING
    )
    if not calling and s.words[at].written.count(" ") < LONG_RUN - 1:
        return None
    passive = s.is_passive(verb) and is_participle(s.low(stop - 1))
    who = s.agent(start, stop) if passive else s.subject(verb)
    if who is None or who.end > at > who.start:
        return None
    return Frame("als", "q", WordRange(verb, verb + 1), who, (WordRange(at, at + 1),), weight=CALLED)


def _by_view(s: Tagged, at: int) -> Frame | None:
    """Nach Angaben von X, nach Ansicht des X, nach den Worten des X, nach X’ Angaben."""
    views = s.language.set_of("views")
    for k in range(at + 1, min(at + 4, s.end)):
        if (
            s.low(k) in views
            or s.low(k) == "sicht"
            or s.low(k).endswith(("angaben", "aussagen", "informationen", "berichten", "ansicht"))
        ):
            if s.low(k - 1) in ("eigenen", "eigener", "eigenem"):
                verb = s.finite(k + 1, s.end)
                who = s.subject(verb) if verb is not None else None
                return (
                    None
                    if who is None
                    else _frame(s, WordRange(at, k + 1), WordRange(at + 1, k + 1), at, k + 1)
                )
            if s.tags[at + 1] == "N" and k > at + 1:  # nach Schäubles Ansicht
                return _frame(s, WordRange(at, k + 1), WordRange(at + 1, k), at, k + 1)
            begin = k + 1 + (s.low(k + 1) in ("von", "vom"))
            who = s.phrase(begin, s.end) if s.tags[begin : begin + 1] in ("d", "N", "n", "Q") else None
            if who is None or who.start != begin:
                return (
                    None
                    if k == at + 1 and s.tags[k] != "N"
                    else _frame(s, WordRange(at, at + 1), WordRange(at + 1, k + 1), at, k + 1)
                )
            return _frame(s, WordRange(at, k + 1), who, at, who.end)
        if s.tags[k] not in "dnN":
            return None
    return None


def _so(s: Tagged, at: int) -> Frame | None:
    who = s.phrase(at + 1, s.end)
    if who is None or s.finite(at + 1, who.start) is not None:
        return None
    stop = s.stop(who.end)
    while stop > who.end and s.tags[stop - 1] in "a":
        stop -= 1
    following = s.stop(who.end)
    if s.finite(who.end, following) is not None:
        return None
    cue = WordRange(at, at + 1)
    if s.tags[at - 1] == "Q":
        left = WordRange(at - 1, at)
    elif s.tags[at - 2] == "Q" and (at == 2 or s.tags[at - 3] in ":.;"):
        left = WordRange(at - 2, at - 1)
    else:
        first = max(s.tags.rfind(mark, 0, at - 1) for mark in ":;") + 1
        left = WordRange(first, at - 1)
    parts = [left]
    if following < s.end and s.tags[following] == ":":
        if s.tags[following + 1 : following + 2] == "Q":
            parts = [WordRange(following + 1, s.end)]
    elif following + 1 < s.end:
        parts.append(WordRange(following + 1, s.end))
    quoted = "Q" in s.tags[left.start : left.end]
    return Frame(
        "so",
        "inv" if quoted else "last",
        cue,
        who,
        tuple(p for p in parts if p.end > p.start),
        weight=INVERTED,
    )


def _frame(s: Tagged, cue: WordRange, who: WordRange, start: int, behind: int) -> Frame | None:
    """What somebody is cited for: the rest of the clause, on both sides."""
    first = _clause_start(s, start)
    while first < start and s.tags[first] in "ac,":
        first += 1
    end = s.end
    if first and s.is_relative(s.start(start), s.stop(behind)):
        end = s.stop(behind)
    parts = []
    if start > first:
        parts.append(WordRange(first, start - 1 if s.tags[start - 1] == "," else start))
    follow = behind + (s.tags[behind : behind + 1] == ",")
    if end > follow:
        parts.append(WordRange(follow, end))
    parts = [part for part in parts if part.end > part.start]
    return Frame("laut", "first", cue, who, tuple(parts), weight=ACCORDING) if parts else None


def _clause_start(s: Tagged, at: int) -> int:
    """Where the clause that cites begins: that of a relative clause or behind “dass”, else the sentence."""
    begin = s.start(at)
    if begin and (s.tags[begin] == "T" or s.is_relative(begin, s.stop(at))):
        return begin + (s.tags[begin] == "T")
    return max(s.tags.rfind(mark, 0, at) for mark in ":;") + 1


def carried(s: Tagged) -> Frame | None:
    """A whole sentence in the Konjunktiv, or with “soll … haben”: still by whoever was reported before."""
    if not s.end or s.tags[0] == "Q" or any(s.low(k) in _FIRST_PERSON for k in range(s.end)):
        return None
    main = s.finite(1, s.stop(0)) if s.low(0) in ("demnach", "danach") else _main_verb(s)
    if main is None or main == 0:
        return None
    low = s.low(main)
    if low in _OUGHT and not _ends_perfect(s):
        return None
    last = s.start(s.end - 1)
    told = last and s.low(last) in ("hieß", "heißt") and s.low(last + 1) == "es"  # …, hieß es weiter
    end = last - 1 if told else s.end
    weight = REPORTED if low in s.language.set_of("subjunctive") and low not in _SECOND else HEARSAY
    return Frame(
        "konjunktiv", "carried", WordRange(main, main + 1), None, (WordRange(0, end),), weight=weight
    )


def _main_verb(s: Tagged) -> int | None:
    """The verb in the Konjunktiv, or “soll”, of the first clause of a sentence that is part of no other."""
    forms = s.language.set_of("subjunctive") | _SECOND | _OUGHT
    start = 0
    while start < s.end:
        end = s.stop(start)
        if s.tags[start] not in "bT" and not (start and s.is_relative(start, end)):
            verb = next((k for k in range(start, end) if s.low(k) in forms and not s.words[k].capital), None)
            if verb is not None or s.finite(start, end) is not None:
                return verb
        start = end + 1
    return None


def _ends_perfect(s: Tagged) -> bool:
    """Whether a sentence ends with “gewesen sein” or “getötet haben”."""
    return (
        s.end > 3
        and s.low(s.end - 1) in ("sein", "haben")
        and (is_participle(s.low(s.end - 2)) or s.low(s.end - 2) in ("worden", "gewesen"))
    )
