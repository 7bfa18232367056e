"""Which entry of a file a fault is of: quotes, events, notes and mentions by the place of their nodes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.load.syntax.nodes import Mapping, Node, Sequence, node_place
from reader.model.diagnostic import Diagnostic, Mark, Severity


class EntryKey(NamedTuple):
    """An entry of a file: its section, its place there, from 0, and in `mentions` the id of the entity."""

    section: str
    number: int
    entity: str = ""


def entries_with_faults(root: Node, faults: Iterable[Diagnostic]) -> set[EntryKey]:
    """The entries that the errors stand in; none for those that stand elsewhere."""
    places = sorted(_places(root))
    found = set()
    for fault in faults:
        index = bisect_right(places, fault.mark, key=lambda place: place[0]) - 1
        if fault.severity is Severity.ERROR and index >= 0 and (key := places[index][1]) is not None:
            found.add(key)
    return found


def _places(root: Node) -> Iterator[tuple[Mark, EntryKey | None]]:
    """Where entries begin, and entities, which are no entries of their own."""
    if not isinstance(root, Mapping):
        return
    for section, node in root.items():
        yield node_place(node), None
        if section in ("quotes", "events", "notes") and isinstance(node, Sequence):
            yield from ((node_place(item), EntryKey(section, index)) for index, item in enumerate(node))
        elif section in ("people", "organisations", "places") and isinstance(node, Mapping):
            for id_, entity in node.items():
                yield node_place(entity), None
                yield from _mentions(id_, entity)


def _mentions(id_: str, entity: Node) -> Iterator[tuple[Mark, EntryKey | None]]:
    mentions = entity.get("mentions") if isinstance(entity, Mapping) else None
    if mentions is None:
        return
    for index, node in enumerate(mentions if isinstance(mentions, Sequence) else [mentions]):
        yield node_place(node), EntryKey("mentions", index, id_)
