"""What is typed before a terminal is raw, and after."""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator

import pytest

from reader.start.raw_mode import TypedAhead, make_raw
from tests.waiting import until


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """The keyboard's end of a terminal, and the program's."""
    keyboard, program = os.openpty()
    yield keyboard, program
    os.close(keyboard)
    os.close(program)


def test_enter_is_enter_whether_it_was_typed_before_or_after(ends: tuple[int, int]) -> None:
    keyboard, program = ends
    os.write(keyboard, b"a\rb")
    ahead = make_raw(program)
    assert ahead.restore_enters(os.read(program, 99)) == b"a\rb"
    os.write(keyboard, b"\rc\n")
    received = b""

    def read_on() -> bool:
        nonlocal received
        received += ahead.restore_enters(os.read(program, 99))
        return len(received) == 3

    until(read_on)
    assert received == b"\rc\n"


def test_a_raw_terminal_echoes_nothing_and_sends_no_signals(ends: tuple[int, int]) -> None:
    make_raw(ends[1])
    local = termios.tcgetattr(ends[1])[3]
    assert not local & (termios.ECHO | termios.ICANON | termios.ISIG)


def test_only_what_was_typed_ahead_has_its_enters_restored_in_whatever_pieces_it_comes() -> None:
    ahead = TypedAhead(3)
    assert [ahead.restore_enters(piece) for piece in (b"a\n", b"\n\n", b"\n")] == [b"a\r", b"\r\n", b"\n"]
