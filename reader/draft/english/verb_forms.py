"""The forms of every English verb."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reader.draft.language import Language

_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_VOWELS, _DOUBLED = frozenset("aeiou"), frozenset("bdfgklmnprt")


class Form(NamedTuple):
    """What a word is as a verb: its headword, and letters for its forms.

    b plain, s third person, g -ing, d past, n participle.
    """

    lemma: str
    kinds: frozenset[str]


class VerbForms:
    """Every form of every verb of a language's data."""

    def __init__(self, regular: tuple[str, ...], irregular: tuple[str, ...]) -> None:
        """`irregular` has plain form, past and participle of each: go/went/gone."""
        self._lemmas: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._forms: dict[str, Form | None] = {}
        """What was asked for."""
        parted = [line.split("/") for line in irregular]
        for plain, past, participle in parted:
            self._add(past, plain, "d")
            self._add(participle, plain, "n")
        for plain in (*(line[0] for line in parted), *regular):
            self._add(plain, plain, "b")
            self._add(_third(plain), plain, "s")
            for stem in _stems(plain):
                silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
                self._add(f"{stem[:-1] if silent else stem}ing", plain, "g")
        for plain in regular:
            for stem in _stems(plain):
                past = f"{stem}d" if stem[-1] == "e" else f"{stem[:-1]}ied" if _is_in_y(stem) else f"{stem}ed"
                self._add(past, plain, "dn")

    def _add(self, word: str, lemma: str, kinds: str) -> None:
        if word in self._lemmas:  # the verb that came first
            self._kinds[word] += kinds
        else:
            self._lemmas[word], self._kinds[word] = lemma, kinds

    def get(self, word: str) -> Form | None:
        """What a word is as a verb; None where it is none."""
        try:
            return self._forms[word]
        except KeyError:
            lemma = self._lemmas.get(word)
            form = self._forms[word] = None if lemma is None else Form(lemma, frozenset(self._kinds[word]))
            return form


def verb_forms(language: Language) -> VerbForms:
    """Every form of every verb of the language's data."""
    return _forms(language.verbs.get("regular", ()), language.verbs.get("irregular", ()))


def past_of(lemma: str, language: Language) -> str:
    """The past of a verb of the data; the verb itself where it is none of them."""
    for line in language.verbs.get("irregular", ()):
        if line.startswith(f"{lemma}/"):
            return line.split("/")[1]
    doubled = f"{lemma}{lemma[-1]}ed" if len(_stems(lemma)) > 1 and len(lemma) < 5 else ""
    return doubled or (
        f"{lemma}d" if lemma.endswith("e") else f"{lemma[:-1]}ied" if _is_in_y(lemma) else f"{lemma}ed"
    )


@lru_cache(maxsize=2)
def _forms(regular: tuple[str, ...], irregular: tuple[str, ...]) -> VerbForms:
    return VerbForms(regular, irregular)


def _third(plain: str) -> str:
    """The third person: goes, cries, says."""
    if _is_in_y(plain):
        return f"{plain[:-1]}ies"
    return f"{plain}es" if plain.endswith(_SIBILANTS) else f"{plain}s"


def _stems(plain: str) -> tuple[str, ...]:
    """What -ing and -ed stand behind: stop and stopp."""
    doubles = len(plain) > 2 and plain[-1] in _DOUBLED and plain[-2] in _VOWELS and plain[-3] not in _VOWELS
    return (plain, plain + plain[-1]) if doubles else (plain,)


def _is_in_y(plain: str) -> bool:
    return len(plain) > 1 and plain[-1] == "y" and plain[-2] not in _VOWELS
