"""The order of events that a file states, as a graph of their starts and ends.

`after` puts the other's end before this start, `during` this start and end between the other's. A date bounds
both without saying how long the thing took.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.model.article import EventId
from reader.model.dates.dates import Edtf

MOST_COLLECTED = 300_000  # nodes in all circles together; a hostile file could make their square


class Relation(StrEnum):
    AFTER = "after"
    BEFORE = "before"
    DURING = "during"


class EventConstraints(NamedTuple):
    """What bounds an event in time: its date and its stated order. Ids that belong to no event are passed over."""

    id: EventId
    when: Edtf | None = None
    after: tuple[EventId, ...] = ()
    before: tuple[EventId, ...] = ()
    during: tuple[EventId, ...] = ()


class Statement(NamedTuple):
    """One id in an event's `order`, for instance `works` `after` `storm`."""

    event: EventId
    relation: Relation
    other: EventId


class Sweep(NamedTuple):
    """The nodes, each before its followers but for the `closing` edges, and the circles that those close."""

    order: list[int]
    closing: set[tuple[int, int]]
    circles: list[list[int]]


class OrderGraph:
    """The stated order. Node 2i is the start of event i, node 2i + 1 its end; edges go forward in time."""

    def __init__(self, events: Sequence[EventConstraints]) -> None:
        self.events = events
        self.followers: dict[int, list[int]] = {}
        self.stated: dict[tuple[int, int], Statement] = {}
        index: dict[EventId, int] = {}
        for i, event in enumerate(events):
            index.setdefault(event.id, i)
        for i, event in enumerate(events):
            if event.after or event.before or event.during:
                self._state(i, Relation.AFTER, event.after, index)
                self._state(i, Relation.BEFORE, event.before, index)
                self._state(i, Relation.DURING, event.during, index)
        self.tied = frozenset(node // 2 for node in self.followers)
        self.sweep = self._swept()

    def _state(
        self, i: int, relation: Relation, others: Iterable[EventId], index: dict[EventId, int]
    ) -> None:
        for other in others:
            j = index.get(other)
            if j is None:
                continue
            statement = Statement(self.events[i].id, relation, other)
            if relation is Relation.AFTER:
                self._edge(2 * j + 1, 2 * i, statement)
            elif relation is Relation.BEFORE:
                self._edge(2 * i + 1, 2 * j, statement)
            else:
                self._edge(2 * j, 2 * i, statement)
                self._edge(2 * i + 1, 2 * j + 1, statement)

    def _edge(self, earlier: int, later: int, statement: Statement) -> None:
        for node in (earlier, later):
            start = node - node % 2
            if start not in self.followers:
                self.followers[start] = [start + 1]
                self.followers[start + 1] = []
        if (earlier, later) not in self.stated:
            self.followers[earlier].append(later)
            self.stated[earlier, later] = statement

    @cached_property
    def places(self) -> Mapping[Statement, int]:
        """The places of the statements in the file's order."""
        return {statement: place for place, statement in enumerate(dict.fromkeys(self.stated.values()))}

    def later(self, node: int) -> Iterator[int]:
        """What comes after a node, but for what would close a circle."""
        for follower in self.followers.get(node, ()):
            if (node, follower) not in self.sweep.closing:
                yield follower

    def _swept(self) -> Sweep:
        """Depth first, without recursion: an order may chain 100,000 events."""
        finished: list[int] = []
        closing: set[tuple[int, int]] = set()
        found: list[list[int]] = []
        collected = 0
        place: dict[int, int] = {}  # on the path: its index there; done: -1
        for root in self.followers:
            if root in place:
                continue
            path = [root]
            place[root] = 0
            branches = [iter(self.followers[root])]
            while path:
                node = path[-1]
                for follower in branches[-1]:
                    seen = place.get(follower)
                    if seen is None:
                        place[follower] = len(path)
                        path.append(follower)
                        branches.append(iter(self.followers[follower]))
                        break
                    if seen >= 0:
                        closing.add((node, follower))
                        if collected < MOST_COLLECTED:
                            found.append(path[seen:])
                            collected += len(path) - seen
                else:
                    place[node] = -1
                    finished.append(path.pop())
                    branches.pop()
        return Sweep(finished[::-1], closing, found)
