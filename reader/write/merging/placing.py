"""Writes merged entries into the bytes of our file: only what theirs brings is changed, all else stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.errors import EditRefused
from reader.load.syntax.nodes import Mapping as MappingNode
from reader.load.syntax.nodes import Sequence as SequenceNode
from reader.load.values.fields import ARTICLE, ENTITY
from reader.model.article import NOBODY
from reader.write.merging.decisions import Decision, Said
from reader.write.merging.slots import Slot
from reader.write.merging.units import (
    ENTITIES,
    ORDER_SIDES,
    SHAPES,
    UNITS,
    Unit,
    UnitKind,
    frozen,
    written,
)
from reader.write.merging.versions import FileEntry, FileMention
from reader.write.node_changes.change import DropItem, Insert, Put, PutItem, plain
from reader.write.node_changes.plan import Plan
from reader.write.yaml_text import Node as Value

LISTS = ("events", "quotes", "notes")
Anchors = Mapping[tuple[str, bool, str], dict[str, Value]]
"""Other keys for words, by the token of their entry, whether it is the second of two, and the unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A place of a merged list: an entry, or theirs beside ours where both have changed it (`second`)."""

    decision: Decision
    second: bool = False

    @property
    def said(self) -> Mapping[str, Said]:
        said = self.decision.second if self.second else self.decision.said
        assert said is not None, "only what is there has a place"
        return said

    @property
    def ours(self) -> FileEntry | None:
        return None if self.second else self.decision.slot.ours

    @property
    def token(self) -> str:
        return self.decision.slot.token


class Placing:
    """The order and the ids of the merged entries, and the changes of our file that make it the merged one."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._live = {each.slot.token: each for each in decisions if each.said is not None}
        slots = [each.slot for each in decisions]
        self.lists = {group: self._in_order(group, slots) for group in LISTS}
        self.entities = [each for each in self._live.values() if each.slot.group == "entities"]
        self.ids: dict[str, str] = {NOBODY: NOBODY}
        self._given: dict[int, str] = {}
        self._sections: dict[str, Value] = {}
        self._name_all()

    # -- order and ids

    def _in_order(self, group: str, slots: Sequence[Slot]) -> list[Item]:
        """Ours in our order, each of theirs behind the one that it stands behind in theirs."""
        by_ours = {slot.ours.index: slot.token for slot in slots if slot.group == group and slot.ours}
        by_theirs = {slot.theirs.index: slot.token for slot in slots if slot.group == group and slot.theirs}
        ours = [token for _, token in sorted(by_ours.items()) if token in self._live]
        there = {*ours}
        behind: dict[str | None, list[str]] = {None: []}
        before = None
        for _, token in sorted(by_theirs.items()):
            if token in there:
                before = token
            elif token in self._live:
                behind.setdefault(before, []).append(token)
        order = behind[None] + [each for token in ours for each in (token, *behind.get(token, ()))]
        items = []
        for token in order:
            decision = self._live[token]
            items.append(Item(decision))
            if decision.second is not None:
                items.append(Item(decision, second=True))
        return items

    def _name_all(self) -> None:
        """Give every entry its id: its own, or the automatic one of its place; of two that are equal theirs is new."""
        taken: set[str] = set()
        for decision in sorted(self.entities, key=lambda each: each.slot.ours is None):
            self.ids[decision.slot.token] = self._free(decision.id, taken)
        for group in ("quotes", "events"):
            own = [item for item in self.lists[group] if "id" in item.said["id"].keys and not item.second]
            for item in sorted(own, key=lambda each: each.ours is None):
                id_ = self._free(str(item.said["id"].keys["id"]), taken)
                self.ids[item.token] = self._given[id(item)] = id_
            for number, item in enumerate(self.lists[group], 1):
                if not item.second:
                    self.ids.setdefault(item.token, f"{group[0]}{number}")

    def _free(self, wanted: str, taken: set[str]) -> str:
        found, number = wanted, 2
        while found in taken:
            found, number = f"{wanted[:60]}-{number}", number + 1
        taken.add(found)
        return found

    # -- what units say in the merged file

    def target(self, item: Item, unit: Unit, anchors: Anchors) -> dict[str, Value]:
        """The keys of a unit as they are to be. Raises EditRefused where an id is nobody's any more."""
        said = item.said[unit.name]
        if unit.name == "id":
            own = self._given.get(id(item))
            return {"id": own} if own else {}
        if (item.token, item.second, unit.name) in anchors:
            return anchors[item.token, item.second, unit.name]
        if said.tokens is None:
            return dict(said.keys)
        sides = [self._names(side) for side in said.tokens]
        if unit.kind is UnitKind.ORDER:
            order = {side: _short(ids) for side, ids in zip(ORDER_SIDES, sides, strict=True) if ids}
            return {"order": order} if order else {}
        return {unit.keys[0]: _short(sides[0])} if sides[0] else {}

    def _names(self, tokens: Sequence[str]) -> list[str]:
        if missing := [token for token in tokens if token not in self.ids]:
            raise EditRefused(f"it refers to {missing[0].rpartition(':')[0]} that are not there")
        return [self.ids[token] for token in tokens]

    # -- the changes of our file

    def plan(self, plan: Plan, anchors: Anchors) -> None:
        """Collect all changes. Raises EditRefused as `target` does.

        Those inside of entries come first, those of lists next, whole sections last: of two at one place of the file
        the inner one is written before the outer one.
        """
        for decision in self.entities:
            ours = decision.slot.ours
            if ours is not None and ours.section == decision.section:
                _plan_mentions(plan, ours, decision.mentions)
        there = [Item(each) for each in self.entities]
        for item in (*there, *(item for group in LISTS for item in self.lists[group])):
            if item.ours is not None and item.ours.section == (item.decision.section or item.ours.section):
                self._update(plan, item, item.ours, anchors)
        for section in ENTITIES:
            self._plan_entities(plan, section, anchors)
        for group in LISTS:
            self._plan_list(plan, group, anchors)
        for key, value in self._sections.items():
            plan.put_or_drop(plan.root, ARTICLE, key, value)

    def _plan_list(self, plan: Plan, group: str, anchors: Anchors) -> None:
        items = self.lists[group]
        there = plan.members(group)
        kept = {item.ours.index for item in items if item.ours}
        values = [None if item.ours else self._new(item, anchors) for item in items]
        if not kept:
            if there or items:
                self._sections[group] = [value for value in values if value is not None]
            return
        sequence = plan.root[group]
        at = 0
        for item, value in zip(items, values, strict=True):
            if item.ours is not None:
                at = item.ours.index + 1
            elif value is not None:
                plan.changes.append(Insert(sequence, at, value))
        plan.changes += [DropItem(sequence, index) for index in range(len(there)) if index not in kept]

    def _new(self, item: Item, anchors: Anchors) -> dict[str, Value]:
        value: dict[str, Value] = {}
        for unit in UNITS[item.decision.slot.group]:
            if unit.kind is UnitKind.PROVENANCE and item.decision.mentions:
                value["mentions"] = [plain(each.node) for each in item.decision.mentions]
            value |= self.target(item, unit, anchors)
        return value

    def _update(self, plan: Plan, item: Item, ours: FileEntry, anchors: Anchors) -> None:
        """Change the units of an entry of ours that are others now."""
        shape = SHAPES[ours.group]
        for unit in UNITS[ours.group]:
            target = self.target(item, unit, anchors)
            if _same_words(ours, unit, item.said[unit.name], target):
                continue
            there = [key for key in unit.keys if key in ours.node]
            gone, new = (
                [key for key in there if key not in target],
                [key for key in target if key not in there],
            )
            if len(gone) == len(new) == 1 and {*gone, *new} == {"text", "parts"}:
                plan.replace_key(ours.node, shape, gone[0], new[0], target[new[0]])
                gone, new = [], []
            plan.drop(ours.node, *gone)
            current = written(ours.node, unit.keys)
            for key, value in target.items():
                if key in new or (key in there and frozen(current.get(key)) != frozen(value)):
                    plan.put(ours.node, shape, key, value)

    # -- people, organisations and places

    def _plan_entities(self, plan: Plan, section: str, anchors: Anchors) -> None:
        here = [Item(each) for each in self.entities if each.section == section]
        there = plan.root.get(section)
        ids = list(there) if isinstance(there, MappingNode) else []
        staying = {item.ours.id: item for item in here if item.ours and item.ours.section == section}
        new = {
            self.ids[item.token]: self._new(item, anchors) for item in here if item not in staying.values()
        }
        if not staying or not isinstance(there, MappingNode):
            if ids or new:
                self._sections[section] = new
            return
        after = ids[-1]
        for id_, value in new.items():
            plan.changes.append(Put(there, id_, value, after))
            after = id_
        plan.drop(there, *(id_ for id_ in ids if id_ not in staying))
        for id_, item in staying.items():
            if self.ids[item.token] != id_:
                plan.rename(there, id_, self.ids[item.token])


