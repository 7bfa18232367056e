"""Finds the nouns that clauses tell of: the words before *who* or *that*, and whether they are of several."""

from __future__ import annotations

from itertools import pairwise

from reader.draft.english.events.title_sentences import TitleSentence
from reader.draft.english.verb_forms import verb_forms


def is_plural(s: TitleSentence, subject: tuple[int, ...]) -> bool:
    """Whether a subject is of several."""
    head = subject[-1]
    for before, at in pairwise(subject):
        if s.tags[at] == "p":
            head = before
            break
        if s.tags[at] == "c" and s.words[at].low == "and":
            return True
    low = s.words[head].low
    if s.words[subject[0]].low in ("they", "we", "you", "these", "those", "both", "several", "many"):
        return True
    if low.endswith("s") and s.words[head].written[:-1].isupper() and len(low) > 2:
        return s.tags[head] == "N" and s.words[head].written.endswith("s")  # POWs
    ends = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return (ends and (s.tags[head] == "n" or head == 0)) or low in s.language.set_of("plurals")


def antecedent(s: TitleSentence, at: int, number: int) -> tuple[int, ...]:
    """The words that a relative clause tells of, whose *who* or *that* stands at `at`."""
    end = past_comma(s, at)
    comma = end < at
    if end > 2 and s.tags[end - 2 : end] == ",#":
        end -= 2  # Priya Nair, 34, who
    if end and s.tags[end - 1] == "p":
        return ()  # in which
    if end and s.tags[end - 1] == ")":
        end = max(s.tags.rfind("(", 0, end), 0)
    start = s.phrase_start(end)
    if start == end or not s.is_nominal(end - 1):
        return ()
    if s.words[at].low == "who" and s.tags[end - 1] == "n":
        start, end = _nearest_person(s, start, end)
    plural = _wanted(s, number)
    while start > 1 and s.tags[start - 1] == "p" and s.is_nominal(start - 2):
        whole = s.words[start - 1].low == "of" and not (comma and s.words[at].low == "who")
        place = s.words[start - 1].low in ("in", "at") and set(s.tags[start:end]) == {"N"}
        whole |= comma and place and s.words[at].low == "which"  # the war in Syria, | which has claimed …
        agrees = plural is None or is_plural(s, tuple(range(start, end))) is plural
        if not whole and agrees:
            break
        left = s.phrase_start(start - 1)
        whole = plural is None or is_plural(s, tuple(range(left, start - 1))) is plural
        if left == start - 1 or not whole:
            break
        start = left
    joined = start > 1 and s.tags[start - 1] == "c" and s.is_nominal(start - 2) and s.tags[start] not in "d"
    if joined and plural is not False:
        left = s.phrase_start(start - 1)
        start = left if left < start - 1 else start
    return tuple(range(start, end))


def _nearest_person(s: TitleSentence, start: int, end: int) -> tuple[int, int]:
    """The nearest noun phrase that tells of somebody, of those that end here: a secretary of state, | who."""
    first, last = start, end
    while not _is_person(s, first, last):
        if first < 2 or s.tags[first - 1] != "p" or not s.is_nominal(first - 2):
            return start, end
        last = first - 1
        first = s.phrase_start(last)
    return first, last


def _is_person(s: TitleSentence, start: int, end: int) -> bool:
    """Whether a noun phrase tells of somebody."""
    people = s.language.people | s.language.bodies
    return any(
        s.words[at].low in people or s.words[at].low.removesuffix("s") in people for at in range(start, end)
    )


def _wanted(s: TitleSentence, number: int) -> bool | None:
    """Whether a verb is of several, by its form; None where that does not show."""
    group = s.clauses[number].group
    low = s.words[group.first].low
    if low in ("are", "were", "have"):
        return True
    return False if low in ("is", "was", "has") else None


def past_comma(s: TitleSentence, at: int) -> int:
    """Where what stands before a place ends, a comma or a dash passed over."""
    return at - 1 if at and s.tags[at - 1] in ",-" else at


def noun_phrase(s: TitleSentence, end: int, whole: bool = True) -> tuple[int, ...]:
    """The noun phrase that ends before `end`, with what a name is of: a talk with Roe; `whole`: with *of*, too."""
    start = s.phrase_start(end)
    if start == end or not s.is_nominal(end - 1):
        return ()
    while start > 1 and s.is_nominal(start - 2):
        named = s.tags[start - 1] == "p" and set(s.tags[start:end]) == {"N"} and s.tags[start - 2] == "n"
        left = s.phrase_start(start - 1)
        if left == start - 1 or not (named or (whole and s.words[start - 1].low == "of")):
            break
        start = left
    return tuple(range(start, end))


def has_verb_behind(s: TitleSentence, number: int, mark: str) -> bool:
    """Whether a finite verb without a subject follows, behind a mark or none: a bill | sold in May will …"""
    if number + 1 >= len(s.clauses):
        return False
    main, following = s.clauses[number].group.main, s.clauses[number + 1].group
    between = s.tags[main + 1 : following.first]
    parted = set(between) & set("cbwT;:-(rQv") or between.count(",") != len(mark)
    at = past_comma(s, following.first)
    while at > main and (at - 1 in s.dated or s.tags[at - 1] == "a"):
        at -= 1
    beginning = s.phrase_start(at)
    inner = beginning == at or s.tags[beginning - 1] == "p"  # sold | in the town of Ulm
    return following.finite and not parted and inner and between[-1:] in (mark or tuple("nN#t"))


def is_said(s: TitleSentence, at: int) -> bool:
    """Whether a verb of saying stands at a place."""
    cue = s.language.cues.get(s.words[at].low)
    return cue is not None and s.is_verb(at) and s.language.says_in_any_form(cue)


def is_object(s: TitleSentence, first: int) -> bool:
    """Whether the noun before a verb and its subject is what is done by it: the bill | she signed."""
    while first and s.tags[first - 1] == "a":
        first -= 1
    who = s.phrase_start(first)
    return 0 < who < first and (s.is_nominal(who - 1) or s.tags[who - 1] in "wT")


def is_infinitive(s: TitleSentence, at: int) -> bool:
    """Whether a word behind *to* is a verb that is tagged as a noun."""
    form = verb_forms(s.language).get(s.words[at].low)
    to = at > 0 and s.words[at - 1].low in s.language.set_of("infinitive")
    return to and form is not None and "b" in form.kinds


def is_relative(s: TitleSentence, number: int) -> bool:
    """Whether a clause tells of a noun, or goes on with one that does: which was guarded and | was empty."""
    clause = s.clauses[number]
    joined = s.tags[clause.group.first - 1] == "c" and s.tags[clause.group.first - 2] != ","
    told = clause.relative or clause.opener in s.language.set_of("relatives")
    return told or (joined and number > 0 and s.clauses[number - 1].relative)


def is_region(s: TitleSentence, who: tuple[int, ...], comma: int) -> bool:
    """Whether a place stands before its region and a noun: Moscow, | Russia judge Ada Roe."""
    end = s.phrase_end(comma + 1)
    named = all(s.tags[at] == "N" for at in who) and s.tags[comma + 1] == "N"
    return named and "n" in s.tags[comma + 1 : end] and "S" not in s.tags[comma + 1 : end]
