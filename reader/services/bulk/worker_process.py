"""A worker in a process of its own: started when it is needed, again when it died, ended when it takes too long."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import reader
from reader.services.bulk.values import Answer, Failed, FailureKind, Request
from reader.services.bulk.worker import OUT_OF_MEMORY, answer_from, write_request

PROGRAM = (
    sys.executable,
    "-P",  # only what is installed is imported, nothing that lies beside the program
    "-c",
    f"import sys; sys.path.append({str(Path(reader.__file__).parents[1])!r});"
    "from reader.services.bulk.worker import main; main()",
)
MOST_TRIES = 3
"""Workers that a page may see die for no fault of theirs that is known."""
_LONGEST = 300.0
"""Seconds that a page may take by the clock: the worker’s own limit is of the processor’s time, and much less."""
_PIECE = 1 << 16


class WorkerProcess:
    """Drafts pages, one at a time, in a process that can die without harm. For one thread."""

    def __init__(self, seconds: float = _LONGEST) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ended = False

    def draft(self, request: Request) -> Answer:
        """The article of a page, or why there is none; a worker that is killed meanwhile is replaced."""
        for _ in range(MOST_TRIES):
            if self._is_ended:
                break
            if (answer := self._try(request)) is not None:
                return answer
        return Failed(FailureKind.CRASHED, f"{MOST_TRIES} workers ended while they worked on it")

    def end(self) -> None:
        """End the process at once, and start no other: from any thread."""
        self._is_ended = True
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process, and wait until it is gone."""
        self.end()
        if self._process is not None:
            self._buried(self._process)

    @property
    def pid(self) -> int | None:
        """The id of the process; None where none runs."""
        return self._process.pid if self._process else None

    def _try(self, request: Request) -> Answer | None:
        """What one process answers; None where it was killed by whomever."""
        process = self._process or self._started()
        assert process.stdin is not None, "it is a pipe"
        try:
            write_request(request, process.stdin)
            return self._answer(process)
        except BrokenPipeError:
            pass
        except TimeoutError:
            process.kill()
            self._buried(process)
            return Failed(FailureKind.TOO_SLOW, f"it takes more than {self._seconds:g} seconds")
        status = self._buried(process)
        if status == -signal.SIGXCPU:
            return Failed(FailureKind.TOO_SLOW, "it takes too much of the processor’s time")
        if status == OUT_OF_MEMORY:
            return Failed(FailureKind.TOO_LARGE, "it takes too much memory")
        if status > 0:
            return Failed(FailureKind.NO_ARTICLE, "the page is made in a way that nothing can be found in")
        return None

    def _started(self) -> subprocess.Popen[bytes]:
        # in a group of its own: Ctrl+C is for the program alone, which then ends its workers
        self._process = subprocess.Popen(
            (*PROGRAM, str(os.getpid())),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )
        if self._is_ended:
            self._process.kill()
        return self._process

    def _buried(self, process: subprocess.Popen[bytes]) -> int:
        """The exit status of a process that has ended, or is about to."""
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # what it did not read any more
                    pipe.close()
        self._process = None
        return process.wait()

    def _answer(self, process: subprocess.Popen[bytes]) -> Answer:
        """Read what the process answers. Raises BrokenPipeError where it ends before, TimeoutError."""
        assert process.stdout is not None, "it is a pipe"
        handle, until = process.stdout.fileno(), monotonic() + self._seconds
        read = bytearray()
        while (end := read.find(b"\n")) < 0:
            read += _piece(handle, until)
        about: dict[str, Any] = json.loads(read[:end])
        del read[: end + 1]
        while len(read) < about["size"]:
            read += _piece(handle, until)
        return answer_from(about, bytes(read))


def _piece(handle: int, until: float) -> bytes:
    """Some of what comes next. Raises BrokenPipeError at the end, TimeoutError."""
    ready, _, _ = select.select([handle], [], [], max(until - monotonic(), 0))
    if not ready:
        raise TimeoutError
    piece = os.read(handle, _PIECE)
    if not piece:
        raise BrokenPipeError
    return piece
