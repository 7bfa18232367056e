"""A worker in a process of its own: started when it is needed, again when it died, ended when it takes too long."""

from __future__ import annotations

import os
import select
import signal
import subprocess
from collections import deque
from collections.abc import Iterator, Sequence
from math import ceil
from time import monotonic

from reader.errors import WorkersUnavailable
from reader.intake.own_process import command_of
from reader.model.clean import clean
from reader.services.bulk.messages import READY, answer_message, cut_messages
from reader.services.bulk.values import Failed, FailureKind
from reader.services.bulk.worker import OUT_OF_MEMORY

PROGRAM = command_of("reader.services.bulk.worker")
MOST_TRIES = 3
"""Workers that a page may see die for no fault of theirs that is known."""
_MOST_STARTS = 50
"""Processes, one after the other, that may end before they can work: no page is to blame for that."""
_LONGEST = 300.0
"""Seconds that a page may take by the clock: the worker’s own limit is of the processor’s time, and much less."""
_MOST_AHEAD, _LARGEST_AHEAD = 16, 2**18
"""Pages, and bytes of them, that a worker has before it: enough that it never waits while articles are stored."""
_PIECE = 2**16


class WorkerProcess:
    """Drafts pages, one at a time, in a process that can die without harm; the next ones are in its pipe meanwhile.

    Requests and answers are messages. For one thread.
    """

    def __init__(self, seconds: float = _LONGEST) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: deque[bytes] = deque()
        self._unsent: deque[memoryview] = deque()
        self._read = bytearray()
        self._tries = 0
        self._is_ready = False
        self._starts = 0
        self._until = 0.0

    def draft(self, requests: Sequence[bytes]) -> list[bytes]:
        """The answers to requests, in their order. Raises WorkersUnavailable."""
        answers: list[bytes] = []
        try:
            for request in requests:
                self.ask(request)
            while self._asked:
                answers.extend(answer for _, answer in answers_of([self]))
        finally:
            if self._asked:
                self.close()
        return answers

    def ask(self, request: bytes) -> None:
        """Have one page more drafted; `answers_of` gives the answers, in the order of requests.

        Raises WorkersUnavailable.
        """
        self._asked.append(request)
        if len(self._asked) == 1:
            self._begin_page()
        if self._process is None:
            self._start()
        else:
            self._unsent.append(memoryview(request))
            self._send(self._process)

    @property
    def ahead(self) -> int:
        """Bytes of the pages that it was asked for and has not answered."""
        return sum(map(len, self._asked))

    @property
    def has_room(self) -> bool:
        """Whether it should be asked for another page, so that it need not wait for it later."""
        return not self._asked or (len(self._asked) < _MOST_AHEAD and self.ahead < _LARGEST_AHEAD)

    @property
    def pid(self) -> int | None:
        """The id of the process; None where none runs."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process, wait until it is gone, and forget what it was asked."""
        self._asked.clear()
        self._starts = 0
        if self._process is not None:
            self._process.kill()
            self._buried(self._process)

    # -- one page after the other

    @property
    def seconds_left(self) -> float:
        """The seconds that the page may still take which is worked on."""
        return self._until - monotonic()

    def wait_for(self, poll: select.poll) -> Iterator[int]:
        """The handles by which the process goes on, once they are registered."""
        if self._process is not None:
            assert self._process.stdin is not None and self._process.stdout is not None, "they are pipes"
            poll.register(output := self._process.stdout.fileno(), select.POLLIN)
            yield output
            if self._unsent:
                poll.register(pages := self._process.stdin.fileno(), select.POLLOUT)
                yield pages

    def advance(self) -> Iterator[bytes]:
        """The answers that have come, without waiting; more of what is to be drafted is sent."""
        if self._process is not None:
            self._send(self._process)
            yield from self._received(self._process)

    def _begin_page(self) -> None:
        self._tries = 0
        self._until = monotonic() + self._seconds

    def _answered(self, answer: bytes) -> bytes:
        """The answer to the page that was worked on; the time of the next one begins."""
        self._asked.popleft()
        self._begin_page()
        return answer

    def _send(self, process: subprocess.Popen[bytes]) -> None:
        """Send as much as the pipe takes now."""
        assert process.stdin is not None, "it is a pipe"
        try:
            while self._unsent:
                sent = os.write(process.stdin.fileno(), self._unsent[0])
                self._unsent[0] = self._unsent[0][sent:]
                if not self._unsent[0]:
                    self._unsent.popleft()
        except BlockingIOError:
            pass
        except BrokenPipeError:  # what it has answered before comes first
            self._unsent.clear()

    def _received(self, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
        """The answers that have come; for a page whose worker died too often, why it has none."""
        assert process.stdout is not None, "it is a pipe"
        try:
            piece = os.read(process.stdout.fileno(), _PIECE)
        except BlockingIOError:
            if self.seconds_left <= 0:
                yield self._too_slow(process)
            return
        if not piece:
            yield from self._after_death(process)
        self._read += piece
        for answer in cut_messages(self._read):
            if self._is_ready:
                yield self._answered(answer)
            else:
                assert answer == READY, "a worker says so first"
                self._is_ready = True
                self._starts = 0

    def _after_death(self, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
        """The answer to the page that was worked on, unless it is tried again; those behind it are not lost.

        Raises WorkersUnavailable.
        """
        status = self._buried(process)
        if not self._is_ready:
            if self._starts >= _MOST_STARTS:
                raise WorkersUnavailable(
                    f"{_MOST_STARTS} workers ended before they could begin; try fewer of them"
                )
            self._start()
            return
        failed = _failure(status)
        self._tries += 1
        if failed is None and self._tries == MOST_TRIES:
            failed = Failed(FailureKind.CRASHED, f"{MOST_TRIES} workers ended while they worked on it")
        if failed is not None:
            yield self._answered(answer_message(failed))
        if self._asked:
            self._start()

    def _too_slow(self, process: subprocess.Popen[bytes]) -> bytes:
        """The answer to a page that takes too long by the clock; its process is replaced."""
        process.kill()
        self._buried(process)
        failed = Failed(FailureKind.TOO_SLOW, f"it takes more than {self._seconds:g} seconds")
        answer = self._answered(answer_message(failed))
        if self._asked:
            self._start()
        return answer

    # -- the process

    def _start(self) -> None:
        """Start a process, and send it all that is not answered. Raises WorkersUnavailable."""
        self._is_ready = False
        self._starts += 1
        try:
            # in a group of its own: Ctrl+C is for the program alone, which then ends its workers
            self._process = process = subprocess.Popen(
                (*PROGRAM, str(os.getpid())),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                process_group=0,
            )
        except OSError as fault:
            why = clean(fault.strerror or "the system refuses").lower()
            raise WorkersUnavailable(f"no worker can be started: {why}; try fewer of them") from fault
        assert process.stdin is not None and process.stdout is not None, "they are pipes"
        os.set_blocking(process.stdin.fileno(), False)
        os.set_blocking(process.stdout.fileno(), False)
        self._until = monotonic() + self._seconds
        self._unsent = deque(memoryview(request) for request in self._asked)
        self._send(process)

    def _buried(self, process: subprocess.Popen[bytes]) -> int:
        """The exit status of a process that has ended, or is about to."""
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        self._process = None
        self._read.clear()
        return process.wait()


def answers_of(
    workers: Sequence[WorkerProcess], patience: float | None = None
) -> list[tuple[WorkerProcess, bytes]]:
    """What those of some workers answer that were asked for pages; empty where nothing has come yet.

    Waits for `patience` seconds at the most; None: until something happens. Raises WorkersUnavailable.
    """
    asked = [worker for worker in workers if worker.ahead]
    if not asked:
        return []
    poll = select.poll()
    by_handle = {handle: worker for worker in asked for handle in worker.wait_for(poll)}
    seconds = min(worker.seconds_left for worker in asked)
    if patience is not None:
        seconds = min(seconds, patience)
    ready = {by_handle[handle] for handle, _ in poll.poll(ceil(max(seconds, 0) * 1_000))}
    late = [worker for worker in asked if worker not in ready and worker.seconds_left <= 0]
    return [(worker, answer) for worker in (*ready, *late) for answer in worker.advance()]


def _failure(status: int) -> Failed | None:
    """What is wrong with a page whose process ended so; None where it was killed by whomever."""
    if status == -signal.SIGXCPU:
        return Failed(FailureKind.TOO_SLOW, "it takes too much of the processor’s time")
    if status == OUT_OF_MEMORY:
        return Failed(FailureKind.TOO_LARGE, "it takes too much memory")
    if status > 0:
        return Failed(FailureKind.NO_ARTICLE, "the page is made in a way that nothing can be found in")
    return None
