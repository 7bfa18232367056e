"""What the early screen does where there is no terminal or it is gone; tests/terminal/test_start.py has real ones."""

from __future__ import annotations

import fcntl
import os
import signal
import termios
from collections.abc import Iterator

import pytest

from reader.start import early_screen
from reader.start.early_screen import EarlyScreen

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
ATTRIBUTES = [0, 0, 0, termios.ECHO | termios.ICANON, 0, 0, [b"\x00"] * 32]


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The handlers of signals as they were."""
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is written to a terminal that is always there, and has a frame."""
    pieces: list[bytes] = []

    def write(_: int, output: bytes) -> int:
        pieces.append(output[:7])
        return min(len(output), 7)

    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(os, "isatty", lambda _: True)
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    monkeypatch.setattr(termios, "tcgetattr", lambda _: [*ATTRIBUTES[:6], [b"\x00"] * 32])
    monkeypatch.setattr(termios, "tcsetattr", lambda *_: None)
    monkeypatch.setattr(fcntl, "ioctl", lambda *_: bytes(4))
    monkeypatch.setattr(early_screen, "usable_frame", lambda *_: b"the frame")
    return pieces


def test_nothing_is_shown_without_a_terminal(written: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda number: number != 1)
    early = EarlyScreen()
    early.show([])
    early.give_back()
    assert (early.frame, written) == (None, [])


def test_nothing_is_shown_in_the_background(written: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    EarlyScreen().show([])
    assert written == []


def test_nothing_is_shown_where_the_terminal_says_no_size(
    written: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: int) -> os.terminal_size:
        raise OSError(25, "Inappropriate ioctl for device")

    monkeypatch.setattr(os, "get_terminal_size", gone)
    EarlyScreen().show([])
    assert written == []


def test_a_frame_is_written_whole_and_taken_away_again(written: list[bytes]) -> None:
    early = EarlyScreen()
    early.show([])
    assert b"the frame" in b"".join(written)
    assert early.frame == b"the frame"
    assert signal.SIGTSTP in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    early.give_back()
    assert early.frame is None
    assert b"".join(written).endswith(b"\x1b[?1049l\x1b[0m\x1b[?25h")
    assert signal.SIGTSTP not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_whoever_takes_over_answers_for_the_terminal(written: list[bytes]) -> None:
    early = EarlyScreen()
    early.show([])
    early.hand_over()
    written.clear()
    early.give_back()
    assert written == []


@pytest.mark.parametrize("part", ["tcgetattr", "tcsetattr"])
def test_a_terminal_that_is_gone_is_left_alone(
    part: str, written: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise termios.error(5, "Input/output error")

    monkeypatch.setattr(termios, part, gone)
    early = EarlyScreen()
    early.show([])
    assert early.frame is None
    assert b"the frame" not in b"".join(written)


def test_a_signal_ends_the_program_once_the_terminal_is_given_back(
    written: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *given: killed.append(given))
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    early = EarlyScreen()
    early.show([])
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, "as nohup asks for"
    handler = signal.getsignal(signal.SIGTERM)
    assert callable(handler)
    handler(signal.SIGTERM, None)
    assert killed == [(os.getpid(), signal.SIGTERM)]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert early.frame is None
