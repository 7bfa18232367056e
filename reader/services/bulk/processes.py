"""Drafts pages in processes of this machine, no more of them at once than there are workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import SimpleQueue
from threading import Thread

from reader.services.bulk.feeding import answered
from reader.services.bulk.values import Answer, Options, Request, SourcePage
from reader.services.bulk.worker_process import WorkerProcess

_AHEAD = 4
"""Pages that wait or are worked on, for each worker: some, so that it has work while others' articles are stored."""
_PATIENCE = 5.0
"""Seconds that a thread is waited for whose process has been ended."""


class LocalProcesses:
    """So many workers, each in a process of its own, with a thread here that waits for it."""

    def __init__(self, count: int) -> None:
        self.workers = tuple(WorkerProcess() for _ in range(count))
        self._asked: SimpleQueue[tuple[SourcePage, Request] | None] = SimpleQueue()
        self._answered: SimpleQueue[tuple[SourcePage, Answer]] = SimpleQueue()
        self._threads = [
            Thread(target=self._serve, args=(worker,), name=f"drafting-{number}", daemon=True)
            for number, worker in enumerate(self.workers)
        ]
        for thread in self._threads:
            thread.start()

    def answers(
        self, pages: Iterable[SourcePage | None], options: Options
    ) -> Iterator[tuple[SourcePage, Answer]]:
        def ask(page: SourcePage) -> None:
            assert page.page is not None, "only what could be read is drafted"
            self._asked.put((page, Request(page.page, options)))

        return answered(pages, ask, self._answered, lambda: _AHEAD * len(self.workers))

    def close(self) -> None:
        for worker in self.workers:
            self._asked.put(None)
            worker.end()
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _serve(self, worker: WorkerProcess) -> None:
        while (asked := self._asked.get()) is not None:
            page, request = asked
            self._answered.put((page, worker.draft(request)))
        worker.close()
