"""The terminal of the linear screen: raw meanwhile, keys and signals as events, as it was found afterwards."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Iterator, Sequence

import pytest

from reader.linear.terminal.keys import Key
from reader.linear.terminal.tty import Ended, Resized, Tty, Woken

Ends = tuple[int, int]


@pytest.fixture
def ends() -> Iterator[Ends]:
    """Both ends of a pseudo-terminal."""
    master, slave = os.openpty()
    yield master, slave
    for end in (master, slave):
        try:
            os.close(end)
        except OSError:
            continue  # the test has closed it


def echoes(slave: int) -> bool:
    return bool(termios.tcgetattr(slave)[3] & termios.ECHO)


def test_it_is_raw_meanwhile_and_as_it_was_afterwards(ends: Ends) -> None:
    master, slave = ends
    tty = Tty(slave, slave)
    with tty.entered():
        assert not echoes(slave)
        assert os.read(master, 100).startswith(b"\x1b[?1049h")
        tty.write("é")
        assert os.read(master, 100) == "é".encode()
    assert echoes(slave)
    assert os.read(master, 100).endswith(b"\x1b[?1049l")


def test_keys_come_in_their_order_and_esc_alone_after_a_moment(ends: Ends) -> None:
    master, slave = ends
    tty = Tty(slave, slave)
    with tty.entered():
        os.write(master, b"j\x1b[B\x1b")
        assert [tty.read() for _ in range(3)] == [Key("j", "j"), Key("down"), Key("escape")]


def test_another_size_and_other_threads_are_heard_of(ends: Ends) -> None:
    _, slave = ends
    tty = Tty(slave, slave)
    with tty.entered():
        os.kill(os.getpid(), signal.SIGWINCH)
        assert isinstance(tty.read(), Resized)
        tty.wake()
        assert isinstance(tty.read(), Woken)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it(ends: Ends, number: signal.Signals) -> None:
    _, slave = ends
    tty = Tty(slave, slave)
    before = signal.signal(number, signal.SIG_DFL)  # whoever runs the tests may ignore it, as nohup does
    try:
        with pytest.raises(Ended) as ended, tty.entered():
            os.kill(os.getpid(), number)
            tty.read()
        assert ended.value.args == (number,)
        assert signal.getsignal(number) == signal.SIG_DFL and echoes(slave)
    finally:
        signal.signal(number, before)


def test_a_terminal_that_is_gone_ends_it(ends: Ends) -> None:
    master, slave = ends
    tty = Tty(slave, slave)
    with pytest.raises(Ended) as ended, tty.entered():
        os.close(master)
        tty.read()
    assert ended.value.args == (signal.SIGHUP,)


def test_a_terminal_that_goes_while_it_is_written_to_ends_it(ends: Ends) -> None:
    master, slave = ends
    tty = Tty(slave, slave)
    with pytest.raises(Ended) as ended, tty.entered():
        os.close(master)
        tty.write("one")
    assert ended.value.args == (signal.SIGHUP,)


def test_suspending_gives_the_terminal_back_until_the_shell_goes_on(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, slave = ends
    tty = Tty(slave, slave)
    stopped: list[bool] = []
    with tty.entered():
        os.kill(os.getpid(), signal.SIGTSTP)
        monkeypatch.setattr(os, "kill", lambda *_: stopped.append(echoes(slave)))
        assert isinstance(tty.read(), Resized)
        assert stopped == [True] and not echoes(slave)


def test_another_program_has_the_terminal_meanwhile(ends: Ends) -> None:
    _, slave = ends
    tty = Tty(slave, slave)

    def run(command: Sequence[str]) -> str:
        return f"{command[0]} {echoes(slave)}"

    with tty.entered():
        assert tty.lend(run, ["ed"]) == "ed True"
        assert isinstance(tty.read(), Resized) and not echoes(slave)


def test_a_terminal_that_says_no_size_has_a_usual_one(ends: Ends) -> None:
    _, slave = ends
    assert Tty(slave, slave).size == (80, 24)
    read, write = os.pipe()
    assert Tty(slave, write).size == (80, 24)
    os.close(read)
    os.close(write)
