"""Finds the names of a German text, where every noun has a capital: by given names, titles, roles, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.draft.entities.places import cities
from reader.draft.german.name_evidence import evident_name, is_common_noun, is_title
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind
from reader.model.text import Span

MOST_WORDS = 4
TITLED, GIVEN, EVIDENT = 3.0, 2.5, 2.0
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}")
_SURNAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+")


def names_of(paragraphs: Sequence[Sequence[Word]], language: Language) -> list[Name]:
    """Every name, in order; a word that is only a noun is none."""
    found: list[Name] = []
    for words in paragraphs:
        found += _in_paragraph(words, language)
    surnames = {
        name.words[-1] for name in found if name.kind is None and (len(name.words) > 1 or name.honorific)
    }
    known = {name.span.start for name in found}
    for words in paragraphs:
        for word in words:
            inside = any(
                name.span.start <= word.start < name.span.end
                for name in found
                if name.span.start <= word.start
            )
            if word.written in surnames and word.start not in known and not inside:
                span = Span(word.start, word.end)
                found.append(Name(span, (word.written,), None, None, None, False, word.written, 1.0))
    return sorted(found, key=lambda name: name.span)


def _in_paragraph(words: Sequence[Word], language: Language) -> Iterator[Name]:
    at = 0
    while at < len(words):
        gender = _given_gender(words[at], language)
        end = _run(words, at, language) if words[at].capital else at
        if words[at].capital and gender is not None and end - at >= 2:
            yield _name(words, at, end, language, GIVEN, gender)
            at = end
        elif is_title(words[at], language) and (begin := _behind_title(words, at, language)) is not None:
            low, end = words[at].low, _run(words, begin, language)
            gender = (low in language.set_of("masculine_honorifics")) - (
                low in language.set_of("feminine_honorifics")
            )
            gender = gender or _given_gender(words[begin], language) or 0
            yield _name(words, begin, end, language, TITLED, gender, words[at])
            at = end
        elif _ACRONYM.fullmatch(words[at].written):
            span = Span(words[at].start, words[at].end)
            yield Name(
                span, (words[at].written,), Kind.ORGANISATION, None, None, False, words[at].written, -4.0
            )
            at += 1
        elif (
            words[at].written in cities() and at and words[at - 1].low in ("in", "aus", "nach", "bei", "von")
        ):
            span = Span(words[at].start, words[at].end)
            yield Name(span, (words[at].written,), Kind.PLACE, None, None, False, words[at].written, -3.0)
            at += 1
        elif (found := evident_name(words, at, end, language)) is not None:
            begin, end, title = found
            yield _name(words, begin, end, language, EVIDENT, 0, title)
            at = end
        else:
            at += 1


def _given_gender(word: Word, language: Language) -> int | None:
    """1 for a man's given name, -1 for a woman's, 0 for one of both; None for no given name. Karl-Heinz is one, too."""
    masculine, feminine = language.set_of("masculine_names"), language.set_of("feminine_names")
    pieces = [word.low] if word.low in masculine or word.low in feminine else word.low.split("-")
    if not all(piece in masculine or piece in feminine for piece in pieces):
        return None
    return (pieces[0] in masculine) - (pieces[0] in feminine)


def _behind_title(words: Sequence[Word], at: int, language: Language) -> int | None:
    """Where the name behind a title begins, other titles apart: Ministerin Prof. Dr. Ada Lund."""
    begin = at + 1
    while begin < len(words) and (
        words[begin].low in language.set_of("honorifics")
        or (words[begin].low == "." and words[begin - 1].low in language.set_of("honorifics"))
    ):
        begin += 1
    if _run(words, begin, language) <= begin or is_common_noun(words[begin], language):
        return None
    if not words[begin].capital and words[at].low not in language.set_of("honorifics"):
        return None  # der Chef von Siemens, but Frau von der Heide
    return begin


def _run(words: Sequence[Word], at: int, language: Language) -> int:
    """Where a run of words that may be one name ends."""
    end = at
    particles = language.set_of("particles")
    while end < len(words) and end - at < MOST_WORDS:
        word = words[end]
        inner = (
            word.low in particles
            and all(_given_gender(each, language) is not None for each in words[at:end])
            and _goes_on_to_name(words, end, particles)
        )
        if inner and words[end + 1].low in particles:
            end += 1
        surname = end == at + 1 and _given_gender(words[at], language) is not None  # Ada Montag
        named = _SURNAME.fullmatch(word.written) is not None and (surname or word.low not in language.tags)
        if not (inner or named) or (end > at + 1 and is_common_noun(word, language)):
            break
        end += 1
    return end


def _goes_on_to_name(words: Sequence[Word], at: int, particles: frozenset[str]) -> bool:
    """Whether a capital stands behind one or two particles: von der Heide."""
    behind = at + 1
    if behind < len(words) and words[behind].low in particles and not words[behind].capital:
        behind += 1
    return (
        behind < len(words)
        and words[behind].capital
        and words[at].low not in ("und", "der", "die", "das", "den")
    )


def _name(
    words: Sequence[Word],
    start: int,
    end: int,
    language: Language,
    weight: float,
    gender: int,
    title: Word | None = None,
) -> Name:
    span = Span(words[start].start, words[end - 1].end)
    listed = tuple(word.written for word in words[start:end])
    honorific = title.low if title is not None and title.low in language.set_of("honorifics") else None
    role = Span(title.start, title.end) if title is not None else None
    return Name(span, listed, None, role, honorific, False, " ".join(listed), weight, gender)
