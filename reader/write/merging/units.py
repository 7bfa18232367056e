"""The units of an entry in which two versions may change it without touching each other: one or more keys each."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum, auto
from typing import NamedTuple

from reader.load.syntax.nodes import Mapping as MappingNode
from reader.load.syntax.nodes import Node, Sequence
from reader.load.values.fields import ENTITY, EVENT, NOTE, QUOTE, Shape
from reader.write.node_changes.change import plain
from reader.write.yaml_text import Node as Value

ENTITIES = ("people", "organisations", "places")
"""The sections of people, organisations and places, which share one set of ids."""


class UnitKind(Enum):
    """How the values of a unit are compared and merged."""

    PLAIN = auto()  # what is written
    SET = auto()  # each item by itself
    REFS = auto()  # ids, each by itself
    ONE_REF = auto()  # ids that only make sense together: who says a quote
    ORDER = auto()  # ids under after, before and during
    WORDS = auto()  # the words of the entry, by their place
    NEAR = auto()  # words near them, by their place
    PROVENANCE = auto()  # who made it, and whether it is checked


class Unit(NamedTuple):
    """`name` is what it is called in a conflict."""

    name: str
    keys: tuple[str, ...]
    kind: UnitKind = UnitKind.PLAIN


def _plain(*names: str) -> tuple[Unit, ...]:
    return tuple(Unit(name, (name,)) for name in names)


_PROVENANCE = Unit("draft", ("by", "draft", "confidence", "checked_by"), UnitKind.PROVENANCE)
_QUOTED = Unit("words", ("text", "parts", "was", "at"), UnitKind.WORDS)
ORDER_SIDES = ("after", "before", "during")

UNITS: Mapping[str, tuple[Unit, ...]] = {
    "entities": (
        *_plain("name"),
        Unit("aka", ("aka",), UnitKind.SET),
        *_plain("role", "about", "wikidata", "url", "named"),
        _PROVENANCE,
    ),
    "quotes": (
        *_plain("id"),
        Unit("speaker", ("speaker",), UnitKind.ONE_REF),
        *_plain("type"),
        _QUOTED,
        Unit("cue", ("cue",), UnitKind.NEAR),
        Unit("mention", ("mention",), UnitKind.NEAR),
        Unit("to", ("to",), UnitKind.REFS),
        *_plain("via"),
        Unit("about", ("about",), UnitKind.REFS),
        Unit("inside", ("inside",), UnitKind.ONE_REF),
        *_plain("when", "note"),
        _PROVENANCE,
    ),
    "events": (
        *_plain("id", "title", "when"),
        Unit("when_text", ("when_text",), UnitKind.NEAR),
        _QUOTED,
        Unit("people", ("people",), UnitKind.REFS),
        Unit("places", ("places",), UnitKind.REFS),
        Unit("order", ("order",), UnitKind.ORDER),
        Unit("state", ("state",)),
        Unit("alleged_by", ("alleged_by",), UnitKind.ONE_REF),
        *_plain("basis", "note"),
        _PROVENANCE,
    ),
    "notes": (
        Unit("words", ("text", "was", "para", "nth"), UnitKind.WORDS),
        *_plain("note"),
        _PROVENANCE,
    ),
}
SHAPES: Mapping[str, Shape] = {"entities": ENTITY, "quotes": QUOTE, "events": EVENT, "notes": NOTE}


def frozen(value: Value | None) -> Hashable:
    """A value as one that can be compared with any other."""
    if value is None or isinstance(value, str):
        return value and str(value)
    if isinstance(value, Mapping):
        return tuple((key, frozen(each)) for key, each in value.items())
    return tuple(map(frozen, value))


def given(node: Node | None) -> bool:
    """Whether a key has a value: one with nothing after it is absent."""
    return node is not None and not (isinstance(node, tuple) and not node[0] and not node[2])


def written(node: MappingNode, keys: tuple[str, ...]) -> dict[str, Value]:
    """What an entry says under some keys, as it could be written elsewhere."""
    return {key: plain(node[key]) for key in keys if given(node.get(key))}


def members(node: Node | None) -> list[str]:
    """The items of a list of values, a lone value being a list of one."""
    if node is None or not given(node):
        return []
    if isinstance(node, Sequence):
        return [each[0] for each in node]
    return [node[0]] if isinstance(node, tuple) else []


def nothing(unit: Unit) -> Hashable:
    """The value of a unit that says nothing, as `FileEntry.value` has it."""
    match unit.kind:
        case UnitKind.SET:
            return frozenset()
        case UnitKind.ONE_REF:
            return ((),)
        case UnitKind.REFS:
            return (frozenset(),)
        case UnitKind.ORDER:
            return (frozenset(),) * len(ORDER_SIDES)
    return ()
