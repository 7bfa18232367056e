"""Stores how articles describe people: articles that describe someone alike share one row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from reader.library.identity import called, person_key
from reader.library.sqlite.fts_words import names_of
from reader.model.article import Entity
from reader.model.library.person_key import PersonKey


class Persona(NamedTuple):
    """The number of a description, that of its person, and the names folded, as lines."""

    number: int
    person: int
    names: str


def persona_of(connection: sqlite3.Connection, article: int, entity: Entity) -> Persona:
    """The description of this entity of an article, found or inserted."""
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
    key = person_key(entity, article, partial(_roles, connection))
    person = _number_of(connection, key)
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


def _roles(connection: sqlite3.Connection, key: PersonKey) -> Iterator[str | None]:
    rows = connection.execute(
        "SELECT p.role FROM persona p JOIN person ON person.number = p.person WHERE person.key = ?", (key,)
    )
    return (role for (role,) in rows)


def _number_of(connection: sqlite3.Connection, key: PersonKey) -> int:
    """The number of the person with that key, found or inserted."""
    row = connection.execute("SELECT number FROM person WHERE key = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    number = connection.execute("INSERT INTO person (key) VALUES (?)", (key,)).lastrowid
    assert number is not None, "a row was put in"
    return number
