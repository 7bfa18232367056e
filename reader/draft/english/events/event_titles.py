"""Makes the title of a drafted event: a clause that a person could have written, without its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.draft.english.events.title_complements import complement_of, content_of, reports
from reader.draft.english.events.title_nouns import antecedent, is_plural, noun_phrase, past_comma
from reader.draft.english.events.title_sentences import TitleSentence
from reader.draft.english.events.title_subjects import subject_before, subject_of
from reader.draft.english.events.title_verbs import auxiliary, is_active, is_participle, is_setting, verb_of
from reader.draft.words import Word

LONGEST = 16  # words of a title
LEAST_BEHIND = 6  # of them those behind the verb, however long the subject is
LONGEST_SUBJECT = 14
MOST_WRITTEN, LEAST_WRITTEN = 18, 4  # words of a sentence that stands for a title as it is
LONGEST_THING = 6  # words of what is done, where it stands before whoever does it
LONGEST_TOLD = 20  # words of who said what
LONGEST_SAID = 9  # words in quotation marks
_AGAIN = re.compile(
    r",? and(?: again| then| later)?$"
)  # in 2019 and again in 2022: what is left of a second date
_BE = frozenset(["is", "are", "was", "were", "has been", "have been"])
_HANGING = ("’ve", "'ve", "’re", "'re", "’d", "'d", "’ll", "'ll", "’m", "'m")
_ABBREVIATED = ("a.m", "p.m", "U.S")
_CLINGING = frozenset([*",.;:!?)", "'s", "’s"])  # to the word before them, also where a date stood between


def title_of(s: TitleSentence, number: int) -> str:
    """The title of the event that a clause tells; empty where its sentence has none that could be read alone.

    Subject, verb and what belongs to it. Where these do not make a whole, the clause of the sentence that this one is
    a part of; else the sentence as it stands, up to a phrase.
    """
    of_clauses = (_clause_words(s, other) for other in (number, *_above(s, number)))
    title = next(filter(None, of_clauses), "") or _said(s, number) or _as_written(s)
    return title[:1].upper() + title[1:]


def _as_written(s: TitleSentence) -> str:
    """A sentence as it stands, up to a phrase; empty where that holds no verb."""
    start = 0
    while start < len(s.words) and (s.tags[start] in "c," or start in s.dated):
        start += 1
    end = start
    while (
        end < len(s.words)
        and not (s.tags[end] in ";:(." or s.is_long_run(end))
        and end - start < MOST_WRITTEN
    ):
        end += 1
    while end > start and s.tags[end - 1] in "dpcbTwa,-(x" and end < len(s.words):
        end -= 1
    held = any(start < at < end for at in s.verbs)
    if not held or end - start < LEAST_WRITTEN or s.tags[start] in "Qv-)":
        return ""
    return _joined(s, range(start, end)).strip(" ,;:-–—.")


def _said(s: TitleSentence, number: int) -> str:
    """What somebody said in a few words, and who: “We will stay,” Roe declared. Empty where it is none of that."""
    group = s.clauses[number].group
    if not s.words or s.tags[0] != "Q" or group.lemma not in s.language.set_of("only_telling"):
        return ""
    if s.words[0].written.count(" ") >= LONGEST_SAID or number or not group.finite:
        return ""
    return _joined(s, range(group.main + 1)) if group.main < LONGEST else ""


def _above(s: TitleSentence, number: int) -> Iterable[int]:
    """The finite clauses of a sentence that one may be a part of: those that are no part of others first."""
    before, behind = range(number - 1, -1, -1), range(number + 1, len(s.clauses))
    others = [*behind, *before] if reports(s, number) else [*before, *behind]
    finite = [other for other in others if s.clauses[other].group.finite]
    return sorted(
        finite, key=lambda other: (s.clauses[other].relative, s.clauses[other].opener not in ("", "that"))
    )


def _clause_words(s: TitleSentence, number: int) -> str:
    """The words of one clause as they stand in a sentence; empty where they do not make a whole."""
    group, active = s.clauses[number].group, is_active(s, number)
    done, subject = _parted(s, number, _subject(s, number, active))
    if not subject or _is_no_title(s, number):
        return ""
    verb, first = ("", group.first) if active or done else verb_of(s, number, subject)
    if not verb and first > group.main:
        return ""
    group_words = [at for at in range(first, group.main + 1) if at not in s.dated]
    if any(when.expression.prefix in ("since", "in") for when in s.whens):
        group_words = [at for at in group_words if s.words[at].low != "only"]
    if not verb and not done and is_participle(s, number, subject):
        if subject[-1] == group.first - 1:
            subject = noun_phrase(s, group.first, False) or subject
        verb = auxiliary(s, number, is_plural(s, subject))
    content = content_of(s, number) if reports(s, number) else None
    if content is not None:
        return _with_content(s, number, subject, group_words, content)
    most = max(LONGEST - len(subject) - len(group_words) - bool(verb), LEAST_BEHIND)
    behind = (*done, *complement_of(s, number, most))
    if not verb and not done:
        things = _with_fronted(s, number, subject, behind)
        if things is None:
            return ""
        behind = things
    if verb not in _BE and is_incomplete(s, number, subject, behind):
        return ""
    return _written(_joined(s, subject), verb, _joined(s, group_words), _joined(s, behind))


def _subject(s: TitleSentence, number: int, active: bool) -> tuple[int, ...]:
    """The words for whoever does what a clause tells, without brackets; none for those that no title begins with."""
    clause, words, tags = s.clauses[number], s.words, s.tags
    whole = subject_before(s, number) if active else subject_of(s, number)
    bracketed = (at for at in whole if at not in s.dated or tags[at] not in "pt")
    subject = tuple(at for at in bracketed if not _is_bracketed(s, at, clause.group.first))
    late = all(
        words[at].low in s.language.set_of("beside_dates") for at in subject
    )  # late on Monday, | began
    if late or len(subject) > LONGEST_SUBJECT or tags[subject[0]] == "w":
        return ()
    fronted = words[subject[0] - 1].low == "what" and reports(s, number)  # what the police say was …
    vague = len(subject) == 1 and clause.relative and words[subject[0]].low in s.language.set_of("vague")
    return () if fronted or vague else subject


def _is_no_title(s: TitleSentence, number: int) -> bool:
    """Whether a verb only goes with another: tried to | have him freed; having | seen it; was quoted as saying."""
    group, first = s.clauses[number].group, s.words[s.clauses[number].group.first].low
    inner = not group.perfect and s.words[group.first - 1].low == "to" and s.tags[group.first] == "x"
    joined = first == "having" or (first == "being" and s.tags[group.first - 1] not in ",bp")
    quoted = group.passive and group.lemma in s.language.set_of("quoted") and not reports(s, number)
    return inner or joined or quoted


def _with_fronted(
    s: TitleSentence, number: int, subject: Sequence[int], behind: tuple[int, ...]
) -> tuple[int, ...] | None:
    """The words behind a verb, with what it does that stands before whoever does it; None where that is *what*."""
    group = s.clauses[number].group
    if not group.passive and (not behind or is_setting(s, behind[0])):
        thing = _fronted(s, number, subject)
        return None if thing is None else (*thing, *behind)
    sent = bool(behind) and group.lemma in s.language.set_of("sending")
    if sent and s.phrase_end(group.main + 1) == behind[-1] + 1:
        return (*behind, *(_fronted(s, number, subject) or ()))  # a letter that | Kell sent the firm
    return behind


def _written(*pieces: str) -> str:
    """The pieces of a title as they are written, without marks that belong to what is left out."""
    title = _AGAIN.sub("", " ".join(filter(None, pieces))).strip(" ,;:-–—.")
    for mark in (*_CLINGING, *_HANGING):
        title = title.replace(f" {mark}", mark)
    if title.endswith((",”", ',"')):
        title = f"{title[:-2]}{title[-1]}"
    return f"{title}." if title.endswith(_ABBREVIATED) else title


def _parted(
    s: TitleSentence, number: int, subject: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What is done and whoever does it, where nothing parts them before the verb: a visit | Ada Kell | made to Ulm."""
    group = s.clauses[number].group
    match = re.search(r"(?:^|p)(dn+)(N+)$", "".join(s.tags[at] for at in subject))
    if match is None or s.tags[group.first] == "x" or group.first != subject[-1] + 1:
        return (), subject
    noun = s.words[subject[match.end(1) - 1]].low
    needing = group.lemma in s.language.set_of("needing_objects") | s.language.set_of("granting")
    bare = s.phrase_end(group.main + 1) == group.main + 1
    if noun in s.language.people or not needing or not bare:
        return (), subject
    return subject[match.start(1) : match.end(1)], subject[match.end(1) :]


