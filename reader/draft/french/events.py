"""Finds events in a French text: clauses that tell of something done, planned or alleged, with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in, listed_with
from reader.draft.french.clauses import FEWEST, MOVING, Clause, clauses_of
from reader.draft.french.phrases import Tagged
from reader.draft.french.verb_groups import verb_group
from reader.draft.french.verbs import is_participle
from reader.draft.grammar import EventClause, Telling
from reader.draft.sentences import Sentence
from reader.model.article import Basis, EventState
from reader.model.text import Span

LEADING = 6  # paragraphs in which events without a date are told
LONGEST = 34  # words of a clause
_EMPTY = re.compile(r",\s*,")  # around a date that is gone
_NOT = frozenset("ne n' jamais aucun aucune".split())
_COUNTING = frozenset("environ près plus presque quasiment seulement".split())
_NOBODY = frozenset(["c'", "ce", "cela", "ça"])
_STATES = frozenset("est sont était étaient fut furent".split())


def event_clauses(
    sentences: Sequence[Sentence], tags: Sequence[str], dating: Dating
) -> Iterator[EventClause]:
    """Every clause that tells of something done, planned or alleged, in order."""
    for number, (sentence, classes) in enumerate(zip(sentences, tags, strict=True)):
        s = Tagged.of(sentence.words, classes, dating.language)
        asked = sentence.words[-1].low == "?"
        if s.end < FEWEST or asked or classes.count("Q") * 3 > s.end:
            continue
        dates = list(dates_in(sentence.words, dating))
        for clause in clauses_of(s, dates):
            event = _event(s, clause, dates, dating, sentence.paragraph <= LEADING)
            if event is not None:
                yield event._replace(telling=_telling(s, clause, event, Telling(sentence.paragraph, number)))


def _telling(s: Tagged, clause: Clause, event: EventClause, telling: Telling) -> Telling:
    """How a clause is told: its tense, later or earlier, whose subject it has."""
    verb = s.low(clause.words[clause.verb])
    had = clause.last > clause.verb and verb in ("avait", "avaient", "était", "étaient")
    tense = "future" if event.state is EventState.PLANNED else "pluperfect" if had else "past"
    lows = {s.low(k) for k in clause.words}
    cue = next((cue for cue in ("later", "earlier", "also") if lows & s.language.set_of(f"told_{cue}")), "")
    return telling._replace(
        tense=tense,
        cue=cue,
        subject=s.words[clause.words[0]].start,
        pronoun=s.low(clause.words[0]) in s.language.personal_pronouns,
        relative=clause.inner,
    )


def _event(
    s: Tagged, clause: Clause, dates: Sequence[When], dating: Dating, leads: bool
) -> EventClause | None:
    if len(clause.words) > LONGEST or any(s.tags[k] == "Q" for k in clause.words):
        return None
    if s.low(clause.words[0]) in _NOBODY or any(s.low(k) in _NOT for k in clause.words[: clause.last]):
        return None
    last = clause.words[clause.last]
    if _is_saying(s, last) and not _is_announced(s, last):
        return None
    state, verb = clause.state, clause.words[clause.verb]
    when = next((each for each in dates if clause.holds(each) and not _is_of_noun(s, each, verb)), None)
    if when is not None and when.expression.prefix == "for" and state is EventState.HAPPENED:
        when = None  # a appelé à la grève pour lundi
    until = when is not None and when.expression.prefix == "until"
    if until and state is EventState.HAPPENED and s.low(verb) in ("est", "sont"):
        state = EventState.ONGOING  # est fermée jusqu’en juillet
    ahead = state in (EventState.PLANNED, EventState.ONGOING, None)
    dated = dating.resolve(when.expression, ahead) if when is not None else None
    if state is None:  # a present: of a day that is still to come it is planned
        if dated is None or not dating.is_to_come(dated):
            return None
        state = EventState.PLANNED
    stative = s.low(verb) in _STATES and (clause.last == clause.verb or _is_lasting(s, verb, last))
    if dated is None and (not leads or clause.inner or state is EventState.PLANNED or stative):
        return None
    if dated is not None:
        dating.record(dated)
    gone: frozenset[int] = frozenset()
    if when is not None and dated is not None:
        gone = listed_with(s.words, dates, when, s.language.set_of("joining_names"))
    title = _title(s, clause, gone)
    return None if title is None else _drafted(s, clause, title, when, dated, state)


def _is_lasting(s: Tagged, verb: int, last: int) -> bool:
    """Whether a participle tells what is so, and nothing that was done: la route est fermée."""
    return s.low(verb) in ("est", "sont") and s.low(last) not in MOVING and s.tags[verb - 1] != "m"


def _is_announced(s: Tagged, verb: int) -> bool:
    """Whether it is a thing that somebody announces, and not a clause or words in quotation marks."""
    group = verb_group(s, verb)
    if group is None or group.verb != "annoncer":
        return False
    at = s.past_times(group.end)
    return s.tags[at : at + 1] == "d" and not set("TQ:") & set(s.tags[at : s.stop(at) + 1])


def _is_saying(s: Tagged, verb: int) -> bool:
    """Whether a verb tells that somebody said something."""
    group = verb_group(s, verb) or verb_group(s, verb + 1)
    if group is None:
        return False
    broke_out = group.verb == "déclarer" and s.low(group.start) in ("s'", "se")  # un incendie s’est déclaré
    done = group.passive or broke_out or group.verb in s.language.verbs["also_done"]
    return not done or s.low(group.end) in ("de", "d'", "que", "qu'")


def _is_of_noun(s: Tagged, when: When, verb: int) -> bool:
    """Whether a date tells when something else was done: l’enquête ouverte vendredi a été classée."""
    return (
        0 < when.start < verb
        and s.tags[when.start - 1] == "n"
        and is_participle(s.low(when.start - 1), s.language)
    )


def _drafted(
    s: Tagged,
    clause: Clause,
    title: str,
    when: When | None,
    dated: Dated | None,
    state: EventState,
) -> EventClause:
    words = s.words
    if dated is not None and dated.when.text.endswith("/..") and state is EventState.HAPPENED:
        state = EventState.ONGOING
    span, start = None, clause.words[0]
    if dated is not None and when is not None:
        span = Span(words[when.start].start, words[when.end - 1].end)
        start = when.start if clause.front <= when.start < start else start
    runs: list[list[int]] = []
    for k in clause.words:
        if runs and runs[-1][1] + 1 == k:
            runs[-1][1] = k
        else:
            runs.append([k, k])
    runs[0][0] = start
    runs.sort()
    return EventClause(
        tuple(Span(words[first].start, words[last].end) for first, last in runs),
        title,
        dated.when if dated is not None else None,
        span,
        dated.basis if dated is not None else Basis.STATED,
        state,
        0.4 if dated is None else 0.55,
    )


def _title(s: Tagged, clause: Clause, gone: frozenset[int]) -> str | None:
    """The clause without its date."""
    told = [k for k in clause.words if k not in gone]
    while told and s.tags[told[0]] in "ac," and s.low(told[0]) not in _COUNTING:
        told.pop(0)
    verb = clause.words[clause.verb]
    if verb not in told or told.index(verb) == 0:
        return None
    text = ""
    for k in told:
        if k == verb:
            text += clause.auxiliary
        glued = s.tags[k] == "," or (k and s.words[k].start == s.words[k - 1].end and k - 1 in told)
        written = s.words[k].written
        text += ("" if not text or glued else " ") + (
            written.lower() if text and not k and s.tags[k] != "N" else written
        )
    title = _EMPTY.sub("", text).strip(" ,")
    return title[:1].upper() + title[1:]
