"""What events come before what others, where no dates say so: by after, before and then, by tense and sequence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.draft.grammar import EventClause, Telling
from reader.model.article import Event, EventId, Order
from reader.model.chronology import circles, constraints, contradictions
from reader.model.order_graph import Statement


def with_order(events: Sequence[Event], clauses: Sequence[EventClause]) -> list[Event]:
    """Events with what they come after, each the one of the clause at its place; no circle, nothing against dates."""
    after: dict[EventId, tuple[EventId, ...]] = {}
    for one, other in happened_order(clauses):
        later = events[other].id
        after[later] = (*after.get(later, ()), events[one].id)
    ordered = _ordered(events, after)
    while after and (wrong := _wrong(ordered)):
        for event, _, other_id in wrong:
            after[event] = tuple(each for each in after[event] if each != other_id)
        ordered = _ordered(events, after)
    return ordered


def _wrong(events: Sequence[Event]) -> list[Statement]:
    """What is said of the order that makes a circle, or is against the dates."""
    bounds = [constraints(event) for event in events]
    return [fault.statement for fault in circles(bounds)] + [
        fault.statement for fault in contradictions(bounds)
    ]


def _ordered(events: Sequence[Event], after: dict[EventId, tuple[EventId, ...]]) -> list[Event]:
    return [
        replace(event, order=Order(after.get(event.id, ()))) if after.get(event.id) else event
        for event in events
    ]


def happened_order(clauses: Sequence[EventClause]) -> Iterator[tuple[int, int]]:
    """Pairs of events by number, the first before the second, as their sentences say; none that dates decide."""
    said: set[tuple[int, int]] = set()
    for one, other in _linked(clauses):
        decided = clauses[one].when is not None and clauses[other].when is not None
        if one != other and not decided and (other, one) not in said and (one, other) not in said:
            said.add((one, other))
            yield one, other


def _linked(clauses: Sequence[EventClause]) -> Iterator[tuple[int, int]]:
    for number, clause in enumerate(clauses):
        telling = clause.telling
        main = _main(clauses, number)
        if main is not None and telling.link in ("after", "following", "once"):
            yield number, main
        elif main is not None and telling.link in ("before", "until"):
            yield main, number
        previous = number - 1
        if previous < 0:
            continue
        before = clauses[previous].telling
        near = telling.sentence - before.sentence
        if telling.link or before.link or near > 1 or telling.paragraph != before.paragraph:
            continue
        if telling.tense == "pluperfect" and before.tense == "past":
            yield number, previous
        elif telling.cue == "later" and telling.tense == before.tense == "past":
            yield previous, number
        elif telling.cue == "earlier" and telling.tense == "past":
            yield number, previous
        elif telling.tense == before.tense == "past" and not telling.cue and _goes_on(before, telling):
            yield previous, number


def _goes_on(before: Telling, telling: Telling) -> bool:
    """Whether a clause tells what somebody did next: in the same sentence, or in the next with a pronoun."""
    if telling.sentence == before.sentence:
        return telling.subject == before.subject >= 0
    return telling.pronoun


def _main(clauses: Sequence[EventClause], number: int) -> int | None:
    """The event of the same sentence that a clause is joined to: the one before it, else the one behind it."""
    sentence = clauses[number].telling.sentence
    others: list[int] = [*range(number - 1, -1, -1), *range(number + 1, len(clauses))]
    for other in others:
        if clauses[other].telling.sentence == sentence and not clauses[other].telling.link:
            return other
    return None
