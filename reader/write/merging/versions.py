"""One version of an article's file, entry by entry: what each says, and where its words are."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from reader.errors import EditRefused
from reader.load.anchors.find import Anchors
from reader.load.checked_file import CheckedFile
from reader.load.syntax.nodes import Mapping as MappingNode
from reader.load.syntax.nodes import Node, Sequence
from reader.load.values.items import AnchorItem
from reader.model.article import EntityId, EventId, QuoteId
from reader.model.comparison.entries import (
    Entry,
    EntryKind,
    entity_entry,
    event_entry,
    note_entries,
    quote_entry,
)
from reader.model.text import Span
from reader.write.merging.units import ORDER_SIDES, Unit, UnitKind, frozen, given, members, written
from reader.write.node_changes.change import plain
from reader.write.node_changes.plan import SECTIONS
from reader.write.yaml_text import Node as Value

Places = tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FileMention:
    """One of an entity's `mentions`: what tells it from the others, and its node."""

    key: Hashable
    node: Node

    @property
    def value(self) -> Hashable:
        return frozen(plain(self.node))


@dataclass(frozen=True, slots=True, eq=False)
class FileEntry:
    """An entry of the file. `group` is `entities`, or its section. `places` are those of its words, by unit."""

    group: str
    section: str
    index: int
    id: str
    node: MappingNode
    entry: Entry
    places: Mapping[str, Places] = field(default_factory=dict)
    mentions: tuple[FileMention, ...] = ()

    def refs(self, unit: Unit) -> tuple[tuple[str, ...], ...]:
        """The ids that a unit names, in one list, or in one for each side of an order."""
        if unit.kind is UnitKind.ORDER:
            order = self.node.get("order")
            sides = order if isinstance(order, MappingNode) else {}
            return tuple(tuple(members(sides.get(side))) for side in ORDER_SIDES)
        return (tuple(members(self.node.get(unit.keys[0]))),)

    def value(self, unit: Unit, tokens: Mapping[str, str]) -> Hashable:
        """What a unit says, comparable with what it says in another version: ids by their `tokens`."""
        if unit.kind in (UnitKind.REFS, UnitKind.ONE_REF, UnitKind.ORDER):
            refs = (tuple(tokens.get(id_, id_) for id_ in side) for side in self.refs(unit))
            return tuple(side if unit.kind is UnitKind.ONE_REF else frozenset(side) for side in refs)
        if unit.kind is UnitKind.SET:
            return frozenset(members(self.node.get(unit.keys[0])))
        if unit.kind in (UnitKind.WORDS, UnitKind.NEAR) and unit.name in self.places:
            key = unit.keys[0]
            around = self.node if unit.kind is UnitKind.WORDS else self.node.get(key)
            was = around.get("was") if isinstance(around, MappingNode) else None
            return self.places[unit.name], frozen(plain(was)) if was is not None else None
        return frozen(written(self.node, unit.keys))

    def written(self, unit: Unit) -> dict[str, Value]:
        return written(self.node, unit.keys)


class Version:
    """A version of an article, all its entries by group."""

    def __init__(self, file: CheckedFile) -> None:
        article, items, root = file.loaded.article, file.items, file.root
        if article is None or items is None or not isinstance(root, MappingNode):
            raise EditRefused("the file has faults: mend those first, `reader check` tells where")
        self.file, self.article, self.root = file, article, root
        self._anchors = Anchors(items)
        self.groups: dict[str, list[FileEntry]] = {
            "entities": [self._entity(item.id.value, item.mentions) for item in items.entities],
            "quotes": [self._quote(index, item.id.value) for index, item in enumerate(items.quotes)],
            "events": [self._event(index, item.id.value) for index, item in enumerate(items.events)],
            "notes": self._notes(len(items.notes)),
        }

    def _entity(self, id_: str, anchors: tuple[AnchorItem, ...]) -> FileEntry:
        entity = self.article.entities[EntityId(id_)]
        section = SECTIONS[entity.kind]
        node = self.root[section][id_]
        there = node.get("mentions")
        nodes = list(there) if isinstance(there, Sequence) else [there] if given(there) else []
        mentions = []
        counts: dict[Hashable, int] = {}
        for anchor, each in zip(anchors, nodes, strict=True):
            spans: Hashable = ("was", anchor.words.value) if anchor.orphaned else self._anchors.find(anchor)
            counts[spans] = counts.get(spans, 0) + 1
            mentions.append(FileMention((spans, counts[spans]), each))
        return FileEntry("entities", section, 0, id_, node, entity_entry(entity), mentions=tuple(mentions))

    def _quote(self, index: int, id_: str) -> FileEntry:
        quote = self.article.quotes_by_id.get(QuoteId(id_))
        node = self.root["quotes"][index]
        if quote is None:
            return FileEntry("quotes", "quotes", index, id_, node, _orphaned(EntryKind.QUOTE, node, id_))
        places = {"words": quote.parts, "cue": _one(quote.cue), "mention": _one(quote.mention)}
        return FileEntry("quotes", "quotes", index, id_, node, quote_entry(quote), _present(places))

    def _event(self, index: int, id_: str) -> FileEntry:
        event = self.article.events_by_id.get(EventId(id_))
        node = self.root["events"][index]
        if event is None:
            return FileEntry("events", "events", index, id_, node, _orphaned(EntryKind.EVENT, node, id_))
        places = {"words": event.parts, "when_text": _one(event.when_text)}
        return FileEntry("events", "events", index, id_, node, event_entry(event), _present(places))

    def _notes(self, count: int) -> list[FileEntry]:
        known = {entry.id: entry for entry in note_entries(self.article.notes)}
        found = []
        for index in range(count):
            id_, node = f"n{index + 1}", self.root["notes"][index]
            entry = known.get(id_) or _orphaned(EntryKind.NOTE, node, id_)
            places = _present({"words": entry.spans})
            found.append(FileEntry("notes", "notes", index, id_, node, entry, places))
        return found


def _orphaned(kind: EntryKind, node: MappingNode, id_: str) -> Entry:
    """An entry whose words are no longer in the text: told from others by those that it had."""
    words = " … ".join(members(node.get("was")))
    return Entry(kind, id_, name=words)


def _one(span: Span | None) -> Places:
    return () if span is None else (span,)


def _present(places: Mapping[str, Places]) -> dict[str, Places]:
    return {unit: spans for unit, spans in places.items() if spans}
