"""The three-way merge of an annotated article, by annotation, as a change of our file's own bytes.

What the two sides changed without touching each other is in the merged file. Where both changed the same, the file has
ours, and beside it theirs where two can stand side by side, else a note of what theirs is; all as drafts, for review.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.errors import EditRefused
from reader.load.checked_file import CheckedFile, check_file
from reader.model.article import Article, EntityId
from reader.model.comparison.entries import EntryKind
from reader.model.diagnostic import Severity
from reader.model.text import PART_BREAK, Span, Text
from reader.write.byte_changes import with_changes
from reader.write.changed_text.reanchor import known_words, reanchored
from reader.write.merging.conflicts import Conflict, with_notes
from reader.write.merging.decisions import REMOVED, Decision, alone, decide, doubted
from reader.write.merging.head import HeadConflict, merge_head
from reader.write.merging.placing import LISTS, Anchors, Item, Placing, near_words
from reader.write.merging.slots import OURS, THEIRS, Slot, Slots, slots_of
from reader.write.merging.texts import TextConflict, merged_text
from reader.write.merging.units import UNITS, Unit, UnitKind
from reader.write.merging.versions import FileEntry, Version
from reader.write.node_changes.change import has_only, plain
from reader.write.node_changes.plan import Plan
from reader.write.shortest_anchors import AnchorWriter
from reader.write.yaml_text import Node as Value
from reader.write.yaml_text import flow, short

_WORD = re.compile(r"\w+")
ELSEWHERE = "its words would be found elsewhere"
KINDS = {
    "entities": EntryKind.ENTITY,
    "quotes": EntryKind.QUOTE,
    "events": EntryKind.EVENT,
    "notes": EntryKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, read and without a fault, and what is for a person to decide."""

    file: CheckedFile
    conflicts: tuple[Conflict, ...] = ()

    @property
    def article(self) -> Article:
        assert self.file.loaded.article is not None, "a file with a fault is not merged"
        return self.file.loaded.article


def merge(base: CheckedFile, ours: CheckedFile, theirs: CheckedFile) -> Merged:
    """Our file with what theirs changed since both were `base`. Raises EditRefused where one of them has a fault."""
    if theirs.source in (ours.source, base.source):
        return Merged(ours)
    if ours.source == base.source:
        return Merged(theirs)
    versions = [Version(each) for each in (base, ours, theirs)]
    text, conflicts = merged_text(*(each.article.text.content for each in versions))
    found = [_text_conflict(Text(text), each) for each in conflicts]
    versions = [_with_text(each, text) for each in versions]
    return _Merge(*versions).merged(found)


def _text_conflict(text: Text, conflict: TextConflict) -> Conflict:
    """Paragraphs that both sides have changed; the words to note it at are the first of ours, else of the text."""
    at = max(text.content.find(conflict.ours), 0)
    return Conflict(EntryKind.ARTICLE, "", "", "text", conflict.ours, conflict.theirs, at=_word_at(text, at))


def _word_at(text: Text, at: int) -> Span | None:
    """The first word of a text from some place on."""
    word = _WORD.search(text.content, at)
    return Span(*word.span()) if word else None


def _with_text(version: Version, text: str) -> Version:
    """A version with the merged text, its annotations where their words are in it."""
    if version.article.text.content == text:
        return version
    made = reanchored(version.file, version.article.text, Text(text), known_words(version.article))
    return Version(made.file)


