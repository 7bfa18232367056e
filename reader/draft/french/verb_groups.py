"""Finds French verbs of saying with all that belongs to them: clitics, auxiliary, inverted pronoun."""

from __future__ import annotations

from dataclasses import dataclass

from reader.draft.french.phrases import Tagged
from reader.draft.french.verbs import PARTICIPLE, participles_said, sayings
from reader.draft.grammar import WordRange

_HAVING = frozenset("a ont avait avaient aura auront aurait auraient ai avons eut eurent".split())
_BEING = frozenset("est sont était étaient sera seront serait seraient fut furent soit".split())
_NEVER = frozenset("pas jamais point rien".split())


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb of saying with all that belongs to it: “ne s’est pas étonné”.

    `start` and `end` are words, half open; `subject` is the pronoun in it that stands behind its verb: a-t-il dit.
    """

    verb: str
    start: int
    end: int
    cue: int
    subject: WordRange | None
    denied: bool
    passive: bool


def verb_group(s: Tagged, at: int) -> VerbGroup | None:
    """The verb of saying whose main word is at `at`, with its clitics, auxiliary and inverted pronoun."""
    low = s.low(at)
    saying = sayings(s.language).get(low)
    known = low in s.language.verbs["making_known"] and s.low(at - 1) in ("fait", "font", "faisait")
    if known:
        return _making_known(s, at)
    if saying is None or s.words[at].capital:
        return None
    auxiliary = _auxiliary(s, at)
    verb = saying.verb
    if auxiliary is not None and (saying.form == PARTICIPLE or low in participles_said(s.language)):
        verb = participles_said(s.language).get(low, verb)
        return _with_auxiliary(s, verb, at, at, auxiliary)
    if saying.form == PARTICIPLE or _is_noun(s, at):
        return None
    return _simple(s, verb, at, at)


def _making_known(s: Tagged, at: int) -> VerbGroup:
    auxiliary = _auxiliary(s, at - 1)
    if auxiliary is not None:
        return _with_auxiliary(s, "faire savoir", at - 1, at, auxiliary)
    return _simple(s, "faire savoir", at - 1, at)


def _auxiliary(s: Tagged, participle: int) -> int | None:
    """The auxiliary of a participle, adverbs and an inverted pronoun between them apart."""
    k = participle - 1
    while k >= 0 and (s.tags[k] in "ar" or s.low(k) == "été" or s.low(k).endswith("ment")):
        k -= 1
    return k if k >= 0 and s.low(k) in _HAVING | _BEING else None


def _with_auxiliary(s: Tagged, verb: str, participle: int, last: int, auxiliary: int) -> VerbGroup:
    start = verb_start(s, auxiliary)
    inside = range(auxiliary + 1, participle)
    pronoun = next((k for k in inside if s.tags[k] == "r"), None)
    reflexive = any(s.tags[k] == "m" for k in range(start, auxiliary))
    return VerbGroup(
        verb,
        start,
        last + 1,
        participle,
        None if pronoun is None else WordRange(pronoun, pronoun + 1),
        _is_denied(s, start, participle),
        not reflexive and (s.low(auxiliary) in _BEING or any(s.low(k) == "été" for k in inside)),
    )


def _simple(s: Tagged, verb: str, at: int, last: int) -> VerbGroup:
    start = verb_start(s, at)
    inverted = s.tags[last + 1 : last + 2] == "r" and s.words[last].end + 1 == _hyphen(s, last + 1)
    end = last + 2 if inverted else last + 1
    pronoun = WordRange(last + 1, last + 2) if inverted else None
    while end < s.end and s.low(end) in _NEVER:
        end += 1
    return VerbGroup(verb, start, end, at, pronoun, _is_denied(s, start, end), False)


def _hyphen(s: Tagged, at: int) -> int:
    """Where a pronoun that hangs on its verb begins, a “-t-” before it apart; -1 where it hangs on none."""
    gap = s.words[at].start - s.words[at - 1].end
    return s.words[at - 1].end + 1 if gap in (1, 3) and s.words[at].written[0].islower() else -1


def verb_start(s: Tagged, at: int) -> int:
    """Where a verb begins with what stands right before it: ne, se, l’, le, lui."""
    while at and (
        s.tags[at - 1] == "m"
        or s.low(at - 1) in ("n'", "ne", "l'", "en", "lui", "leur")
        or (s.low(at - 1) in ("le", "la", "les") and at > 1 and s.tags[at - 2] in "rm")
    ):
        at -= 1
    return at


def _is_denied(s: Tagged, start: int, end: int) -> bool:
    return any(s.low(k) in ("n'", "ne") for k in range(start, end)) and any(
        s.low(k) in _NEVER for k in range(start, min(end + 1, s.end))
    )


def _is_noun(s: Tagged, at: int) -> bool:
    """Whether a form of a verb is a noun here: une demande, la critique."""
    before = s.tags[at - 1 : at] if at else ""
    clitic = s.low(at - 1) in ("le", "la", "les", "l'") and at > 1 and s.tags[at - 2] in "rmb"
    return before in ("d", "p") and not clitic
