"""The table of the languages that drafting has rules for."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from reader.draft.grammar import Grammar, NoGrammar
from reader.draft.language import Language, load_language

_PACKAGES = MappingProxyType(
    {"en": "reader.draft.english", "de": "reader.draft.german", "fr": "reader.draft.french"}
)
"""Where each language has its words and its grammar."""

FEWEST_WORDS = 40  # of a text whose language can be told by its words
LEAST_SHARE = 0.2  # of its words that are a language's small ones
UNKNOWN = "und"  # BCP 47 has it for a language that nobody knows
_SAMPLE = 4_000  # code points
_SMALL = frozenset("dpcbTwrmx")  # classes of words that only grammar knows
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def has_rules(code: str) -> bool:
    """Whether there are rules for a language."""
    return code in _PACKAGES


def language_in(tag: str | None, text: str) -> str:
    """The first part of a BCP 47 tag; without a tag what a text is written in, of the languages that have rules.

    `und` for a text that is in none of them; English for one too short to tell.
    """
    if tag:
        return tag.partition("-")[0].lower()
    return _shown_by_words(text) or "en"


def language_shown(text: str) -> str | None:
    """What the words of a text show that it is written in, of the languages that have rules; None where they don’t."""
    code = _shown_by_words(text)
    return None if code == UNKNOWN else code


def _shown_by_words(text: str) -> str | None:
    """A language that has rules, `und` for another one, None for a text too short to tell."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < FEWEST_WORDS:
        return None
    shares = {
        code: sum(_is_small(word, _small_words(code)) for word in words) / len(words) for code in _PACKAGES
    }
    likeliest = max(shares, key=lambda code: shares[code])
    return likeliest if shares[likeliest] >= LEAST_SHARE else UNKNOWN


def _is_small(word: str, small: frozenset[str]) -> bool:
    """Whether a word is one that tells a language, or is written as one with it: qu’elle."""
    head, apostrophe, _ = word.partition("'")
    return word in small or (bool(apostrophe) and head + apostrophe in small)


@lru_cache(maxsize=4)
def grammar_of(code: str) -> Grammar:
    """The grammar of a language; that of no language where it has no rules."""
    if code == "en":
        from reader.draft.english.grammar import (
            English,  # a text needs the grammar of one language, here and below
        )

        return English(_language(code))
    if code == "de":
        from reader.draft.german.grammar import German  # as above

        return German(_language(code))
    if code == "fr":
        from reader.draft.french.grammar import French  # as above

        return French(_language(code))
    return NoGrammar()


@lru_cache(maxsize=4)
def _language(code: str) -> Language:
    return load_language(_PACKAGES[code])


@lru_cache(maxsize=4)
def _small_words(code: str) -> frozenset[str]:
    """The words that tell a language, without those that its neighbours have, too: Spanish has “de la” and “que”."""
    language = _language(code)
    small = frozenset(word for word, tag in language.tags.items() if tag in _SMALL)
    return small - language.set_of("also_elsewhere")
