"""Divides an English sentence into clauses: a verb group each, with its subject and the words that belong to it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from reader.draft.english.phrases import TaggedSentence, np_left, subject_before
from reader.draft.english.verb_forms import verb_forms
from reader.draft.english.verbs import VerbGroup, verb_groups
from reader.draft.grammar import WordRange
from reader.draft.language import Language
from reader.draft.words import Word

NOT_DENIED = "not-denied"  # the reporter of a clause that somebody did not deny, and nobody said
_STOPS = ";:-()Q"
_JOINING = frozenset(["as", "than"])  # they go with what stands before them


class Clause(NamedTuple):
    """One clause, by the numbers of its words.

    `subject` is whoever does it, for a relative clause the words that it tells of; None where nobody is found.
    `start` and `end` hold the verb and what belongs to it, and the subject where that stands right before it.
    `opener` is the word that makes it a part of another clause, looked up, or empty; `reporter` the headword of the
    verb by which it is reported.
    """

    group: VerbGroup
    subject: WordRange | None
    start: int
    end: int
    opener: str = ""
    relative: bool = False
    reporter: str = ""

    @property
    def ranges(self) -> tuple[WordRange, ...]:
        """The words of the clause: the subject by itself where something stands between it and the verb."""
        if self.subject is None or self.start <= self.subject.start:
            return (WordRange(self.start, self.end),)
        return WordRange(*self.subject), WordRange(self.start, self.end)


def clauses_of(words: Sequence[Word], tags: str, language: Language) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs."""
    groups = verb_groups(words, tags, language)
    told = list(tags)
    verbs = {group.main for group in groups}
    for at, tag in enumerate(tags):
        if tag == "v" and at and at not in verbs and _is_noun(tags, at, verbs):
            told[at] = "n"
    for group in groups:
        told[group.main] = "v" if tags[group.main] != "x" else "x"
    sentence = TaggedSentence(words, "".join(told), language)
    found: list[Clause] = []
    for group in groups:
        found.append(_clause(sentence, group, found))
    return [_ended(sentence, clause, found[number + 1 :]) for number, clause in enumerate(found)]


def _is_noun(tags: str, at: int, verbs: Container[int]) -> bool:
    """Whether a form of a verb belongs to a noun here: his governing party, a water main break | caused."""
    return (tags[at - 1] in "dS" and tags[at + 1 : at + 2] in ("n", "N")) or (
        tags[at - 1] in "nN" and at + 1 in verbs
    )


def _clause(s: TaggedSentence, group: VerbGroup, before: Sequence[Clause]) -> Clause:
    """The clause of a verb group, its end still open."""
    tags = s.tags
    previous = before[-1] if before else None
    low = previous.group.main + 1 if previous else 0
    at = _opener(s, low, group.first)
    opener = "" if at is None else s.words[at].low
    between = tags[low : group.first]
    reporter = (
        previous.group.lemma if previous and _reports(s, previous) and "," not in between.strip(",") else ""
    )
    if previous and previous.group.negated and reporter in s.language.set_of("denying"):
        reporter = NOT_DENIED
    if at and tags[at] in "wT" and not tags[at + 1 : group.first].strip("ax"):
        subject = np_left(s, at - 1 if tags[at - 1] == "," else at)
        return Clause(group, subject, group.first, len(tags), opener, True)
    if previous is not None and between and not group.finite and not between.strip("nN#daptS"):
        subject = np_left(s, group.first)
        start = (
            subject.start if subject and not group.passive else group.first
        )  # drank tea | laced with poison
        return Clause(group, subject, start, len(tags), opener, reporter=reporter)
    if previous is not None and previous.group.passive and group.perfect and tags[low : group.first] == "p":
        return Clause(group, previous.subject, group.first, len(tags))  # is believed to | have killed
    apart = any(tag in ",cbwT" + _STOPS for tag in between) or reporter
    if previous is not None and not apart and (previous.relative or not previous.group.finite):
        # a bill approved in February | will add …, a quake that struck the town | raised …
        return Clause(
            group, previous.subject, group.first, len(tags), before[-2].opener if before[:-1] else ""
        )
    subject = _past_asides(s, group.first, subject_before(s, group.first))
    if subject is not None and previous is None:
        subject = _with_others(s, subject)
    if subject is not None and (subject.end > group.first or tags[subject.start : subject.end] == "T"):
        subject = None
    if previous is not None and previous.group.passive and not opener and _shares_passive(s, group, between):
        return Clause(
            group._replace(passive=True, perfect=previous.group.perfect, time=previous.group.time),
            previous.subject,
            group.first,
            len(tags),
            reporter=previous.reporter,
        )
    going_on = group.going_on and not group.finite
    if previous is not None and (
        (going_on and opener)  # before | leaving the bank
        or (going_on and "c" in between and previous.group.going_on)  # killing three | and injuring others
        or (subject is None and "c" in between and not opener)
    ):
        subject = previous.subject
    if going_on and previous is not None and _is_no_fact(previous.group):
        group = group._replace(planned=True)
    if previous is not None and subject is not None and subject.start >= low:
        joint = tags.rfind("c", subject.start, subject.end) + 1
        subject = WordRange(joint, subject.end) if joint else subject  # in 2022, and wages | rose
    start = group.first
    reduced = group.passive and not group.finite  # a nation | gripped by fear
    if (
        subject is not None
        and not reduced
        and subject.start >= low
        and not set(",-(") & set(tags[subject.end : group.first])
    ):
        start = subject.start
    comma = tags.find(",", subject.start, subject.end) if subject else -1
    if subject is not None and comma > subject.start and any(each.group.first > comma for each in before):
        subject = WordRange(subject.start, comma)  # an aside with a verb tells something of its own
    if not group.finite and group.first and tags[group.first - 1] == ",":
        subject = np_left(s, group.first - 1) if group.passive or previous is None else previous.subject
        start = group.first
    return Clause(group, subject, start, len(tags), opener, reporter=reporter)