def _is_bracketed(s: TitleSentence, at: int, verb: int) -> bool:
    """Whether a word stands in brackets that close before a verb, marks included."""
    return s.tags.rfind("(", 0, at + 1) > s.tags.rfind(")", 0, at) and s.tags.find(")", at, verb) > 0


def _with_content(
    s: TitleSentence, number: int, subject: Sequence[int], verb: list[int], content: int
) -> str:
    """Who said what, and to whom; empty where that is too long."""
    start = s.clauses[number].group.main + 1
    end = s.phrase_end(start)
    if end < len(s.tags) and s.tags[end] in "pT" and not s.is_verb(end):
        verb = [*verb, *range(start, end)]  # told the clerk | that …
    inner = _clause_words(s, content)
    first = subject_of(s, content)
    that = "that" if first and s.tags[first[0] - 1] == "T" else ""
    title = " ".join(filter(None, (_joined(s, subject), _joined(s, verb), that, inner)))
    return title if inner and title.count(" ") < LONGEST_TOLD else ""


def _fronted(s: TitleSentence, number: int, subject: Sequence[int]) -> tuple[int, ...] | None:
    """What a clause tells of that stands before it: the order that | Roe plans to sign; None where that is *what*."""
    before, group = subject[0] - 1, s.clauses[number].group
    if before < 1 or group.lemma == "be" or s.tags[group.first - 1] == "c":
        return ()
    if s.tags[before] in "wT":
        if s.words[before].low == "what":
            return None
        needing = s.language.set_of("needing_objects") | s.language.set_of("transitive")
        lacking = s.tags[before] == "w" or group.lemma in needing
        nominal = s.is_nominal(past_comma(s, before) - 1)
        found = antecedent(s, before, number) if lacking and nominal else ()
    elif s.is_nominal(before) and s.tags[subject[0]] in "rd" and not _opens(s, before):
        found = tuple(range(s.phrase_start(before + 1), before + 1))
    else:
        return ()
    if found and found[0] and s.is_verb(found[0] - 1) and reports(s, s.verbs[found[0] - 1]):
        return ()  # told the media | a blast had occurred
    timed = s.language.times | s.language.set_of("clause_nouns")
    return () if not found or s.words[found[-1]].low in timed or len(found) > LONGEST_THING else found


