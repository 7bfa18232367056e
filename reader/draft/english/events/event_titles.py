"""Makes the title of a drafted event: a clause that a person could have written, without its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.draft.english.events.title_complements import complement_of, content_of, reports
from reader.draft.english.events.title_nouns import antecedent, is_plural
from reader.draft.english.events.title_sentences import TitleSentence
from reader.draft.english.events.title_subjects import subject_before, subject_of
from reader.draft.english.verb_forms import past_of, verb_forms
from reader.draft.words import Word

LONGEST = 16  # words of a title
LEAST_BEHIND = 6  # of them those behind the verb, however long the subject is
LONGEST_SUBJECT = 14
MOST_WRITTEN, LEAST_WRITTEN = 18, 4  # words of a sentence that stands for a title as it is
LONGEST_THING = 6  # words of what is done, where it stands before whoever does it
LONGEST_TOLD = 20  # words of who said what
LONGEST_SAID = 9  # words in quotation marks
_BE = frozenset(["is", "are", "was", "were", "has been", "have been"])
_CLINGING = frozenset([*",.;:!?)", "'s", "’s"])  # to the word before them, also where a date stood between


class Title(NamedTuple):
    """A title; `own` where it is made of the words of its clause, and not of the sentence’s main one."""

    written: str
    own: bool = True


def title_of(s: TitleSentence, number: int) -> Title:
    """The title of the event that a clause tells; empty where its sentence has none that could be read alone.

    Subject, verb and what belongs to it. Where these do not make a whole, the clause of the sentence that this one is
    a part of; else the sentence as it stands, up to a phrase.
    """
    own = _clause_title(s, number)
    if own:
        return Title(own)
    for other in _above(s, number):
        found = _clause_title(s, other)
        if found:
            return Title(found, False)
    return Title(_said(s, number) or _as_written(s, number), False)


def _as_written(s: TitleSentence, number: int) -> str:
    """A sentence as it stands, up to a phrase; empty where that holds no verb or ends before the one that counts."""
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
    main = s.clauses[number].group.main
    if not start <= main < end or end - start < LEAST_WRITTEN or s.tags[start] in "Qv-)":
        return ""
    title = _joined(s, range(start, end)).strip(" ,;:-–—.")
    return title[:1].upper() + title[1:]


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


def _clause_title(s: TitleSentence, number: int) -> str:
    """A title of the words of one clause; empty where they do not make a whole."""
    title = _clause_words(s, number)
    return title[:1].upper() + title[1:]


def _clause_words(s: TitleSentence, number: int) -> str:
    """The words of one clause as they stand in a sentence; empty where they do not make a whole."""
    clause, words = s.clauses[number], s.words
    group = clause.group
    active = _is_active(s, number)
    subject = subject_before(s, number) if active else subject_of(s, number)
    subject = tuple(
        at
        for at in subject
        if (at not in s.dated or s.tags[at] not in "pt") and not _is_bracketed(s, at, group.first)
    )
    if all(words[at].low in s.language.set_of("beside_dates") for at in subject):
        return ""  # late on Monday, | began the climb
    if subject and words[subject[0] - 1].low == "what" and reports(s, number):
        return ""  # what the police say was …
    if len(subject) > LONGEST_SUBJECT or s.tags[subject[0]] == "w":
        return ""
    if not group.perfect and words[group.first - 1].low == "to" and s.tags[group.first] == "x":
        return ""  # tried to | have him released
    if words[group.first].low == "having" or (words[group.first].low == "being" and not group.passive):
        return ""
    verb, first = ("", group.first) if active else _verb(s, number, subject)
    if not verb and first > group.main:
        return ""
    group_words = [at for at in range(first, group.main + 1) if at not in s.dated]
    if any(word.expression.prefix in ("since", "in") for word in s.whens):
        group_words = [at for at in group_words if words[at].low != "only"]
    if not verb and _is_participle(s, number, subject):
        if subject[-1] == group.first - 1:
            subject = tuple(range(s.phrase_start(group.first), group.first))
        verb = _auxiliary(s, number, is_plural(s, subject))
    content = content_of(s, number) if reports(s, number) else None
    if content is not None:
        end = s.phrase_end(group.main + 1)
        if end < len(s.tags) and s.tags[end] in "pT" and not s.is_verb(end):
            group_words += range(group.main + 1, end)  # told the clerk | that …
        return _with_content(s, subject, group_words, content)
    behind = complement_of(
        s, number, max(LONGEST - len(subject) - len(group_words) - bool(verb), LEAST_BEHIND)
    )
    if not verb and not group.passive and (not behind or _is_setting(s, behind[0])):
        thing = _fronted(s, number, subject)
        if thing is None:
            return ""
        behind = (*thing, *behind)
    if group.passive and group.lemma in ("quote", "cite", "say"):
        return ""
    if verb not in _BE and is_incomplete(s, number, subject, behind):
        return ""
    pieces = (_joined(s, subject), verb, _joined(s, group_words), _joined(s, behind))
    title = " ".join(filter(None, pieces)).strip(" ,;:-–—.")
    for mark in (*_CLINGING, "’ve", "'ve", "’re", "'re", "’d", "'d", "’ll", "'ll", "’m", "'m"):
        title = title.replace(f" {mark}", mark)
    if title.endswith((",”", ',"')):
        title = f"{title[:-2]}{title[-1]}"
    return f"{title}." if title.endswith(("a.m", "p.m", "U.S")) else title


def _is_bracketed(s: TitleSentence, at: int, verb: int) -> bool:
    """Whether a word stands in brackets that close before a verb, marks included."""
    return s.tags.rfind("(", 0, at + 1) > s.tags.rfind(")", 0, at) and s.tags.find(")", at, verb) > 0


def _with_content(s: TitleSentence, subject: Sequence[int], verb: Sequence[int], content: int) -> str:
    """Who said what; empty where that is too long."""
    inner = _clause_words(s, content)
    first = subject_of(s, content)
    that = "that" if first and s.tags[first[0] - 1] == "T" else ""
    title = " ".join(filter(None, (_joined(s, subject), _joined(s, verb), that, inner)))
    return title if inner and title.count(" ") < LONGEST_TOLD else ""


def _verb(s: TitleSentence, number: int, subject: Sequence[int]) -> tuple[str, int]:
    """A verb’s form where the text has none that may stand alone, and the first of its words that follow."""
    group, words = s.clauses[number].group, s.words
    plural = is_plural(s, tuple(subject))
    if group.passive and words[group.first].low == "being":
        return _auxiliary(s, number, plural), group.main
    if group.passive and s.tags[group.first] != "x" and not group.planned:
        if reports(s, number) or (s.tags[subject[-1]] == "r" and s.tags[group.first - 1] != "c"):
            return "", group.first  # the union said on Friday it will …
        return _auxiliary(s, number, plural), group.first
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


def _auxiliary(s: TitleSentence, number: int, plural: bool) -> str:
    """What a participle needs to be the verb of a title: was, were, has been, have been."""
    main = s.clauses[number].group.main
    if s.clauses[number].group.perfect or any(
        when.expression.prefix == "since" and when.start > main for when in s.whens
    ):
        return "have been" if plural else "has been"
    return "were" if plural else "was"


def _is_participle(s: TitleSentence, number: int, subject: Sequence[int]) -> bool:
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
    if subject[0] > group.main:
        return True  # first elected in 1998, Kell …
    at = group.main + 1
    while at in s.dated:
        at += 1
    behind, low = s.tags[at : at + 1], s.words[at].low if at < len(s.words) else ""
    thing = behind in ("d", "n", "N", "#", "m", "Q")
    needing = form.lemma in s.language.set_of("needing_objects")
    if needing and low in s.language.set_of("before_agents"):
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
        return _has_verb_behind(s, number, ",")
    if low == "of" and at == group.main + 1:
        return False  # approved of the deal
    return (needing and (behind in ("p", "T", "w") or at > group.main + 1)) or (
        subject[-1] == group.first - 1 and _has_verb_behind(s, number, "")
    )


def _has_verb_behind(s: TitleSentence, number: int, mark: str) -> bool:
    """Whether a finite verb without a subject follows, behind a mark or none: a bill | sold in May will …"""
    if number + 1 >= len(s.clauses):
        return False
    main, following = s.clauses[number].group.main, s.clauses[number + 1].group
    between = s.tags[main + 1 : following.first]
    parted = set(between) & set("cbwT;:-(rQ") or between.count(",") != len(mark)
    return following.finite and not parted and between[-1:] in (mark or tuple("nN#t"))


def _is_setting(s: TitleSentence, at: int) -> bool:
    """Whether a preposition that is no part of the verb stands at a place."""
    return s.tags[at] == "p" and s.words[at].low not in s.language.set_of("verb_particles")


def _is_active(s: TitleSentence, number: int) -> bool:
    """Whether what looks like a participle is a verb in the past, for it has an object: the clerk | shut it."""
    group = s.clauses[number].group
    if not group.passive or group.planned or s.tags[group.first] == "x" or s.tags[group.first - 1] == "c":
        return False
    following = group.main + 1
    while following in s.dated:
        following += 1
    thing = s.phrase_end(following) > following
    return thing and group.lemma not in s.language.set_of("granting")


def _fronted(s: TitleSentence, number: int, subject: Sequence[int]) -> tuple[int, ...] | None:
    """What a clause tells of that stands before it: the order that | Roe plans to sign; None where that is *what*."""
    before = subject[0] - 1
    if before < 1 or s.clauses[number].group.lemma == "be" or s.clauses[number].reporter:
        return ()
    if s.tags[before] in "wT":
        if s.words[before].low == "what":
            return None
        found = antecedent(s, before, number) if s.is_nominal(before - 1) else ()
    elif s.is_nominal(before) and s.tags[subject[0]] in "rd" and not _opens(s, before):
        found = tuple(range(s.phrase_start(before + 1), before + 1))
    else:
        return ()
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
    if not behind and (
        group.lemma in ("be", "have", "become", "seem", "date", "feel")
        or (group.going_on and not group.finite)
    ):
        return True
    if group.lemma in ("culminate", "accord", "result", "include", "compare") and not group.finite:
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
        if number and word.start > words[number - 1].end and word.low not in _CLINGING:
            pieces.append(" ")
        lowered = word is s.words[0] and number == 0 and numbers[0] == 0 and s.tags[0] in "dnrb"
        pieces.append(word.written[:1].lower() + word.written[1:] if lowered else word.written)
    return "".join(pieces)