def _plan_mentions(plan: Plan, ours: FileEntry, mentions: Sequence[FileMention]) -> None:
    """Change the mentions of an entity of ours: those that stay are as they were written."""
    there = ours.node.get("mentions")
    before = {each.key: index for index, each in enumerate(ours.mentions)}
    after = {each.key: each for each in mentions}
    if list(before) == list(after) and all(
        each.value == ours.mentions[before[key]].value for key, each in after.items()
    ):
        return
    if not isinstance(there, SequenceNode) or not before.keys() & after.keys():
        value: list[Value] = [plain(each.node) for each in mentions]
        plan.put_or_drop(ours.node, ENTITY, "mentions", value)
        return
    for key, each in after.items():
        if key not in before:
            plan.changes.append(Insert(there, len(there), plain(each.node)))
    for key, index in before.items():
        if key not in after:
            plan.changes.append(DropItem(there, index))
        elif after[key].value != ours.mentions[index].value:
            plan.changes.append(PutItem(there, index, plain(after[key].node)))


def _same_words(ours: FileEntry, unit: Unit, said: Said, target: Mapping[str, Value]) -> bool:
    """Whether a unit needs no change: ours says it already, in whatever words."""
    if said.tokens is not None:
        sides = [_ids(target.get(unit.keys[0]))]
        if unit.kind is UnitKind.ORDER:
            order = target.get("order")
            sides = [_ids(order.get(side)) if isinstance(order, Mapping) else [] for side in ORDER_SIDES]
        return [list(side) for side in ours.refs(unit)] == sides
    return frozen(ours.written(unit)) == frozen(target)


def _ids(value: Value | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(each) for each in value]


def _short(ids: Sequence[str]) -> Value:
    return ids[0] if len(ids) == 1 else list(ids)


def near_words(item: Item) -> Iterator[tuple[Unit, FileEntry]]:
    """The units of an item that lead to words near its own, with the entry whose words they are."""
    for unit in UNITS[item.decision.slot.group]:
        entry = item.said[unit.name].entry
        if unit.kind is UnitKind.NEAR and entry is not None:
            yield unit, entry
