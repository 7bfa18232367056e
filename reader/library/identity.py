"""Decides whether people of different articles are the same person: the rules for every store.

The same Wikidata id is the same person. Without one, who is called the same is taken for the same person as long
as the roles don't speak against it; the page of a person says that this is only probable. A source that is known by
description (`a senior aide`) is someone else in every article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reader.model.article import Entity
from reader.model.counting import a
from reader.model.digest import blake2b
from reader.model.library.person_key import PersonKey
from reader.model.query.fold import fold, tokens

_LONGEST = 300
"""Letters of a name in a key."""
_LITTLE = frozenset("a an and at de der des du for former in la le new of old on the to von".split())


@dataclass(slots=True)
class Traits:
    """What articles say of someone that can tell them from others. `wikidata`: the key is their Wikidata id.

    `called` holds all their names as they are compared, `first` those that articles call them first by.
    """

    key: PersonKey
    kind: str
    wikidata: bool = False
    named: bool = True
    roles: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)

    def shares_name(self, other: Traits) -> bool:
        """Whether a name of both is proof enough: one of a single word is only where it is the first of either."""
        shared = self.called & other.called
        return any(" " in name or name in self.first or name in other.first for name in shared)

    def against(self, other: Traits) -> str | None:
        """What speaks against their being one person, as `another role: nurse`; None where nothing does."""
        if self.kind != other.kind:
            return a(other.kind)
        if self.wikidata and other.wikidata:
            return f"another Wikidata id: {other.key}"
        for theirs in sorted(other.roles):
            if any(roles_contradict(mine, theirs) for mine in self.roles):
                return f"another role: {theirs}"
        if not (self.named and other.named):
            return "known only by description"
        return None


def only_matches(candidates: Sequence[Traits]) -> list[Traits]:
    """The candidates that don't contradict each other: whoever may be one of two people who differ is neither."""
    return [
        one for one in candidates if all(one is other or one.against(other) is None for other in candidates)
    ]


def person_key(
    entity: Entity, article: int, roles_of: Callable[[PersonKey], Iterable[str | None]]
) -> PersonKey:
    """The key of the person whom an entity of an article is. `roles_of`: the roles of who has a key already."""
    if entity.wikidata:
        return PersonKey(entity.wikidata)
    key = f"{entity.kind}:{_short(called(entity.name))}"
    if not entity.named:
        return PersonKey(f"{key} ({article})")
    candidate, again = PersonKey(key), 1
    while any(roles_contradict(role, entity.role) for role in roles_of(candidate)):
        again += 1
        candidate = PersonKey(f"{key} ({again})")
    return candidate


def _short(name: str) -> str:
    """A name, or of one that no list could show its beginning, and what tells it from others that begin so."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST]} {blake2b(name.encode(), digest_size=8).hexdigest()}"


def roles_contradict(one: str | None, other: str | None) -> bool:
    """Whether two roles have no word in common, so that they hardly belong to one person."""
    if not one or not other:
        return False
    mine, theirs = (frozenset(tokens(fold(role))) - _LITTLE for role in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=4096)
def called(name: str) -> str:
    """A name folded for comparison, its words set apart by one space."""
    return " ".join(tokens(fold(name)))
