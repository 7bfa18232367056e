"""Drafts pages on a Dask cluster; closeread must be installed where its workers run."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from logging import CRITICAL, getLogger
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias
from weakref import finalize

from reader.errors import ClusterUnavailable
from reader.model.clean import clean
from reader.services.bulk.feeding import answered
from reader.services.bulk.values import Answer, Failed, FailureKind, Options, Request, SourcePage
from reader.services.bulk.worker_process import MOST_TRIES, WorkerProcess

if TYPE_CHECKING:
    from distributed import Future

Group: TypeAlias = list[SourcePage]
_MOST_GROUPED, _LARGEST_GROUP = 8, 2**20
"""Pages, and bytes, that are drafted as one task: a scheduler needs some milliseconds for each task."""
_AHEAD = 2
"""Groups that wait or are worked on, for each thread of the cluster."""
_PATIENCE = 10.0
"""Seconds that a scheduler, and its first worker, are waited for."""
_RESULT_PATIENCE = 60.0
"""Seconds that a result is waited for which a worker had, or has to find once more for one that ended."""
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
        self._settled: SimpleQueue[tuple[Group, Future[list[Answer]]]] = SimpleQueue()
        self._threads, self._counted = 0, -_COUNT_INTERVAL

    def answers(
        self, pages: Iterable[SourcePage | None], options: Options
    ) -> Iterator[tuple[SourcePage, Answer]]:
        def ask(group: Group) -> None:
            future = self._sent(group, options)
            future.add_done_callback(lambda settled: self._settled.put((group, settled)))

        for group, future in answered(_grouped(pages), ask, self._settled, self._most):
            yield from zip(group, self._answers(group, options, future), strict=True)

    def close(self) -> None:
        self._client.close()

    def _sent(self, group: Group, options: Options) -> Future[list[Answer]]:
        """The answers to some pages, which are on their way."""
        requests = [Request(page.page, options) for page in group if page.page is not None]
        return self._client.submit(draft_there, requests, pure=False)

    def _answers(self, group: Group, options: Options, future: Future[list[Answer]]) -> list[Answer]:
        """What a worker answered; where that is lost with its worker, what another does. Raises ClusterUnavailable."""
        from distributed import KilledWorker  # there by now, for who has a cluster

        for _ in range(MOST_TRIES):
            try:
                answers: list[Answer] = future.result(timeout=_RESULT_PATIENCE)
            except KilledWorker:
                break
            except (CancelledError, OSError):  # a timeout is one, too
                self._count_threads()
                future = self._sent(group, options)
            except ImportError as fault:
                raise ClusterUnavailable(f"the cluster’s workers can’t draft: {clean(str(fault))}") from fault
            else:
                return answers
        return [Failed(FailureKind.CRASHED, "the workers of the cluster that worked on it ended")] * len(
            group
        )

    def _most(self) -> int:
        """How many pages may be out at a time. Raises ClusterUnavailable."""
        if monotonic() - self._counted >= _COUNT_INTERVAL:
            self._count_threads()
        return _AHEAD * max(self._threads, 1)

    def _count_threads(self) -> None:
        """Ask the scheduler for its workers. Raises ClusterUnavailable where it is gone."""
        self._counted = monotonic()
        try:
            self._threads = sum(self._client.nthreads().values())
        except OSError as fault:
            raise ClusterUnavailable(_LOST) from fault


def _grouped(pages: Iterable[SourcePage | None]) -> Iterator[Group | None]:
    """The pages some at a time, which a scheduler has less to do with; None where none has come for a moment."""
    group: Group = []
    size = 0
    for page in pages:
        if page is not None and page.page is not None:
            group.append(page)
            size += len(page.page.content)
        if group and (page is None or len(group) >= _MOST_GROUPED or size >= _LARGEST_GROUP):
            yield group
            group, size = [], 0
        elif page is None:
            yield None
    if group:
        yield group


def draft_there(requests: Sequence[Request]) -> list[Answer]:
    """The answers to requests, in a worker of the cluster: from a process below it, which can die without harm."""
    worker: WorkerProcess | None = getattr(_LOCAL, "worker", None)
    if worker is None:
        worker = _LOCAL.worker = WorkerProcess()
        finalize(threading.current_thread(), worker.close)
    return [worker.draft(request) for request in requests]
