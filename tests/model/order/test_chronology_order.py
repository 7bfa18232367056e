"""The order in which events happened, and the order in which they are told."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Article, Event, EventId, Order
from reader.model.dates.dates import Edtf
from reader.model.order.chronology import (
    circles,
    constraints,
    contradictions,
    in_happened_order,
    in_told_order,
    told_ranks,
)
from reader.model.text import Span, Text


def ids(names: str) -> tuple[EventId, ...]:
    return tuple(EventId(name) for name in names.split())


def event(
    name: str, when: str = "", *, after: str = "", before: str = "", during: str = "", at: int = -1
) -> Event:
    return Event(
        EventId(name),
        title=name,
        when=Edtf.parse(when) if when else None,
        parts=(Span(at, at + 1),) if at >= 0 else (),
        order=Order(ids(after), ids(before), ids(during)),
    )


def article(*events: Event) -> Article:
    return Article("story", "A story", Text("x" * 100), events=events)


def ordered(*events: Event) -> str:
    return " ".join(event.id for event in in_happened_order(article(*events)).ordered)


def undated(*events: Event) -> str:
    return " ".join(event.id for event in in_happened_order(article(*events)).undated)


def test_dated_events_go_by_earliest_then_latest_day() -> None:
    events = event("c", "2021"), event("d", "2021/2022"), event("b", "2021-01"), event("a", "2020")
    assert ordered(*events) == "a b c d"


def test_what_is_open_before_comes_first_and_what_is_open_after_last_of_its_day() -> None:
    events = event("since", "2021/.."), event("in", "2021"), event("until", "../2022"), event("old", "1900")
    assert ordered(*events) == "until old in since"


def test_times_decide_within_a_day() -> None:
    assert (
        ordered(event("late", "2024-05-03T18:00:00"), event("early", "2024-05-03T09:00:00")) == "early late"
    )


def test_equal_dates_go_as_told_then_as_in_the_file() -> None:
    events = event("d", "2021"), event("b", "2021", at=9), event("a", "2021", at=3), event("e", "2021")
    assert ordered(*events) == "a b d e"


def test_the_stated_order_wins_where_dates_do_not_decide() -> None:
    assert ordered(event("year", "2021", after="may"), event("may", "2021-05")) == "may year"
    assert ordered(event("year", "2021"), event("may", "2021-05", before="year")) == "may year"
    assert ordered(event("year", "2021"), event("may", "2021-05")) == "year may"


def test_an_undated_event_stands_directly_after_what_it_comes_after() -> None:
    dated = event("a", "2020"), event("b", "2021"), event("c", "2022")
    assert ordered(*dated, event("u", after="a")) == "a u b c"
    assert ordered(*dated, event("u", after="a b")) == "a b u c"


def test_an_undated_event_stands_directly_before_what_it_comes_before() -> None:
    dated = event("a", "2020"), event("b", "2021"), event("c", "2022")
    assert ordered(*dated, event("u", before="c")) == "a b u c"
    assert ordered(*dated, event("u", before="b c")) == "a u b c"


def test_an_undated_event_stands_within_what_it_happened_during() -> None:
    dated = event("a", "2020"), event("war", "2021"), event("after-it", "2021", after="war")
    assert ordered(*dated, event("u", during="war")) == "a war u after-it"


def test_what_holds_an_event_begins_before_it() -> None:
    assert ordered(event("a", "2020"), event("b", "2021", during="war"), event("war")) == "a war b"


def test_an_event_between_two_stands_between_them() -> None:
    dated = event("a", "2020"), event("b", "2021"), event("c", "2022")
    assert ordered(*dated, event("u", after="a", before="c")) == "a u b c"


def test_an_order_stated_at_the_other_end_counts_too() -> None:
    assert ordered(event("u"), event("a", "2020"), event("b", "2021", after="u")) == "a u b"
    assert undated(event("u"), event("a", "2020"), event("b", "2021", after="u")) == ""


def test_undated_events_follow_each_other_to_a_dated_one() -> None:
    dated = event("a", "2020"), event("b", "2021"), event("c", "2022")
    assert (
        ordered(*dated, event("w", after="v"), event("v", after="u"), event("u", after="a")) == "a u v w b c"
    )
    assert ordered(*dated, event("u", before="v"), event("v", before="w"), event("w", before="c")) == (
        "a b u v w c"
    )


def test_undated_events_tied_only_to_each_other_follow_the_dated_ones() -> None:
    events = event("z", after="y"), event("y"), event("a", "2020"), event("lane")
    assert ordered(*events) == "a y z"
    assert undated(*events) == "lane"


def test_two_orders_without_dates_do_not_mix() -> None:
    events = event("p2", after="p1"), event("q2", after="q1"), event("p1"), event("q1")
    assert ordered(*events) == "p1 p2 q1 q2"


def test_events_without_date_or_order_form_a_lane_in_told_order() -> None:
    events = event("d"), event("b", at=9), event("a", at=3), event("dated", "2020")
    assert ordered(*events) == "dated"
    assert undated(*events) == "a b d"
    assert [event.id for event in in_happened_order(article(*events))] == ["dated", "a", "b", "d"]


def test_told_order_is_the_order_of_the_text() -> None:
    story = article(event("c", "2020", at=30), event("untold", "2021"), event("a", at=1), event("b", at=2))
    assert [event.id for event in in_told_order(story)] == ["a", "b", "c"]
    assert told_ranks(story) == {"a": 1, "b": 2, "c": 3}


def test_an_article_without_events_has_no_order() -> None:
    assert in_happened_order(article()).ordered == in_happened_order(article()).undated == ()


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = [event(f"e{n}", "" if n else "2020", after=f"e{n - 1}" if n else "") for n in range(3000)]
    assert ordered(*reversed(chain)).split() == [f"e{n}" for n in range(3000)]


names = [f"e{n}" for n in range(7)]
some_names = st.lists(st.sampled_from(names), max_size=2).map(" ".join)
some_date = st.sampled_from(
    ["", "", "", "2020", "2020-05", "2020-05-03", "2021", "2019/2021", "../2020", "2020/..", "2021-07~"]
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Event, ...]:
    """Events without faults: a statement that would make one is left out."""
    made: list[Event] = [event(name, draw(some_date)) for name in names]
    for index in range(len(made)):
        relations = {relation: draw(some_names) for relation in ("after", "before", "during")}
        when = made[index].when
        changed = event(names[index], when.text if when else "", **relations, at=draw(st.integers(-1, 50)))
        trial = [*made[:index], changed, *made[index + 1 :]]
        facts = [constraints(event) for event in trial]
        if not circles(facts) and not contradictions(facts):
            made = trial
    return tuple(made)


@given(stories())
def test_every_event_has_one_place_and_every_statement_and_date_is_kept(events: tuple[Event, ...]) -> None:
    result = in_happened_order(article(*events))
    place = dict(zip((event.id for event in result), count()))
    assert sorted(place) == sorted(names) and len([*result]) == len(names)
    for one in events:
        assert all(place[other] < place[one.id] for other in one.order.after)
        assert all(place[one.id] < place[other] for other in one.order.before)
        assert all(place[other] < place[one.id] for other in one.order.during)
        for other in events:
            if (
                one.when
                and other.when
                and one.when.not_after is not None
                and other.when.not_before is not None
            ):
                assert one.when.not_after >= other.when.not_before or place[one.id] < place[other.id]
    assert all(event.when is None and not event.order for event in result.undated)
    assert in_happened_order(article(*events)) == result


@given(stories())
def test_without_any_order_the_dates_alone_decide(events: tuple[Event, ...]) -> None:
    plain = [event(one.id, one.when.text) for one in events if one.when is not None]
    result = in_happened_order(article(*plain)).ordered
    assert [one.when and one.when.order for one in result] == sorted(
        one.when.order for one in plain if one.when
    )


@given(stories())
def test_an_event_after_one_that_is_dated_directly_follows_it(events: tuple[Event, ...]) -> None:
    plain = [event(one.id, one.when.text) for one in events if one.when is not None]
    for one in plain:
        order = ordered(*plain, event("tail", after=one.id)).split()
        assert order[order.index("tail") - 1] == one.id
