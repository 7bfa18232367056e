"""Circles in a stated order, and orders that dates contradict."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import EventId
from reader.model.dates.dates import Edtf
from reader.model.order.chronology import circles, contradictions
from reader.model.order.graph import EventConstraints


def ids(names: str) -> tuple[EventId, ...]:
    return tuple(EventId(name) for name in names.split())


def facts(
    name: str, when: str = "", *, after: str = "", before: str = "", during: str = ""
) -> EventConstraints:
    return EventConstraints(
        EventId(name), Edtf.parse(when) if when else None, ids(after), ids(before), ids(during)
    )


@pytest.mark.parametrize(
    ("events", "names", "statement"),
    [
        ([facts("a", after="a")], "a → a", "a after a"),
        ([facts("a", during="a")], "a → a", "a during a"),
        ([facts("a", after="b"), facts("b", after="a")], "a → b → a", "a after b"),
        ([facts("a", after="b", before="b"), facts("b")], "a → b → a", "a after b"),
        ([facts("a", during="b"), facts("b", during="a")], "a → b → a", "a during b"),
        ([facts("b"), facts("a", during="b", after="b")], "b → a → b", "a after b"),
        ([facts("a", after="b"), facts("b", after="c"), facts("c", after="a")], "a → b → c → a", "a after b"),
        (
            [facts("a", before="b"), facts("b", before="c"), facts("c", before="a")],
            "a → b → c → a",
            "a before b",
        ),
        (
            [facts("a"), facts("b", after="a"), facts("c", after="b", before="a")],
            "a → b → c → a",
            "b after a",
        ),
        (
            [facts("strike", during="war"), facts("war"), facts("peace", after="war", before="strike")],
            "strike → war → peace → strike",
            "strike during war",
        ),
    ],
)
def test_a_circle_is_named_from_its_first_event_on(
    events: list[EventConstraints], names: str, statement: str
) -> None:
    (circle,) = circles(events)
    assert circle.reason == f"events in a circle: {names}"
    assert " ".join(circle.statement) == statement


def test_times_with_zones_contradict_an_order_to_the_second_whatever_day_is_written() -> None:
    early, late = "2024-05-04T01:00:00+03:00", "2024-05-03T20:00:00-05:00"
    assert contradictions([facts("a", early), facts("b", late, after="a")]) == []
    (found,) = contradictions([facts("a", early), facts("b", late, before="a")])
    assert found.reason == f"a ({early}) cannot come after b ({late})"
    (found,) = contradictions([facts("a", late), facts("x", after="a"), facts("b", early, after="x")])
    assert "cannot come after" in found.reason
    assert contradictions([facts("a", late), facts("b", "2024-05-03", after="a")]) == []


def test_every_separate_circle_is_found() -> None:
    events = [
        facts("a", after="b"),
        facts("b", after="a c"),
        facts("c", after="b"),
        facts("x", before="y"),
        facts("y", before="x"),
    ]
    assert {frozenset(circle.events) for circle in circles(events)} == {
        frozenset(ids("a b")),
        frozenset(ids("b c")),
        frozenset(ids("x y")),
    }


def test_what_is_said_twice_is_no_circle() -> None:
    assert circles([facts("a", before="b"), facts("b", after="a a", during="war"), facts("war")]) == []


def test_unknown_ids_and_ids_given_twice_make_no_circle() -> None:
    assert circles([facts("a", after="nobody"), facts("a", before="a2"), facts("a2")]) == []


def test_a_great_circle_is_named_in_short() -> None:
    events = [facts(f"e{n}", after=f"e{(n - 1) % 3000}") for n in range(3000)]
    (circle,) = circles(events)
    assert len(circle.events) == 3000
    assert circle.reason.startswith("events in a circle: e0 → … → ")
    assert circle.reason.endswith(" → e0")
    assert len(circle.reason) < 200


def test_a_web_of_circles_is_answered_soon_and_with_a_circle() -> None:
    everyone = " ".join(f"e{n}" for n in range(120))
    found = circles([facts(f"e{n}", after=everyone) for n in range(120)])
    assert found
    assert sum(len(circle.events) for circle in found) < 1_000_000


@pytest.mark.parametrize(
    ("events", "reason", "statement"),
    [
        (
            [facts("a", "2022"), facts("b", "2021", after="a")],
            "b (2021) cannot come after a (2022)",
            "b after a",
        ),
        (
            [facts("a", "2022", before="b"), facts("b", "2021")],
            "b (2021) cannot come after a (2022)",
            "a before b",
        ),
        (
            [facts("a", "2022", during="b"), facts("b", "2021")],
            "a (2022) cannot be during b (2021)",
            "a during b",
        ),
        (
            [facts("a", "2020", during="b"), facts("b", "2021")],
            "a (2020) cannot be during b (2021)",
            "a during b",
        ),
        (
            [facts("a", "2022"), facts("u", after="a"), facts("b", "2021", after="u")],
            "b (2021) cannot come after a (2022), as it would by a → u → b",
            "b after u",
        ),
        (
            [facts("a", "2022"), facts("u", after="a", before="b"), facts("b", "2021")],
            "b (2021) cannot come after a (2022), as it would by a → u → b",
            "u before b",
        ),
        (
            [facts("a", "2022"), facts("war", after="a"), facts("b", "2021", during="war")],
            "b (2021) cannot come after a (2022), as it would by a → war → b",
            "b during war",
        ),
        (
            [facts("a", "2022", during="war"), facts("war"), facts("b", "2021", after="war")],
            "b (2021) cannot come after a (2022), as it would by a → war → b",
            "b after war",
        ),
        (
            [facts("y", "2022"), facts("d", "2020/2023", after="y"), facts("x", "2021", after="d")],
            "x (2021) cannot come after y (2022), as it would by y → d → x",
            "x after d",
        ),
        (
            [facts("a", "2024-05-03T18:00:00"), facts("b", "2024-05-03T14:00:00", after="a")],
            "b (2024-05-03T14:00:00) cannot come after a (2024-05-03T18:00:00)",
            "b after a",
        ),
        (
            [facts("a", "2022/.."), facts("b", "../2021", after="a")],
            "b (../2021) cannot come after a (2022/..)",
            "b after a",
        ),
        (
            [facts("a", "2022"), facts("b", "1990~", after="a")],
            "b (1990~) cannot come after a (2022)",
            "b after a",
        ),
    ],
)
def test_an_order_that_dates_contradict_is_named(
    events: list[EventConstraints], reason: str, statement: str
) -> None:
    (found,) = contradictions(events)
    assert found.reason == reason
    assert " ".join(found.statement) == statement


@pytest.mark.parametrize(
    "events",
    [
        [facts("a", "2021-05"), facts("b", "2021", after="a")],
        [facts("a", "2021"), facts("b", "2021-05", after="a")],
        [facts("a", "2021"), facts("b", "2021", after="a")],
        [facts("a", "2021-05", during="b"), facts("b", "2021")],
        [facts("a", "2021", during="b"), facts("b", "2021-05")],
        [facts("a", "2021/.."), facts("b", "../2021", after="a")],
        [facts("a", "2021/.."), facts("b", "2021-05", after="a")],
        [facts("a", "../2021"), facts("b", "1900", after="a")],
        [facts("a", "2021/"), facts("b", "/2022", after="a")],
        [facts("a", "2022"), facts("u", after="a"), facts("b", "2021", before="u")],
        [facts("a", "2022"), facts("u", during="a"), facts("b", "2021", before="u")],
        # about 2020 may be 2021; in the south, spring begins in September
        [facts("a", "2021-05"), facts("b", "2020~", after="a")],
        [facts("a", "2021-08"), facts("b", "2021-21", after="a")],
        # three in the morning in London on the next day
        [facts("a", "2024-05-04T01:00:00Z"), facts("b", "2024-05-03T23:00:00-04", after="a")],
        [facts("a", "2022", after="nobody")],
        [],
    ],
)
def test_what_some_reading_of_the_dates_allows_is_no_contradiction(events: list[EventConstraints]) -> None:
    assert contradictions(events) == []


def test_every_statement_that_contradicts_is_named_and_none_for_its_consequences() -> None:
    events = [
        facts("a", "2022"),
        facts("b", "2023"),
        facts("c", "2021", after="a b"),
        facts("d", after="c"),
        facts("e", "2021-06", after="d"),
    ]
    assert [found.reason for found in contradictions(events)] == [
        "c (2021) cannot come after a (2022)",
        "c (2021) cannot come after b (2023)",
    ]


def test_a_circle_does_not_hide_what_dates_contradict_elsewhere() -> None:
    events = [facts("x", after="y"), facts("y", after="x"), facts("a", "2022"), facts("b", "2021", after="a")]
    assert [found.statement for found in contradictions(events)] == [("b", "after", "a")]


def test_a_long_chain_is_followed_to_its_end_and_named_in_short() -> None:
    last = 3000
    events = [
        facts(f"e{n}", {0: "2022", last: "2021"}.get(n, ""), after=f"e{n - 1}" if n else "")
        for n in range(last + 1)
    ]
    (found,) = contradictions(events)
    assert (found.chain[0], found.chain[-1]) == ("e0", "e3000")
    assert "as it would by e0 → … → e2990 → " in found.reason
    assert len(found.reason) < 250


def test_as_many_long_chains_as_events_cost_no_more_than_short_ones() -> None:
    spine = [facts("e0", "2022"), *(facts(f"e{n}", after=f"e{n - 1}") for n in range(1, 3000))]
    ribs = [facts(f"r{n}", "2021", after=f"e{n}") for n in range(3000)]
    found = contradictions([*spine, *ribs])
    assert len(found) == 3000
    assert {contradiction.chain[0] for contradiction in found} == {"e0"}
    assert max(len(contradiction.chain) for contradiction in found) < 30


names = [f"e{n}" for n in range(6)]
some_names = st.lists(st.sampled_from(names), max_size=2, unique=True).map(" ".join)
some_date = st.sampled_from(["", "", "2018", "2019", "2020", "2019/2021", "../2019", "2020/.."])
webs = st.tuples(*(st.tuples(some_date, some_names, some_names, some_names) for _ in names)).map(
    lambda web: [
        facts(name, when, after=after, before=before, during=during)
        for name, (when, after, before, during) in zip(names, web, strict=True)
    ]
)


def reached(events: list[EventConstraints]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """All pairs of starts (0) and ends (1) of which the one is not after the other, the slow and sure way."""
    pairs: set[tuple[tuple[str, int], tuple[str, int]]] = {((event.id, 0), (event.id, 1)) for event in events}
    for event in events:
        pairs |= {((other, 1), (event.id, 0)) for other in event.after}
        pairs |= {((event.id, 1), (other, 0)) for other in event.before}
        pairs |= {((other, 0), (event.id, 0)) for other in event.during}
        pairs |= {((event.id, 1), (other, 1)) for other in event.during}
    nodes = list(product(names, (0, 1)))
    for middle in nodes:
        pairs |= {(a, b) for a in nodes for b in nodes if (a, middle) in pairs and (middle, b) in pairs}
    return pairs


@given(webs)
def test_circles_are_found_just_where_an_event_comes_before_itself(events: list[EventConstraints]) -> None:
    pairs = reached(events)
    circular = {event.id for event in events for end in (0, 1) if ((event.id, end), (event.id, end)) in pairs}
    found = circles(events)
    assert bool(found) == bool(circular)
    assert {name for circle in found for name in circle.events} <= circular
    for circle in found:
        assert circle.statement.event in circle.events and circle.statement.other in circle.events


@given(webs)
def test_contradictions_are_found_just_where_no_reading_fits(events: list[EventConstraints]) -> None:
    if circles(events):
        return
    pairs = reached(events)
    wrong = {
        (one.id, other.id)
        for one, other in product(events, events)
        if one.when and other.when and ((one.id, 0), (other.id, 1)) in pairs
        if one.when.not_before is not None and other.when.not_after is not None
        if one.when.not_before > other.when.not_after
    }
    found = contradictions(events)
    assert bool(found) == bool(wrong)
    assert {(contradiction.chain[0], contradiction.chain[-1]) for contradiction in found} <= wrong
