"""Work that nobody waits for goes on without the terminal, and in a process of its own where one can be had."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.opening.detached import do_detached
from tests.waiting import until


def test_the_work_is_done_in_another_process_without_the_terminal(tmp_path: Path) -> None:
    said = tmp_path / "said"

    def work() -> None:
        handles = [str(Path(f"/proc/self/fd/{handle}").readlink()) for handle in range(3)]
        unfinished = said.with_name("unfinished")
        unfinished.write_text(f"{os.getpid()} {os.getsid(0)} {' '.join(handles)}")
        unfinished.replace(said)

    _alone(lambda: do_detached(work))
    until(said.exists)
    process, session, *handles = said.read_text().split()
    assert process == session != str(os.getpid())
    assert handles == [os.devnull] * 3


def test_the_process_leaves_the_terminal_and_ends_though_the_work_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replaced, ends = list[tuple[int, int]](), list[int]()
    for name, instead in (("fork", lambda: 0), ("setsid", lambda: None), ("_exit", ends.append)):
        monkeypatch.setattr(os, name, instead)
    monkeypatch.setattr(os, "dup2", lambda nowhere, handle: replaced.append((nowhere, handle)))
    limits = list[int]()
    monkeypatch.setattr(signal, "alarm", limits.append)

    def work() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        _alone(lambda: do_detached(work))
    assert [handle for _, handle in replaced] == [0, 1, 2]
    assert len(limits) == len(ends) == 1
    os.close(replaced[0][0])


def test_beside_other_threads_the_work_is_done_at_once() -> None:
    done, ends = [], threading.Event()
    other = threading.Thread(target=ends.wait)
    other.start()
    do_detached(lambda: done.append(os.getpid()))
    ends.set()
    other.join()
    assert done == [os.getpid()]


def test_where_no_process_can_be_had_the_work_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    do_detached(lambda: pytest.fail("it was done"))


def _alone(act: Callable[[], None]) -> None:
    """Act where there is no other thread, as once the program has been left."""
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(threading, "active_count", lambda: 1)
        act()
