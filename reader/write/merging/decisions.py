"""What becomes of each entry where two versions are merged: unit by unit, and which units both have changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.write.merging.provenance import accepted, merged_provenance
from reader.write.merging.slots import OURS, THEIRS, Slot, Slots
from reader.write.merging.units import UNITS, Unit, UnitKind, members, nothing
from reader.write.merging.versions import FileEntry, FileMention
from reader.write.yaml_text import Bare
from reader.write.yaml_text import Node as Value

REFERRING = (UnitKind.REFS, UnitKind.ONE_REF, UnitKind.ORDER)
REMOVED = "removed"
"""The name of the conflict of an entry that one side has taken out and the other has changed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit of a merged entry says: `keys` as they are written, or the tokens of ids, side by side.

    `entry` is the version's whose words these are.
    """

    keys: Mapping[str, Value] = field(default_factory=dict)
    tokens: tuple[tuple[str, ...], ...] | None = None
    entry: FileEntry | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A merged entry, None where there is none any more.

    `clashes` are the units that both versions have changed, each in its way: `said` is then as ours has it, and
    `second` is the same entry as theirs has it.
    """

    slot: Slot
    said: Mapping[str, Said] | None
    clashes: tuple[str, ...] = ()
    second: Mapping[str, Said] | None = None
    section: str = ""
    id: str = ""
    mentions: tuple[FileMention, ...] = ()


def decide(slot: Slot, slots: Slots) -> Decision:
    """What becomes of an entry, as if nothing else were merged."""
    base, ours, theirs = slot.entries
    if ours is None and theirs is None:
        return Decision(slot, None)
    if ours is None or theirs is None:
        there, version = (theirs, THEIRS) if ours is None else (ours, OURS)
        assert there is not None, "one of them has it"
        if base is None:
            return alone(slot, slots, version)
        changed = [unit.name for unit in UNITS[slot.group] if _differs(unit, slot, slots, version)]
        if not changed and {each.key for each in there.mentions} <= {each.key for each in base.mentions}:
            return Decision(slot, None)
        return doubted(alone(slot, slots, version))
    return _both(slot, slots, ours, theirs)


def alone(slot: Slot, slots: Slots, version: int) -> Decision:
    """An entry as one of the versions has it."""
    entry = slot.entries[version]
    assert entry is not None, "it has it"
    said = {unit.name: _said(unit, entry, slots.tokens[version]) for unit in UNITS[slot.group]}
    return Decision(slot, said, section=entry.section, id=entry.id, mentions=entry.mentions)


def doubted(decision: Decision) -> Decision:
    """An entry that one side has taken out and that stays: a draft, for review to decide on."""
    assert decision.said is not None, "it stays"
    said = {**decision.said, "draft": as_draft(decision.said["draft"])}
    return Decision(decision.slot, said, (REMOVED,), None, decision.section, decision.id, decision.mentions)


def as_draft(said: Said) -> Said:
    """A provenance of something that a person has to look at."""
    keys = {key: value for key, value in said.keys.items() if key != "checked_by"}
    return Said(keys if "draft" in keys else {**keys, "draft": Bare("true")})


def _said(unit: Unit, entry: FileEntry, tokens: Mapping[str, str]) -> Said:
    if unit.kind in REFERRING:
        sides = tuple(tuple(tokens.get(id_, id_) for id_ in side) for side in entry.refs(unit))
        return Said(tokens=sides, entry=entry)
    return Said(entry.written(unit), entry=entry)


def _value(unit: Unit, slot: Slot, slots: Slots, version: int) -> Hashable:
    entry = slot.entries[version]
    return nothing(unit) if entry is None else entry.value(unit, slots.tokens[version])


def _differs(unit: Unit, slot: Slot, slots: Slots, version: int) -> bool:
    return _value(unit, slot, slots, version) != _value(unit, slot, slots, 0)


