"""Finds the names of an English text: runs of capitalised words, and the titles and roles beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.draft.english.names.name_evidence import Evidence, capitals_together, cited_in
from reader.draft.english.names.pronoun_evidence import Hint, hint_behind, with_hints
from reader.draft.english.verb_forms import verb_forms
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.text import Span

MOST_WORDS = 8  # a longer run of capitals is a headline
MOST_SMALL = 2  # capitals on articles, prepositions and the like; more are a headline's
MOST_BEFORE = 4  # words of a role before a name
_ARTICLED = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|ul)-[A-Z]")  # al-Karim
_POSTNOMINAL = re.compile(r"[A-Z]{2,4}")
_OPENING, _CLOSING = "“\"‘'", "”\"’'"
_SENTENCE_ENDS = frozenset('.!?…”"')


def names_of(paragraphs: Sequence[Sequence[Word]], language: Language) -> list[Name]:
    """Every name, in order. `paragraphs` hold all words, those in quotation marks too."""
    small = Counter([word.low for words in paragraphs for word in words if word.written[0].islower()])
    together = frozenset(capitals_together(paragraphs))
    forms = verb_forms(language)
    found: list[Name] = []
    hints: list[Hint | None] = []
    for words in paragraphs:
        capitals = sum([word.written[0].isupper() for word in words])
        if 2 * capitals > len(words) and capitals > MOST_WORDS:
            small_words = sum(
                word.capital and language.tags.get(word.low, "n") in "dpcbrx" for word in words[1:]
            )
            if words[-1].low not in _SENTENCE_ENDS or small_words > MOST_SMALL:
                continue  # a headline, Or What Is Written Like One
        evidence = Evidence(words, small, language, cited_in(words))
        for start, end in _runs(words, language):
            for first, last in _parted(words, start, end, language):
                for name in _read(words, first, last, small, together, language, evidence):
                    found.append(name)
                    hints.append(hint_behind(words, first, last, language, forms))
    return with_hints(found, hints)


def _runs(words: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with particles, nicknames and the points of initials in them."""
    particles, tags = language.set_of("particles"), language.tags
    at, end = 0, len(words)
    candidates = [number for number, word in enumerate(words) if word.written[0].isupper() or "-" in word.low]
    for start in candidates:
        if start < at or not _is_name_like(words[start]) or tags.get(words[start].low) == "t":
            continue
        at = start + 1
        while at < end:
            word = words[at]
            glued = word.start == words[at - 1].end
            if _nickname(words, at):
                at += 3
                continue
            more = (
                (_is_name_like(word) and not glued and tags.get(word.low, "n") in "nva")
                or (word.low == "." and glued and _takes_point(words[at - 1], language))
                or (word.low in particles and _particles_end(words, at, particles))
                or _joins(words, at, language)
            )
            if not more:
                break
            at += 1
        yield start, at


