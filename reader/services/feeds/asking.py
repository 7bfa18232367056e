"""When a feed may be asked again: what it asks for, what its site says, and how long to wait after a failure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.memory.feeds.values import FeedState

if TYPE_CHECKING:
    from reader.intake.web.feed_fetch import FeedAnswer
    from reader.model.feeds.feed import Feed

_HOUR, _DAY = 3_600, 86_400
_LONGEST_FRESH = _DAY
"""Seconds of a Cache-Control that are believed."""
_LONGEST_WAIT = 7 * _DAY
_FIRST_WAIT = 300.0
"""Seconds after a first failure; each further one doubles them."""
_LONGEST_BACK_OFF = _DAY
_JITTER = 0.25
FAILED_OFTEN = "it failed several times in a row"
"""Why a feed waits that is asked at once where a person names it."""
_ENDED = "it has ended"
_SITE_IS_BUSY = "the site asks to wait"
_BUSY = (429, 503)

Random = Callable[[], float]
"""Gives a number from 0 up to 1."""


class Wanted(Enum):
    """Who wants a feed to be fetched: a timer, a person who fetches all, or one who names it."""

    BY_TIMER = auto()
    WITH_ALL = auto()
    BY_NAME = auto()


def why_not_now(state: FeedState, wanted: Wanted, now: float, every: int | None) -> str | None:
    """Why a feed is not to be asked now, in words; None where it may be."""
    if state.is_gone:
        return _ENDED
    if (
        wanted is Wanted.BY_TIMER
        and every is not None
        and 0 < now - state.answered < every
        and not state.fault
    ):
        return "it was fetched a short while ago"
    moment = datetime.fromtimestamp(now, UTC)
    if moment.hour in state.skip_hours or moment.weekday() in state.skip_days:
        return "the feed asks for no visits at this time"
    if state.due <= now:
        return None
    if wanted is Wanted.BY_TIMER:
        return state.waits_for or FAILED_OFTEN
    if not state.waits_for or (wanted is Wanted.BY_NAME and state.waits_for == FAILED_OFTEN):
        return None
    return state.waits_for


def is_due(state: FeedState, every: int | None, now: float) -> bool:
    """Whether a feed is to be fetched without being asked for: its settings say how often, and it may be asked now."""
    return every is not None and why_not_now(state, Wanted.BY_TIMER, now, every) is None


def after_answer(state: FeedState, answer: FeedAnswer, feed: Feed | None, now: float) -> FeedState:
    """The state of a feed that answered: with a feed, or that nothing has changed (None)."""
    fresh_for = min(answer.fresh_for, _LONGEST_FRESH)
    wait, waits_for = fresh_for, "the site says that nothing changes until then"
    answered = replace(state, answered=now, failures=0, failing_since=0, fault="")
    if feed is not None:
        answered = replace(
            answered,
            title=feed.title or state.title,
            link=feed.link or state.link,
            etag=answer.etag,
            modified=answer.modified,
            skip_hours=feed.skip_hours if len(feed.skip_hours) < 24 else frozenset(),
            skip_days=feed.skip_days if len(feed.skip_days) < 7 else frozenset(),
            is_gone=feed.is_ended,
        )
        ttl = min((feed.ttl or 0) * 60, _LONGEST_WAIT)
        if ttl > wait:
            wait, waits_for = ttl, "the feed asks for fewer visits"
    return replace(answered, due=now + wait if wait else 0, waits_for=waits_for if wait else "")


def after_failure(
    state: FeedState, fault: str, now: float, random: Random, answer: FeedAnswer | None = None
) -> FeedState:
    """The state of a feed that failed. `answer`: what its site answered, None where nothing came.

    A person who asks again after a first failure, or after one of the network, is not held up by it.
    """
    failures = state.failures + 1
    back_off = min(_FIRST_WAIT * 2 ** min(failures - 1, 20), _LONGEST_BACK_OFF)
    back_off *= 1 + _JITTER * (2 * random() - 1)
    waits_for = FAILED_OFTEN if answer is not None and failures > 1 else ""
    if answer is not None and is_busy(answer):
        back_off, waits_for = min(max(answer.retry_after, 1), _LONGEST_WAIT), _SITE_IS_BUSY
    return replace(
        state,
        failures=failures,
        failing_since=state.failing_since or now,
        fault=fault,
        due=now + back_off,
        waits_for=waits_for,
        is_gone=answer is not None and answer.status == 410,
    )


def is_busy(answer: FeedAnswer) -> bool:
    """Whether a site asks to wait, which holds for its other feeds, too."""
    return answer.status in _BUSY and answer.retry_after > 0
