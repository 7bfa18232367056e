"""The dates of an English sentence, each with the clause that it belongs to, and whether that lies ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in
from reader.draft.english.clauses import Clause, clauses_of
from reader.draft.english.date_patterns import dating as english_dating
from reader.draft.english.verb_forms import verb_forms
from reader.draft.language import Language
from reader.draft.sentences import RUN, Sentence
from reader.draft.words import Word
from reader.model.dates.dates import Edtf
from reader.model.text import Span

NEAR_PLAN = 4  # words before a date that may say it is planned: set for Washington in April
_UTMOST = frozenset(
    "first best worst most least biggest largest smallest longest shortest highest lowest fastest slowest strongest"
    " weakest sharpest steepest coldest warmest hottest wettest greatest youngest oldest fewest".split()
)
_UNTIL = frozenset(["until", "till", "through", "to", "by"])


def dates_of(
    sentences: Sequence[Sentence], tags: Sequence[str], published: Edtf | None, language: Language
) -> Iterator[tuple[Span, str]]:
    """Every date of a text with its words, also those of no event."""
    dating = english_dating(language, published)
    for sentence, classes in zip(sentences, tags, strict=True):
        words = sentence.words
        clauses = clauses_of(words, classes, language)
        dates = list(dates_in(words, dating))
        for when in dates:
            number = _given(clauses, [when], words, classes, language)
            clause = clauses[next(iter(number))] if number else None
            dated = dating.resolve(
                when.expression, _ahead(clause, when, words, classes, language) if clause else None
            )
            if dated is not None:
                dating.record(dated)
                yield Span(words[when.start].start, words[when.end - 1].end), dated.point.text
        for run in (word for word in words if word.low == RUN):
            for expression in dating.expressions(run.written):
                dated = dating.resolve(expression, None)
                if dated is not None:
                    yield Span(run.start + expression.start, run.start + expression.end), dated.point.text


def resolved_dates(
    clauses: Sequence[Clause],
    dates: Sequence[When],
    words: Sequence[Word],
    tags: str,
    dating: Dating,
    is_alone: bool = False,
) -> tuple[dict[int, When], dict[int, Dated]]:
    """The date of each clause that has one, and what it means; `is_alone`: the sentence is a paragraph of its own."""
    given = _given(clauses, dates, words, tags, dating.language)
    resolved = {}
    for number, when in sorted(given.items(), key=lambda each: each[1].start):
        if when.expression.prefix == "since" and _is_aside(when, clauses[number], words):
            continue  # the first since 1980 closed
        inner = clauses[number].relative and any(each.end <= when.start for each in dates)
        ahead = _ahead(clauses[number], when, words, tags, dating.language)
        if is_alone and _is_caption(clauses[number], when, tags, dating.language):
            ahead = False
        dated = dating.resolve(when.expression, ahead, inner)
        if dated is not None:
            resolved[number] = dated
            dating.record(dated)
    return given, resolved


def _is_caption(clause: Clause, when: When, tags: str, language: Language) -> bool:
    """Whether a sentence tells in the present what a picture shows: boats wait at the quay on Tuesday."""
    group = clause.group
    shown = group.finite and group.time == "present" and not (group.planned or group.perfect)
    shown &= group.lemma not in language.set_of("scheduled") | language.set_of("deferring")
    return shown and when.expression.form == "weekday" and not clause.opener and "Q" not in tags


def _is_aside(when: When, clause: Clause, words: Sequence[Word]) -> bool:
    """Whether a date is in an aside on whoever does it, or on how seldom that is: for the first time since 1980."""
    who = clause.subject
    seldom = when.start > 0 and words[when.start - 1].low in ("first", "time")
    return seldom or (who is not None and who.start < when.start < clause.group.first)


def _given(
    clauses: Sequence[Clause], dates: Sequence[When], words: Sequence[Word], tags: str, language: Language
) -> dict[int, When]:
    """Which date belongs to which clause: the one that holds it, or the next one behind it."""
    given: dict[int, When] = {}
    for when in dates:
        inside = [
            number
            for number, clause in enumerate(clauses)
            if any(part.start <= when.end - 1 < part.end for part in clause.ranges)
        ]
        behind = [number for number, clause in enumerate(clauses) if clause.group.first >= when.end]
        before = [number for number, clause in enumerate(clauses) if clause.group.main < when.start]
        main = [number for number in behind if not clauses[number].relative and clauses[number].group.finite]
        nearest = max(inside, key=lambda number: _nearness(clauses[number], when), default=None)
        number = nearest if inside else (main or behind)[0] if behind and not before else None
        if number is None and before and behind:
            number = behind[0] if _opens(when, tags) else before[-1]
        elif number is None and before:
            number = before[-1]
        if number and clauses[number].group.lemma in language.set_of("according"):
            number -= 1  # it closed, according to a report on Monday
        if number is not None:
            number = _governing(clauses, number, when, tags)
        if number is None or _is_of_name(when, tags) or _is_of_noun(clauses[number], when, words, tags):
            continue
        if clauses[number].group.time != "past" and _is_compared(when, words, tags):
            continue
        known = given.get(number)
        if (
            known is None
            or (known.expression.loose and not when.expression.loose)
            or (is_attributive(known, tags) and not is_attributive(when, tags))
            or (_leads(known, words, tags, language) and not is_attributive(when, tags))
        ):
            given[number] = when
    return given


def _is_of_name(when: When, tags: str) -> bool:
    """Whether a date is a part of a name: the Act of 1940."""
    return when.expression.prefix == "of" and tags[when.start - 1 : when.start] == "N"


def _is_of_noun(clause: Clause, when: When, words: Sequence[Word], tags: str) -> bool:
    """Whether a date tells of a noun only: won before the primary on June 4; funds from next year’s budget."""
    if tags[when.end : when.end + 1] == "S" and when.expression.prefix in ("from", "of", "for"):
        return True
    between = range(clause.group.main + 1, when.start)
    if when.expression.prefix == "since" and any(_is_utmost(words[at].low) for at in between):
        return True  # the worst storm since 1998
    before = [at for at in between if words[at].low in ("before", "until")]
    return (
        bool(before) and when.start - before[-1] > 1 and not set(tags[before[-1] : when.start]) & set("vx,")
    )


def _is_utmost(low: str) -> bool:
    return low.endswith("iest") or low in _UTMOST


def _governing(clauses: Sequence[Clause], number: int, when: When, tags: str) -> int:
    """The clause that a date belongs to where the nearest only tells of something in general, or of a place.

    Offered a primer on what to do when they see one | during a trial on Tuesday; shipped papers to Ulm, where he
    lived, | in May.
    """
    clause = clauses[number]
    aside = clause.opener in ("where", "who", "which") and "," in tags[clause.group.main : when.start]
    general = clause.opener == "when" and clause.group.finite and clause.group.time == "present"
    general &= not (clause.group.perfect or clause.group.passive or clause.group.going_on)
    for other in range(number - 1, -1, -1) if aside or general else ():
        group = clauses[other].group
        if (
            group.finite
            and not clauses[other].relative
            and group.time == "past"
            and not clauses[other].opener
        ):
            return other
    return number


def _leads(when: When, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a date stands in a participle’s words that begin the sentence: made at Ulm in 1950, | the clock …"""
    form = verb_forms(language).get(words[0].low)
    comma = tags.find(",")
    return (
        form is not None and "n" in form.kinds and "b" not in form.kinds and comma > 0 and when.end <= comma
    )


