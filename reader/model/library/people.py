"""People across the articles of a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import EntityId, Kind
from reader.model.library.articles import ListedArticle
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Hit
from reader.model.library.person_key import PersonKey


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Someone in the list of the library's people. `apart` tells them from others of that name."""

    key: PersonKey
    name: str
    kind: Kind
    articles: int
    quotes: int
    apart: str = ""
    named: bool = True


class Certainty(StrEnum):
    """How sure it is that people of two articles are one."""

    CERTAIN = "certain"  # the same Wikidata id, or the person that was asked for
    PROBABLE = "probable"  # the same name or alias, and nothing speaks against it


@dataclass(frozen=True, slots=True)
class Appearance:
    """Someone in one article: as what, under which names, and how sure it is that it is this person."""

    article: ListedArticle
    id: EntityId
    kind: Kind
    name: str
    aka: tuple[str, ...] = ()
    role: str | None = None
    about: str | None = None
    wikidata: str | None = None
    mentions: int = 0
    quotes: int = 0
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class Namesake:
    """Someone of the same name who is held apart, and why: `another role: nurse`. `apart`: their role or article."""

    key: PersonKey
    name: str
    reason: str
    apart: str = ""


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
    events: tuple[ListedEvent, ...] = ()
    namesakes: tuple[Namesake, ...] = ()

    @property
    def roles(self) -> Mapping[str, tuple[ListedArticle, ...]]:
        """What they are called in which articles."""
        roles: dict[str, list[ListedArticle]] = {}
        for appearance in self.appearances:
            if appearance.role:
                roles.setdefault(appearance.role, []).append(appearance.article)
        return {role: tuple(articles) for role, articles in roles.items()}
