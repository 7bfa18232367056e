"""Finds the nouns that clauses tell of: the words before *who* or *that*, and whether they are of several."""

from __future__ import annotations

from itertools import pairwise

from reader.draft.english.events.title_sentences import TitleSentence


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
    end = at - 1 if at and s.tags[at - 1] == "," else at
    comma = end < at
    if end and s.tags[end - 1] == "p":
        return ()  # in which
    if end and s.tags[end - 1] == ")":
        end = max(s.tags.rfind("(", 0, end), 0)
    start = s.phrase_start(end)
    if start == end or not s.is_nominal(end - 1):
        return ()
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


def _wanted(s: TitleSentence, number: int) -> bool | None:
    """Whether a verb is of several, by its form; None where that does not show."""
    group = s.clauses[number].group
    low = s.words[group.first].low
    if low in ("are", "were", "have"):
        return True
    return False if low in ("is", "was", "has") else None


def noun_phrase(s: TitleSentence, end: int) -> tuple[int, ...]:
    """The noun phrase that ends before `end`, with what it is of."""
    start = s.phrase_start(end)
    if start == end or not s.is_nominal(end - 1):
        return ()
    while start > 1 and s.words[start - 1].low == "of" and s.is_nominal(start - 2):
        left = s.phrase_start(start - 1)
        if left == start - 1:
            break
        start = left
    return tuple(range(start, end))
