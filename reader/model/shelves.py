"""What the library answers of articles as such: what a list of them needs, and nothing that costs it time to begin.

Everything else is in `hits`, which has these, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NewType

from reader.model.source import NO_SOURCE, Source

if TYPE_CHECKING:
    from reader.model.article import QuoteType
    from reader.model.dates.dates import Edtf
    from reader.model.diagnostic import Diagnostic

PersonKey = NewType("PersonKey", str)
"""Who it is in the whole library: `Q22686`, or `person:ana ruiz` where no article gives a Wikidata id."""


class Order(StrEnum):
    """What comes first: the newest, or, of the newest five hundred, those that fit the words best."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Shelf:
    """An article as the library lists it. `people` counts named people, `words` its size, `length` code points.

    `faults` are warnings only: a file with an error has no article and is `Faulty`.
    """

    path: Path
    id: str
    headline: str
    source: Source = NO_SOURCE
    published: Edtf | None = None
    people: int = 0
    quotes: int = 0
    events: int = 0
    words: int = 0
    length: int = 0
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Faulty:
    """A file that gives no article: its faults, or the one sentence why it can't be read."""

    path: Path
    faults: tuple[Diagnostic, ...] = ()
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article and how far it has been read: `place` is 0 to 1, None where it was never opened."""

    article: Shelf
    place: float | None = None
    read: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was chosen among the facets: any of each kind, all kinds; an empty kind narrows nothing.

    In `years`, None stands for quotes without a date.
    """

    speakers: frozenset[PersonKey] = frozenset()
    types: frozenset[QuoteType] = frozenset()
    years: frozenset[int | None] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.types or self.years)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is: files of those that are new or changed. What is `done` is kept, whatever ends the program.

    `total` 0: nothing has changed. `changed`: this step put something into the index, or took it out.
    """

    done: int
    total: int
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is in the library."""

    articles: int = 0
    faulty: int = 0
    quotes: int = 0
    events: int = 0
    people: int = 0
