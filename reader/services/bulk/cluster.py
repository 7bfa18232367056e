"""Drafts pages on a Dask cluster; closeread must be installed where its workers run."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from logging import CRITICAL, getLogger
from math import ceil
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias
from weakref import finalize

from reader.errors import ClusterUnavailable
from reader.model.clean import clean
from reader.services.bulk.feeding import answered
from reader.services.bulk.messages import answer_from, request_message
from reader.services.bulk.values import Answer, Failed, FailureKind, Options, Request, SourcePage
from reader.services.bulk.worker_process import MOST_TRIES, WorkerProcess

if TYPE_CHECKING:
    from distributed import Future

Group: TypeAlias = list[SourcePage]
_MOST_GROUPED, _LARGEST_GROUP = 32, 2**20
"""Pages, and bytes, that are drafted as one task: a scheduler needs some milliseconds for each task."""
_MOST_WAITING = 2**26
"""Bytes of pages that are read before they are sent, at the most."""
_AHEAD = 2
"""Groups that wait or are worked on, for each thread of the cluster."""
_PATIENCE = 10.0
"""Seconds that a scheduler, and its first worker, are waited for."""
_PAGE_PATIENCE = 60.0
"""Seconds for each page of a group that its answers are waited for: a worker had them, or has to find them again."""
_COUNT_INTERVAL = 5.0
"""Seconds between two counts of the cluster's threads, which may become more or fewer."""
_LOST = "the cluster’s scheduler is gone; the same command goes on from here"
_LOCAL = threading.local()
"""The worker process of each thread of a cluster's worker."""


class DaskCluster:
    """The cluster of a scheduler (`tcp://host:8786`). Raises ClusterUnavailable where it doesn't answer."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client  # an extra, which few need
        except ImportError:
            raise ClusterUnavailable(
                "a cluster is reached with Dask distributed: pip install 'closeread[cluster]'"
            ) from None
        getLogger("distributed").setLevel(CRITICAL)  # what there is to say is said here
        try:
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError):
            raise ClusterUnavailable(f"no Dask scheduler answers at {clean(address)}") from None
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            self._client.close()
            raise ClusterUnavailable(f"the cluster at {clean(address)} has no workers yet") from None
        self._settled: SimpleQueue[tuple[Group, Future[list[bytes]]]] = SimpleQueue()
        self._threads, self._counted = 0, -_COUNT_INTERVAL

    def answers(
        self, pages: Iterable[SourcePage | None], options: Options
    ) -> Iterator[tuple[SourcePage, Answer]]:
        def ask(group: Group) -> None:
            future = self._sent(group, options)
            future.add_done_callback(lambda settled: self._settled.put((group, settled)))

        def receive(patience: float | None) -> list[tuple[Group, Future[list[bytes]]]]:
            with suppress(Empty):
                return [self._settled.get(timeout=patience)]
            return []

        groups = _grouped(pages, self._thread_count)
        for group, future in answered(groups, ask, receive, lambda out: out < _AHEAD * self._thread_count()):
            yield from zip(group, self._answers(group, options, future), strict=True)

    def close(self) -> None:
        self._client.close()

    def _sent(self, group: Group, options: Options, priority: int = 0) -> Future[list[bytes]]:
        """The answers to some pages, which are on their way; those of a higher priority come first."""
        requests = []
        for page in group:
            assert page.page is not None, "only what could be read is drafted"
            requests.append(request_message(Request(page.page, options)))
        return self._client.submit(draft_there, requests, pure=False, priority=priority)

    def _answers(self, group: Group, options: Options, future: Future[list[bytes]]) -> list[Answer]:
        """What a worker answered, or what others do page by page where that is lost. Raises ClusterUnavailable."""
        answers = self._result(group, options, future)
        if answers is not None:
            return answers
        if len(group) == 1:
            return [Failed(FailureKind.CRASHED, "the workers of the cluster that worked on it ended")]
        # one of them may have ended the workers: none of the others is sent before it is known which
        alone: list[Answer] = []
        for page in group:
            alone += self._answers([page], options, self._sent([page], options, priority=1))
        return alone

    def _result(self, group: Group, options: Options, future: Future[list[bytes]]) -> list[Answer] | None:
        """What a worker answered, or another where that is lost; None where all that had the group ended.

        Raises ClusterUnavailable.
        """
        from distributed import KilledWorker  # there by now, for who has a cluster

        for _ in range(MOST_TRIES):
            try:
                answers: list[bytes] = future.result(timeout=_PAGE_PATIENCE * len(group))
            except KilledWorker:
                break
            except (CancelledError, OSError):  # a timeout is one, too
                self._count_threads()
                future = self._sent(group, options, priority=1)
            except ImportError as fault:
                raise ClusterUnavailable(f"the cluster’s workers can’t draft: {clean(str(fault))}") from fault
            else:
                return list(map(answer_from, answers))
        return None

    def _thread_count(self) -> int:
        """The threads of the cluster, at least one. Raises ClusterUnavailable."""
        if monotonic() - self._counted >= _COUNT_INTERVAL:
            self._count_threads()
        return max(self._threads, 1)

    def _count_threads(self) -> None:
        """Ask the scheduler for its workers. Raises ClusterUnavailable where it is gone."""
        self._counted = monotonic()
        try:
            self._threads = sum(self._client.nthreads().values())
        except OSError as fault:
            raise ClusterUnavailable(_LOST) from fault


def _grouped(pages: Iterable[SourcePage | None], threads: Callable[[], int]) -> Iterator[Group | None]:
    """The pages in groups, which a scheduler has less to do with; None where none has come for a moment.

    The last of what has come goes in ever smaller groups, so that all threads end at about the same time.
    """
    waiting: deque[SourcePage] = deque()
    size = 0
    for page in pages:
        if page is None:
            yield from _shares(waiting, threads())
            size = 0
            yield None
            continue
        waiting.append(page)
        size += _size(page)
        if len(waiting) >= _MOST_GROUPED * _AHEAD * threads() or size >= _MOST_WAITING:
            group = _cut(waiting, _MOST_GROUPED)
            size -= sum(map(_size, group))
            yield group
    yield from _shares(waiting, threads())


def _shares(waiting: deque[SourcePage], threads: int) -> Iterator[Group]:
    """All pages that wait, in groups of which each thread gets some."""
    while waiting:
        yield _cut(waiting, min(_MOST_GROUPED, ceil(len(waiting) / (_AHEAD * threads))))


def _cut(waiting: deque[SourcePage], most: int) -> Group:
    """The first pages that wait, as many as make a group."""
    group: Group = []
    size = 0
    while waiting and len(group) < most and size < _LARGEST_GROUP:
        group.append(waiting.popleft())
        size += _size(group[-1])
    return group


def _size(page: SourcePage) -> int:
    """The bytes of a page."""
    return len(page.page.content) if page.page is not None else 0


def draft_there(requests: Sequence[bytes]) -> list[bytes]:
    """The answers to requests, in a worker of the cluster: from a process below it, which can die without harm."""
    worker: WorkerProcess | None = getattr(_LOCAL, "worker", None)
    if worker is None:
        worker = _LOCAL.worker = WorkerProcess()
        finalize(threading.current_thread(), worker.close).atexit = False  # it ends with its input
    return worker.draft(requests)
