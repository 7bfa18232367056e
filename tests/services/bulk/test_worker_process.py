"""A worker in a process of its own: it drafts, and however it dies, nothing is lost but a page that kills all."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader
from reader.errors import WorkersUnavailable
from reader.intake.collected_page import CollectedPage
from reader.services.bulk import worker_process
from reader.services.bulk.messages import READY, answer_from, request_message
from reader.services.bulk.values import Answer, Drafted, Failed, FailureKind, Options, Request
from reader.services.bulk.worker_process import WorkerProcess, answers_of
from tests.made_up_pages import page
from tests.values import some


def request_for(number: int) -> bytes:
    return request_message(
        Request(CollectedPage(page(number).encode(), suffix=".html"), Options("2026-11-30"))
    )


PAGE = request_for(5)


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    worker = WorkerProcess()
    yield worker
    worker.close()


def acting(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a program with this code stand for the worker's; `limit()` and `ready()` do what that one does."""
    begin = (
        "import os, signal, sys, time\n"
        f"sys.path.insert(0, {str(Path(reader.__file__).parents[1])!r})\n"
        "def limit():\n"
        "    from reader.intake.pages.finder import limit_itself\n"
        "    limit_itself(int(sys.argv[1]), seconds=None)\n"
        "def ready():\n"
        f"    os.write(1, {READY!r})\n"
    )
    monkeypatch.setattr(worker_process, "PROGRAM", (sys.executable, "-c", begin + code))


def draft(worker: WorkerProcess, *requests: bytes) -> list[Answer]:
    return list(map(answer_from, worker.draft(requests)))


def test_one_process_drafts_one_page_after_the_other(worker: WorkerProcess) -> None:
    assert worker.pid is None
    first = draft(worker, PAGE)
    pid = worker.pid
    assert [type(answer) for answer in first] == [Drafted]
    assert draft(worker, PAGE) == first
    assert worker.pid == pid


def test_answers_come_in_the_order_of_requests(worker: WorkerProcess) -> None:
    together = draft(worker, *map(request_for, range(20)))
    assert together == [draft(worker, request_for(number))[0] for number in range(20)]
    assert all(isinstance(answer, Drafted) for answer in together)


def test_a_page_that_is_larger_than_a_pipe_is_sent_while_answers_are_read(worker: WorkerProcess) -> None:
    text = "The mayor left the town.\n\n" * 40_000
    large = request_message(Request(CollectedPage(text.encode(), suffix=".txt"), Options("2026-11-30")))
    assert [type(answer) for answer in draft(worker, large, PAGE, large)] == [Drafted] * 3


def test_a_worker_that_is_killed_between_pages_is_replaced(worker: WorkerProcess) -> None:
    first = draft(worker, PAGE)
    os.kill(some(worker.pid), signal.SIGKILL)
    assert draft(worker, PAGE) == first


def test_a_page_and_those_behind_it_are_tried_again_after_their_worker_was_killed(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sign = tmp_path / "sign"
    acting(
        monkeypatch,
        f"sign = {str(sign)!r}\n"
        "if not os.path.exists(sign):\n    open(sign, 'w').close(); os.kill(os.getpid(), signal.SIGKILL)\n"
        "from reader.services.bulk.worker import main; main()",
    )
    assert [type(answer) for answer in draft(worker, PAGE, request_for(6))] == [Drafted] * 2
    assert sign.exists()


def test_no_page_is_to_blame_for_workers_that_end_before_they_can_begin(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    acting(
        monkeypatch,
        f"folder = {str(tmp_path)!r}\n"
        "begun = len(os.listdir(folder))\n"
        "if begun < 5:\n"
        "    open(os.path.join(folder, str(begun)), 'w').close()\n"
        "    if begun % 2: sys.exit(1)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "from reader.services.bulk.worker import main; main()",
    )
    assert [type(answer) for answer in draft(worker, PAGE, request_for(6))] == [Drafted] * 2
    assert len(list(tmp_path.iterdir())) == 5


def test_where_no_worker_can_begin_it_says_so(worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "_MOST_STARTS", 4)
    acting(monkeypatch, "sys.exit(1)")
    with pytest.raises(
        WorkersUnavailable, match="4 workers ended before they could begin; try fewer of them"
    ):
        worker.draft([PAGE])
    assert worker.ahead == 0


def test_only_the_page_that_kills_its_workers_has_no_article(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting(
        monkeypatch,
        "from reader.services.bulk import worker\n"
        "answer_to = worker.answer_to\n"
        "def deadly(request):\n"
        "    if b'file 6<' in request.page.content: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return answer_to(request)\n"
        "worker.answer_to = deadly\n"
        "worker.main()",
    )
    answers = draft(worker, *map(request_for, range(5, 10)))
    assert [type(answer) for answer in answers] == [Drafted, Failed, Drafted, Drafted, Drafted]
    assert answers[0] != answers[2]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ready(); os.kill(os.getpid(), signal.SIGKILL)", FailureKind.CRASHED),
        ("ready(); sys.stdin.buffer.read(1); os.kill(os.getpid(), signal.SIGSEGV)", FailureKind.CRASHED),
        ("ready(); os.kill(os.getpid(), signal.SIGXCPU)", FailureKind.TOO_SLOW),
        ("ready(); sys.exit(3)", FailureKind.TOO_LARGE),
        ("ready(); sys.stdin.buffer.read(1); raise ValueError", FailureKind.NO_ARTICLE),
    ],
)
def test_how_a_worker_dies_says_what_is_wrong_with_the_page(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch, code: str, kind: FailureKind
) -> None:
    acting(monkeypatch, code)
    (answer,) = draft(worker, PAGE)
    assert isinstance(answer, Failed)
    assert answer.kind is kind
    assert worker.pid is None


def test_pages_that_take_too_long_by_the_clock_are_left_each_with_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    acting(monkeypatch, "limit()\nsys.stdin.buffer.read(1); time.sleep(600)")
    worker = WorkerProcess(seconds=0.2)
    too_slow = Failed(FailureKind.TOO_SLOW, "it takes more than 0.2 seconds")
    assert draft(worker, PAGE, PAGE) == [too_slow] * 2
    assert worker.pid is None


def test_a_worker_has_room_for_some_pages_and_not_for_many_bytes(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting(monkeypatch, "limit(); time.sleep(600)")
    worker.ask(bytes(2**17))
    assert (worker.has_room, worker.ahead) == (True, 2**17)
    worker.ask(bytes(2**17))
    assert not worker.has_room
    worker.close()
    assert worker.has_room
    for _ in range(16):
        worker.ask(b"page")
    assert not worker.has_room
    assert answers_of([worker], 0.01) == []
    worker.close()
    worker.close()  # once more is nothing
    assert answers_of([worker]) == []


def test_where_no_process_can_be_started_it_says_so(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "PROGRAM", ("/nowhere/python",))
    with pytest.raises(WorkersUnavailable, match="no worker can be started: no such file"):
        worker.draft([PAGE])
    assert worker.ahead == 0
