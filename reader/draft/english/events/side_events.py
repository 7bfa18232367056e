"""Events that a clause names beside its own, by a noun: closed the bank after a raid, a leak led to an explosion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.english.clauses import Clause
from reader.draft.english.events.tellings import FOLLOWING, is_happening, singular
from reader.draft.grammar import EventClause, WordRange
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Basis, EventState
from reader.model.text import Span

CONFIDENCE = 0.35
BARE = 3  # words of a noun with *the* that says enough to be an event not told before
_INSIDE = frozenset("dnNaS#")  # the classes of words of a noun and what stands before it
_TOLD = frozenset(["the", "this", "that", "these", "those"])
_GOING_ON = frozenset(["of", "in", "on", "at", "by", "over", "between", "against", "with"])


class _Joint(NamedTuple):
    """What joins a noun to a clause: `after`, where it came first, or `before`; and how many words it is."""

    link: str
    length: int


class _Side(NamedTuple):
    noun: WordRange
    link: str


def side_events(
    clause: Clause, event: EventClause, words: Sequence[Word], tags: str, language: Language
) -> Iterator[EventClause]:
    """The event of a clause, then those that its words name beside it; together they have all of its words."""
    *before, last = event.parts
    inside = [k for k in range(len(words)) if last.start <= words[k].start and words[k].end <= last.end]
    end = inside[-1] + 1 if inside else 0
    sides = list(_sides(clause, words, tags, end, language))
    if not sides:
        yield event
        return
    yield event._replace(parts=(*before, Span(last.start, words[sides[0].noun.start - 1].end)))
    ends = [*(side.noun.start for side in sides[1:]), end]
    for (noun, link), until in zip(sides, ends, strict=True):
        title = " ".join(words[k].written for k in range(*noun))
        stages = (language.stages.get(singular(words[k].low), 0) for k in range(*noun))
        telling = event.telling._replace(
            tense="past",
            link=link,
            cue="",
            subject=-1,
            pronoun=False,
            stage=next(filter(None, stages), 0),
            role="",
            relative=False,
        )
        yield EventClause(
            (Span(words[noun.start].start, words[until - 1].end),),
            title[:1].upper() + title[1:],
            None,
            None,
            Basis.STATED,
            EventState.HAPPENED,
            CONFIDENCE,
            telling,
        )


def _sides(clause: Clause, words: Sequence[Word], tags: str, end: int, language: Language) -> Iterator[_Side]:
    """What a clause names beside its own event, in order."""
    at = clause.group.main
    while at < end:
        joint = _joint(words, at, clause.group.lemma, language)
        start = at + joint.length if joint is not None else at
        noun = None if joint is None else _happening(words, tags, start, end, language)
        if joint is None or noun is None or noun - start < 2 or start <= clause.group.main:
            at += 1
        else:
            yield _Side(WordRange(start, noun), joint.link)
            at = noun


def _joint(words: Sequence[Word], at: int, lemma: str, language: Language) -> _Joint | None:
    low = words[at].low
    if low in language.set_of("answered"):  # sentenced for, convicted of, a ban for
        answering = language.set_of("answering")
        if lemma in answering or (at and low != "of" and singular(words[at - 1].low) in answering):
            return _Joint("after", 1)
    found: _Joint | None = None
    for link, name in (("after", "joined_before"), ("before", "joined_after")):
        for each in language.listed(name):
            if each.startswith(low):
                pieces = each.split("_")
                if [word.low for word in words[at : at + len(pieces)]] == pieces and (
                    found is None or len(pieces) > found.length
                ):
                    found = _Joint(link, len(pieces))
    return found


def _happening(words: Sequence[Word], tags: str, start: int, end: int, language: Language) -> int | None:
    """Where a noun phrase for something that happens ends; None for any other, and for what has been told before."""
    at = start
    while at < end and tags[at] in _INSIDE:
        at += 1
    at += tags[at : at + 1] == "t" and at + 1 < end and words[at + 1].low == "of"
    if at == start:
        return None
    of = at < end and words[at].low == "of"
    if of and words[at - 1].low in language.times:
        return _happening(words, tags, at + 1, end, language)  # two weeks of protests
    if at - start < BARE and not of and words[start].low in _TOLD:
        return None
    gerund = words[start].low.endswith("ing") and words[start - 1].low in ("before", *FOLLOWING)
    if (at - start == 1 and gerund) or not is_happening(words[at - 1].low, language):
        return None
    while at < end and words[at].low in _GOING_ON:
        close = at + 1
        while close < end and tags[close] in _INSIDE:
            close += 1
        if close == at + 1:
            break
        at = close
    return at
