"""Stores how articles describe people: articles that describe someone alike share one row."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import partial
from typing import NamedTuple

from reader.library.folders import digest
from reader.library.identity import called, person_key
from reader.library.index.index import Index
from reader.library.index.index_words import names_of
from reader.model.article import Entity
from reader.model.library.person_key import PersonKey


class Persona(NamedTuple):
    """The number of a description, that of its person, and the names folded, as lines."""

    number: int
    person: int
    names: str


def description(entity: Entity, article: int) -> bytes:
    """The same for the same description: of one who is not named only in the same article."""
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
    return digest("\n".join(parts).encode())


def persona_of(
    index: Index, article: int, entity: Entity, known: MutableMapping[bytes, Persona] | None = None
) -> Persona:
    """The description of this entity of an article, found among the `known` or in the table, or else inserted."""
    described = description(entity, article)
    persona = None if known is None else known.get(described)
    if persona is None:
        found = index.execute(
            "SELECT number, person, names FROM persona WHERE described = ?", (described,)
        ).fetchone()
        persona = Persona(*found) if found else _inserted(index, article, entity, described)
        if known is not None:
            known[described] = persona
    return persona


def _inserted(index: Index, article: int, entity: Entity, described: bytes) -> Persona:
    key = person_key(entity, article, partial(_roles, index))
    person = _number_of(index, key)
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
    (number,) = index.execute(
        "INSERT INTO persona (described, person, kind, name, aka, role, about, wikidata, named, names)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        row,
    ).fetchone()
    if entity.named:
        own = called(entity.name)
        rows = {name: (name, number, name == own) for name in map(called, (entity.name, *entity.aka)) if name}
        for each in rows.values():
            index.execute("INSERT INTO called (name, persona, first) VALUES (?, ?, ?)", each)
    return Persona(number, person, names)


def _roles(index: Index, key: PersonKey) -> Iterator[str | None]:
    rows = index.execute(
        "SELECT p.role FROM persona p JOIN person ON person.number = p.person WHERE person.key = ?", (key,)
    )
    return (role for (role,) in rows)


def _number_of(index: Index, key: PersonKey) -> int:
    """The number of the person with that key, found or inserted."""
    row = index.execute("SELECT number FROM person WHERE key = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    (number,) = index.execute("INSERT INTO person (key) VALUES (?) RETURNING number", (key,)).fetchone()
    return int(number)