def _parted(words: Sequence[Word], start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """A run of capitals; two where somebody follows an organisation: Council on Ferries | Ana Ruiz."""
    bodies, titles = language.set_of("organisation_words"), language.set_of("titles")
    for at in range(start + 2, end - 1):
        if is_given(words[at].low, language) and any(
            word.low in bodies and word.low not in titles for word in words[start:at]
        ):
            return [(start, at), (at, end)]
    return [(start, end)]


def _nickname(words: Sequence[Word], at: int) -> bool:
    """Whether one word in quotation marks stands at `at`, between two of a name: Lorna “Duchess” Kettering."""
    return (
        at + 3 < len(words)
        and words[at].low in _OPENING
        and words[at + 2].low in _CLOSING
        and words[at + 1].start == words[at].end
        and words[at + 2].start == words[at + 1].end
        and words[at - 1].end + 1 == words[at].start
        and words[at + 2].end + 1 == words[at + 3].start
        and _is_name_like(words[at + 1])
        and _is_name_like(words[at + 3])
    )


def _joins(words: Sequence[Word], at: int, language: Language) -> bool:
    """The “of” in University of Lima, and the “and” between two parts of an institution’s name."""
    low, before = words[at].low, words[at - 1].low
    if low in language.set_of("body_joiners") and before in language.set_of("heads_on"):
        return _capital_at(words, at + 1)  # Council on Foreign Relations
    if low == "the":
        return before in language.set_of("name_joiners") and _capital_at(words, at + 1)
    if low not in language.set_of("name_joiners"):
        return False
    behind = at + 1 + (words[at + 1].low == "the" if at + 1 < len(words) else 0)
    return (before in language.set_of("heads_of") or before in language.set_of("titles")) and _capital_at(
        words, behind
    )


def _is_name_like(word: Word) -> bool:
    first = word.written[0]
    if first.isupper():
        return first.isalpha()
    return "-" in word.written and _ARTICLED.match(word.written) is not None


def _capital_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and _is_name_like(words[at])


def _takes_point(word: Word, language: Language) -> bool:
    return (word.low in language.abbreviations and word.low != "no") or len(word.written) == 1


def _particles_end(words: Sequence[Word], at: int, particles: frozenset[str]) -> bool:
    for further in range(at + 1, min(at + 4, len(words))):
        if _is_name_like(words[further]):
            return True
        if words[further].low not in particles:
            return False
    return False


def _read(
    words: Sequence[Word],
    start: int,
    end: int,
    small: Counter[str],
    together: frozenset[tuple[str, str]],
    language: Language,
    evidence: Evidence,
) -> Iterator[Name]:
    """The name in a run of capitals, without the titles before it and words that only begin the sentence."""
    first = start == 0 or not words[start - 1].written[0].isalnum()
    begins = first
    while start < end and _only_begins(words, start, end, begins, small, language):
        pair = tuple(word.low for word in words[start : start + 2])
        if begins and start + 1 < end and pair in together and pair[0] not in language.tags:
            break  # Whole Nets said so
        start += 1
        begins = False
    if start >= end or end - start > MOST_WORDS:
        return
    joiners = language.set_of("name_joiners")
    titled = _behind_titles(words, start, end, first, language)
    name = list(range(titled, end))
    while name and (words[name[0]].low == "." or words[name[0]].low in joiners):
        name.pop(0)
    while name and (
        (words[name[-1]].low == "." or words[name[-1]].low in joiners)
        and len(words[name[-1] - 1].written) > 2
        and words[name[-1] - 1].low not in language.closing_abbreviations
    ):
        name.pop()
    while len(name) > 1 and words[name[-1]].written.isupper() and words[name[-1]].low in language.titles:
        name.pop()  # the Harbourware CEO
    while (
        len(name) > 2
        and _POSTNOMINAL.fullmatch(words[name[-1]].written)
        and not words[name[0]].written.isupper()
    ):
        name.pop()  # Ana Ruiz MP
    while name and _is_label(words, name[-1], language):
        name.pop()  # Ana Ruiz Image: Port Gazette
    if not name or all(words[at].low.rstrip(".") in language.set_of("suffixes") | {""} for at in name):
        return
    christian = len(name) > 1 and is_given(words[name[0]].low, language)  # Christian Berg
    demonym = words[name[0]].low in language.set_of("demonyms") and not christian
    if demonym and not evidence.is_organisation(words, name):
        if len(name) == 1:
            return
        name = name[1:]
    honorific = _last_title(words, start, titled, language)
    headed = titled > start and words[titled - 1 - (words[titled - 1].low == "the")].low in joiners
    if titled > start and (headed or _is_place([words[at] for at in name], language)):
        honorific = None  # Prince of Denmark, CEO of Harbourware
    lone = words[name[0]] if len(name) == 1 else None
    if lone is not None and (
        lone.low in language.set_of("offices") or lone.low.rstrip(".") in language.set_of("suffixes")
    ):
        return  # Madam Speaker
    if (
        lone is not None
        and titled > start
        and honorific not in language.set_of("honorifics")
        and _is_title(lone, language)
        and not is_given(words[titled - 1].low, language)
    ):
        return  # Prime Minister
    role_start = start
    while role_start and titled > start and words[role_start - 1].low in language.set_of("roles"):
        role_start -= 1
    role = Span(words[role_start].start, words[titled - 1].end) if titled > start and not headed else None
    if role is None:
        role = _role_before(words, name[0], language)
    written = words[name[0]].written
    for at in name[1:]:
        written += " " * (words[at].start > words[at - 1].end) + words[at].written
    listed = tuple(
        words[at].written for at in name if words[at].low != "." and words[at].low not in _OPENING + _CLOSING
    )
    span = Span(words[name[0]].start, words[name[-1]].end)
    weight, gender = evidence.of(name, honorific, role is not None and honorific is None)
    yield Name(
        span,
        listed,
        evidence.kind_of(name, listed, honorific),
        role,
        honorific,
        first,
        written,
        weight,
        gender,
    )


def _is_label(words: Sequence[Word], at: int, language: Language) -> bool:
    """Whether a word before a colon tells what follows it: Image: …"""
    return (
        words[at].low in language.set_of("labels")
        and at + 1 < len(words)
        and words[at + 1].low == ":"
        and words[at].start > words[at - 1].end
    )


def _is_modifier(word: Word, language: Language) -> bool:
    """Whether a word before a name only tells of it: a participle with a hyphen, or a label."""
    _, hyphen, last = word.low.rpartition("-")
    participle = bool(hyphen) and last.endswith(language.listed("past_endings"))
    return participle or (word.low in language.set_of("labels") and not is_given(word.low, language))


def _only_begins(
    words: Sequence[Word], at: int, end: int, first: bool, small: Counter[str], language: Language
) -> bool:
    """Whether a capital is there only because a sentence begins."""
    word = words[at]
    followed = at + 1 < end and _is_name_like(words[at + 1])
    if word.low in language.set_of("interjections"):
        return True
    if first and at + 1 < end and _is_name_like(words[at + 1]) and _is_modifier(word, language):
        return True  # Just-released Ferryworld; Editorial Ana Ruiz
    if followed and (_is_title(word, language) or is_given(word.low, language)):
        return False
    if at + 2 < end and words[at + 1].low in language.set_of("name_joiners") and _is_title(word, language):
        return False  # Minister of Education Ana Ruiz
    if word.low in language.set_of("months_and_days"):
        return True
    tag = language.tags.get(word.low)
    if tag is not None and tag not in "vnt":
        return True
    return first and (small[word.low] > 0 or tag == "v") and not word.written.isupper()


def is_given(low: str, language: Language) -> bool:
    """Whether a word is a common given name."""
    return low in language.set_of("masculine_names") or low in language.set_of("feminine_names")


def _is_title(word: Word, language: Language) -> bool:
    """Whether a word is a title before a name: President, Co-Chairs, Ex-Governor."""
    low = word.low
    known = language.titles
    if low in known or (low.endswith("s") and low[:-1] in known):
        return True
    prefix, hyphen, last = low.rpartition("-")
    if hyphen and last in language.set_of("title_suffixes") and prefix in known:
        return True  # President-elect
    return (
        bool(hyphen)
        and prefix in language.set_of("title_prefixes")
        and (last in known or last.removesuffix("s") in known)
    )


def _behind_titles(words: Sequence[Word], start: int, end: int, first: bool, language: Language) -> int:
    """Where the name itself begins, behind its titles; a title that nothing follows is a name."""
    joiners = language.set_of("name_joiners")
    titled = start
    if first and end - start > 2 and words[start].low in language.set_of("roles"):
        titled += 1  # Economist Ana Ruiz said: a capital that only the sentence gives it
    elif (
        end - start > 2
        and _is_calling(words[start].low, language)
        and is_given(words[start + 1].low, language)
    ):
        titled += 1  # Scientologist Ana Ruiz
    for at in range(start, end - 1):
        honorific = words[at].low in language.set_of("honorifics")
        if words[at + 1].low in language.set_of("organisation_words") and (at + 2 < end or not honorific):
            continue  # Major League Rowing, Defense Department
        if _is_title(words[at], language) and not (at > start and is_given(words[start].low, language)):
            titled = at + 1 + (words[at + 1].low == ".")
    if titled > start and titled < end and words[titled].low in joiners:
        of = titled + 1 + (words[titled + 1].low == "the")
        if of + 1 < end and not _is_place(words[of:end], language):
            return of + 1  # Secretary of State, Chancellor of the Exchequer
        return of  # the President of the United States
    return titled if titled < end else start


def _is_place(words: Sequence[Word], language: Language) -> bool:
    return "_".join(word.written for word in words) in language.set_of("places")


def _is_calling(low: str, language: Language) -> bool:
    """Whether a word before a given name tells what somebody is, by its ending."""
    return low.endswith(language.listed("calling_endings")) and not is_given(low, language)


def _last_title(words: Sequence[Word], start: int, end: int, language: Language) -> str | None:
    for at in range(end - 1, start - 1, -1):
        if _is_title(words[at], language):
            return words[at].low.rpartition("-")[2]
    return None


def _role_before(words: Sequence[Word], at: int, language: Language) -> Span | None:
    """“Belarusian opposition leader” before a name."""
    roles = language.set_of("roles")
    if not at or words[at - 1].low not in roles:
        return None
    start = at - 1
    while start and at - start < MOST_BEFORE:
        before = words[start - 1]
        tag = language.tags.get(before.low, "n")
        compound = start == at - 1 and before.low in language.set_of("role_compounds")  # fire chief
        if not compound and (not before.written[0].isalnum() or tag != "n" or before.low in language.cues):
            break
        start -= 1
    return Span(words[start].start, words[at - 1].end)
