"""The plan of an edit: its node changes while they are collected, with the checks that must hold afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from reader.errors import EditRefused
from reader.load.anchors.find import Anchors
from reader.load.checked_file import CheckedFile
from reader.load.syntax.nodes import Mapping, Node, Sequence
from reader.load.values.fields import ARTICLE, ENTITY, EVENT, MENTIONS, NOTE, QUOTE, Shape
from reader.load.values.items import AnchorItem, EntityItem
from reader.model.article import NOBODY, Article, EntityId, Kind, OrphanKind, Provenance
from reader.model.text import Span, Text
from reader.write import edits, yaml_text
from reader.write.node_changes.change import Drop, DropItem, Insert, Put, PutItem
from reader.write.node_changes.keys import KeyChanges
from reader.write.shortest_anchors import AnchorWriter
from reader.write.yaml_text import short

HAND = "hand"
SECTIONS = {Kind.PERSON: "people", Kind.ORGANISATION: "organisations", Kind.PLACE: "places"}
Check = Callable[[Article], bool]


class Plan(KeyChanges):
    """The changes of one edit as they are collected, and what must hold of the article that comes of them.

    `renamed` are the automatic ids (`q3`) that quotes and events have because others came or went, by the old ones.
    """

    def __init__(self, file: CheckedFile) -> None:
        if file.loaded.article is None or file.items is None or not isinstance(file.root, Mapping):
            raise EditRefused("the file has faults: mend those first, `reader check` tells where")
        super().__init__()
        self.root: Mapping = file.root
        self.article: Article = file.loaded.article
        self.items = file.items
        self.checks: list[Check] = []
        self.renamed: dict[str, str] = {}
        self._dropped: dict[int, int] = {}  # how many items of a list are removed, by the list's identity

    @property
    def text(self) -> Text:
        return self.article.text

    # -- the nodes of claims

    def entity(self, key: EntityId) -> Mapping:
        entity = self.article.entities.get(key)
        if entity is None:
            raise EditRefused("it is no longer in the file")
        node: Mapping = self.root[SECTIONS[entity.kind]][key]
        return node

    def entity_item(self, key: EntityId) -> EntityItem:
        return next(item for item in self.items.entities if item.id.value == key)

    def quote(self, key: str) -> Mapping:
        return self._member("quotes", self._quote_numbers, key)

    def event(self, key: str) -> Mapping:
        return self._member("events", self._event_numbers, key)

    def note(self, key: str) -> Mapping:
        numbers = {f"n{number}": number - 1 for number in range(1, len(self.items.notes) + 1)}
        return self._member("notes", numbers, key)

    def number(self, claim: edits.QuoteClaim | edits.EventClaim | edits.NoteClaim) -> int:
        """The place of a claim in its list, from 0."""
        match claim:
            case edits.QuoteClaim(key):
                return self._quote_numbers[key]
            case edits.EventClaim(key):
                return self._event_numbers[key]
        return int(claim.id[1:]) - 1

    def members(self, section: str) -> list[Mapping]:
        """The entries of a list, none where the file has no such list."""
        there = self.root.get(section)
        return list(there) if isinstance(there, Sequence) else []

    def _member(self, section: str, numbers: dict[str, int], key: str) -> Mapping:
        if key not in numbers:
            raise EditRefused("it is no longer in the file")
        node: Mapping = self.root[section][numbers[key]]
        return node

    @cached_property
    def _quote_numbers(self) -> dict[str, int]:
        return {quote.id.value: number for number, quote in enumerate(self.items.quotes)}

    @cached_property
    def _event_numbers(self) -> dict[str, int]:
        return {event.id.value: number for number, event in enumerate(self.items.events)}

    @property
    def quote_parts(self) -> list[tuple[Span, ...]]:
        """The parts of every quote in the file's list, none of an orphaned one."""
        known = {str(quote.id): quote.parts for quote in self.article.quotes}
        return [known.get(item.id.value, ()) for item in self.items.quotes]

    @property
    def event_parts(self) -> list[tuple[Span, ...]]:
        known = {str(event.id): event.parts for event in self.article.events}
        return [known.get(item.id.value, ()) for item in self.items.events]

    def mention(self, claim: edits.MentionClaim) -> tuple[Mapping, int, AnchorItem]:
        """The entity's node, and the entry of its `mentions` that leads to some words: its number and what it says."""
        entity = self.entity(claim.entity)
        item = self.entity_item(claim.entity)
        anchors = Anchors(self.items)
        for number, anchor in enumerate(item.mentions):
            if claim.span in anchors.find(anchor):
                return entity, number, anchor
        raise EditRefused("it is no longer in the file")

    def node_of(self, claim: edits.Claim) -> tuple[Node, Shape]:
        """The node of a claim and the shape that it has."""
        match claim:
            case edits.EntityClaim(key):
                return self.entity(key), ENTITY
            case edits.QuoteClaim(key):
                return self.quote(key), QUOTE
            case edits.EventClaim(key):
                return self.event(key), EVENT
            case edits.NoteClaim(key):
                return self.note(key), NOTE
            case edits.OrphanClaim():
                return self.orphan(claim)
        entity, number, _ = self.mention(claim)
        given = entity["mentions"]
        return (given[number] if isinstance(given, Sequence) else given), MENTIONS

    def orphan(self, claim: edits.OrphanClaim) -> tuple[Node, Shape]:
        """The node of an orphaned annotation and its shape."""
        found = (each for each in self.article.orphans if (each.kind, each.id, each.number) == _key(claim))
        if next(found, None) is None:
            raise EditRefused("it is no longer in the file")
        match claim.kind:
            case OrphanKind.QUOTE:
                return self.quote(claim.id), QUOTE
            case OrphanKind.EVENT:
                return self.event(claim.id), EVENT
            case OrphanKind.NOTE:
                return self.note(claim.id), NOTE
        given = self.entity(EntityId(claim.id))["mentions"]
        return (given[claim.number] if isinstance(given, Sequence) else given), MENTIONS

    # -- provenance

    def correct(self, mapping: Mapping, shape: Shape, provenance: Provenance) -> None:
        """Say that a person corrected an entry, where it says or means that a program made it."""
        if provenance.by not in (None, HAND):
            self.put(mapping, shape, "by", HAND)

    @property
    def by_hand(self) -> dict[str, yaml_text.Node]:
        """What a new entry by a person says of itself."""
        return {"by": HAND} if self.article.drafted else {}

    def section(self, name: str, value: yaml_text.Node) -> None:
        """A section of the article that is not there yet, or has nothing in it."""
        self.put(self.root, ARTICLE, name, value)

    def insert(self, section: str, index: int, value: yaml_text.Node) -> None:
        there = self.root.get(section)
        if isinstance(there, Sequence) and there:
            self.changes.append(Insert(there, index, value))
        else:
            self.section(section, [value])

    def drop_item(self, around: Mapping, key: str, index: int) -> None:
        """Removes one of the items under a key, and the key with the last of them."""
        there = around[key]
        dropped = self._dropped.get(id(there), 0)
        if isinstance(there, Sequence) and len(there) > dropped + 1:
            self.changes.append(DropItem(there, index))
            self._dropped[id(there)] = dropped + 1
            return
        if dropped:
            self.changes = [
                each for each in self.changes if not (isinstance(each, DropItem) and each.sequence is there)
            ]
        self.drop(around, key)

    # -- references

    def refer(self, mapping: Mapping, key: str, old: str, new: str | None) -> None:
        """What a key's ids say in the place of `old`: another id, once, or nothing."""
        there = mapping.get(key)
        if there is None:
            return
        if isinstance(there, tuple):
            if there[0] == old:
                if new is not None:
                    self.changes.append(Put(mapping, key, new))
                elif key == "speaker":
                    self.changes.append(Put(mapping, key, NOBODY))
                else:
                    self.drop(mapping, key)
        elif isinstance(there, Sequence):
            names = [each[0] for each in there]
            for index, name in enumerate(names):
                if name != old:
                    continue
                if new is not None and new not in names:
                    self.changes.append(PutItem(there, index, new))
                elif key == "speaker" and len(names) == 1:
                    self.changes.append(Put(mapping, key, new or NOBODY))
                else:
                    self.drop_item(mapping, key, index)

    def refer_everywhere(
        self, old: str, new: str | None, events: Iterable[str] = ("people", "places", "alleged_by")
    ) -> None:
        """Every reference to an entity, a quote or an event; of events under the keys given."""
        for quote in self.members("quotes"):
            for key in quote.keys() & {"speaker", "to", "about", "inside"}:
                self.refer(quote, key, old, new)
        wanted = set(events)
        for event in self.members("events"):
            for key in event.keys() & wanted:
                self.refer(event, key, old, new)
            order = event.get("order")
            if isinstance(order, Mapping):
                self._refer_in_order(event, order, old, new)

    def _refer_in_order(self, event: Mapping, order: Mapping, old: str, new: str | None) -> None:
        """As `refer`, in an event's order, which goes where nothing is left in it."""
        before = len(self.changes)
        for key in list(order):
            self.refer(order, key, old, new)
        dropped = [each for each in self.changes[before:] if isinstance(each, Drop) and each.mapping is order]
        if order and len(dropped) == len(order):
            del self.changes[before:]
            self.drop(event, "order")

    # -- words

    def anchor_writer(self, spans: Iterable[Span]) -> AnchorWriter:
        return AnchorWriter(self.text, spans)

    def quoted(self, parts: tuple[Span, ...]) -> dict[str, yaml_text.Node]:
        """The words of a quote or an event, and their place where it needs saying."""
        if not parts:
            raise EditRefused("no words are chosen")
        at = self.anchor_writer(parts).at(parts)
        if at is None:
            raise EditRefused(
                "these words can’t be told from the same words elsewhere; choose a longer passage"
            )
        words: list[yaml_text.Node] = [self.text[part] for part in parts]
        keys: dict[str, yaml_text.Node] = {"text": words[0]} if len(words) == 1 else {"parts": words}
        return keys | ({"at": at} if at else {})

    def near(self, span: Span, parts: tuple[Span, ...], *, outside: bool) -> yaml_text.Node:
        """Words near those of a quote or an event."""
        found = self.anchor_writer((span,)).near(span, parts, outside=outside) if parts else None
        return short(found or self.alone(span))

    def alone(self, span: Span) -> dict[str, yaml_text.Node]:
        found = self.anchor_writer((span,)).alone(span)
        if found is None:
            raise EditRefused("these words are no whole words of the text")
        return found


def _key(claim: edits.OrphanClaim) -> tuple[OrphanKind, str, int]:
    return claim.kind, claim.id, claim.number
