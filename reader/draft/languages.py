"""The languages that drafting has rules for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reader.draft.english.grammar import English
from reader.draft.german.grammar import German
from reader.draft.grammar import Grammar, NoGrammar
from reader.draft.language import Language, load_language

_GRAMMARS: dict[str, Callable[[Language], Grammar]] = {"en": English, "de": German}


def has_rules(tag: str | None) -> bool:
    """Whether there are rules for the language of a BCP 47 tag."""
    return _code(tag) in _GRAMMARS


@lru_cache(maxsize=4)
def grammar_of(tag: str | None) -> Grammar:
    """The grammar for a BCP 47 tag, by its first part; that of English without one."""
    grammar = _GRAMMARS.get(_code(tag))
    return NoGrammar() if grammar is None else grammar(load_language(grammar.__module__.rpartition(".")[0]))


def _code(tag: str | None) -> str:
    return (tag or "en").partition("-")[0].lower()
