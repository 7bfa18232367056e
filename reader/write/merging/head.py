"""Merges what a file says of the article as a whole: headline, source, dates, language, by what it was drafted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.load.syntax.nodes import Mapping as MappingNode
from reader.load.syntax.nodes import Node
from reader.load.values.fields import ARTICLE, SOURCE
from reader.write.merging.units import frozen, given
from reader.write.node_changes.change import plain
from reader.write.node_changes.plan import Plan
from reader.write.yaml_text import Node as Value

_KEYS = ("headline", "published", "language", "drafted")
_SOURCE_KEYS = ("publisher", "url", "authors")


@dataclass(frozen=True, slots=True)
class HeadConflict:
    """A key that both versions have changed, each in its way; None where one has taken it out."""

    key: str
    ours: Value | None
    theirs: Value | None


@dataclass(frozen=True, slots=True)
class _Changes:
    """New values by key, None where it is dropped, and what both have changed."""

    values: Mapping[str, Value | None]
    conflicts: tuple[HeadConflict, ...]


def merge_head(plan: Plan, base: MappingNode, theirs: MappingNode) -> tuple[HeadConflict, ...]:
    """Plan what theirs changed and ours, the plan's file, did not; what both changed stays as ours has it."""
    ours = plan.root
    head = _changes(_KEYS, (base, ours, theirs))
    source = _changes(_SOURCE_KEYS, [_mapping(root.get("source")) for root in (base, ours, theirs)])
    _put_source(plan, source.values)
    for key, value in head.values.items():
        plan.put_or_drop(ours, ARTICLE, key, value)
    return head.conflicts + source.conflicts


def _put_source(plan: Plan, values: Mapping[str, Value | None]) -> None:
    there = plan.root.get("source")
    if not isinstance(there, MappingNode) or not there:
        if given_values := {key: value for key, value in values.items() if value}:
            plan.put(plan.root, ARTICLE, "source", given_values)
        return
    if values and not any(values.values()) and there.keys() <= values.keys():
        plan.drop(plan.root, "source")
        return
    for key, value in values.items():
        plan.put_or_drop(there, SOURCE, key, value)


def _changes(keys: Sequence[str], versions: Sequence[Mapping[str, Node]]) -> _Changes:
    values: dict[str, Value | None] = {}
    conflicts = []
    for key in keys:
        old, mine, yours = (_value(version, key) for version in versions)
        if frozen(mine) == frozen(yours) or frozen(yours) == frozen(old):
            continue
        if frozen(mine) == frozen(old):
            values[key] = yours
        else:
            conflicts.append(HeadConflict(key, mine, yours))
    return _Changes(values, tuple(conflicts))


def _value(mapping: Mapping[str, Node], key: str) -> Value | None:
    return plain(mapping[key]) if given(mapping.get(key)) else None


def _mapping(node: Node | None) -> Mapping[str, Node]:
    """The mapping under a key, an empty one where there is none."""
    return node if isinstance(node, MappingNode) else {}
