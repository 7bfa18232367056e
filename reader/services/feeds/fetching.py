"""Fetches feeds: several hosts at once, each result stored as a whole, so that it can be broken off anywhere.

The threads wait for the network; reading feeds and storing them is done by the one who asks, one feed at a time.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from queue import Empty, Full, Queue
from threading import Event, Thread

from reader.errors import IntakeError
from reader.intake.web.addresses import addresses_of
from reader.intake.web.feed_fetch import SECONDS, FeedAnswer, fetch_feed
from reader.intake.web.fetch import Resolve
from reader.intake.web.network_errors import of_status
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import Clock, FeedState, Stored
from reader.services.feeds.asking import Random, Wanted, after_answer, after_failure, is_busy, why_not_now
from reader.services.feeds.hosts import HostQueue
from reader.settings.feed_settings import AllFeedSettings

MOST_HOSTS = 6
"""Hosts that are asked at once."""
_CHECK_INTERVAL = 0.1
"""Seconds between two looks at whether to stop."""


class Outcome(StrEnum):
    """What became of a feed that was to be fetched."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    WAITING = "waiting"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What became of one feed. `state` is as it is now, its counts as they were before; `reason` says in words why it
    failed, or waits. `moved_from` is its former address, where it has another now.
    """

    outcome: Outcome
    state: FeedState
    stored: Stored = Stored()  # noqa: RUF009 - it is frozen
    reason: str = ""
    moved_from: str | None = None

    @property
    def has_failed(self) -> bool:
        return self.outcome is Outcome.FAILED


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How feeds are fetched. `allow_private`: hosts of private networks may be asked, too; `private` are the addresses
    of feeds for which they always may.

    `clock`, `random` and `resolve` are the system's, but in tests. `stop` breaks it off.
    """

    wanted: Wanted = Wanted.WITH_ALL
    settings: AllFeedSettings = AllFeedSettings()  # noqa: RUF009 - it is frozen
    allow_private: bool = False
    private: frozenset[str] = frozenset()
    clock: Clock = time.time
    random: Random = random.random
    resolve: Resolve = addresses_of
    seconds: float = SECONDS
    stop: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class _Answered:
    """What a thread brings of a feed: an answer, or why there is none. `held_up` are feeds of a site that is busy."""

    state: FeedState
    answer: FeedAnswer | None
    fault: str = ""
    bug: Exception | None = None
    held_up: tuple[str, ...] = ()


def fetch_feeds(
    addresses: Sequence[str],
    store: FeedStore,
    options: FetchOptions = FetchOptions(),
) -> Iterator[FetchReport]:
    """A report of each feed as soon as it is stored; first those that are not to be asked now.

    Raises StoreUnavailable. Whoever stops asking for reports, or sets `options.stop`, loses nothing.
    """
    states = {state.address: state for state in store.feed_states()}
    asked: dict[str, FeedState] = {}
    for address in dict.fromkeys(addresses):
        state = states.get(address, FeedState(address))
        every = options.settings.of(address).every
        reason = why_not_now(state, options.wanted, options.clock(), every)
        if reason is None:
            asked[address] = state
        else:
            yield FetchReport(Outcome.ENDED if state.is_gone else Outcome.WAITING, state, reason=reason)
    queue = HostQueue(asked)
    answered: Queue[_Answered] = Queue(MOST_HOSTS)
    for number in range(min(MOST_HOSTS, len(asked))):
        Thread(
            target=_ask, args=(queue, asked, answered, options), name=f"feeds-{number}", daemon=True
        ).start()
    left = len(asked)
    try:
        while left:
            try:
                found = answered.get(timeout=_CHECK_INTERVAL)
            except Empty:
                if options.stop.is_set():
                    return
                continue
            report = _stored(found, store, options)
            left -= 1
            yield report
            for address in found.held_up:
                left -= 1
                yield _held_up(asked[address], report.state, store)
    finally:
        queue.stop()
        with suppress(Empty):  # nobody waits for these any more
            while True:
                _close(answered.get_nowait())


def _ask(
    queue: HostQueue, states: dict[str, FeedState], answered: Queue[_Answered], options: FetchOptions
) -> None:
    """Asks for one feed after the other."""
    while (address := queue.next()) is not None:
        state = states[address]
        try:
            answer = fetch_feed(
                address,
                etag=state.etag,
                modified=state.modified,
                now=options.clock(),
                allow_private=options.allow_private or address in options.private,
                gate=queue.asking,
                resolve=options.resolve,
                seconds=options.seconds,
            )
            found = _Answered(state, answer, held_up=queue.drop_host_of(address) if is_busy(answer) else ())
        except IntakeError as fault:
            found = _Answered(state, None, str(fault))
        except Exception as bug:  # noqa: BLE001 - it is raised where the reports are asked for
            found = _Answered(state, None, bug=bug)
        finally:
            queue.done(address)
        while not queue.is_over:
            with suppress(Full):
                answered.put(found, timeout=_CHECK_INTERVAL)
                break
        else:
            _close(found)


def _close(found: _Answered) -> None:
    if found.answer is not None and found.answer.body is not None:
        found.answer.body.close()


def _stored(found: _Answered, store: FeedStore, options: FetchOptions) -> FetchReport:
    """Stores what came of asking for one feed, all of it or nothing."""
    state, answer, now = found.state, found.answer, options.clock()
    if found.bug is not None:
        raise found.bug
    if answer is None:
        return _failed(store, after_failure(state, found.fault, now, options.random))
    if answer.status == 304:
        state = after_answer(state, answer, None, now)
        store.store(state)
        return FetchReport(Outcome.UNCHANGED, state)
    if answer.body is None:
        fault = of_status(answer.status)
        return _failed(store, after_failure(state, fault, now, options.random, answer))
    from reader.intake.feeds.reading import read_feed  # while the next feeds are on their way

    with answer.body as body:
        try:
            feed = read_feed(body.read(), answer.url, answer.content_type)
        except IntakeError as fault:
            return _failed(store, after_failure(state, str(fault), now, options.random, answer))
    moved_from = None
    state = after_answer(state, answer, feed, now)
    if answer.moved_to is not None and answer.moved_to != state.address:
        moved_from, state = state.address, _moved(state, answer.moved_to, store)
    stored = store.store(state, feed.entries)
    retention = options.settings.of(state.address).retention
    if retention is not None:
        store.purge(state.address, now - retention)
    return FetchReport(Outcome.FETCHED, state, stored, moved_from=moved_from)


def _moved(state: FeedState, to: str, store: FeedStore) -> FeedState:
    store.move(state.address, to)
    return replace(state, address=to)


def _held_up(state: FeedState, busy: FeedState, store: FeedStore) -> FetchReport:
    """A feed whose site wants nothing to be asked of it for a while."""
    state = replace(state, due=busy.due, waits_for=busy.waits_for)
    store.store(state)
    return FetchReport(Outcome.WAITING, state, reason=state.waits_for)


def _failed(store: FeedStore, state: FeedState) -> FetchReport:
    store.store(state)
    return FetchReport(Outcome.FAILED, state, reason=state.fault)
