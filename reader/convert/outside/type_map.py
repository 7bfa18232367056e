"""Maps from the types, roles and features of other schemes to what an article has, as TOML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.convert.records.record import FIELDS, RecordKind
from reader.errors import IntakeError
from reader.model.clean import shorten
from reader.model.did_you_mean import did_you_mean

ENTITY_KINDS = ("person", "organisation", "place")
MEANINGS = ("entity", *ENTITY_KINDS, "mention", "quote", "event", "note", "words", "article")
"""What a type may be. `words` are words that others refer to, and nothing by themselves."""

IDENTITY = ("id", "entity", "words")
"""Names beside those of the fields: what a thing is called, which entity is mentioned, where its words are given."""
_SHIPPED = ("polnear", "inception")
_KINDS = {str(kind): kind for kind in RecordKind}


@dataclass(frozen=True, slots=True)
class TypeMap:
    """What the names of another scheme mean.

    `types` from their types to our meanings; a type with a value, as `NamedEntity=PER`, counts for more than one
    without. `fields` from kind and field of ours to their names; `values` from kind, field and their value to ours.
    """

    types: Mapping[str, str]
    fields: Mapping[tuple[RecordKind, str], tuple[str, ...]] = field(default_factory=dict, repr=False)
    values: Mapping[tuple[RecordKind, str, str], str] = field(default_factory=dict, repr=False)
    subtype: Mapping[str, str] = field(default_factory=dict, repr=False)

    def names(self, kind: RecordKind, name: str) -> tuple[str, ...]:
        """Their names for a field of ours."""
        return self.fields.get((kind, name), ())

    def with_more(self, more: TypeMap) -> TypeMap:
        """This map, with what another says of types that are not in this one, and its names for fields behind ours."""
        known = {type_.partition("=")[0] for type_ in self.types} | set(self.subtype)
        types = {type_: ours for type_, ours in more.types.items() if type_.partition("=")[0] not in known}
        subtype = {type_: feature for type_, feature in more.subtype.items() if type_ not in known}
        fields = {
            each: tuple(dict.fromkeys((*self.fields.get(each, ()), *more.fields.get(each, ()))))
            for each in (*self.fields, *more.fields)
        }
        return TypeMap(
            {**types, **self.types}, fields, {**more.values, **self.values}, {**subtype, **self.subtype}
        )


def own_map(types: Mapping[str, str], named: Callable[[RecordKind, str], str]) -> TypeMap:
    """The map of files that this program wrote: every field has the one name that `named` gives it."""
    fields = {
        (kind, name): (named(kind, name),) for kind, names in FIELDS.items() for name in (*names, *IDENTITY)
    }
    return TypeMap(types, fields)


def shipped_map(name: str) -> TypeMap | None:
    """A map that comes with the program; None where there is none of that name."""
    if name not in _SHIPPED:
        return None
    return read_map((Path(__file__).parent / "maps" / f"{name}.toml").read_text("utf-8"))


def read_map(source: str) -> TypeMap:
    """The map in a TOML file. Raises IntakeError, which says what is wrong with it."""
    import tomllib  # only where a map is asked for

    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as fault:
        raise IntakeError(f"the map is no TOML: {_place_of(fault)}") from None
    _known(table, ("types", "subtypes", "fields", "values"), "the map")
    types = _words(table.get("types", {}), "types")
    for theirs, ours in types.items():
        if ours not in MEANINGS:
            hint = did_you_mean(ours, MEANINGS)
            raise IntakeError(
                f"types.{shorten(theirs)} is {shorten(ours)!r}, not one of {', '.join(MEANINGS)}{hint}"
            )
    fields: dict[tuple[RecordKind, str], tuple[str, ...]] = {}
    values: dict[tuple[RecordKind, str, str], str] = {}
    for kind, names in _kinds(table.get("fields", {}), "fields"):
        for name, theirs in names.items():
            fields[kind, _field(kind, name)] = _list(theirs, f"fields.{kind}.{name}")
    for kind, names in _kinds(table.get("values", {}), "values"):
        for name, pairs in names.items():
            for theirs, ours in _words(pairs, f"values.{kind}.{name}").items():
                values[kind, _field(kind, name), theirs] = ours
    return TypeMap(types, fields, values, _words(table.get("subtypes", {}), "subtypes"))


def _place_of(fault: ValueError) -> str:
    """Where TOML can't be read, which Python says in words of its own."""
    place = re.search(r"line (\d+), column (\d+)", str(fault))
    return f"line {place[1]}, column {place[2]} can’t be read" if place else "it ends too early"


def _known(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise IntakeError(
                f"{where} has no {shorten(key)!r}; there are {', '.join(known)}{did_you_mean(key, known)}"
            )


def _kinds(table: object, where: str) -> list[tuple[RecordKind, dict[str, Any]]]:
    found = _table(table, where)
    _known(found, tuple(_KINDS), where)
    return [(_KINDS[key], _table(names, f"{where}.{key}")) for key, names in found.items()]


def _field(kind: RecordKind, name: str) -> str:
    _known({name: None}, (*FIELDS[kind], *IDENTITY), f"{kind}")
    return name


def _table(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise IntakeError(f"{shorten(where)} in the map is no table")
    return value


def _words(value: object, where: str) -> dict[str, str]:
    table = _table(value, where)
    for key, each in table.items():
        if not isinstance(each, str):
            raise IntakeError(f"{shorten(f'{where}.{key}')} in the map is no text")
    return table


def _list(value: object, where: str) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
        raise IntakeError(f"{shorten(where)} in the map is neither a name nor a list of names")
    return tuple(words)
