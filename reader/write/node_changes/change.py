"""The ways to change a node of a YAML file, as values, and whether a file read anew has these changes and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import ne
from typing import TypeAlias

from reader.load.syntax import nodes
from reader.load.syntax.nodes import Mapping, Node
from reader.write import yaml_text
from reader.write.yaml_text import Bare, is_no_text


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """The entry of a mapping, as it is written, for another place of the file."""

    mapping: Mapping
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """A key's new value. A key that is not there yet stands after `after`, or first of all where that is None."""

    mapping: Mapping
    key: str
    value: yaml_text.Node | Moved
    after: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Drop:
    """A key removed with its value."""

    mapping: Mapping
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class ReplaceKey:
    """Another key with its value in the place of one; without a value of its own it has that of the old key."""

    mapping: Mapping
    key: str
    new_key: str
    value: yaml_text.Node | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Insert:
    """A new item of a list, before the one that is at `index` now."""

    sequence: nodes.Sequence
    index: int
    value: yaml_text.Node


@dataclass(frozen=True, slots=True, eq=False)
class PutItem:
    """An item's new value."""

    sequence: nodes.Sequence
    index: int
    value: yaml_text.Node


@dataclass(frozen=True, slots=True, eq=False)
class DropItem:
    """An item removed from a list."""

    sequence: nodes.Sequence
    index: int


Change: TypeAlias = Put | Drop | ReplaceKey | Insert | PutItem | DropItem


def plain(node: Node) -> yaml_text.Node:
    """A node of the file as a value to be written elsewhere: what is a number or a truth value there stays one."""
    if isinstance(node, tuple):
        return Bare(node[0]) if not node[2] and is_no_text(node[0]) else node[0]
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node]


def has_only(root: Node, changes: Iterable[Change], new: Node) -> bool:
    """Whether `new` is `root` with these changes and not a value else."""
    by_place: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        place = change.mapping if isinstance(change, Put | Drop | ReplaceKey) else change.sequence
        by_place[id(place)].append(change)
    return _same(root, new, by_place)


_Value: TypeAlias = "Node | yaml_text.Node | Moved"


def _same(old: Node, new: Node, changes: dict[int, list[Change]]) -> bool:
    # a loop that looks at plain values in passing, because it runs for every value of the file
    waiting: list[tuple[_Value, Node]] = [(old, new)]
    while waiting:
        one, other = waiting.pop()
        if isinstance(one, Moved):
            one = one.mapping[one.key]
        values: Iterable[_Value]
        if isinstance(one, tuple | str):
            if other.__class__ is not tuple or (one if isinstance(one, str) else one[0]) != other[0]:
                return False
            continue
        if isinstance(one, dict):
            if not isinstance(other, Mapping):
                return False
            keys, values = one.keys(), one.values()
            if id(one) in changes:
                pairs = _changed_mapping(one, changes[id(one)])
                keys, values = dict(pairs).keys(), [value for _, value in pairs]
            if len(keys) != len(other) or any(map(ne, keys, other)):
                return False
            others: Iterable[Node] = other.values()
        else:
            values = _changed_sequence([*one], changes[id(one)]) if id(one) in changes else one
            if not isinstance(other, nodes.Sequence) or len(values) != len(other):
                return False
            others = other
        for value, read in zip(values, others, strict=True):
            if value.__class__ is not tuple or read.__class__ is not tuple:
                waiting.append((value, read))
            elif value[0] != read[0]:
                return False
    return True


def _changed_mapping(mapping: dict[str, _Value], changes: Sequence[Change]) -> list[tuple[str, _Value]]:
    pairs = list(mapping.items())
    exchanged = {change.key: change.new_key for change in changes if isinstance(change, ReplaceKey)}
    for change in sorted(changes, key=lambda change: not isinstance(change, ReplaceKey)):
        keys = [key for key, _ in pairs]
        if isinstance(change, Put) and change.key in keys:
            pairs[keys.index(change.key)] = (change.key, change.value)
        elif isinstance(change, Put):
            place = 0 if change.after is None else keys.index(exchanged.get(change.after, change.after)) + 1
            pairs.insert(place, (change.key, change.value))
        elif isinstance(change, Drop):
            del pairs[keys.index(change.key)]
        elif isinstance(change, ReplaceKey):
            index = keys.index(change.key)
            pairs[index] = (change.new_key, pairs[index][1] if change.value is None else change.value)
    return pairs


def _changed_sequence(items: list[_Value], changes: Sequence[Change]) -> list[_Value]:
    """Changed from the end, so that every index is the one from before."""
    for change in reversed(sorted(changes, key=_index)):  # noqa: C413 - of two at one place the first stays first
        if isinstance(change, Insert):
            items.insert(change.index, change.value)
        elif isinstance(change, PutItem):
            items[change.index] = change.value
        elif isinstance(change, DropItem):
            del items[change.index]
    return items


def _index(change: Change) -> int:
    return change.index if isinstance(change, Insert | PutItem | DropItem) else 0
