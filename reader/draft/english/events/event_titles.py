"""Makes the title of a drafted event: a clause that a person could have written, without its date."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.draft.english.clauses import Clause
from reader.draft.english.verb_forms import past_of
from reader.draft.language import Language
from reader.draft.words import Word

LONGEST = 14  # words of a title
_CLINGING = frozenset([*",.;:!?)", "'s", "’s"])  # to the word before them, also where a date stood between


def title_of(
    clause: Clause, words: Sequence[Word], tags: str, dates: Sequence[Collection[int]], language: Language
) -> str:
    """Subject, verb and what belongs to it, cut at a phrase where that is long; empty where it is a word alone."""
    dated = {number for date in dates for number in date}
    dated |= {number + 1 for number in dated if tags[number + 1 : number + 2] == ","}
    subject = [] if clause.subject is None else [k for k in range(*clause.subject) if k not in dated]
    if subject and tags[clause.subject.start] == "w":  # type: ignore[union-attr] # there is one
        subject = []
    subject = _without_aside(subject, tags)
    first = clause.group.first
    if clause.group.passive and tags[first] != "x" and subject:
        verb = "were" if _is_plural(words, subject, tags) else "was"
    else:
        verb = ""
    if clause.group.going_on and not clause.group.finite and subject:
        verb = past_of(clause.group.lemma, language)
        first = clause.group.main + 1
    rest = [k for k in range(first, clause.end) if k not in dated]
    if not subject and not verb and len(rest) < 2:
        rest = _up_to_mark(clause, tags, dated)
    rest = _cut(rest, max(LONGEST - len(subject), 5), clause, tags)
    while len(rest) > 1 and _dangles(words, tags, rest[-1], clause, language):
        rest.pop()
    while subject and tags[subject[0]] in "cbp," and not (words[subject[0]].low == "at" and len(subject) > 2):
        subject.pop(0)
    if subject and words[first].low == "have" and words[first - 1].low == "to":
        verb = "have" if _is_plural(words, subject, tags) else "has"  # is believed to | have killed
        rest = [k for k in rest if k != first]
    pieces = (_joined([words[k] for k in subject]), verb, _joined([words[k] for k in rest]))
    title = " ".join(filter(None, pieces)).strip(" ,;:-–—.")
    if title.endswith(("a.m", "p.m")):
        title += "."
    if " " not in title:
        return ""
    return title[:1].upper() + title[1:]


def _without_aside(subject: Sequence[int], tags: str) -> list[int]:
    """The words for whoever does it without what is told of them between commas; the name where there is one.

    Ana Ruiz, 41, a pilot | the clerk, Ada Lund | not: the mayor, a clerk and a nurse.
    """
    commas = [at for at, number in enumerate(subject) if tags[number] == ","]
    if not commas:
        return list(subject)
    first, rest = subject[: commas[0]], subject[commas[0] + 1 :]
    second = rest[: commas[1] - commas[0] - 1] if len(commas) > 1 else rest
    kinds, named = {tags[number] for number in second}, bool(first) and tags[first[-1]] == "N"
    if (
        not first
        or not second
        or ("c" in {tags[number] for number in rest} and not (named and tags[second[0]] in "dn#a"))
    ):
        return list(subject)
    described = not named and "p" not in {tags[number] for number in first}
    return list(second) if described and kinds == {"N"} else list(first)


def _up_to_mark(clause: Clause, tags: str, dated: Collection[int]) -> list[int]:
    """The words from a verb on that stands alone, up to a mark: what else its sentence has of it."""
    end = clause.group.main + 1
    while end < len(tags) and tags[end] not in ",.;:()-Q" and end - clause.group.first < LONGEST:
        end += 1
    return [k for k in range(clause.group.first, end) if k not in dated]


def _is_plural(words: Sequence[Word], subject: Sequence[int], tags: str) -> bool:
    head = next((k for k in subject if tags[k] == "p"), subject[-1] + 1) - 1
    return (words[head].low.endswith("s") and tags[head] == "n") or "c" in {tags[k] for k in subject}


def _cut(rest: list[int], most: int, clause: Clause, tags: str) -> list[int]:
    """As many words as a title has, up to the beginning of a phrase."""
    if len(rest) <= most:
        return rest
    for at in range(most, 1, -1):
        if tags[rest[at]] in "pcbwT,t" and rest[at] > clause.group.main + 1:
            return rest[:at]
    return rest[:most]


def _dangles(words: Sequence[Word], tags: str, at: int, clause: Clause, language: Language) -> bool:
    if at <= clause.group.main:
        return False
    particle = words[at].low in language.set_of("particles_of_verbs")
    if tags[at] == "p" and at == clause.group.main + 1 and particle:
        return False
    return tags[at] in "dpcbTw,:;-" or (
        not words[at].written[-1].isalnum() and words[at].low[-1] not in "”\"’')%."
    )


def _joined(words: Sequence[Word]) -> str:
    pieces: list[str] = []
    for number, word in enumerate(words):
        if number and word.start > words[number - 1].end and word.low not in _CLINGING:
            pieces.append(" ")
        pieces.append(word.written)
    return "".join(pieces)
