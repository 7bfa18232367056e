"""Who is who across articles.

The same Wikidata id is the same person. Without one, who is called the same is taken for the same person as long
as the roles don't speak against it; the page of a person says that this is only probable. A source that is known by
description (`a senior aide`) is someone else in every article.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import NamedTuple

from reader.library.sqlite.fts_words import names_of
from reader.model.article import Entity
from reader.model.query.fold import fold, tokens

_LITTLE = frozenset("a an and at de der des du for former in la le new of old on the to von".split())


class Persona(NamedTuple):
    """How someone is described in an article: its number, that of the person, the names folded, as lines."""

    number: int
    person: int
    names: str


def roles_contradict(one: str | None, other: str | None) -> bool:
    """Whether two roles have no word in common, so that they hardly belong to one person."""
    if not one or not other:
        return False
    mine, theirs = (frozenset(tokens(fold(role))) - _LITTLE for role in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def persona_of(connection: sqlite3.Connection, article: int, entity: Entity) -> Persona:
    """How this person of an article is described, found or put in."""
    place = "" if entity.named else str(article)
    parts = (
        entity.id,
        entity.kind,
        entity.name,
        "\t".join(entity.aka),
        entity.role or "",
        entity.about or "",
        entity.wikidata or "",
        place,
    )
    described = "\n".join(parts)
    found = connection.execute(
        "SELECT number, person, names FROM persona WHERE described = ?", (described,)
    ).fetchone()
    if found:
        return Persona(*found)
    person = _person(connection, entity, place)
    names = names_of((entity.name, *entity.aka, entity.id, "" if entity.named else entity.role or ""))
    row = (
        described,
        person,
        str(entity.kind),
        entity.name,
        "\n".join(entity.aka),
        entity.role,
        entity.about,
        entity.wikidata,
        entity.named,
        names,
    )
    number = connection.execute(
        "INSERT INTO persona (described, person, kind, name, aka, role, about, wikidata, named, names)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    assert number is not None, "a row was put in"
    if entity.named:
        own = called(entity.name)
        rows = {name: (name, number, name == own) for name in map(called, (entity.name, *entity.aka)) if name}
        connection.executemany("INSERT INTO called VALUES (?, ?, ?)", rows.values())
    return Persona(number, person, names)


@lru_cache(maxsize=4096)
def called(name: str) -> str:
    """A name as it is compared: folded, its words set apart by one space."""
    return " ".join(tokens(fold(name)))


def _person(connection: sqlite3.Connection, entity: Entity, place: str) -> int:
    """The number of the person whom an entity of an article is."""
    if entity.wikidata:
        return _numbered(connection, entity.wikidata)
    key = f"{entity.kind}:{called(entity.name)}"
    if place:
        return _numbered(connection, f"{key} ({place})")
    which = key
    again = 1
    while True:
        rows = connection.execute(
            "SELECT p.role FROM persona p JOIN person ON person.number = p.person WHERE person.key = ?",
            (which,),
        )
        if not any(roles_contradict(role, entity.role) for (role,) in rows):
            return _numbered(connection, which)
        again += 1
        which = f"{key} ({again})"


def _numbered(connection: sqlite3.Connection, key: str) -> int:
    row = connection.execute("SELECT number FROM person WHERE key = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    number = connection.execute("INSERT INTO person (key) VALUES (?)", (key,)).lastrowid
    assert number is not None, "a row was put in"
    return number
