"""The verb of a title: what a participle needs to be one, and what looks like a participle and is none."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.english.events.title_complements import reports
from reader.draft.english.events.title_nouns import has_verb_behind, is_plural, past_comma
from reader.draft.english.events.title_sentences import TitleSentence
from reader.draft.english.verb_forms import past_of, verb_forms


def verb_of(s: TitleSentence, number: int, subject: Sequence[int]) -> tuple[str, int]:
    """A verb’s form where the text has none that may stand alone, and the first of its words that follow."""
    group, words = s.clauses[number].group, s.words
    plural = is_plural(s, tuple(subject))
    if group.passive and words[group.first].low == "being":
        return auxiliary(s, number, plural), group.main
    if group.passive and s.tags[group.first] != "x" and not group.planned:
        if reports(s, number) or (s.tags[subject[-1]] == "r" and s.tags[group.first - 1] != "c"):
            return "", group.first  # the union said on Friday it will …
        return auxiliary(s, number, plural), group.first
    if group.planned and not group.finite and s.tags[group.first] != "x" and group.main > group.first:
        return ("are" if plural else "is"), group.first  # a man | set to die
    if group.going_on and not group.finite and words[subject[0] - 1].low == "with" and _is_present(s, number):
        return ("are" if plural else "is"), group.main
    if group.going_on and not group.finite:
        return past_of(group.lemma, s.language), group.main + 1
    if group.main > group.first and words[group.first - 1].low == "to" and words[group.first].low == "have":
        return ("have" if plural else "has"), group.first + 1  # is believed to | have killed
    return "", group.first


def _is_present(s: TitleSentence, number: int) -> bool:
    """Whether the clause before one tells of the present."""
    return number > 0 and s.clauses[number - 1].group.finite and s.clauses[number - 1].group.time == "present"


def auxiliary(s: TitleSentence, number: int, plural: bool) -> str:
    """What a participle needs to be the verb of a title: was, were, has been, have been."""
    main = s.clauses[number].group.main
    if s.clauses[number].group.perfect or any(
        when.expression.prefix == "since" and when.start > main for when in s.whens
    ):
        return "have been" if plural else "has been"
    return "were" if plural else "was"


def is_participle(s: TitleSentence, number: int, subject: Sequence[int]) -> bool:
    """Whether what looks like a verb in the past only tells of its subject: a bill | approved in May that …"""
    group = s.clauses[number].group
    form = verb_forms(s.language).get(s.words[group.main].low)
    if (
        group.first != group.main
        or group.passive
        or form is None
        or "n" not in form.kinds
        or group.time != "past"
    ):
        return False
    if form.lemma in s.language.set_of("only_telling"):
        return False
    if subject[0] > 2 and s.tags[subject[0] - 1] in "wT" and s.is_nominal(past_comma(s, subject[0] - 1) - 1):
        return False  # the play that | Kell revived in 2010
    if subject[0] > group.main:
        return True  # first elected in 1998, Kell …
    at = group.main + 1
    while at in s.dated or (at < len(s.tags) and s.tags[at] == "a"):
        at += 1
    particle = at + 1 < len(s.words) and s.words[at].low in s.language.set_of("verb_particles")
    if particle and s.words[at + 1].low in s.language.set_of("before_agents"):
        return True  # a letter sent out | by Kell
    behind, low = s.tags[at : at + 1], s.words[at].low if at < len(s.words) else ""
    thing = behind in ("d", "n", "N", "#", "m", "Q")
    needing = form.lemma in s.language.set_of("needing_objects") | s.language.set_of("transitive")
    if needing and low in s.language.set_of("before_agents") and not _counts(s, at):
        return True
    before = s.clauses[number - 1].group if number else None
    shared = before is not None and s.tags[group.first - 1] == "c" and s.tags[before.first] == "x"
    if shared and low in s.language.set_of("before_agents"):
        return True  # was born in Ulm | and hired by a mill
    if before is not None and shared and before.passive and needing and not thing:
        return True  # was arrested | and extradited to Ulm
    if s.tags[subject[-1]] == "r" or thing or low in s.language.set_of("verb_particles"):
        return False
    if not behind.strip(".,") and s.words[subject[0] - 1].low == "with":
        return True  # with nine bodies recovered
    aside = s.tags[group.first - 1] == "," and subject[-1] == group.first - 2 and behind in ("p", ",")
    if aside:
        return has_verb_behind(s, number, ",")
    if low == "of" and at == group.main + 1:
        return False  # approved of the deal
    return (needing and (behind in ("p", "T", "w") or at > group.main + 1)) or (
        subject[-1] == group.first - 1 and has_verb_behind(s, number, "")
    )


def is_active(s: TitleSentence, number: int) -> bool:
    """Whether what looks like a participle is a verb in the past, for it has an object: the clerk | shut it."""
    group = s.clauses[number].group
    if not group.passive or group.planned or s.tags[group.first] == "x":
        return False
    if s.tags[group.first - 1] == "c":
        return number > 0 and not any(s.tags[other.group.first] == "x" for other in s.clauses[:number])
    following = group.main + 1
    while following in s.dated:
        following += 1
    low = s.words[following].low if following < len(s.words) else ""
    asked = low == "what" or low in s.language.set_of("indirect_questions")
    thing = s.phrase_end(following) > following or _counts(s, following) or asked
    if _is_new_verb(s, number, low):
        return True
    return thing and group.lemma not in s.language.set_of("granting")


def _is_new_verb(s: TitleSentence, number: int, low: str) -> bool:
    """Whether a verb that is no transitive one, and no part of another’s clause, can be no participle: it resonated."""
    group = s.clauses[number].group
    before = s.clauses[number - 1].group.main if number else -1
    parted = not number or bool(set(s.tags[before + 1 : group.first]) & set(",;:-cbwT("))
    transitive = s.language.set_of("needing_objects") | s.language.set_of("transitive")
    agent = low in s.language.set_of("before_agents") or group.lemma in transitive
    return parted and not agent and not any(has_verb_behind(s, number, mark) for mark in ("", ","))


def _counts(s: TitleSentence, at: int) -> bool:
    """Whether *by* stands before a number: rose by two points."""
    behind = s.words[at + 1].low if at + 1 < len(s.words) else ""
    number = s.tags[at + 1 : at + 2] == "#" or behind in s.language.set_of("small_numbers")
    return number and s.words[at].low in s.language.set_of("before_agents")


def is_setting(s: TitleSentence, at: int) -> bool:
    """Whether a preposition that is no part of the verb stands at a place."""
    return s.tags[at] == "p" and s.words[at].low not in s.language.set_of("verb_particles")
