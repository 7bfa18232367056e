"""Finds events in a French text: main clauses that tell of something done, planned or alleged, with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in
from reader.draft.french.citations import is_hearsay
from reader.draft.french.phrases import Tagged
from reader.draft.french.verb_groups import verb_group
from reader.draft.french.verbs import is_future, is_infinitive, is_participle, is_past
from reader.draft.grammar import EventClause, Telling
from reader.draft.sentences import Sentence
from reader.model.article import Basis, EventState
from reader.model.text import Span

LEADING = 6  # paragraphs in which events without a date are told
LONGEST = 34  # words of a clause
FEWEST = 3  # words of a clause
_PERFECT = frozenset("a ont est sont avait avaient était étaient fut furent a été".split())
_PLANNING = frozenset("doit doivent devrait devraient va vont devra devront pourrait pourraient".split())
_EMPTY = re.compile(r",\s*,")  # around a date that is gone
_NOT = frozenset("ne n' jamais aucun aucune".split())
_COUNTING = frozenset("environ près plus presque quasiment seulement".split())
_STATES = frozenset("est sont était étaient fut furent".split())


def event_clauses(
    sentences: Sequence[Sentence], tags: Sequence[str], dating: Dating
) -> Iterator[EventClause]:
    """Every main clause that tells of something done, planned or alleged, in order."""
    for number, (sentence, classes) in enumerate(zip(sentences, tags, strict=True)):
        s = Tagged.of(sentence.words, classes, dating.language)
        if s.end < FEWEST or classes.count("Q") * 3 > s.end:
            continue
        dates = list(dates_in(sentence.words, dating))
        event = _event(s, dates, dating, sentence.paragraph <= LEADING)
        if event is not None:
            tense = "future" if event.state is EventState.PLANNED else "past"
            yield event._replace(telling=Telling(sentence.paragraph, number, tense))


def _event(s: Tagged, dates: Sequence[When], dating: Dating, leads: bool) -> EventClause | None:
    front, start, end = _main(s, dates)
    found = _verb(s, start, end)
    if found is None or end - start > LONGEST or "Q" in s.tags[start:end]:
        return None
    verb, last, state = found
    if any(s.low(k) in _NOT for k in range(start, last)) or _is_saying(s, last):
        return None
    when = next(
        (each for each in dates if front <= each.start < end and not _is_of_noun(s, each, verb)), None
    )
    dated = dating.resolve(when.expression, state is EventState.PLANNED) if when is not None else None
    if state is None:  # a present: of a day that is still to come it is planned
        if dated is None or dating.published is None:
            return None
        ahead = dated.point.text[:10] > dating.published.text[:10]
        state = EventState.PLANNED if ahead else EventState.HAPPENED
        if not ahead:
            return None
    if dated is None and (
        not leads or state is EventState.PLANNED or (s.low(verb) in _STATES and last == verb)
    ):
        return None
    if dated is not None:
        dating.record(dated)
    title = _title(s, start, end, verb, when if dated is not None else None)
    return None if title is None else _clause(s, start, end, title, when, dated, state)


def _is_saying(s: Tagged, verb: int) -> bool:
    """Whether a verb tells that somebody said something."""
    group = verb_group(s, verb) or verb_group(s, verb + 1)
    return group is not None and group.verb not in s.language.verbs["also_done"]


def _is_of_noun(s: Tagged, when: When, verb: int) -> bool:
    """Whether a date tells when something else was done: l’enquête ouverte vendredi a été classée."""
    return (
        0 < when.start < verb
        and s.tags[when.start - 1] == "n"
        and is_participle(s.low(when.start - 1), s.language)
    )


def _main(s: Tagged, dates: Sequence[When]) -> tuple[int, int, int]:
    """Where dates of the main clause may stand first, where it begins behind what only opens it, and where it ends."""
    front = start = 0
    for _ in range(2):
        stop = s.stop(start)
        if stop < s.end and s.tags[stop] == "," and _opens(s, start, stop, dates):
            front = stop + 1 if _begins_with_participle(s, start) else front
            start = stop + 1
    end = s.end
    for k in range(start + FEWEST, s.end):
        is_dated = any(each.start > k for each in dates)
        if s.tags[k : k + 2] == ",x" and is_dated and _verb(s, start, k) is None:
            continue  # La maire, Anne Morel, a rouvert … vendredi
        if s.tags[k] in ";:w" or (
            s.tags[k] == "," and (s.tags[k + 1 : k + 2] in "wcbraxmpT" or verb_group(s, k + 1))
        ):
            end = k
            break
    while end > start and s.tags[end - 1] in ",c":
        end -= 1
    return front, start, end


def _opens(s: Tagged, start: int, stop: int, dates: Sequence[When]) -> bool:
    """Whether a clause only begins with when or where it was: Vendredi, …; À Brest, …; Il y a deux ans, …"""
    if any(each.start <= start and each.end >= stop - 1 for each in dates):
        return True
    verbless = not any(s.tags[k] == "x" for k in range(start, stop)) and _verb(s, start, stop) is None
    return verbless and (s.tags[start] in "pbat#" or _begins_with_participle(s, start))


def _begins_with_participle(s: Tagged, start: int) -> bool:
    return s.tags[start] in "nN" and is_participle(s.low(start), s.language)


def _verb(s: Tagged, start: int, end: int) -> tuple[int, int, EventState | None] | None:
    """The finite verb of a clause, the last word of its group, and whether what it tells was, will be or is alleged.

    None for the state of a present, which its date decides.
    """
    for k in range(start + 1, end):
        low = s.low(k)
        if s.tags[k] in "Tw":
            return None
        if is_hearsay(s, k, k + 5) and low in ("aurait", "auraient", "serait", "seraient"):
            return k, _participle(s, k, end) or k, EventState.ALLEGED
        if low in _PERFECT and (last := _participle(s, k, end)) is not None:
            return k, last, EventState.HAPPENED
        if low in _PLANNING and any(is_infinitive(s.low(j)) for j in range(k + 1, min(k + 5, end))):
            return k, k, EventState.PLANNED
        if s.tags[k] == "x" and is_future(low):
            return k, k, EventState.PLANNED
        if s.tags[k] == "n" and s.tags[k - 1] in "nN)a#mr," and not s.words[k].capital:
            if is_past(low, s.language) or _may_be_past(s, k):
                return k, k, EventState.HAPPENED
            if is_future(low) and not low.endswith(("tra", "éra")):
                return k, k, EventState.PLANNED
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
    return k if k < end and is_participle(s.low(k), s.language) else None


def _clause(
    s: Tagged,
    start: int,
    end: int,
    title: str,
    when: When | None,
    dated: Dated | None,
    state: EventState,
) -> EventClause:
    words = s.words
    if dated is not None and dated.when.text.endswith("/..") and state is EventState.HAPPENED:
        state = EventState.ONGOING
    span = None
    if dated is not None and when is not None:
        span = Span(words[when.start].start, words[when.end - 1].end)
        start = min(start, when.start)
    return EventClause(
        (Span(words[start].start, words[end - 1].end),),
        title,
        dated.when if dated is not None else None,
        span,
        dated.basis if dated is not None else Basis.STATED,
        state,
        0.4 if dated is None else 0.55,
    )


def _title(s: Tagged, start: int, end: int, verb: int, when: When | None) -> str | None:
    """The clause without its date."""
    gone = set(when.span) if when is not None else set()
    told = [k for k in range(start, end) if k not in gone]
    while told and s.tags[told[0]] in "ac," and s.low(told[0]) not in _COUNTING:
        told.pop(0)
    if verb not in told or told.index(verb) == 0:
        return None
    text = ""
    for k in told:
        glued = s.tags[k] == "," or (k and s.words[k].start == s.words[k - 1].end and k - 1 in told)
        text += ("" if not text or glued else " ") + s.words[k].written
    title = _EMPTY.sub("", text).strip(" ,")
    return title[:1].upper() + title[1:]
