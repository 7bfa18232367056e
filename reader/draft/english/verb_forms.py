"""The forms of every English verb."""

from __future__ import annotations

from collections.abc import Iterator
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
    """Every form of every verb of a language's data; a word is taken apart when it is asked for."""

    def __init__(self, regular: tuple[str, ...], irregular: tuple[str, ...]) -> None:
        """`irregular` has plain form, past and participle of each: go/went/gone."""
        self._forms: dict[str, Form | None] = {}
        """What was asked for."""
        self._irregular: dict[str, list[tuple[str, str]]] = {}
        parted = [line.split("/") for line in irregular]
        for plain, past, participle in parted:
            self._irregular.setdefault(past, []).append((plain, "d"))
            self._irregular.setdefault(participle, []).append((plain, "n"))
        self._plain: dict[str, int] = {}
        """Every verb, and the place that it has among them."""
        for place, plain in enumerate((*(line[0] for line in parted), *regular)):
            self._plain.setdefault(plain, place)
        self._regular = {plain: place for place, plain in reversed(list(enumerate(regular)))}

    def get(self, word: str) -> Form | None:
        """What a word is as a verb; None where it is none."""
        try:
            return self._forms[word]
        except KeyError:
            form = self._forms[word] = self._read(word)
            return form

    def _read(self, word: str) -> Form | None:
        """Of several verbs with a form that is written so the first: irregular pasts, then others, then other pasts."""
        irregular = self._irregular.get(word, ())
        others = [
            (self._plain[plain], plain, kinds) for plain, kinds in _not_past(word) if plain in self._plain
        ]
        pasts = [(self._regular[plain], plain) for plain in _of_past(word) if plain in self._regular]
        if irregular:
            lemma = irregular[0][0]
        elif others:
            lemma = min(others)[1]
        elif pasts:
            lemma = min(pasts)[1]
        else:
            return None
        kinds = [*(kind for _, kind in irregular), *(kind for *_, kind in others), *("dn" if pasts else "")]
        return Form(lemma, frozenset(kinds))


def _not_past(word: str) -> Iterator[tuple[str, str]]:
    """The verbs that a word may be the plain form, the third person or the -ing of, and which."""
    yield word, "b"
    if word.endswith("s"):
        for plain in (word[:-1], word.removesuffix("es"), f"{word.removesuffix('ies')}y"):
            if plain != word and _third(plain) == word:
                yield plain, "s"
    elif word.endswith("ing"):
        stem = word[:-3]
        for plain in {stem, f"{stem}e", stem[:-1]} - {""}:
            if word in (f"{_before_ing(each)}ing" for each in _stems(plain)):
                yield plain, "g"


def _of_past(word: str) -> Iterator[str]:
    """The regular verbs that a word may be the past of."""
    if word.endswith("ed"):
        stem = word[:-2]
        for plain in {stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y"} - {""}:
            if word in map(_past, _stems(plain)):
                yield plain


def _before_ing(stem: str) -> str:
    silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
    return stem[:-1] if silent else stem


def _past(stem: str) -> str:
    return f"{stem}d" if stem[-1] == "e" else f"{stem[:-1]}ied" if _is_in_y(stem) else f"{stem}ed"


def verb_forms(language: Language) -> VerbForms:
    """Every form of every verb of the language's data."""
    return _forms(language.verbs.get("regular", ()), language.verbs.get("irregular", ()))


def past_of(lemma: str, language: Language) -> str:
    """The past of a verb of the data; the verb itself where it is none of them."""
    for line in language.verbs.get("irregular", ()):
        if line.startswith(f"{lemma}/"):
            return line.split("/")[1]
    doubled = f"{lemma}{lemma[-1]}ed" if len(_stems(lemma)) > 1 and len(lemma) < 5 else ""
    return doubled or _past(lemma)


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
