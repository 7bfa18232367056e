"""Fetches the pages of many addresses: several hosts at once, each asked for one page at a time, with pauses."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread

from reader.errors import AskLater, IntakeError
from reader.intake.collected_page import CollectedPage
from reader.intake.web.addresses import addresses_of
from reader.intake.web.fetch import SECONDS, Resolve, fetch
from reader.services.bulk.sources import key_of_address
from reader.services.bulk.values import Failed, FailureKind, SourcePage
from reader.services.feeds.hosts import HostQueue

_HOSTS = 8
"""Hosts that are asked at once."""
_CHECK_INTERVAL = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class FetchRules:
    """How pages are fetched. `pause` and `again` are seconds: between two pages of a host, and before what failed is
    asked for once more. `allow_private`: hosts of private networks may be asked, too. `resolve` finds hosts.
    """

    allow_private: bool = False
    pause: float = 1.0
    again: tuple[float, ...] = (2.0, 8.0)
    seconds: float = SECONDS
    resolve: Resolve = addresses_of


def fetched_pages(
    addresses: Sequence[str],
    weight: int,
    rules: FetchRules,
    is_finished: Callable[[bytes], bool] = lambda _: False,
) -> Generator[SourcePage | None, None, None]:
    """The pages of addresses as they come, and None where none has come for a moment; `weight` is that of each.

    Those that are finished come first, without their bytes. Whoever stops asking for more ends the fetching.
    """
    wanted: list[str] = []
    for address in addresses:
        key = key_of_address(address)
        if is_finished(key):
            yield SourcePage(address, key, weight, None)
        else:
            wanted.append(address)
    queue, stop = HostQueue(wanted), Event()
    pages: Queue[SourcePage | Exception] = Queue(_HOSTS)
    for number in range(min(_HOSTS, len(wanted))):
        args = (queue, pages, stop, rules, weight)
        Thread(target=_fetch_some, args=args, name=f"fetching-{number}", daemon=True).start()
    try:
        left = len(wanted)
        while left:
            page = None
            with suppress(Empty):
                page = pages.get(timeout=_CHECK_INTERVAL)
                left -= 1
            if isinstance(page, Exception):
                raise page
            yield page
    finally:
        stop.set()
        queue.stop()


def _fetch_some(
    queue: HostQueue, pages: Queue[SourcePage | Exception], stop: Event, rules: FetchRules, weight: int
) -> None:
    """Fetches one page after the other, for as long as somebody takes them."""
    while (address := queue.next()) is not None:
        page: SourcePage | Exception
        try:
            page = _fetched(address, stop, rules, weight)
        except Exception as bug:  # noqa: BLE001 - it is raised where the pages are asked for
            page = bug
        while not stop.is_set():
            with suppress(Full):
                pages.put(page, timeout=_CHECK_INTERVAL)
                break
        stop.wait(rules.pause)
        queue.done(address)


def _fetched(address: str, stop: Event, rules: FetchRules, weight: int) -> SourcePage:
    """The page of an address; one that a site doesn't give now is asked for again, some times."""
    key = key_of_address(address)
    for pause in (*rules.again, None):
        try:
            sent = fetch(
                address,
                lambda _: None,
                allow_private=rules.allow_private,
                resolve=rules.resolve,
                seconds=rules.seconds,
            )
        except AskLater as fault:
            failed = Failed(FailureKind.NOT_FETCHED, str(fault))
            if pause is None or stop.wait(pause):
                break
        except IntakeError as fault:
            failed = Failed(FailureKind.NOT_FETCHED, str(fault))
            break
        else:
            page = CollectedPage(sent.content, sent.url, sent.kind, sent.encoding)
            return SourcePage(address, key, weight, page)
    return SourcePage(address, key, weight, None, failed)