def _is_no_fact(group: VerbGroup) -> bool:
    """Whether a verb only tells of what is planned, usual or not so: pays it out, | after paying taxes."""
    usual = (
        group.finite and group.time == "present" and not (group.perfect or group.passive or group.going_on)
    )
    return group.planned or group.time == "future" or (usual and group.lemma != "be")


def _shares_passive(s: TaggedSentence, group: VerbGroup, between: str) -> bool:
    """Whether a participle goes on with the auxiliary of the verb before it: was shot | and killed by police."""
    if (
        not between.rstrip("a").endswith("c")
        or group.first != group.main
        or group.time != "past"
        or group.passive
    ):
        return False
    low = s.words[group.main].low
    form = verb_forms(s.language).get(low)
    if form is None or "n" not in form.kinds or low in s.language.set_of("intransitive_pasts"):
        return False
    thing = s.tags[group.main + 1 : group.main + 2] in tuple("dnN#mr")
    return not thing or group.lemma in s.language.set_of("granting")


def _with_others(s: TaggedSentence, subject: WordRange) -> WordRange:
    """The words for all who do it, where the last of them are counted: Ana Ruiz and 13 other prisoners."""
    tags, start = s.tags, subject.start
    if start > 1 and tags[start] == "d" and tags[start - 1] == "#":
        start -= 1
    if start > 1 and tags[start - 1] == "c" and tags[start - 2] in ("n", "N"):
        left = np_left(s, start - 1)
        if left is not None and (left.start == 0 or tags[left.start - 1] in ",b"):
            start = left.start
    while "c" in tags[start : subject.end] and start > 1 and tags[start - 2 : start] in ("n,", "N,"):
        left = np_left(s, start - 1)
        if left is None or (left.start and tags[left.start - 1] not in ",b"):
            break
        start = left.start  # Rome, | Paris and Berlin
    return WordRange(start, subject.end)


def _past_asides(s: TaggedSentence, verb: int, subject: WordRange | None) -> WordRange | None:
    """The words for whoever does it, where a time, a place’s region or an aside stands between them and the verb.

    An explosion on Thursday morning | destroyed; a jury in Miami, Florida | indicted; Jo, flying to Rome, | saw;
    At least 26 people | died.
    """
    if subject is None or subject.start < 1 or subject.end > verb:
        return subject
    tags, words = s.tags, s.words
    start = subject.start
    if words[start].low in ("least", "most") and words[start - 1].low == "at":
        return WordRange(start - 1, subject.end)
    time = words[subject.end - 1].low in s.language.set_of("hours") or tags[subject.end - 1] == "t"
    if time and subject.end == verb:
        while start > 1 and tags[start - 1] in "t#":
            start -= 1
        return subject_before(s, start - 1) if start > 1 and tags[start - 1] == "p" else subject
    region = subject.end == start + 1 == verb and words[start].capital and tags[start - 2 : start] == "N,"
    if region and start > 3:
        before = start - 2
        while before > 1 and tags[before - 1] in "N":
            before -= 1
        return subject_before(s, before - 1) if tags[before - 1] == "p" else subject
    if tags[verb - 1] == "," and subject.end == verb - 1 and tags[start - 1] == "p":
        opening = tags.rfind(",", 0, start)
        return np_left(s, opening) or subject if opening > 0 else subject
    return subject


def _opener(s: TaggedSentence, low: int, first: int) -> int | None:
    """Where the word stands, behind `low`, that makes a clause part of another: that, who, while."""
    for at in range(first - 1, low - 1, -1):
        if s.tags[at] in _STOPS:
            return None
        if s.tags[at] in "wTb" and not _before_a_date(s, at):
            return at
    return None


def _before_a_date(s: TaggedSentence, at: int) -> bool:
    return s.tags[at] == "b" and s.tags[at + 1 : at + 2] in ("#", "t")


def _reports(s: TaggedSentence, clause: Clause) -> bool:
    cue = s.language.cues.get(s.words[clause.group.main].low)
    return cue is not None and s.language.says_in_any_form(cue)


def _ended(s: TaggedSentence, clause: Clause, later: Sequence[Clause]) -> Clause:
    """A clause with the end of its words: a mark, or where the next begins."""
    tags = s.tags
    limit = s.end
    following = later[0] if later else None
    if following is not None:
        limit = following.start if following.start > clause.group.main else following.group.first
    at = clause.group.main + 1
    while at < limit and not _parts(s, at, following):
        at += 1
    reduced = following is not None and following.group.passive and not following.group.finite
    while at > clause.group.main + 1 and (tags[at - 1] in "cbT," or (reduced and tags[at - 1] == "a")):
        at -= 1
    return clause._replace(end=at)


def _parts(s: TaggedSentence, at: int, following: Clause | None) -> bool:
    """Whether a clause ends before a word."""
    tag, behind = s.tags[at], s.tags[at + 1 : at + 2]
    if tag == ",":
        low = s.words[at + 1].low if behind else ""
        goes_on = behind in ("#", "N") or low in s.language.set_of("infinitive")
        return not (s.tags[at - 1] in "#Nt" and goes_on)  # Tuesday, 3 June 2025, to close
    if tag == "b":
        return not _before_a_date(s, at) and s.words[at].low not in _JOINING
    if tag in "wT":
        return following is not None
    if tag == "c" and following is not None and not s.tags[at + 1 : following.group.first].strip("anNdrx#S"):
        shared = following.subject is None or following.group.first <= at + 2
        return shared or (following.subject is not None and following.subject.start > at)
    return tag in _STOPS
