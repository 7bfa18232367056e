"""How a clause is told beside others: its tense, what joins it to them, how far along a usual story it is."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.english.clauses import Clause
from reader.draft.english.verb_forms import verb_forms
from reader.draft.grammar import Telling
from reader.draft.language import Language
from reader.draft.words import Word

_NOMINAL = "dnNaS#m"  # the classes of words that may stand before the head of a noun phrase
_SETTINGS = frozenset(["during", "since", "in", "at", "from", "to", "by", "about"])
FOLLOWING = ("after", "following")
RESULTING = "resulting"  # the link of what its clause brings about


def telling_of(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> Telling:
    """How a clause is told, but for its paragraph and its sentence."""
    group, who = clause.group, clause.subject
    before = words[clause.ranges[0].start - 1].low if clause.ranges[0].start else ""
    link = clause.opener or (before if before in language.set_of("links") else "")
    if link in language.set_of("asides"):
        link = ""  # closed before the clause: as a result, …
    tense = _tense(clause, words, language)
    if group.going_on and not group.finite:
        link, tense = joining(clause, words, tags, language) or link, "past"
    inside = {words[k].low for part in clause.ranges for k in range(*part)} | {before}
    cues = (("later", "onward"), ("earlier", "back"), ("also", "adding"))
    cue = next((cue for cue, name in cues if not inside.isdisjoint(language.set_of(name))), "")
    roles = (("outcome", "outcomes"), ("reaction", "reactions"), ("state", "stative"))
    return Telling(
        tense=tense,
        link=link,
        cue=cue,
        subject=words[who.start].start if who is not None else -1,
        pronoun=who is not None and words[who.start].low in language.set_of("chaining_pronouns"),
        stage=stage_of(clause, words, tags, language),
        role=next((role for role, name in roles if group.lemma in language.set_of(name)), ""),
        relative=_restricts(clause, words, language),
    )


def _tense(clause: Clause, words: Sequence[Word], language: Language) -> str:
    group = clause.group
    if group.perfect and group.first and words[group.first - 1].low in language.set_of("infinitive"):
        return "past"  # is believed to have left
    if group.planned or group.time == "future":
        return "future"
    if group.perfect:
        return "pluperfect" if group.time == "past" else "perfect"
    return group.time


def joining(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> str:
    """What joins a participle to its clause: after (leaving the bank), `resulting` (…, killing three), or nothing."""
    group = clause.group
    at = group.first - (group.first > 1 and tags[group.first - 1] == "a")
    before = words[at - 1].low if at else ""
    if before in ("before", *FOLLOWING):
        return before
    beside = before in (",", "and") and group.lemma in language.set_of("resulting")
    return RESULTING if beside and clause.end > group.main + 1 else ""


def stage_of(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> int:
    """How far along a usual story a clause is, from 1: by its verb, its object, its subject, any other word; else 0."""
    group, who = clause.group, clause.subject
    heads = [group.main, head(tags, group.main + 1, clause.end)]
    if who is not None:
        heads.append(head(tags, who.start, who.end))
    rest = (k for part in clause.ranges for k in range(*part))
    stages, forms = language.stages, verb_forms(language)
    for number, at in enumerate((*heads, *rest)):
        if at < 0:
            continue
        low = words[at].low
        stage = stages.get(low) or (stages.get(singular(low)) if low.endswith("s") else None)
        if not stage and (tags[at] == "v" or at == group.main):
            form = forms.get(low)
            stage = stages.get(form.lemma) if form is not None else None
        if stage and (number < len(heads) or not _is_setting(words, tags, at)):
            return stage
    return 0


def is_happening(noun: str, language: Language) -> bool:
    """Whether a noun, in lower case, is something that happens: a fire, talks, the launch."""
    nouns = language.set_of("happenings")
    return any(each in nouns or each in language.stages for each in (noun, singular(noun)))


def head(tags: str, start: int, end: int) -> int:
    """The number of the last noun of the phrase that begins at `start`; -1 without one."""
    at, found = start, -1
    while at < end and tags[at] in _NOMINAL:
        if tags[at] in "nN":
            found = at
        at += 1
    return found


def singular(noun: str) -> str:
    """A noun of one thing: injuries, clashes, fires."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("shes", "ches", "sses", "xes")) else noun.removesuffix("s")


def _is_setting(words: Sequence[Word], tags: str, at: int) -> bool:
    """Whether a noun only says when or where: escaped during the riot."""
    while at and tags[at] in _NOMINAL:
        at -= 1
    return words[at].low in _SETTINGS


def _restricts(clause: Clause, words: Sequence[Word], language: Language) -> bool:
    """Whether a clause says which one is meant, without a comma: the bomb that fell."""
    if not clause.relative:
        return False
    at = clause.group.first
    while at and words[at].low != clause.opener:
        at -= 1
    named = clause.subject is not None and words[clause.subject.start].low in language.set_of("definite")
    had = clause.group.perfect and clause.group.time == "past"
    return at > 0 and words[at - 1].low != "," and (named or had)
