"""Drafts pages in processes of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from reader.services.bulk.feeding import answered
from reader.services.bulk.messages import answer_from, request_message
from reader.services.bulk.values import Answer, Options, Request, SourcePage
from reader.services.bulk.worker_process import WorkerProcess, answers_of


class LocalProcesses:
    """So many workers, each in a process of its own."""

    def __init__(self, count: int) -> None:
        self.workers = tuple(WorkerProcess() for _ in range(count))

    def answers(
        self, pages: Iterable[SourcePage | None], options: Options
    ) -> Iterator[tuple[SourcePage, Answer]]:
        """Each page with its answer. Raises WorkersUnavailable."""
        out: dict[WorkerProcess, deque[SourcePage]] = {worker: deque() for worker in self.workers}

        def ask(page: SourcePage) -> None:
            assert page.page is not None, "only what could be read is drafted"
            worker = min((each for each in self.workers if each.has_room), key=lambda each: each.ahead)
            worker.ask(request_message(Request(page.page, options)))
            out[worker].append(page)

        def receive(patience: float | None) -> list[tuple[SourcePage, Answer]]:
            return [
                (out[worker].popleft(), answer_from(answer))
                for worker, answer in answers_of(self.workers, patience)
            ]

        def has_room(_out: int) -> bool:
            return any(worker.has_room for worker in self.workers)

        return answered(pages, ask, receive, has_room)

    def close(self) -> None:
        for worker in self.workers:
            worker.close()
