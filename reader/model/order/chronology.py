"""Events in the order they happened, in the order they are told, and the faults that a stated order can have.

The loader asks `circles` and `contradictions` of one `EventConstraints` for each event. Each fault has a `reason` in
plain words and the `statement` (this event, after, that id) that it is reported at.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import groupby
from math import inf
from typing import NamedTuple

from reader.model.article import Article, Event, EventId
from reader.model.order.graph import EventConstraints, OrderGraph, Relation, Statement
from reader.model.value import Value

MOST_NAMED = 12  # events of a circle or chain that a message names


class Circle(NamedTuple):
    """Events that would each come before themselves, each once, and the first statement of it in the file."""

    events: tuple[EventId, ...]
    statement: Statement

    @property
    def reason(self) -> str:
        return f"events in a circle: {_arrows((*self.events, self.events[0]))}"


class Contradiction(NamedTuple):
    """An order that no reading of the dates lets stand, and the statement that ends its chain.

    `chain` goes from the event that is dated later to the one that is dated earlier but would have to follow;
    of a long one it has the beginning and the end (`cut`).
    """

    chain: tuple[EventId, ...]
    cut: bool
    dates: tuple[str, str]
    statement: Statement

    @property
    def reason(self) -> str:
        later, earlier = (f"{self.chain[end]} ({self.dates[end]})" for end in (0, -1))
        event, relation, _ = self.statement
        if len(self.chain) == 2 and relation is Relation.DURING:
            inner, outer = (earlier, later) if event == self.chain[-1] else (later, earlier)
            return f"{inner} cannot be during {outer}"
        if len(self.chain) == 2:
            return f"{earlier} cannot come after {later}"
        return f"{earlier} cannot come after {later}, as it would by {_arrows(self.chain, self.cut)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HappenedOrder(Value):
    """Events as they happened; `undated` are those that neither a date nor an order gives a place."""

    ordered: tuple[Event, ...]
    undated: tuple[Event, ...]

    def __iter__(self) -> Iterator[Event]:
        yield from self.ordered
        yield from self.undated


def in_told_order(article: Article) -> tuple[Event, ...]:
    """The events in the order the text tells them, from rank 1; those without words are not told."""
    return tuple(sorted((event for event in article.events if event.parts), key=lambda event: event.parts[0]))


def told_ranks(article: Article) -> dict[EventId, int]:
    """The place of each event in told order, from 1; none for an event without words."""
    return {event.id: rank for rank, event in enumerate(in_told_order(article), 1)}


def moved_events(happened: Sequence[Event], told: Mapping[EventId, int]) -> frozenset[EventId]:
    """The fewest events that would have to be told elsewhere for the story to run as it happened.

    Of those in both orders: `happened` has one, `told` the ranks in the other.
    """
    both = [event.id for event in happened if event.id in told]
    return frozenset(both) - {both[index] for index in longest_rise([told[id_] for id_ in both])}


def longest_rise(ranks: Sequence[int]) -> list[int]:
    """The indices of a longest part of `ranks` (all different) that only rises, in order."""
    lowest: list[int] = []  # the lowest rank so far that ends a rise of each length
    lengths: list[int] = []  # of the longest rise that each rank ends, less one
    for rank in ranks:
        lengths.append(bisect_left(lowest, rank))
        lowest[lengths[-1] : lengths[-1] + 1] = [rank]
    found: list[int] = []
    for index in reversed(range(len(ranks))):  # the last that ends a rise of the length has the lowest rank
        if lengths[index] == len(lowest) - 1 - len(found):
            found.append(index)
    return found[::-1]


def in_happened_order(article: Article) -> HappenedOrder:
    """The events in the order they happened.

    By earliest, then latest day, then time; what is open before (`../2021`) first, since it may be older than
    all else; equals as told, then as in the file. The stated order wins where dates don't decide. An undated
    event stands directly after what it comes after or happened during, else directly before what it comes
    before. Undated events that are tied only to each other follow all dated ones.
    """
    events = article.events
    ranks = told_ranks(article)
    ties = [(ranks.get(event.id, len(events) + 1), index) for index, event in enumerate(events)]
    graph = OrderGraph([constraints(event) for event in events])
    lane = sorted(ties[i] for i, event in enumerate(events) if event.when is None and i not in graph.tied)
    ordered = _ordered(graph, ties)
    return HappenedOrder(tuple(events[i] for i in ordered), tuple(events[i] for _, i in lane))


def constraints(event: Event) -> EventConstraints:
    return EventConstraints(event.id, event.when, event.order.after, event.order.before, event.order.during)


def circles(events: Sequence[EventConstraints]) -> list[Circle]:
    """Circles in the stated order, so many that breaking each at one place leaves none."""
    graph = OrderGraph(events)
    found: dict[tuple[int, ...], Circle] = {}
    for nodes in graph.sweep.circles:
        indices = _round(nodes)
        # an event twice in it: its end led to its start, so that a shorter circle has been found already
        if len(set(indices)) == len(indices) and indices not in found:
            found[indices] = _circle(graph, nodes, indices)
    return sorted(found.values(), key=lambda circle: graph.places[circle.statement])


def contradictions(events: Sequence[EventConstraints]) -> list[Contradiction]:
    """Every statement that dates contradict, also through other events between the dated ones."""
    graph = OrderGraph(events)
    widest, instants = {}, {}
    for index in graph.tied:
        when = events[index].when
        if when is not None:
            widest[index] = (when.not_before, when.not_after)
            if when.has_zone:
                instants[index] = (when.instant, when.instant)
    # times with zones are compared with each other to the second, with all else by their fair readings
    found = {each.statement: each for bounds in (instants, widest) for each in _contradicted(graph, bounds)}
    return sorted(found.values(), key=lambda contradiction: graph.places[contradiction.statement])


def _contradicted(
    graph: OrderGraph, bounds: Mapping[int, tuple[int | None, int | None]]
) -> Iterator[Contradiction]:
    """The statements that contradict bounds of some events: seconds not before and not after which they were.

    The latest start that must have come before is carried along the order; where it comes to an event whose
    date ends before it, dates and order contradict, and it is carried no further.
    """
    lower: dict[int, int] = {}
    source: dict[int, int] = {}  # the node whose date is carried
    origin: dict[int, int] = {}  # the node that it was carried from
    for index, (not_before, _) in bounds.items():
        if not_before is not None:
            lower[2 * index] = not_before
            source[2 * index] = 2 * index
    for node in graph.sweep.order:
        bound = lower.get(node)
        if bound is None:
            continue
        for follower in graph.later(node):
            not_after = bounds.get(follower // 2, (None, None))[1]
            if not_after is not None and bound > not_after:
                yield _contradiction(graph, source[node], origin, node, follower)
            elif bound > lower.get(follower, bound - 1):
                lower[follower] = bound
                source[follower] = source[node]
                origin[follower] = node


def _ordered(graph: OrderGraph, ties: Sequence[tuple[int, int]]) -> list[int]:
    """The indices of the events that a date or an order places, as they happened."""
    dated = [2 * index for index, event in enumerate(graph.events) if event.when is not None]
    if not graph.tied:
        dated.sort(key=lambda node: _rank(graph, ties, node, released=False))
        return [node // 2 for node in dated]
    # what something dated comes before stands behind that; only the rest can wait for what follows it
    anchored = set(dated)
    for node in graph.sweep.order:
        if node in anchored:
            anchored.update(graph.later(node))
    times = {node: time for time, node in enumerate(_released(graph, ties, anchored))}
    loose = {node for node in graph.followers if node not in anchored}
    slots: dict[int, float] = {}
    for node in reversed(graph.sweep.order):
        if node in loose:
            slots[node] = min((times.get(n, slots.get(n, inf)) for n in graph.later(node)), default=inf)
    listed: list[tuple[float, bool, int, int]]
    listed = [(slots[node], False, n, node) for n, node in enumerate(_released(graph, ties, loose))]
    listed += [(time, True, 0, node) for node, time in times.items()]
    return [node // 2 for *_, node in sorted(listed) if node % 2 == 0]


def _released(graph: OrderGraph, ties: Sequence[tuple[int, int]], nodes: set[int]) -> Iterator[int]:
    """`nodes`, each after those of them that come before it; where several may be next, by their rank."""
    waits: dict[int, int] = {}
    for node in nodes:
        for follower in graph.later(node):
            waits[follower] = waits.get(follower, 0) + 1
    queue = [(*_rank(graph, ties, node, released=False), node) for node in nodes if node not in waits]
    heapify(queue)
    while queue:
        *_, node = heappop(queue)
        yield node
        for follower in graph.later(node):
            waits[follower] -= 1
            if not waits[follower] and follower in nodes:
                heappush(queue, (*_rank(graph, ties, follower, released=True), follower))


_Rank = tuple[bool, tuple[object, ...], tuple[int, int]]


def _rank(graph: OrderGraph, ties: Sequence[tuple[int, int]], node: int, *, released: bool) -> _Rank:
    """Where a node that may be next stands in the queue: without a date and waited for, it goes first."""
    when = graph.events[node // 2].when if node % 2 == 0 else None
    return (when is not None or not released, () if when is None else when.order, ties[node // 2])


def _round(nodes: Sequence[int]) -> tuple[int, ...]:
    """The events of a circle of nodes, onward in time from the first in the file."""
    indices = [index for index, _ in groupby(nodes, _event)]
    if len(indices) > 1 and indices[0] == indices[-1]:
        indices.pop()
    first = indices.index(min(indices))
    return (*indices[first:], *indices[:first])


def _circle(graph: OrderGraph, nodes: Sequence[int], indices: tuple[int, ...]) -> Circle:
    """The circle in words: backward in time where that is how the first event's own order has it."""
    steps = zip(nodes, [*nodes[1:], nodes[0]], strict=True)
    statements = [graph.stated[step] for step in steps if step in graph.stated]
    first, *rest = (graph.events[index].id for index in indices)
    named = [statement.other for statement in statements if statement.event == first]
    if named and rest and rest[0] not in named:
        rest.reverse()
    return Circle((first, *rest), min(statements, key=graph.places.__getitem__))


def _contradiction(
    graph: OrderGraph, source: int, origin: dict[int, int], node: int, follower: int
) -> Contradiction:
    statement = graph.stated[node, follower]
    # a hostile file could have as many chains as events, each as long as the file
    nodes = [follower, node]
    while node != source and len(nodes) < 2 * MOST_NAMED:
        node = origin[node]
        nodes.append(node)
    cut = node // 2 != source // 2
    if cut:
        nodes.append(source)
    chain = [graph.events[index] for index, _ in groupby(reversed(nodes), _event)]
    first, last = chain[0].when, chain[-1].when
    assert first is not None and last is not None, "a chain goes from date to date"
    return Contradiction(tuple(event.id for event in chain), cut, (first.text, last.text), statement)


def _event(node: int) -> int:
    return node // 2


def _arrows(names: Sequence[str], cut: bool = False) -> str:
    """`a → b → c`, with an ellipsis after the first of many or where they are cut already."""
    if cut or len(names) > MOST_NAMED:
        names = [names[0], "…", *names[-MOST_NAMED + 1 :]]
    return " → ".join(names)