class _Merge:
    """One merge of versions that have the same text."""

    def __init__(self, base: Version, ours: Version, theirs: Version) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._slots: Slots = slots_of(base, ours, theirs)
        self._decisions = self._with_what_is_referred_to(
            {slot.token: decide(slot, self._slots) for slot in self._slots}
        )
        self._head: tuple[HeadConflict, ...] = ()

    def merged(self, found: list[Conflict]) -> Merged:
        """The merged file: with all of theirs, or where that would be faulty with as much of it as can be."""
        order = sorted(self._slots, key=lambda slot: (slot.group != "entities", slot.theirs is None))
        candidates = [slot.token for slot in order if self._decisions[slot.token] != self._of_ours(slot)]
        refused: dict[str, str] = {}
        allowed: set[str] = set()
        file = self._settle(candidates, allowed, refused) or self._built(allowed)
        conflicts = [*found, *self._head_conflicts()]
        for slot in self._slots:
            decision = self._decisions[slot.token]
            if slot.token in refused:
                conflicts.append(self._refused(slot, refused[slot.token]))
            else:
                conflicts += self._conflicts(decision)
        return Merged(with_notes(file, conflicts), tuple(conflicts))

    def _with_what_is_referred_to(self, decisions: dict[str, Decision]) -> dict[str, Decision]:
        """What one side has taken out stays where the other refers to it anew."""
        waiting = True
        while waiting:
            waiting = False
            for decision in list(decisions.values()):
                for said in (decision.said or {}).values():
                    for token in (token for side in said.tokens or () for token in side):
                        gone = decisions.get(token)
                        if gone is not None and gone.said is None:
                            version = OURS if gone.slot.ours else THEIRS
                            decisions[token] = doubted(alone(gone.slot, self._slots, version))
                            waiting = True
        return decisions

    def _of_ours(self, slot: Slot) -> Decision:
        return alone(slot, self._slots, OURS) if slot.ours else Decision(slot, None)

    def _settle(self, group: Sequence[str], allowed: set[str], refused: dict[str, str]) -> CheckedFile | None:
        """Allow as many of a group of slots as leave no fault; the file with them, None where all are refused."""
        try:
            file = self._built({*allowed, *group})
        except EditRefused as refusal:
            if len(group) <= 1:
                refused |= {token: str(refusal) for token in group}
                return None
            half = len(group) // 2
            first = self._settle(group[:half], allowed, refused)
            return self._settle(group[half:], allowed, refused) or first
        allowed.update(group)
        return file

    def _built(self, allowed: set[str]) -> CheckedFile:
        """Our file with what becomes of some slots, the others as ours has them. Raises EditRefused."""
        decisions = [
            self._decisions[slot.token] if slot.token in allowed else self._of_ours(slot)
            for slot in self._slots
        ]
        placing = Placing(decisions)
        anchors: dict[tuple[str, bool, str], dict[str, Value]] = {}
        file = self._written(placing, anchors)
        self._lead_back(placing, Version(file), anchors)
        if anchors:
            file = self._written(placing, anchors)
            again: dict[tuple[str, bool, str], dict[str, Value]] = {}
            self._lead_back(placing, Version(file), again)
            if again:
                raise EditRefused(ELSEWHERE)
        return file

    def _written(self, placing: Placing, anchors: Anchors) -> CheckedFile:
        ours = self._ours.file
        plan = Plan(ours)
        placing.plan(plan, anchors)
        self._head = merge_head(plan, self._base.root, self._theirs.root)
        if not plan.changes:
            return ours
        new = check_file(with_changes(ours.source, plan.changes), ours.stem)
        if new.loaded.article is None:
            first = next(each for each in new.loaded.diagnostics if each.severity is Severity.ERROR)
            raise EditRefused(first.message)
        assert new.root is not None, "a file with an article has nodes"
        if not has_only(self._ours.root, plan.changes, new.root):
            raise EditRefused("the file could not be changed so that only this changes")
        return new

    def _lead_back(
        self, placing: Placing, made: Version, anchors: dict[tuple[str, bool, str], dict[str, Value]]
    ) -> None:
        """Put down plainer keys for a cue or the like that is found elsewhere, as its quote has other words now."""
        for group in LISTS:
            for number, item in enumerate(placing.lists[group]):
                for unit, entry in near_words(item):
                    meant = entry.places.get(unit.name, ())
                    if meant and made.groups[group][number].places.get(unit.name, ()) != meant:
                        keys = {unit.keys[0]: self._keys(unit, meant[0], item)}
                        anchors[item.token, item.second, unit.name] = keys

    def _keys(self, unit: Unit, meant: Span, item: Item) -> Value:
        """What leads to words near those of an entry. Raises EditRefused where nothing does."""
        words = item.said["words"].entry
        parts = words.places.get("words", ()) if words else ()
        writer = AnchorWriter(self._ours.article.text, (meant, *parts))
        near = writer.near(meant, parts, outside=unit.name != "when_text") if parts else None
        found = near or writer.alone(meant)
        if found is None:
            raise EditRefused(ELSEWHERE)
        return short(found)

    # -- conflicts

    def _head_conflicts(self) -> list[Conflict]:
        at = _word_at(self._ours.article.text, 0)
        return [
            Conflict(EntryKind.ARTICLE, "", "", each.key, _in_words(each.ours), _in_words(each.theirs), at=at)
            for each in self._head
        ]

    def _conflicts(self, decision: Decision) -> list[Conflict]:
        if not decision.clashes:
            return []
        slot = decision.slot
        whole = self._conflict(slot)
        if decision.clashes == (REMOVED,):
            whole = replace(whole, is_beside=slot.group != "entities")
            return [replace(whole, ours=_shown(slot.ours), theirs=_shown(slot.theirs))]
        units = {unit.name: unit for unit in UNITS[slot.group]}
        return [
            replace(
                whole,
                field=name,
                ours=self._said(slot.ours, units.get(name), name),
                theirs=self._said(slot.theirs, units.get(name), name),
                is_beside=decision.second is not None or name == "draft",
            )
            for name in decision.clashes
        ]

    def _refused(self, slot: Slot, why: str) -> Conflict:
        """An entry of theirs that would be a fault beside what ours has: all that it says is told."""
        theirs = None if slot.theirs is None else flow(plain(slot.theirs.node))
        return replace(self._conflict(slot), ours=_shown(slot.ours), theirs=theirs, why=why)

    def _conflict(self, slot: Slot) -> Conflict:
        entry = slot.ours or slot.theirs
        assert entry is not None, "a side has it"
        text = self._ours.article.text
        name = entry.entry.name or PART_BREAK.join(text[span] for span in entry.entry.spans)
        spans = entry.entry.spans or self._mentions(slot)
        return Conflict(KINDS[slot.group], entry.id, name, at=spans[0] if spans else None)

    def _mentions(self, slot: Slot) -> tuple[Span, ...]:
        """Where somebody is mentioned, by the version that knows them."""
        for entry, version in ((slot.ours, self._ours), (slot.theirs, self._theirs)):
            entity = version.article.entities.get(EntityId(entry.id)) if entry is not None else None
            if entity is not None and entity.mentions:
                return tuple(mention.span for mention in entity.mentions)
        return ()

    def _said(self, entry: FileEntry | None, unit: Unit | None, name: str) -> str | None:
        """What a side says in a unit, as a person reads it."""
        if entry is None:
            return None
        if unit is None:  # the kind, which is the entry's section
            return entry.section
        if spans := entry.places.get(name):
            return PART_BREAK.join(self._ours.article.text[span] for span in spans)
        keys = entry.written(unit)
        if unit.kind is UnitKind.PROVENANCE:
            return "draft" if "draft" in keys else "accepted"
        return _in_words(keys.get(unit.keys[0]))


def _shown(entry: FileEntry | None) -> str | None:
    """An entry in short: its name or its words, None where a side has it not."""
    if entry is None:
        return None
    return entry.entry.name or entry.id


def _in_words(value: Value | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return flow(value)
    return ", ".join(map(str, value))
