"""The forms of every English verb."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from reader.draft.language import Language

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdfgklmnprt]$")
_IN_Y = re.compile(r"[^aeiou]y$")


class Form(NamedTuple):
    """What a word is as a verb: its headword, and letters for its forms.

    b plain, s third person, g -ing, d past, n participle.
    """

    lemma: str
    kinds: frozenset[str]


def verb_forms(language: Language) -> Mapping[str, Form]:
    """Every form of every verb of the language's data."""
    return _forms(language.verbs.get("regular", ()), language.verbs.get("irregular", ()))


def past_of(lemma: str, language: Language) -> str:
    """The past of a verb of the data; the verb itself where it is none of them."""
    for line in language.verbs.get("irregular", ()):
        if line.startswith(f"{lemma}/"):
            return line.split("/")[1]
    doubled = f"{lemma}{lemma[-1]}ed" if _DOUBLING.search(lemma) and len(lemma) < 5 else ""
    return doubled or (
        f"{lemma}d" if lemma.endswith("e") else f"{lemma[:-1]}ied" if _IN_Y.search(lemma) else f"{lemma}ed"
    )


@lru_cache(maxsize=2)
def _forms(regular: tuple[str, ...], irregular: tuple[str, ...]) -> Mapping[str, Form]:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    lemmas: dict[str, str] = {}

    def add(word: str, lemma: str, kind: str) -> None:
        kinds[word].add(kind)
        lemmas.setdefault(word, lemma)

    for plain, past, participle in (line.split("/") for line in irregular):
        add(past, plain, "d")
        add(participle, plain, "n")
    for plain in (*(line.split("/")[0] for line in irregular), *regular):
        ending = "es" if _SIBILANT.search(plain) else "s"
        add(plain, plain, "b")
        add(f"{plain[:-1]}ies" if _IN_Y.search(plain) else plain + ending, plain, "s")
        stems = [plain, plain + plain[-1]] if _DOUBLING.search(plain) else [plain]
        for stem in stems:
            silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
            add(f"{stem[:-1] if silent else stem}ing", plain, "g")
    for plain in regular:
        stems = [plain, plain + plain[-1]] if _DOUBLING.search(plain) else [plain]
        for stem in stems:
            past = (
                f"{stem}d" if stem.endswith("e") else f"{stem[:-1]}ied" if _IN_Y.search(stem) else f"{stem}ed"
            )
            add(past, plain, "d")
            add(past, plain, "n")
    return {word: Form(lemmas[word], frozenset(found)) for word, found in kinds.items()}
