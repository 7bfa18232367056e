"""Finds the names of a German text, where every noun has a capital: by given names, titles, roles, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.draft.entities.places import cities
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind
from reader.model.text import Span

MOST_WORDS = 4
TITLED, GIVEN = 3.0, 2.5
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}")
_SURNAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+")


def names_of(paragraphs: Sequence[Sequence[Word]], language: Language) -> list[Name]:
    """Every name, in order; a word that is only a noun is none."""
    found: list[Name] = []
    for words in paragraphs:
        found += _in_paragraph(words, language)
    surnames = {name.words[-1] for name in found if len(name.words) > 1 and name.kind is None}
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
    masculine, feminine = language.set_of("masculine_names"), language.set_of("feminine_names")
    at = 0
    while at < len(words):
        low = words[at].low
        titled = _is_title(words[at], language)
        given = low in masculine or low in feminine
        end = _run(words, at, language)
        if words[at].capital and given and end - at >= 2:
            yield _name(words, at, end, language, GIVEN, (low in masculine) - (low in feminine))
            at = end
        elif titled and _run(words, at + 1, language) > at + 1 and not _is_noun(words[at + 1], language):
            begin, end = at + 1, _run(words, at + 1, language)
            first = words[begin].low
            gender = (low in language.set_of("masculine_honorifics")) - (
                low in language.set_of("feminine_honorifics")
            )
            gender = gender or (first in masculine) - (first in feminine)
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
        else:
            at += 1


def _run(words: Sequence[Word], at: int, language: Language) -> int:
    """Where a run of words that may be one name ends."""
    end = at
    particles = language.set_of("particles")
    while end < len(words) and end - at < MOST_WORDS:
        word = words[end]
        inner = (
            end > at
            and word.low in particles
            and end + 1 < len(words)
            and words[end + 1].capital
            and word.low != "und"
        )
        named = _SURNAME.fullmatch(word.written) is not None and word.low not in language.tags
        if not (inner or named) or (end > at + 1 and _is_noun(word, language)):
            break
        end += 1
    return end


def _is_noun(word: Word, language: Language) -> bool:
    """Whether a word ends like a noun that is no name, or is a role."""
    return word.low.endswith(language.listed("noun_endings")) or word.low in language.set_of("roles")


def _is_title(word: Word, language: Language) -> bool:
    low = word.low
    known = low in language.set_of("honorifics") or low in language.set_of("roles")
    return word.capital and (known or low.endswith(language.listed("title_endings")))


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
    role = Span(title.start, title.end) if title is not None else None
    honorific = title.low if title is not None and title.low in language.set_of("honorifics") else None
    return Name(span, listed, None, role, honorific, False, " ".join(listed), weight, gender)
