"""Loads the words of a language from its data file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from reader.draft.word_tables import tables_of

FORMS = ("plain", "third", "ing", "past", "participle")


class Cue(NamedTuple):
    """A word that may give something said to somebody: its headword, and which of its forms it is."""

    lemma: str
    form: str


STAGES = (
    "causes", "incidents", "harm", "answers", "finds", "inquiries", "arrests", "charges", "trials", "verdicts",
    "sentences", "appeals",
)  # fmt: skip
"""What usually follows what, where something bad happens: the data has the words of each as stage_causes and so on."""
Words = TypeVar("Words")
_LOOKED_UP = 20_000  # lines that are looked up once
_ROOT = Path(__file__).parents[2]
"""The folder that holds our packages. importlib.resources would load what reads archives to find them."""


class _Tables(dict[str, Words]):
    """Words by name, each made of its words in the data when it is first asked for; empty where a name is not known."""

    def __init__(self, written: Mapping[str, str], made: Callable[[list[str]], Words]) -> None:
        super().__init__()
        self._written = written
        self._made = made

    def __missing__(self, name: str) -> Words:
        words = self[name] = self._made(self._written.get(name, "").split())
        return words


class Frames:
    """How often each verb gives words to somebody, by the shape of its sentence; read when a verb is asked for.

    `listed` has `fin:that 0.9 left 0.8` for every verb.
    """

    def __init__(self, listed: Mapping[str, str]) -> None:
        self._listed = listed
        self._read: dict[str, Mapping[str, float]] = {}

    def of(self, lemma: str) -> Mapping[str, float] | None:
        """The shares of a verb, by shape; None where it is not listed."""
        if lemma not in self._listed:
            return None
        known = self._read.get(lemma)
        if known is None:
            pieces = self._listed[lemma].split()
            known = self._read[lemma] = dict(zip(pieces[::2], map(float, pieces[1::2]), strict=True))
        return known


NO_FRAMES = Frames({})


@dataclass(frozen=True, eq=False, repr=False)
class Language:
    """Closed classes, verbs and names of one language; one without rules has none of them.

    `words` and `lists` are as the data has them: one text for each name.
    """

    tags: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    frames: Frames = NO_FRAMES
    words: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, float] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    reported: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def listed(self) -> Callable[[str], tuple[str, ...]]:
        """The words of a list by its name, in the order in which the data has them; none where it has no such list."""
        return _Tables[tuple[str, ...]](self.lists, tuple).__getitem__

    @cached_property
    def set_of(self) -> Callable[[str], frozenset[str]]:
        """The set of words of a name, empty where the data has none. Rules ask for one at every word."""
        return _Tables[frozenset[str]](self.words, frozenset).__getitem__

    @cached_property
    def traits(self) -> frozenset[str]:
        """How its grammar differs where steps are shared: compounds, nouns_first, words_before_roles."""
        return self.set_of("traits")

    @cached_property
    def personal_pronouns(self) -> frozenset[str]:
        """Those for a man or a woman: he, her."""
        return self.set_of("masculine_pronouns") | self.set_of("feminine_pronouns")

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return self.set_of("abbreviations") | self.closing_abbreviations

    @cached_property
    def closing_abbreviations(self) -> frozenset[str]:
        return self.set_of("closing_abbreviations")

    @cached_property
    def seldom_verbs(self) -> frozenset[str]:
        """Forms of verbs that are mostly something else."""
        return frozenset(self.verbs.get("seldom", ()))

    @cached_property
    def times(self) -> frozenset[str]:
        """Units of time, in every form."""
        return frozenset(form for line in self.listed("time_units") for form in line.split("/"))

    @cached_property
    def stages(self) -> Mapping[str, int]:
        """How far along a usual story a verb or a noun is, from 1."""
        return {word: at for at, name in enumerate(STAGES, 1) for word in self.set_of(f"stage_{name}")}

    @cached_property
    def titles(self) -> frozenset[str]:
        """What stands before a name: Mrs, President."""
        return self.set_of("honorifics") | self.set_of("titles")

    @cached_property
    def callings(self) -> frozenset[str]:
        """What somebody is or is called: captain, baker, President."""
        return self.set_of("roles") | self.set_of("titles")

    @cached_property
    def kin(self) -> frozenset[str]:
        """What somebody is to another: aunt, brother."""
        return self.set_of("kin_masculine") | self.set_of("kin_feminine")

    @cached_property
    def bodies(self) -> frozenset[str]:
        """What tells of somebody or of a body that speaks: captain, aides, council."""
        sets = ("roles", "groups", "titles", "organisation_words")
        return frozenset().union(*(self.set_of(name) for name in sets))

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
        known = self.frames.of(lemma)
        if known is None:
            return 0.0
        if key in known:
            return known[key]
        of_all = self.frames.of("*") or {}
        return min(known.get("*", 0.0) * of_all.get(key, 0.0), 0.95)

    def says(self, cue: Cue) -> bool:
        """Whether it is a verb that commonly stands beside words in quotation marks."""
        return self.says_in_any_form(cue) and cue.form in ("past", "third", "plain")

    def says_in_any_form(self, cue: Cue) -> bool:
        return cue.lemma in self.set_of("saying")


def data_text(package: str, name: str) -> str:
    """What is in a data file of a package of ours."""
    return _data_file(package, name).read_text("utf-8")


def _data_file(package: str, name: str) -> Path:
    return _ROOT.joinpath(*package.split("."), name)


class SortedLines:
    """The lines of a file, in the order of their code points: looked up in its bytes, for a set takes long to make."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._has = lru_cache(_LOOKED_UP)(self._find)

    def __contains__(self, line: str) -> bool:
        return self._has(line)

    def _find(self, line: str) -> bool:
        content, wanted = self._content, line.encode()
        low, high = 0, len(content)
        while low < high:
            middle = (low + high) // 2
            start = content.rfind(b"\n", low, middle) + 1 or low
            end = content.find(b"\n", middle)
            found = content[start : end if end >= 0 else len(content)]
            if found == wanted:
                return True
            low, high = (low, start) if found > wanted else (start + len(found) + 1, high)
        return False


@lru_cache(maxsize=8)
def lines_of(package: str, name: str) -> SortedLines:
    """The lines of a data file of a package, which are sorted."""
    return SortedLines(_data_file(package, name).read_bytes())


def load_language(package: str) -> Language:
    """The language whose words the file `words.toml` of a package holds."""
    tables = tables_of(data_text(package, "words.toml"))
    verbs = {key: tuple(value.split()) for key, value in tables.get("verbs", {}).items()}
    tags = {word: tag for tag, listed in tables["tags"].items() for word in listed.split()}
    cues: dict[str, Cue] = {}
    new = tuple.__new__  # thousands, each in half the time
    for line in tables.get("cues", {}).get("verbs", "").strip().splitlines():
        lemma, *forms = line.split()
        listed = [lemma, *forms]
        for form, word in zip(FORMS, listed, strict=False):
            cues[word] = new(Cue, (lemma, form))
    return Language(
        tags,
        cues,
        Frames(tables.get("frames", {})),
        tables["words"],
        _weights(tables.get("ends", {})),
        tables["lists"],
        verbs,
        _weights(tables.get("weights", {})),
        _weights(tables.get("reported", {})),
    )


def _weights(table: Mapping[str, str]) -> dict[str, float]:
    """`-0.37 words with`: a weight, one space, and what has it."""
    lines = (line.partition(" ") for line in table.get("listed", "").strip("\n").split("\n") if line)
    return {what: float(weight) for weight, _, what in lines}