def _opens(s: TitleSentence, at: int) -> bool:
    """Whether the noun phrase that ends at a word stands behind a preposition that begins the sentence."""
    start = s.phrase_start(at + 1)
    return start == 1 and s.tags[0] == "p"


def is_incomplete(s: TitleSentence, number: int, subject: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether a verb lacks what it needs: the car hit, she has been, the firm announced."""
    group, sets = s.clauses[number].group, s.language
    if not subject:
        return True
    if not behind and (group.lemma in sets.set_of("linking") or (group.going_on and not group.finite)):
        return True
    if group.lemma in sets.set_of("not_acting") and not group.finite:
        return True
    thing = any(s.tags[at] in "nN#mQrd" for at in behind)
    told = reports(s, number)
    direct = bool(behind) and s.tags[behind[0]] in "nN#mQrdTav"
    if told and group.lemma in sets.set_of("only_telling") and not direct:
        return True
    if (told or group.lemma in sets.set_of("reporting")) and not behind and not group.passive:
        return True
    clause = any(s.is_verb(at) for at in behind) or "Q" in {s.tags[at] for at in behind}
    if told and group.lemma in ("say", "state") and not clause:
        return True
    if group.lemma == "do" and all(s.tags[at] == "p" for at in behind[:1]):
        return True
    if (
        group.lemma == "tell"
        and not clause
        and not group.passive
        and all(s.words[at].low != "about" for at in behind)
    ):
        return True
    return (
        not group.passive
        and not thing
        and not group.planned
        and group.lemma in sets.set_of("needing_objects")
    )


def _joined(s: TitleSentence, numbers: Sequence[int]) -> str:
    words: Sequence[Word] = [s.words[at] for at in numbers]
    pieces: list[str] = []
    for number, word in enumerate(words):
        if number and word.start != words[number - 1].end and word.low not in _CLINGING:
            pieces.append(" ")
        lowered = word is s.words[0] and number == 0 and numbers[0] == 0 and s.tags[0] in "dnrb"
        pieces.append(word.written[:1].lower() + word.written[1:] if lowered else word.written)
    return "".join(pieces)
