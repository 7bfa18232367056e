"""What events come before what others, where no dates say so: by after, before and then, by tense and sequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.draft.grammar import EventClause, Telling
from reader.draft.story_order import story_order
from reader.model.article import Event, EventId, EventState, Order
from reader.model.dates.dates import Edtf
from reader.model.order.chronology import circles, constraints, contradictions
from reader.model.order.graph import Statement

FARTHEST = 64  # events that are followed back to find what an order says already

_Earlier = dict[int, dict[int, None]]
"""For each event, by number, those that come before it."""


def with_order(
    events: Sequence[Event], clauses: Sequence[EventClause], published: Edtf | None = None
) -> list[Event]:
    """Events with what they come after or before, each the one of the clause at its place.

    What joining words say stands; what is only usual of a story gives way to it. No circle, nothing that dates
    decide or contradict, and nothing that follows from the rest.
    """
    earlier: _Earlier = {}
    for pairs in (happened_order(clauses), story_order(clauses, published), _open_plans(clauses)):
        _add(earlier, pairs, events, clauses)
    return _stated(_reduced(earlier, clauses), events, clauses)


def _add(
    earlier: _Earlier,
    pairs: Iterable[tuple[int, int]],
    events: Sequence[Event],
    clauses: Sequence[EventClause],
) -> None:
    """Add pairs to an order, without those that would make it wrong."""
    added: set[tuple[int, int]] = set()
    for one, other in pairs:
        known = one in earlier.get(other, ()) or other in earlier.get(one, ())
        if one != other and not known and not dates_decide(clauses[one], clauses[other]):
            earlier.setdefault(other, {})[one] = None
            added.add((one, other))
    numbers = {event.id: number for number, event in enumerate(events)}
    while added and (wrong := _wrong(_ordered(earlier, events))):
        said = [(numbers[other], numbers[event]) for event, _, other in wrong]
        for one, other in [pair for pair in said if pair in added] or said:
            added.discard((one, other))
            earlier[other].pop(one, None)


def _wrong(events: Sequence[Event]) -> list[Statement]:
    """What is said of the order that makes a circle, or is against the dates."""
    bounds = [constraints(event) for event in events]
    return [fault.statement for fault in circles(bounds)] + [
        fault.statement for fault in contradictions(bounds)
    ]


def _ordered(earlier: _Earlier, events: Sequence[Event]) -> list[Event]:
    return [
        event._replace(order=Order(tuple(events[one].id for one in earlier[number])))
        if earlier.get(number)
        else event
        for number, event in enumerate(events)
    ]


def _reduced(earlier: _Earlier, clauses: Sequence[EventClause]) -> _Earlier:
    """The order without what follows from the rest of it, or from it and the dates."""
    reduced: _Earlier = {}
    for later, found in earlier.items():
        starts = [
            when.earliest
            for one in found
            if (when := clauses[one].when) is not None and when.earliest is not None
        ]
        implied: set[int] = set()
        for one in found if len(found) > 1 else ():
            implied |= _before(earlier, one)
            when = clauses[one].when
            if (
                when is not None
                and when.latest is not None
                and when.latest < max(starts, default=when.latest)
            ):
                implied.add(one)
        reduced[later] = {one: None for one in found if one not in implied}
    return reduced


def _before(earlier: _Earlier, number: int) -> set[int]:
    """What comes before an event, also through others: the nearest of it."""
    found: set[int] = set()
    waiting = [number]
    while waiting and len(found) < FARTHEST:
        fresh = earlier.get(waiting.pop(), {}).keys() - found
        found |= fresh
        waiting += fresh
    return found


def _stated(earlier: _Earlier, events: Sequence[Event], clauses: Sequence[EventClause]) -> list[Event]:
    """Events with their order, which an event without a date has where the other has one."""
    after: dict[int, list[EventId]] = {}
    before: dict[int, list[EventId]] = {}
    for later, found in earlier.items():
        for one in found:
            if clauses[one].when is None and clauses[later].when is not None:
                before.setdefault(one, []).append(events[later].id)
            else:
                after.setdefault(later, []).append(events[one].id)
    return [
        event._replace(order=Order(tuple(after.get(number, ())), tuple(before.get(number, ()))))
        if number in after or number in before
        else event
        for number, event in enumerate(events)
    ]


def dates_decide(one: EventClause, other: EventClause) -> bool:
    """Whether dates say which of two came first."""
    if one.when is None or other.when is None:
        return False
    return _ends_before(one.when, other.when) or _ends_before(other.when, one.when)


def _ends_before(one: Edtf, other: Edtf) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def happened_order(clauses: Sequence[EventClause]) -> Iterator[tuple[int, int]]:
    """Pairs of events by number, the first before the second, as their sentences say; none that dates decide."""
    said: set[tuple[int, int]] = set()
    for one, other in _linked(clauses):
        if one == other or (other, one) in said or (one, other) in said:
            continue
        if not dates_decide(clauses[one], clauses[other]):
            said.add((one, other))
            yield one, other


def _open_plans(clauses: Sequence[EventClause]) -> Iterator[tuple[int, int]]:
    """What is planned by some day comes after the latest of what has happened: its date alone has no beginning."""
    happened = [
        (clause.when.latest, number)
        for number, clause in enumerate(clauses)
        if clause.state is EventState.HAPPENED and clause.when is not None and clause.when.latest is not None
    ]
    if not happened:
        return
    _, latest = max(happened)
    for number, clause in enumerate(clauses):
        begins = clause.when is None or clause.when.earliest is not None
        if clause.state is EventState.PLANNED and not begins:
            yield latest, number


def _linked(clauses: Sequence[EventClause]) -> Iterator[tuple[int, int]]:
    for number, clause in enumerate(clauses):
        telling = clause.telling
        main = _main(clauses, number)
        if main is not None and telling.link in ("after", "following", "once"):
            yield number, main
        elif main is not None and telling.link in ("before", "until", "resulting"):
            yield main, number
        if not number:
            continue
        before = clauses[number - 1]
        if EventState.ALLEGED not in (clause.state, before.state) or _is_joined(before.telling, telling):
            yield from _beside(before.telling, telling, number)


def _beside(before: Telling, telling: Telling, number: int) -> Iterator[tuple[int, int]]:
    """How the event of this number stands to the one told right before it."""
    near = telling.sentence - before.sentence
    if near == 0 and (_is_joined(before, telling) or _adds(before, telling)):
        yield number - 1, number
        return
    if telling.link or before.link or near > 1 or telling.paragraph != before.paragraph:
        return
    if telling.tense == "pluperfect" and before.tense == "past":
        yield number, number - 1
    elif telling.cue == "later" and telling.tense == "past" and before.tense in ("past", "pluperfect"):
        yield number - 1, number
    elif telling.cue == "earlier" and telling.tense == "past" and before.cue != "earlier":
        yield number, number - 1
    elif telling.tense == before.tense and not telling.cue and _goes_on(before, telling):
        yield number - 1, number


def _is_joined(before: Telling, telling: Telling) -> bool:
    """Whether two clauses of one sentence tell what somebody did and then did: before he was shot and killed."""
    alike = telling.subject == before.subject >= 0 and telling.link == before.link != "resulting"
    told = telling.tense == before.tense and telling.tense in ("past", "perfect") and not telling.cue
    return telling.sentence == before.sentence and alike and told


def _adds(before: Telling, telling: Telling) -> bool:
    """Whether a clause adds what somebody named in the one before did then: a panel, which read the studies."""
    added = telling.link in ("who", "which") and not telling.relative and before.link in ("", "that")
    return added and telling.tense == before.tense == "past" and telling.cue != "earlier"


def _goes_on(before: Telling, telling: Telling) -> bool:
    """Whether a clause tells in the next sentence, with a pronoun, what somebody did next."""
    return telling.sentence != before.sentence and telling.tense == "past" and telling.pronoun


def _main(clauses: Sequence[EventClause], number: int) -> int | None:
    """The event of the same sentence that a clause is joined to: the one before it, else the one behind it.

    A noun that names an event is joined to the clause that it stands in.
    """
    sentence = clauses[number].telling.sentence
    if clauses[number].telling.subject < 0:
        for other in range(number - 1, -1, -1):
            if clauses[other].telling.sentence != sentence:
                break
            if clauses[other].telling.subject >= 0:
                return other
    for others in (range(number - 1, -1, -1), range(number + 1, len(clauses))):
        for other in others:
            if clauses[other].telling.sentence != sentence:
                break
            links = ("", "that") if clauses[number].telling.link == "resulting" else ("", "that", "resulting")
            if clauses[other].telling.link in links:
                return other
    return None
