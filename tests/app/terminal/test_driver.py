"""The way to the terminal: all that is drawn arrives, or nothing more once it is gone or given back."""

from __future__ import annotations

import os
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import pytest

from reader.app.terminal import output as module
from reader.app.terminal.output import Terminal

ENTER, LEAVE = "\x1b[?1049h", b"\x1b[?1049l"


class Pair:
    """A pseudo-terminal: what the program has of it, and its other end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        self.file = os.fdopen(self.slave, "w", closefd=False)
        for name in ("__stdin__", "__stderr__"):
            monkeypatch.setattr(sys, name, self.file)
        self.lost = 0
        self.terminal = Terminal(self._lose)
        self.read = b""

    def _lose(self) -> None:
        self.lost += 1

    def read_until(self, end: bytes) -> bytes:
        while not self.read.endswith(end):
            self.read += os.read(self.master, 65_536)
        return self.read

    def hang_up(self) -> None:
        os.close(self.master)
        self.master = -1

    def close(self) -> None:
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    monkeypatch.setattr(module, "_TIMEOUT", 0.05)
    pair = Pair(monkeypatch)
    yield pair
    pair.close()


def test_many_pieces_are_drawn_before_anybody_asks_for_it(pair: Pair) -> None:
    for number in range(64):
        pair.terminal.write(f"{number},")
    assert pair.read_until(b"63,") == ",".join(map(str, range(64))).encode() + b","


def test_a_terminal_that_another_program_has_made_non_blocking_gets_all_of_it(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, select = Event(), vars(module)["select"]

    def selecting(*given: Any) -> Any:
        waits.set()
        return select(*given)

    monkeypatch.setattr(module, "select", selecting)
    os.set_blocking(pair.slave, False)
    with suppress(BlockingIOError):
        while True:
            os.write(pair.slave, b".")
    words = "".join(f"{number:07} " for number in range(10_000))

    def draw() -> None:
        pair.terminal.write(words + "end")
        pair.terminal.flush()

    drawing = Thread(target=draw)
    drawing.start()
    assert waits.wait(20)
    assert pair.read_until(b"end").lstrip(b".") == words.encode() + b"end"
    drawing.join()


def test_a_terminal_that_is_gone_is_told_once_and_drawn_on_no_more(pair: Pair) -> None:
    pair.hang_up()
    for _ in range(3):
        pair.terminal.write("words")
        pair.terminal.flush()
    assert pair.lost == 1


def test_a_writer_that_waits_for_a_terminal_that_takes_nothing_is_cut_off(pair: Pair) -> None:
    pair.terminal.write(ENTER)
    pair.terminal.flush()

    def draw() -> None:
        pair.terminal.write("x" * 1_000_000)
        pair.terminal.flush()

    drawing = Thread(target=draw)
    drawing.start()
    pair.terminal.restore()
    drawing.join(20)
    assert not drawing.is_alive()
    os.set_blocking(pair.master, False)
    assert os.read(pair.master, 1_000_000).count(b"x") < 100_000


def test_a_terminal_that_was_never_entered_is_written_nothing_to(pair: Pair) -> None:
    pair.terminal.restore()
    os.set_blocking(pair.master, False)
    with pytest.raises(BlockingIOError):
        os.read(pair.master, 100)


@pytest.mark.parametrize("has_name", [True, False])
def test_what_was_entered_is_left_whether_the_terminal_has_a_name_here_or_not(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, has_name: bool
) -> None:
    def nameless(_: int) -> str:
        raise OSError(2, "No such file or directory")

    if not has_name:
        monkeypatch.setattr(os, "ttyname", nameless)
    found = termios.tcgetattr(pair.slave)
    tty.setcbreak(pair.slave)
    pair.terminal.write(ENTER)
    pair.terminal.flush()
    pair.terminal.restore()
    assert LEAVE in pair.read_until(b"\x1b[?25h")
    assert termios.tcgetattr(pair.slave) == found
