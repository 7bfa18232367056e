"""Finds German verbs of saying with their auxiliary, or with the separable part that ends their clause."""

from __future__ import annotations

from reader.draft.german.phrases import Tagged
from reader.draft.german.verbs import FINITE, JOINED, PARTICIPLE, Saying, sayings

FARTHEST = 30  # words between a verb and its particle


def saying_at(s: Tagged, at: int) -> tuple[Saying, int, int] | None:
    """The verb of saying at a word, the finite verb that goes with it, and the last of its words."""
    forms = sorted(sayings().get(s.low(at), ()), key=lambda saying: saying.form != PARTICIPLE)
    for saying in forms:
        if saying.form == PARTICIPLE and (auxiliary := s.auxiliary(at)) is not None:
            return saying, auxiliary, at
        if saying.form == FINITE:
            if s.low(at) == saying.verb and not _is_plural_verb(s, at):
                continue  # an infinitive
            end = _particle(s, at, saying.particle) if saying.particle else at
            if end is not None:
                return saying, at, end
        elif saying.form == JOINED and s.stop(at) == at + 1:
            return saying, at, at
    return None


def _is_plural_verb(s: Tagged, at: int) -> bool:
    """Whether a form that may be an infinitive is none: right behind its subject, a comma or a quotation."""
    stop = s.stop(at)
    last = at + 1 == stop and s.finite(s.start(at), at) is not None
    return not last and s.low(at - 1) != "zu" and (at == 0 or s.tags[at - 1] in ",QNr)")


def _particle(s: Tagged, at: int, particle: str) -> int | None:
    """Where the separable part of a verb ends its clause."""
    for k in range(at + 1, min(s.end, at + FARTHEST)):
        if s.tags[k] == ":":
            return None
        if s.low(k) == particle and (k + 1 == s.end or s.tags[k + 1] in ",:;.Q)cb-"):
            return k
    return None
