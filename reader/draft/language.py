"""Loads the words of a language from its data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

FORMS = ("plain", "third", "ing", "past", "participle")


class Cue(NamedTuple):
    """A word that may give something said to somebody: its headword, and which of its forms it is."""

    lemma: str
    form: str


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Language:
    """Closed classes, verbs and names of one language; one without rules has none of them."""

    tags: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    frames: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    ends: Mapping[str, float] = field(default_factory=dict)

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def listed(self, name: str) -> tuple[str, ...]:
        """Words in the order in which the data has them."""
        return self.lists.get(name, ())

    def set_of(self, name: str) -> frozenset[str]:
        return self.words.get(name, _NONE)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return self.set_of("abbreviations") | self.closing_abbreviations

    @cached_property
    def closing_abbreviations(self) -> frozenset[str]:
        return self.set_of("closing_abbreviations")

    @cached_property
    def times(self) -> frozenset[str]:
        """Units of time, in every form."""
        return frozenset(form for line in self.listed("time_units") for form in line.split("/"))

    @cached_property
    def titles(self) -> frozenset[str]:
        """What stands before a name: Mrs, President."""
        return self.set_of("honorifics") | self.set_of("titles")

    @cached_property
    def people(self) -> frozenset[str]:
        """What tells of somebody, or of people: captain, aides, aunt."""
        sets = ("roles", "titles", "groups", "person_words", "kin_masculine", "kin_feminine")
        return frozenset().union(*(self.set_of(name) for name in sets))

    @cached_property
    def openers(self) -> frozenset[str]:
        return self.set_of("openers")

    def weight(self, lemma: str, key: str) -> float:
        """How often a verb in such a sentence gives words to somebody, 0 to 1."""
        known = self.frames.get(lemma)
        if known is None:
            return 0.0
        if key in known:
            return known[key]
        return min(known.get("*", 0.0) * self.frames["*"].get(key, 0.0), 0.95)

    def says(self, cue: Cue) -> bool:
        """Whether it is a verb that commonly stands beside words in quotation marks."""
        return self.says_in_any_form(cue) and cue.form in ("past", "third", "plain")

    def says_in_any_form(self, cue: Cue) -> bool:
        return cue.lemma in self.set_of("saying")


@lru_cache(maxsize=8)
def lines_of(package: str, name: str) -> frozenset[str]:
    """The lines of a data file of a package."""
    return frozenset(files(package).joinpath(name).read_text("utf-8").split("\n"))


def load_language(package: str) -> Language:
    """The language whose words the file `words.toml` of a package holds."""
    tables = tomllib.loads(files(package).joinpath("words.toml").read_text("utf-8"))
    words = {key: frozenset(value.split()) for key, value in tables["words"].items()}
    lists = {key: tuple(value.split()) for key, value in tables["lists"].items()}
    verbs = {key: tuple(value.split()) for key, value in tables.get("verbs", {}).items()}
    tags = {word: tag for tag, listed in tables["tags"].items() for word in listed.split()}
    cues: dict[str, Cue] = {}
    for line in tables.get("cues", {}).get("verbs", "").strip().splitlines():
        lemma, *forms = line.split()
        listed = [lemma, *forms]
        for form, word in zip(FORMS, listed, strict=False):
            cues[word] = Cue(lemma, form)
    return Language(
        tags,
        cues,
        _frames(tables.get("frames", {})),
        words,
        tables.get("ends", {}),
        lists,
        verbs,
        tables.get("weights", {}),
    )


def _frames(listed: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """`fin:that 0.9 left 0.8` for every verb."""
    frames = {}
    for lemma, line in listed.items():
        pieces = line.split()
        frames[lemma] = dict(zip(pieces[::2], map(float, pieces[1::2]), strict=True))
    return frames
