"""Which entries of three versions are one: the slots of the merged file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.model.comparison.entries import PROVENANCE
from reader.model.comparison.matching import matched
from reader.write.merging.units import members
from reader.write.merging.versions import FileEntry, Version

BASE, OURS, THEIRS = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One entry in the base, in ours and in theirs, None where a version has it not. `token` stands for it."""

    token: str
    entries: tuple[FileEntry | None, FileEntry | None, FileEntry | None]

    @property
    def base(self) -> FileEntry | None:
        return self.entries[BASE]

    @property
    def ours(self) -> FileEntry | None:
        return self.entries[OURS]

    @property
    def theirs(self) -> FileEntry | None:
        return self.entries[THEIRS]

    @property
    def group(self) -> str:
        return next(entry.group for entry in self.entries if entry is not None)


@dataclass(slots=True)
class Slots:
    """All slots by group, and for each version the tokens of the ids that it uses."""

    groups: dict[str, list[Slot]] = field(default_factory=dict)
    tokens: tuple[dict[str, str], dict[str, str], dict[str, str]] = field(
        default_factory=lambda: ({}, {}, {})
    )

    def __iter__(self) -> Iterator[Slot]:
        for slots in self.groups.values():
            yield from slots


def slots_of(base: Version, ours: Version, theirs: Version) -> Slots:
    found = Slots()
    for group, entries in base.groups.items():
        slots = found.groups[group] = list(_slots(group, entries, ours.groups[group], theirs.groups[group]))
        if group != "notes":
            for slot in slots:
                for version, entry in enumerate(slot.entries):
                    if entry is not None:
                        found.tokens[version][entry.id] = slot.token
    return found


def _slots(
    group: str, base: Sequence[FileEntry], ours: Sequence[FileEntry], theirs: Sequence[FileEntry]
) -> Iterator[Slot]:
    """Those of the base first, then what ours and what theirs have besides."""
    to_ours, to_theirs = (_with_moved(base, side, _matched(base, side)) for side in (ours, theirs))
    for index, entry in enumerate(base):
        one, other = to_ours.get(index), to_theirs.get(index)
        yield Slot(
            f"{group}:{index}",
            (entry, None if one is None else ours[one], None if other is None else theirs[other]),
        )
    old_ours, old_theirs = {*to_ours.values()}, {*to_theirs.values()}
    new_ours = [entry for index, entry in enumerate(ours) if index not in old_ours]
    new_theirs = [entry for index, entry in enumerate(theirs) if index not in old_theirs]
    pairs = _matched(new_ours, new_theirs).items()
    both = {one: other for one, other in pairs if _may_be_one(new_ours[one], new_theirs[other])}
    for index, entry in enumerate(new_ours):
        each = both.get(index)
        yield Slot(f"{group}:ours:{index}", (None, entry, None if each is None else new_theirs[each]))
    shared = {*both.values()}
    for index, entry in enumerate(new_theirs):
        if index not in shared:
            yield Slot(f"{group}:theirs:{index}", (None, None, entry))


def _matched(one: Sequence[FileEntry], other: Sequence[FileEntry]) -> dict[int, int]:
    return matched([each.entry for each in one], [each.entry for each in other])


def _with_moved(
    base: Sequence[FileEntry], side: Sequence[FileEntry], pairs: dict[int, int]
) -> dict[int, int]:
    """The pairs with those of entries that were given other words: what else they say nobody else says."""
    once = []
    for entries, paired in ((base, {*pairs}), (side, {*pairs.values()})):
        keys = list(map(_all_but_words, entries))
        counts = Counter(keys)
        once.append(
            {key: index for index, key in enumerate(keys) if index not in paired and counts[key] == 1}
        )
    return pairs | {
        index: once[1][key] for key, index in once[0].items() if key is not None and key in once[1]
    }


def _all_but_words(entry: FileEntry) -> Hashable:
    """What a quote says besides its words; nothing of other entries, which a name or a title tells apart."""
    if entry.group != "quotes":
        return None
    fields = entry.entry.fields
    return tuple((key, fields[key]) for key in fields if key not in ("words", *PROVENANCE))


def _may_be_one(one: FileEntry, other: FileEntry) -> bool:
    """Whether two new entries may be the same: two people of other names only happen to have the same id."""
    names = ({*members(each.node.get("name")), *members(each.node.get("aka"))} for each in (one, other))
    return one.group != "entities" or not set.isdisjoint(*names)
