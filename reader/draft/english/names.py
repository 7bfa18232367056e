"""Names in a text: capitalised words that belong together, and what sort of name they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind
from reader.model.text import Span

MOST_WORDS = 8  # a longer run of capitals is a headline
MOST_BEFORE = 4  # words of a role before a name
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}|(?:[A-Z]\.){2,}")


def names_of(paragraphs: Sequence[Sequence[Word]], language: Language) -> list[Name]:
    """Every name, in order. `paragraphs` hold all words, those in quotation marks too."""
    small = Counter(word.low for words in paragraphs for word in words if word.written[0].islower())
    found: list[Name] = []
    for words in paragraphs:
        capitals = sum(word.capital for word in words)
        if 2 * capitals > len(words) and capitals > MOST_WORDS:
            continue
        for start, end in _runs(words, language):
            found += _read(words, start, end, small, language)
    return found


def _runs(words: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with particles and the points of initials in them."""
    particles = language.set_of("particles")
    at, end = 0, len(words)
    while at < end:
        if not _is_name_like(words[at]) or language.tags.get(words[at].low) == "t":
            at += 1
            continue
        start = at
        at += 1
        while at < end:
            word = words[at]
            glued = word.start == words[at - 1].end
            more = (
                (_is_name_like(word) and not glued and language.tags.get(word.low) != "t")
                or (word.low == "." and glued and _takes_point(words[at - 1], language))
                or (word.low in particles and _particles_end(words, at, particles))
                or _joins(words, at, language)
            )
            if more:
                at += 1
            else:
                break
        yield start, at


def _joins(words: Sequence[Word], at: int, language: Language) -> bool:
    """The “of” in University of Lima."""
    joining = words[at].low in language.set_of("name_joiners")
    return joining and words[at - 1].low in language.set_of("heads_of") and _capital_at(words, at + 1)


def _is_name_like(word: Word) -> bool:
    return word.capital and word.written[0].isalpha()


def _capital_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and _is_name_like(words[at])


def _takes_point(word: Word, language: Language) -> bool:
    return word.low in language.abbreviations or len(word.written) == 1


def _particles_end(words: Sequence[Word], at: int, particles: frozenset[str]) -> bool:
    for further in range(at + 1, min(at + 4, len(words))):
        if _is_name_like(words[further]):
            return True
        if words[further].low not in particles:
            return False
    return False


def _read(
    words: Sequence[Word], start: int, end: int, small: Counter[str], language: Language
) -> Iterator[Name]:
    """The name in a run of capitals, without the titles before it and words that only begin the sentence."""
    honorifics, titles = language.set_of("honorifics"), language.set_of("titles")
    first = start == 0 or not words[start - 1].written[0].isalnum()
    begins = first
    while start < end and _only_begins(words[start], begins, small, language):
        start += 1
        begins = False
    if end - start > MOST_WORDS or start >= end:
        return
    titled = start
    if first and end - start > 2 and words[start].low in language.set_of("roles"):
        titled += 1  # Economist Ana Ruiz said: a capital that only the sentence gives it
    for at in range(start, end):
        if words[at].low in honorifics or words[at].low in titles:
            titled = at + 1
            if titled < end and words[titled].low == ".":
                titled += 1
    if titled > start and titled + 1 < end and words[titled].low in language.set_of("name_joiners"):
        titled += 2  # Secretary of State
    name = list(range(titled, end))
    joiners = language.set_of("name_joiners")
    while name and (words[name[0]].low == "." or words[name[0]].low in joiners):
        name.pop(0)
    while name and (
        (words[name[-1]].low == "." or words[name[-1]].low in joiners)
        and len(words[name[-1] - 1].written) > 2
        and words[name[-1] - 1].low not in language.closing_abbreviations
    ):
        name.pop()
    if not name:
        return
    honorific = _last_title(words, start, titled, honorifics | titles)
    role_start = start
    while role_start and titled > start and words[role_start - 1].low in language.set_of("roles"):
        role_start -= 1
    span = Span(words[name[0]].start, words[name[-1]].end)
    role = Span(words[role_start].start, words[titled - 1].end) if titled > start else None
    if role is None:
        role = _role_before(words, name[0], language)
    listed = tuple(words[at].written for at in name if words[at].low != ".")
    kind = _kind(listed, honorific, language)
    nationality = listed[0].lower() in language.set_of("demonyms")
    if nationality and kind is not Kind.ORGANISATION:
        if len(name) == 1:
            return
        name = name[1:]
        span, listed = Span(words[name[0]].start, span.end), listed[1:]
        kind = _kind(listed, honorific, language)
    written = words[name[0]].written
    for at in name[1:]:
        written += " " * (words[at].start > words[at - 1].end) + words[at].written
    yield Name(span, listed, kind, role, honorific, first, written)


def _only_begins(word: Word, first: bool, small: Counter[str], language: Language) -> bool:
    """Whether a capital is there only because a sentence begins."""
    if word.low in language.set_of("months_and_days"):
        return True
    tag = language.tags.get(word.low)
    if tag is not None and tag not in "vnt":
        return True
    return first and (small[word.low] > 0 or tag == "v") and not word.written.isupper()


def _last_title(words: Sequence[Word], start: int, end: int, known: frozenset[str]) -> str | None:
    return next((words[at].low for at in range(end - 1, start - 1, -1) if words[at].low in known), None)


def _role_before(words: Sequence[Word], at: int, language: Language) -> Span | None:
    """“Belarusian opposition leader” before a name."""
    roles = language.set_of("roles")
    if not at or words[at - 1].low not in roles:
        return None
    start = at - 1
    while start and at - start < MOST_BEFORE:
        before = words[start - 1]
        tag = language.tags.get(before.low, "n")
        if not before.written[0].isalnum() or tag != "n" or before.low in language.cues:
            break
        start -= 1
    return Span(words[start].start, words[at - 1].end)


def _kind(listed: Sequence[str], honorific: str | None, language: Language) -> Kind | None:
    """What a name is, by its words alone; None where they don't tell."""
    whole = "_".join(listed)
    lows = [word.lower() for word in listed]
    if whole in language.set_of("places"):
        return Kind.PLACE if honorific is None else Kind.PERSON
    if whole in language.set_of("organisations") or lows[-1] in language.set_of("organisation_words"):
        return Kind.ORGANISATION
    if honorific is not None:
        return Kind.PERSON
    if lows[-1] in language.set_of("things"):
        return None
    if len(listed) == 1 and _ACRONYM.fullmatch(listed[0]):
        return Kind.ORGANISATION
    if any(low in language.set_of("organisation_words") for low in lows):
        return Kind.ORGANISATION
    given = lows[0] in language.set_of("masculine_names") or lows[0] in language.set_of("feminine_names")
    if len(listed) > 1 and given:
        return Kind.PERSON
    return None
