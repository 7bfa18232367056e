"""What the library answers: articles on the shelf, quotes that were found, people, and what happened.

`reader.library.sqlite.index.Index` gives these; they hold no connection, so that a screen may keep them as long as it
likes and pass them between threads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import Basis, EntityId, EventId, EventState, Kind, QuoteId, QuoteType
from reader.model.counting import many
from reader.model.dates.dates import Edtf
from reader.model.query.query import Query, by_name
from reader.model.shelves import PersonKey, Shelf
from reader.model.text import Span

MOST_COUNTED = 1_000
"""Matches that are counted and sorted into facets, the newest; past it the count has a plus."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: their id in their article, their name there, and who that is in the library."""

    id: EntityId
    name: str
    key: PersonKey
    kind: Kind = Kind.PERSON


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article and where they stand in its canonical text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that was found, with all that is known of it.

    `text` has its parts joined by ` … `; `marks` are the spans of the words that were looked for, in `text`.
    `offset` is where its first part begins in the article's canonical text, `paragraph` counts from 1. `when` is
    the quote's own date, else its article's. `speaker` is None where nobody knows.
    """

    article: Shelf
    id: QuoteId
    speaker: Speaker | None
    type: QuoteType
    text: str
    parts: tuple[Words, ...]
    paragraph: int
    marks: tuple[Span, ...] = ()
    when: Edtf | None = None
    cue: str | None = None
    mention: Words | None = None
    via: str | None = None
    about: tuple[EntityId | EventId, ...] = ()
    draft: bool = False

    @property
    def offset(self) -> int:
        return self.parts[0].span.start


@dataclass(frozen=True, slots=True)
class SpeakerFacet:
    """Someone who said some of what was found. More than one key: the same name with and without a Wikidata id.

    `apart` tells them from others of that name, and is empty where there are none.
    """

    keys: frozenset[PersonKey]
    name: str
    count: int
    apart: str = ""


UNKNOWN_KEY = PersonKey("")
"""Stands for nobody among the speakers that are narrowed to: quotes of whom nobody knows."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the matches (the newest thousand) are whose, of which type and from which year.

    Speakers with the most first, at most twenty, and how many `more` there are; `unknown` is how many quotes have
    none. Years newest first, None last for no date.
    """

    speakers: tuple[SpeakerFacet, ...] = ()
    types: tuple[tuple[QuoteType, int], ...] = ()
    years: tuple[tuple[int | None, int], ...] = ()
    more: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query: `hits` are one page of it, `count` at most MOST_COUNTED (`capped`: there are more).

    `near` has words or names to offer where nothing was found, `named` those called what nobody said. `unfinished`:
    it was asked in haste, and there may be more than this, even on this page.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    capped: bool = False
    facets: Facets = Facets()
    near: tuple[str, ...] = ()
    named: tuple[SpeakerFacet, ...] = ()
    unfinished: bool = False

    @property
    def total(self) -> str:
        """The count as it is shown: `17`, `1,000+`."""
        return f"{self.count:,}{'+' if self.capped or self.unfinished else ''}"


MOST_NAMED = 3
"""Speakers who are told by name where there are more."""


def by_those_named(query: Query, named: tuple[tuple[str, int], ...]) -> str | None:
    """“Nobody said “ruiz”. speaker:ruiz finds 3 quotes by Ana Ruiz.” `named`: who has the name, how often quoted."""
    asked = by_name(query)
    if asked is None or not named:
        return None
    words = " ".join(term.words for term in query.wanted.words)
    count = sum(quotes for _, quotes in named)
    quotes = many(count, "quote", more=count >= MOST_COUNTED)
    *names, last = dict.fromkeys(name for name, _ in named)
    if len(names) >= MOST_NAMED:
        names, last = names[: MOST_NAMED - 1], "others"
    who = f"{', '.join(names)} and {last}" if names else last
    return f"Nobody said “{words}”. {asked[1]} finds {quotes} by {who}."


class Sureness(StrEnum):
    """How sure it is that people of two articles are one."""

    CERTAIN = "certain"  # the same Wikidata id, or the person that was asked for
    PROBABLE = "probable"  # the same name or alias, and nothing speaks against it


@dataclass(frozen=True, slots=True)
class Appearance:
    """Someone in one article: as what, under which names, and how sure it is that it is this person."""

    article: Shelf
    id: EntityId
    kind: Kind
    name: str
    aka: tuple[str, ...] = ()
    role: str | None = None
    about: str | None = None
    wikidata: str | None = None
    mentions: int = 0
    quotes: int = 0
    sureness: Sureness = Sureness.CERTAIN


@dataclass(frozen=True, slots=True)
class Namesake:
    """Someone of the same name who is held apart, and why: `another role: nurse`. `apart`: their role or article."""

    key: PersonKey
    name: str
    reason: str
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its article. `people` and `places` are ids there; `paragraph` and `offset` None where not told.

    `order` is its place in the merged timeline: pass it as `after` to get what follows.
    """

    article: Shelf
    id: EventId
    title: str
    when: Edtf | None
    state: EventState
    basis: Basis
    order: tuple[int, ...]
    people: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    paragraph: int | None = None
    offset: int | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Someone across the library. Lists are newest first, but `events` as they happened.

    `names` begins with the one they have most often. `quotes` and `about` stop at MOST_COUNTED.
    """

    key: PersonKey
    kind: Kind
    names: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    quotes: tuple[Hit, ...] = ()
    about: tuple[Hit, ...] = ()
    events: tuple[Happening, ...] = ()
    namesakes: tuple[Namesake, ...] = ()

    @property
    def roles(self) -> Mapping[str, tuple[Shelf, ...]]:
        """What they are called in which articles."""
        roles: dict[str, list[Shelf]] = {}
        for appearance in self.appearances:
            if appearance.role:
                roles.setdefault(appearance.role, []).append(appearance.article)
        return {role: tuple(articles) for role, articles in roles.items()}


@dataclass(frozen=True, slots=True)
class Known:
    """Someone in the list of the library's people. `apart` tells them from others of that name."""

    key: PersonKey
    name: str
    kind: Kind
    articles: int
    quotes: int
    apart: str = ""
