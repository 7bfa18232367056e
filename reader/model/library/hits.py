"""Quotes that a search of a library finds, how many they are, and what they may be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import BY_HAND, EntityId, EventId, Kind, Provenance, QuoteId, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ListedArticle
from reader.model.library.person_key import PersonKey
from reader.model.text import Span

MOST_COUNTED = 1_000
"""Matches that are counted and sorted into facets, the newest; past it the count has a plus."""


@dataclass(frozen=True, slots=True)
class HitSpeaker:
    """Who said it: their id, name and role in their article, and who that is in the library.

    `named` is False for a source that is known by description only.
    """

    id: EntityId
    name: str
    key: PersonKey
    kind: Kind = Kind.PERSON
    role: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article and where they stand in its canonical text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that was found, with all that is known of it.

    `text` has its parts joined by ` … `; `marks` are the spans of the words that were looked for, in `text`.
    `offset` is where its first part begins in the article's canonical text, `paragraph` counts from 1. `when` is
    the quote's own date, else its article's. `speaker` is None where nobody knows;
    `joint` are those who say it together with them.
    """

    article: ListedArticle
    id: QuoteId
    speaker: HitSpeaker | None
    type: QuoteType
    text: str
    parts: tuple[Excerpt, ...]
    paragraph: int
    marks: tuple[Span, ...] = ()
    when: Edtf | None = None
    cue: str | None = None
    mention: Excerpt | None = None
    via: str | None = None
    about: tuple[EntityId | EventId, ...] = ()
    provenance: Provenance = BY_HAND
    joint: tuple[HitSpeaker, ...] = ()

    @property
    def speakers(self) -> tuple[HitSpeaker, ...]:
        """All who say it together; empty where nobody is known."""
        return () if self.speaker is None else (self.speaker, *self.joint)

    @property
    def draft(self) -> bool:
        """Whether a program drafted it and nobody has checked it."""
        return self.provenance.draft


@dataclass(frozen=True, slots=True)
class SpeakerFacet:
    """Someone who said some of what was found. More than one key: the same name with and without a Wikidata id.

    `apart` tells them from others of that name, and is empty where there are none.
    """

    keys: frozenset[PersonKey]
    name: str
    count: int
    apart: str = ""


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
    it was asked in haste, and there may be more than this, even on this page. `unreached`: why the library
    couldn't be asked, as a clause.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    capped: bool = False
    facets: Facets = Facets()
    near: tuple[str, ...] = ()
    named: tuple[SpeakerFacet, ...] = ()
    unfinished: bool = False
    unreached: str = ""

    @property
    def total(self) -> str:
        """The count as it is shown: `17`, `1,000+`."""
        return f"{self.count:,}{'+' if self.capped or self.unfinished else ''}"


@dataclass(frozen=True, slots=True)
class TextMatches:
    """One page of the articles whose headlines and texts match. `count` and `capped` are as of Results."""

    matches: tuple[TextMatch, ...] = ()
    count: int = 0
    capped: bool = False


@dataclass(frozen=True, slots=True)
class TextMatch:
    """An article whose headline or text has all words that were looked for, and the passage with the first of them.

    `paragraph` is the passage's number from 1, None where `passage` is the headline; `at` are the words there in the
    canonical text; `marks` are the spans of the words in `passage`.
    """

    article: ListedArticle
    passage: str
    paragraph: int | None
    at: Span | None
    marks: tuple[Span, ...]