def _both(slot: Slot, slots: Slots, ours: FileEntry, theirs: FileEntry) -> Decision:
    """An entry that both versions have."""
    said: dict[str, Said] = {}
    second: dict[str, Said] = {}
    clashes: list[str] = []
    changed: tuple[set[str], set[str]] = (set(), set())
    for unit in UNITS[slot.group]:
        old, mine, yours = (_value(unit, slot, slots, version) for version in range(3))
        one, other = (
            _said(unit, ours, slots.tokens[OURS]),
            _said(unit, theirs, slots.tokens[THEIRS]),
        )
        if unit.kind is UnitKind.PROVENANCE:
            base = {} if slot.base is None else slot.base.written(unit)
            made = merged_provenance(base, one.keys, other.keys)
            said[unit.name] = second[unit.name] = one if made == one.keys else Said(made)
            continue
        if mine != yours:
            for names, value in zip(changed, (mine, yours), strict=True):
                if value != old:
                    names.add(unit.name)
        said[unit.name] = second[unit.name] = other if mine == old != yours else one
        if mine == yours or old in (mine, yours):
            continue
        if unit.kind in (UnitKind.SET, UnitKind.REFS, UnitKind.ORDER):
            said[unit.name] = second[unit.name] = _joined(unit, slot, slots, one, other)
        elif unit.name != "id":
            second[unit.name] = other
            clashes.append(unit.name)
    base_keys = {} if slot.base is None else slot.base.written(UNITS[slot.group][-1])
    sides = (ours, changed[1]), (theirs, changed[0])
    if any(accepted(base_keys, side.written(UNITS[slot.group][-1])) and others for side, others in sides):
        clashes.append("draft")
    if clashes:
        keys = {**base_keys, **said["draft"].keys} if "draft" in base_keys else said["draft"].keys
        said["draft"] = second["draft"] = as_draft(Said(keys))
    section = theirs.section if slot.base and ours.section == slot.base.section else ours.section
    if theirs.section not in (section, slot.base.section if slot.base else ""):
        clashes.append("kind")
    id_ = theirs.id if slot.base and ours.id == slot.base.id else ours.id
    copies = bool(set(clashes) - {"draft"}) and slot.group != "entities"
    return Decision(
        slot, said, tuple(clashes), second if copies else None, section, id_, _mentions(slot, ours, theirs)
    )


def _joined(unit: Unit, slot: Slot, slots: Slots, one: Said, other: Said) -> Said:
    """A set with what either side added, without what either took out."""
    base = slot.base
    if one.tokens is not None and other.tokens is not None:
        old = _said(unit, base, slots.tokens[0]).tokens if base else None
        sides = zip(old or ((),) * len(one.tokens), one.tokens, other.tokens, strict=True)
        return replace(one, tokens=tuple(tuple(union(*side)) for side in sides))
    key = unit.keys[0]
    lists = [members(entry.node.get(key)) if entry else [] for entry in slot.entries]
    items: list[Value] = [*union(*lists)]
    return one if items == lists[1] else Said({key: items} if items else {})


def union(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Ours, without what theirs took out, and then what theirs added."""
    kept = [each for each in ours if each in theirs or each not in base]
    return kept + [each for each in theirs if each not in base and each not in ours]


def _mentions(slot: Slot, ours: FileEntry, theirs: FileEntry) -> tuple[FileMention, ...]:
    """The mentions that either has, without those that one has taken out; changed ones as the changed side has them."""
    base = {each.key: each for each in slot.base.mentions} if slot.base else {}
    mine, yours = ({each.key: each for each in entry.mentions} for entry in (ours, theirs))
    found: list[FileMention] = []
    for key, each in mine.items():
        if key in yours:
            unchanged = _is_same(each, base.get(key)) and not _is_same(each, yours[key])
            found.append(yours[key] if unchanged else each)
        elif key not in base or not _is_same(each, base[key]):
            found.append(each)
    found += [
        each
        for key, each in yours.items()
        if key not in mine and (key not in base or not _is_same(each, base[key]))
    ]
    return tuple(found)


def _is_same(one: FileMention, other: FileMention | None) -> bool:
    return other is not None and one.value == other.value
