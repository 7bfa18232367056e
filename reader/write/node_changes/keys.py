"""Changes of the keys of entries, each new key at its place in the format's order."""

from __future__ import annotations

from reader.load.syntax.nodes import Mapping
from reader.load.values.fields import Shape
from reader.write import yaml_text
from reader.write.node_changes.change import Change, Drop, Moved, Put, ReplaceKey


class KeyChanges:
    """The changes of a file's nodes as they are collected."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def put(self, mapping: Mapping, shape: Shape, key: str, value: yaml_text.Node | Moved) -> None:
        """A key's new value, at its place among those that are there and stay."""
        if key in mapping:
            self.changes.append(Put(mapping, key, value))
            return
        order = list(shape.fields)
        gone = {each.key for each in self.changes if isinstance(each, Drop) and each.mapping is mapping}
        new = [each for each in self.changes if isinstance(each, Put) and each.mapping is mapping]
        new = [each for each in new if each.key not in mapping]
        there = [*(each for each in mapping if each not in gone), *(each.key for each in new)]
        earlier = [each for each in there if order.index(each) < order.index(key)]
        after = max(earlier, key=order.index, default=None)
        place = len(self.changes)
        for each in new:
            if each.after == after and order.index(each.key) > order.index(key):
                place = self.changes.index(each)
                self.changes[place] = Put(mapping, each.key, each.value, key)
        self.changes.insert(place, Put(mapping, key, value, after))

    def drop(self, mapping: Mapping, *keys: str) -> None:
        self.changes += [Drop(mapping, key) for key in keys if key in mapping]

    def put_or_drop(self, mapping: Mapping, shape: Shape, key: str, value: yaml_text.Node | None) -> None:
        if value:
            self.put(mapping, shape, key, value)
        else:
            self.drop(mapping, key)

    def replace_key(self, mapping: Mapping, shape: Shape, old: str, new: str, value: yaml_text.Node) -> None:
        """`new` with its value in the place of `old`, or as any key where that is not there."""
        if old in mapping and new not in mapping:
            self.changes.append(ReplaceKey(mapping, old, new, value))
        else:
            self.drop(mapping, old)
            self.put(mapping, shape, new, value)

    def rename(self, mapping: Mapping, old: str, new: str) -> None:
        """Another name for a key, whose value stays as it is written."""
        self.changes.append(ReplaceKey(mapping, old, new))
