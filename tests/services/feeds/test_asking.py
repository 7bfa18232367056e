from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.intake.web.feed_fetch import FeedAnswer
from reader.memory.feeds.values import FeedState
from reader.model.feeds.feed import Feed
from reader.services.feeds.asking import Wanted, after_answer, after_failure, is_due, why_not_now

NOW = datetime(2024, 5, 8, 10, 30, tzinfo=UTC).timestamp()  # a Wednesday
STATE = FeedState("https://harbour.example/feed", etag="old")
ANSWER = FeedAnswer(STATE.address, None, 200, None, "text/xml", '"1"', "Wed", 0, 0)
FEED = Feed((), "Harbour", "https://harbour.example/")


def middle() -> float:
    return 0.5


def test_an_answer_ends_a_failure_and_brings_what_the_next_request_needs() -> None:
    failing = replace(STATE, failures=3, failing_since=1, fault="x", due=NOW + 9, waits_for="y")
    state = after_answer(failing, ANSWER, FEED, NOW)
    assert state == FeedState(
        STATE.address, "Harbour", "https://harbour.example/", etag='"1"', modified="Wed", answered=NOW
    )


def test_no_change_leaves_what_was_known_of_the_feed() -> None:
    known = replace(STATE, title="Harbour", modified="Tue", skip_hours=frozenset([1]))
    answer = replace(ANSWER, status=304, etag="", modified="", fresh_for=60.0)
    state = after_answer(known, answer, None, NOW)
    assert (state.etag, state.modified, state.title, state.skip_hours) == (
        "old",
        "Tue",
        "Harbour",
        frozenset([1]),
    )
    assert state.due == NOW + 60


@pytest.mark.parametrize(
    ("fresh_for", "ttl", "wait"),
    [
        (0, None, 0),
        (600, None, 600),
        (600, 30, 1_800),
        (7_200, 30, 7_200),
        (10**9, None, 86_400),
        (0, 10**6, 604_800),
    ],
)
def test_a_feed_is_not_asked_before_it_wants_to_be(fresh_for: float, ttl: int | None, wait: float) -> None:
    state = after_answer(STATE, replace(ANSWER, fresh_for=fresh_for), replace(FEED, ttl=ttl), NOW)
    assert state.due == (NOW + wait if wait else 0)
    for wanted in Wanted:
        assert (why_not_now(state, wanted, NOW + 1, None) is None) == (not wait)
        assert why_not_now(state, wanted, NOW + wait + 1, None) is None


def test_hours_and_days_are_skipped_unless_they_are_all_there_are() -> None:
    for feed in (replace(FEED, skip_hours=frozenset([10])), replace(FEED, skip_days=frozenset([2]))):
        state = after_answer(STATE, ANSWER, feed, NOW)
        assert why_not_now(state, Wanted.BY_NAME, NOW, None) == "the feed asks for no visits at this time"
        assert why_not_now(state, Wanted.BY_NAME, NOW + 86_400 + 3_600, None) is None
    never = replace(FEED, skip_hours=frozenset(range(24)), skip_days=frozenset(range(7)))
    assert why_not_now(after_answer(STATE, ANSWER, never, NOW), Wanted.WITH_ALL, NOW, None) is None


def test_failures_double_the_wait_up_to_a_day_and_jitter() -> None:
    waits, state = [], STATE
    for _ in range(12):
        state = after_failure(state, "it failed", NOW, middle, replace(ANSWER, status=500))
        waits.append(state.due - NOW)
    assert waits[:4] == [300, 600, 1_200, 2_400]
    assert waits[-1] == 86_400
    least = after_failure(STATE, "x", NOW, lambda: 0.0).due - NOW
    most = after_failure(STATE, "x", NOW, lambda: 0.999).due - NOW
    assert 225 == least < 300 < most < 376
    assert (state.failures, state.fault, state.failing_since) == (12, "it failed", NOW)


def test_a_timer_waits_after_every_failure_a_person_only_after_several_of_the_site() -> None:
    first = after_failure(STATE, "x", NOW, middle, replace(ANSWER, status=500))
    second = after_failure(first, "x", NOW, middle, replace(ANSWER, status=500))
    offline = after_failure(after_failure(STATE, "x", NOW, middle), "x", NOW, middle)
    waiting = {
        state: [why_not_now(state, wanted, NOW + 1, None) is not None for wanted in Wanted]
        for state in (first, second, offline)
    }
    assert waiting == {
        first: [True, False, False],
        second: [True, True, False],
        offline: [True, False, False],
    }


@pytest.mark.parametrize("status", [429, 503])
def test_what_a_busy_site_asks_for_holds_for_everybody(status: int) -> None:
    state = after_failure(STATE, "busy", NOW, middle, replace(ANSWER, status=status, retry_after=50))
    assert state.due == NOW + 50
    assert why_not_now(state, Wanted.BY_NAME, NOW + 49, None) == "the site asks to wait"
    assert why_not_now(state, Wanted.BY_TIMER, NOW + 50, None) is None


def test_a_feed_that_is_gone_is_not_asked_again() -> None:
    state = after_failure(STATE, "gone", NOW, middle, replace(ANSWER, status=410))
    assert state.is_gone
    assert why_not_now(state, Wanted.BY_NAME, NOW + 10**9, None) == "it has ended"
    assert after_answer(STATE, ANSWER, replace(FEED, is_ended=True), NOW).is_gone


def test_a_timer_leaves_alone_what_was_fetched_within_the_time_of_the_settings() -> None:
    state = after_answer(STATE, ANSWER, FEED, NOW)
    assert why_not_now(state, Wanted.BY_TIMER, NOW + 3_599, 3_600) == "it was fetched a short while ago"
    assert why_not_now(state, Wanted.BY_TIMER, NOW + 3_600, 3_600) is None
    assert why_not_now(state, Wanted.WITH_ALL, NOW + 1, 3_600) is None
    assert why_not_now(STATE, Wanted.BY_TIMER, NOW, 3_600) is None


def test_only_feeds_of_which_the_settings_say_how_often_are_due_unasked() -> None:
    fetched = after_answer(STATE, ANSWER, FEED, NOW)
    assert [is_due(fetched, every, NOW + 3_600) for every in (None, 7_200, 3_600)] == [False, False, True]