def _is_compared(when: When, words: Sequence[Word], tags: str) -> bool:
    """Whether a date is that of a number which another is compared with: up from 6 percent in 2017."""
    at = when.start - 1
    while at > 0 and tags[at] in "#ndN":
        at -= 1
    return at >= 0 and words[at].low in ("from", "than") and tags[at + 1] == "#" and at + 1 < when.start


def _opens(when: When, tags: str) -> bool:
    """Whether a date begins the clause behind it: …; previously on 8 January, a fire …"""
    at = when.start - 1
    while at >= 0 and tags[at] in "ac":
        at -= 1
    mark = tags[at : at + 1] if at >= 0 else ""
    return mark in (";", ":") or (mark == "," and tags[when.end : when.end + 1] == ",")


def _nearness(clause: Clause, when: When) -> int:
    """The number of the verb, where it stands before a date; below zero where it stands behind."""
    return clause.group.main if clause.group.main < when.start else -clause.group.main


def is_attributive(when: When, tags: str) -> bool:
    """Whether a date only tells of the noun behind it: Monday’s storm, the Nov. 8 election."""
    return tags[when.end : when.end + 1] in ("S", "n") and not when.expression.prefix


def _ahead(clause: Clause, when: When, words: Sequence[Word], tags: str, language: Language) -> bool | None:
    """Whether the date of a clause is still to come: by its verb’s time, by “for June”, by what is “set for” it."""
    group, prefix = clause.group, when.expression.prefix
    if prefix == "since" or (group.planned and group.time == "past" and group.perfect):
        return False
    if group.passive and group.lemma in language.set_of("accusing"):
        return False  # what somebody is accused of has been
    if prefix == "for" or group.planned or group.time == "future":
        return True
    plans = language.set_of("before_plans")
    near = range(max(clause.start, when.start - NEAR_PLAN), when.start + 1)
    if any(words[k].low in plans for k in near if k < when.end) and not group.perfect:
        return True
    if group.lemma in language.set_of("deferring") and (
        prefix in _UNTIL or group.lemma in ("schedule", "plan")
    ):
        return None if group.perfect and group.time == "past" else True
    if group.time == "past" or group.perfect:
        return False
    noun = tags[group.main - 1 : group.main] == "n" and words[group.main].low in language.verbs.get(
        "seldom", ()
    )
    return True if group.finite and not noun else None
