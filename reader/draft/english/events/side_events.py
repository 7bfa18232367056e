"""Events that a clause names beside its own, by a noun: closed the bank after a raid, a leak led to an explosion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.draft.english.clauses import Clause
from reader.draft.english.events.tellings import FOLLOWING, is_happening, singular
from reader.draft.english.verb_forms import past_of, verb_forms
from reader.draft.grammar import EventClause, WordRange
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Basis, EventState
from reader.model.text import Span

CONFIDENCE = 0.35
BARE = 3  # words of a noun with *the* that says enough to be an event not told before
LONGEST_JOINT = 4  # words
_INSIDE = frozenset("dnNaS#")  # the classes of words of a noun and what stands before it
_TOLD = frozenset(["the", "this", "that", "these", "those"])
_GOING_ON = frozenset(["of", "in", "on", "at", "by", "over", "between", "against", "with"])


class _Joint(NamedTuple):
    """What joins a noun to a clause: `after`, where it came first, or `before`; and how many words it is."""

    link: str
    length: int


class _Side(NamedTuple):
    """What a clause names: its words, its title, and whether it came `after` another or `before`, as for a joint."""

    words: WordRange
    title: str
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
    yield event._replace(parts=(*before, Span(last.start, words[sides[0].words.start - 1].end)))
    ends = [*(side.words.start for side in sides[1:]), end]
    for (noun, title, link), until in zip(sides, ends, strict=True):
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


def tells_of_cause(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a relative clause tells of what came first: in answer to | a strike that killed the general."""
    if not clause.relative or clause.subject is None:
        return False
    at = clause.subject.start
    while at and (tags[at - 1] in _INSIDE or tags[at - 1] == "m"):
        at -= 1
    for start in range(max(at - LONGEST_JOINT, 0), at):
        joint = _joint(words, start, "", language)
        if joint is not None and joint.link == "after" and start + joint.length == at:
            return True
    return False


def _sides(clause: Clause, words: Sequence[Word], tags: str, end: int, language: Language) -> Iterator[_Side]:
    """What a clause names beside its own event, in order."""
    at, main = clause.group.main, clause.group.main
    if clause.group.lemma in language.set_of("deciding"):  # rejected the offer
        close = _phrase(tags, main + 1, end)
        if close - main > 2 and singular(words[close - 1].low) in language.set_of("decided"):
            at = _with_more(words, tags, close, end)
            yield _Side(WordRange(main + 1, at), _written(words, main + 1, at), "after")
    while at < end:
        joint = _joint(words, at, clause.group.lemma, language)
        start = at + joint.length if joint is not None else at
        noun = None if joint is None else _happening(words, tags, start, end, language)
        if joint is not None and start > main and noun is not None and noun - start > 1:
            yield _Side(WordRange(start, noun), _written(words, start, noun), joint.link)
            at = noun
        elif (
            joint is not None
            and joint.link == "before"
            and (made := _made(words, tags, start, end, language))
        ):
            yield made
            at = made.words.end
        else:
            at += 1


def _made(words: Sequence[Word], tags: str, start: int, end: int, language: Language) -> _Side | None:
    """What somebody or something is caused to do: prompted the city | to close the pier."""
    noun = _phrase(tags, start, end)
    if noun == start or noun + 1 >= end or words[noun].low not in language.set_of("infinitive"):
        return None
    form = verb_forms(language).get(words[noun + 1].low)
    seldom = words[noun + 1].low in language.seldom_verbs and tags[noun + 2 : noun + 3] in ("n", "N")
    noun_itself = seldom or is_happening(words[noun - 1].low, language)
    if form is None or "b" not in form.kinds or noun_itself:
        return None  # visits to school sites
    close = next((k for k in range(noun + 2, end) if tags[k] in ",cbwT-"), end)
    pieces = (_written(words, start, noun), past_of(form.lemma, language), _written(words, noun + 2, close))
    return _Side(WordRange(start, close), " ".join(filter(None, pieces)), "before")


def _written(words: Sequence[Word], start: int, end: int) -> str:
    pieces = [
        words[k].written if words[k].start == words[k - 1].end else f" {words[k].written}"
        for k in range(start, end)
    ]
    return "".join(pieces).strip()


def _joint(words: Sequence[Word], at: int, lemma: str, language: Language) -> _Joint | None:
    low = words[at].low
    if low in language.set_of("answered"):  # sentenced for, convicted of, a ban for
        answering = language.set_of("answering")
        if lemma in answering or (at and low != "of" and singular(words[at - 1].low) in answering):
            return _Joint("after", 1)
    joints = _joints(language.listed("joined_before"), language.listed("joined_after"))
    for pieces, link in joints.get(low, ()):
        if [word.low for word in words[at : at + len(pieces)]] == pieces:
            return _Joint(link, len(pieces))
    return None


@lru_cache(maxsize=2)
def _joints(before: tuple[str, ...], after: tuple[str, ...]) -> dict[str, list[tuple[list[str], str]]]:
    """What may join a noun to a clause, by the first of its words: all of them and the link, the longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for listed, link in ((before, "after"), (after, "before")):
        for each in listed:
            pieces = each.split("_")
            found.setdefault(pieces[0], []).append((pieces, link))
    return {first: sorted(each, key=lambda one: -len(one[0])) for first, each in found.items()}


def _happening(words: Sequence[Word], tags: str, start: int, end: int, language: Language) -> int | None:
    """Where a noun phrase for something that happens ends; None for any other, and for what has been told before."""
    first = f"{words[start].low}_{words[start + 1].low}" if start + 1 < end else ""
    if first in language.set_of("at_least"):
        start += 2
    at = _phrase(tags, start, end)
    if at < end and words[at].low.endswith("ing") and is_happening(words[at].low, language):
        at += 1  # rapid flooding
    at += tags[at : at + 1] == "t" and at + 1 < end and words[at + 1].low == "of"
    if at == start:
        return None
    of = at < end and words[at].low == "of"
    if of and words[at - 1].low in language.times:
        return _happening(words, tags, at + 1, end, language)  # two weeks of protests
    if at - start < BARE and not of and words[start].low in _TOLD:
        return None
    gerund = words[start].low.endswith("ing") and words[start - 1].low in ("before", *FOLLOWING)
    deeds = words[at - 1].low in language.set_of("deeds")  # apologized for his actions
    if deeds or (at - start == 1 and gerund) or not is_happening(words[at - 1].low, language):
        return None
    return _with_more(words, tags, at, end)


def _phrase(tags: str, start: int, end: int) -> int:
    """Where the noun phrase that begins at `start` ends, without what stands behind its noun."""
    at = start
    while at < end and tags[at] in _INSIDE:
        at += 1
    return at


def _with_more(words: Sequence[Word], tags: str, at: int, end: int) -> int:
    """The end of a noun phrase with what stands behind its noun: a fire | in the kitchen of a hotel."""
    while at < end and words[at].low in _GOING_ON:
        close = _phrase(tags, at + 1, end)
        if close == at + 1:
            break
        at = close
    return at
