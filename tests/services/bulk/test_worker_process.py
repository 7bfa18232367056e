"""A worker in a process of its own: it drafts, and however it dies, nothing is lost but a page that kills all."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

import reader
from reader.intake.collected_page import CollectedPage
from reader.services.bulk import worker_process
from reader.services.bulk.values import Answer, Drafted, Failed, FailureKind, Options, Request
from reader.services.bulk.worker_process import WorkerProcess
from tests.made_up_pages import page
from tests.values import some
from tests.waiting import until

PAGE = Request(CollectedPage(page(5).encode(), suffix=".html"), Options("2026-11-30"))


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    worker = WorkerProcess()
    yield worker
    worker.close()


def acting(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a program with this code stand for the worker's; `limit()` limits it as that one does."""
    begin = (
        "import os, signal, sys, time\n"
        f"sys.path.insert(0, {str(Path(reader.__file__).parents[1])!r})\n"
        "def limit():\n"
        "    from reader.intake.pages.finder import limit_itself\n"
        "    limit_itself(int(sys.argv[1]), seconds=None)\n"
    )
    monkeypatch.setattr(worker_process, "PROGRAM", (sys.executable, "-c", begin + code))


def test_one_process_drafts_one_page_after_the_other(worker: WorkerProcess) -> None:
    assert worker.pid is None
    first = worker.draft(PAGE)
    pid = worker.pid
    assert isinstance(first, Drafted)
    assert worker.draft(PAGE) == first
    assert worker.pid == pid


def test_a_worker_that_is_killed_between_pages_is_replaced(worker: WorkerProcess) -> None:
    first = worker.draft(PAGE)
    os.kill(some(worker.pid), signal.SIGKILL)
    assert worker.draft(PAGE) == first


def test_a_page_is_tried_again_after_its_worker_was_killed(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sign = tmp_path / "sign"
    acting(
        monkeypatch,
        f"sign = {str(sign)!r}\n"
        "if not os.path.exists(sign):\n    open(sign, 'w').close(); os.kill(os.getpid(), signal.SIGKILL)\n"
        "from reader.services.bulk.worker import main; main()",
    )
    assert isinstance(worker.draft(PAGE), Drafted)
    assert sign.exists()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", FailureKind.CRASHED),
        ("sys.stdin.buffer.readline(); os.kill(os.getpid(), signal.SIGSEGV)", FailureKind.CRASHED),
        ("os.kill(os.getpid(), signal.SIGXCPU)", FailureKind.TOO_SLOW),
        ("sys.exit(3)", FailureKind.TOO_LARGE),
        ("sys.stdin.buffer.readline(); raise ValueError", FailureKind.NO_ARTICLE),
    ],
)
def test_how_a_worker_dies_says_what_is_wrong_with_the_page(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch, code: str, kind: FailureKind
) -> None:
    acting(monkeypatch, code)
    answer = worker.draft(PAGE)
    assert isinstance(answer, Failed)
    assert answer.kind is kind
    assert worker.pid is None


def test_a_page_that_takes_too_long_by_the_clock_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    acting(monkeypatch, "limit()\nsys.stdin.buffer.readline(); time.sleep(600)")
    worker = WorkerProcess(seconds=0.2)
    assert worker.draft(PAGE) == Failed(FailureKind.TOO_SLOW, "it takes more than 0.2 seconds")


def test_a_worker_can_be_ended_while_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    acting(monkeypatch, "limit()\nsys.stdin.buffer.readline(); time.sleep(600)")
    worker = WorkerProcess()
    answers: list[Answer] = []
    thread = Thread(target=lambda: answers.append(worker.draft(PAGE)))
    thread.start()
    until(lambda: worker.pid is not None)
    worker.end()
    thread.join(30)
    assert [type(answer) for answer in answers] == [Failed]
    worker.close()  # once more is nothing


def test_one_that_is_ended_before_it_starts_answers_nothing(worker: WorkerProcess) -> None:
    worker.end()
    assert isinstance(worker.draft(PAGE), Failed)
