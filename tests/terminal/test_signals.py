from __future__ import annotations

import os
import signal
import stat
import sys
import time
from pathlib import Path

import pytest

from tests.terminals import Start, Terminal, measured

ENDING = [
    signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT, signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU,
    signal.SIGALRM,
]  # fmt: skip
INSTANTS = (b"", b"\x1b[?1049h", b"\x1b[?2004h", b"Mayor")
"""What the program has written when the signal comes: nothing yet, its first mode, its last, its first words."""


def ended_by(number: int) -> set[int]:
    """The statuses that a shell takes for the end by a signal; before there is a screen, Python's own for SIGINT."""
    return {-number, 130} if number == signal.SIGINT else {-number}


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_a_signal_at_any_instant_of_the_start_gives_the_terminal_back(
    number: int, start: Start, article: Path
) -> None:
    terminals = [start(article) for _ in INSTANTS]
    for terminal, written in zip(terminals, INSTANTS, strict=True):
        if written:
            terminal.wait_for_bytes(written)
        else:
            time.sleep(0.15)  # Python itself has started, and the program has begun to be imported
        terminal.send(number)
    for terminal in terminals:
        assert terminal.wait() in ended_by(number)
        assert terminal.left_behind == []
        assert terminal.seen.faults == []
        assert "Traceback" not in terminal.seen.drawn


INTERRUPTED = """\
import os, signal, sys
class Amid:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.SIGINT)
class Loads:
    def find_spec(self, name, path=None, target=None):
        if name == "reader.app.run":
            type("Class", (), {"field": Amid()})
sys.meta_path.insert(0, Loads())
from reader.__main__ import main
sys.exit(main())
"""


def test_an_interrupt_amid_an_import_is_no_fault(start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", INTERRUPTED))
    assert terminal.wait() in ended_by(signal.SIGINT)
    assert terminal.seen.drawn == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_while_something_is_open_over_the_article(number: int, open_article: Terminal) -> None:
    open_article.type("?")
    open_article.wait_for("Esc closes")
    open_article.send(number)
    assert open_article.wait() == -number
    assert open_article.left_behind == []


OPENING = """\
import os, signal, sys
from reader.app.widgets.find_bar import FindBar
class Told(FindBar):
    def __init__(self, *words):
        super().__init__(*words)
        os.kill(os.getpid(), signal.SIGHUP)
sys.modules["reader.app.widgets.find_bar"].FindBar = Told
from reader.__main__ import main
sys.exit(main())
"""


def test_a_signal_while_something_is_being_opened_is_no_fault(start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", OPENING))
    terminal.wait_for("q quit")
    terminal.type("/")
    assert terminal.wait() == -signal.SIGHUP
    assert "Traceback" not in terminal.seen.drawn
    assert terminal.left_behind == []


def test_a_signal_while_the_reader_leaves(start: Start, article: Path) -> None:
    terminals = [start(article) for _ in range(3)]
    for terminal, pause in zip(terminals, (0, 0.05, 0.1), strict=True):
        terminal.wait_for_bytes(b"Mayor")
        terminal.type("q")
        time.sleep(pause)
        terminal.send(signal.SIGTERM)
    for terminal in terminals:
        assert terminal.wait() in (0, -signal.SIGTERM)
        assert terminal.left_behind == []


def test_a_second_signal_does_not_spoil_the_first(open_article: Terminal) -> None:
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM, signal.SIGCONT):
        open_article.send(number)
    assert open_article.wait() in (-signal.SIGTERM, -signal.SIGHUP)
    assert open_article.left_behind == []


def test_a_signal_that_the_starter_ignores_stays_ignored(start: Start, article: Path) -> None:
    ignoring = ("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh", sys.executable, "-m", "reader")
    terminal = start(article, program=ignoring)
    terminal.wait_for("q quit")
    terminal.send(signal.SIGHUP)
    terminal.type("?")
    terminal.wait_for("Esc closes")
    terminal.send(signal.SIGTERM)
    assert terminal.wait() == -signal.SIGTERM


STUCK = """\
import sys, time
from reader.app.app import ReaderApp
ReaderApp.action_help = lambda self: (self._driver.write("stuck"), [time.sleep(0.01) for _ in range(6000)])
from reader.__main__ import main
sys.exit(main())
"""


def test_a_program_that_is_stuck_still_gives_the_terminal_back(start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", STUCK))
    terminal.wait_for("q quit")
    terminal.type("?")
    terminal.wait_for_bytes(b"stuck")
    terminal.send(signal.SIGTERM)
    assert terminal.wait() == -signal.SIGTERM
    assert terminal.left_behind == []


FIRST_PROCESS = """\
import os, signal, sys, time
from reader.app.app import ReaderApp
os.kill = lambda *_: None  # which doesn't die of signals by itself
{before}
from reader.__main__ import main
sys.exit(main())
"""
BEFORE_THE_LOOP = "ReaderApp.run = lambda self: signal.raise_signal(signal.SIGTERM)"
TOO_LATE = "ReaderApp.exit = lambda self: None"


@pytest.mark.parametrize(
    ("before", "number"),
    [("", signal.SIGTERM), ("", signal.SIGHUP), (TOO_LATE, signal.SIGTERM), ("", signal.SIGALRM)],
)
def test_the_first_process_of_a_container_ends_by_a_signal_too(
    before: str, number: int, start: Start, article: Path
) -> None:
    program = (sys.executable, "-c", FIRST_PROCESS.format(before=before))
    terminal = start(article, program=program, **measured())
    terminal.wait_for("q quit")
    for _ in range(2):
        terminal.send(number)
    assert terminal.wait() == 128 + number
    assert terminal.left_behind == []


def test_the_first_process_of_a_container_ends_by_a_signal_before_there_is_a_screen(
    start: Start, article: Path
) -> None:
    program = (sys.executable, "-c", FIRST_PROCESS.format(before=BEFORE_THE_LOOP))
    terminal = start(article, program=program, **measured())
    assert terminal.wait() == 128 + signal.SIGTERM
    assert terminal.left_behind == []


def test_the_first_process_of_a_container_ends_with_its_window(start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", FIRST_PROCESS.format(before="")), **measured())
    terminal.wait_for("q quit")
    terminal.hang_up()
    assert terminal.wait() == 128 + signal.SIGHUP


# -- lent to an editor


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that says when it is there, and waits; interrupted it says so, terminated it ends."""
    path = tmp_path / "editor"
    path.write_text(
        "#!/bin/sh\ntrap 'echo interrupted' INT\ntrap 'exit 0' TERM\necho editing\n"
        "while test ! -e done; do sleep 0.05; done\nexit 0\n"  # not of the sleep that was interrupted
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def lent(start: Start, article: Path, editor: Path) -> Terminal:
    terminal = start(article, EDITOR=str(editor), **measured())
    terminal.wait_for("q quit")
    terminal.type("e")
    terminal.wait_for_bytes(b"editing")
    return terminal


def test_a_signal_while_the_terminal_is_lent_ends_the_editor_too(lent: Terminal) -> None:
    lent.send(signal.SIGTERM)
    assert lent.wait() == -signal.SIGTERM
    assert lent.left_behind == []


def test_the_first_process_of_a_container_ends_with_its_editor(
    start: Start, article: Path, editor: Path
) -> None:
    program = (sys.executable, "-c", FIRST_PROCESS.format(before=""))
    terminal = start(article, program=program, EDITOR=str(editor), **measured())
    terminal.wait_for("q quit")
    terminal.type("e")
    terminal.wait_for_bytes(b"editing")
    terminal.send(signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM
    assert terminal.left_behind == []


def test_a_key_that_interrupts_the_editor_leaves_the_reader_alone(lent: Terminal, tmp_path: Path) -> None:
    lent.type(b"\x03")
    lent.wait_for_bytes(b"interrupted")
    (tmp_path / "home" / "done").touch()
    lent.wait_for("Back from the editor")
    lent.type("q")
    assert lent.wait() == 0
    assert lent.left_behind == []


# -- stopped from outside


def test_a_program_stopped_and_continued_is_there_again_and_gives_back_what_it_found(
    open_article: Terminal,
) -> None:
    open_article.type("\x1b[200~a paste that the stop cuts short")
    open_article.wait_quiet()
    so_far = len(open_article.written)
    open_article.send(signal.SIGSTOP)
    open_article.send(signal.SIGCONT)
    open_article.wait_for_bytes(b"\x1b[?1049h", so_far)
    open_article.type("?")
    open_article.wait_for("Esc closes")
    open_article.send(signal.SIGTERM)
    assert open_article.wait() == -signal.SIGTERM
    assert open_article.left_behind == []


def test_a_program_that_is_asked_to_stop_gives_the_terminal_back_until_it_goes_on(
    open_article: Terminal,
) -> None:
    open_article.send(signal.SIGTSTP)
    _, status = os.waitpid(open_article.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    open_article.drain()
    assert open_article.left_behind == []
    so_far = len(open_article.written)
    open_article.send(signal.SIGCONT)
    open_article.wait_for_bytes(b"Mayor", so_far)
    open_article.type("q")
    assert open_article.wait() == 0
    assert open_article.left_behind == []


JOB = """\
import os, signal, sys
child = os.fork()
if not child:
    os.setpgid(0, 0)
    os.execv(sys.executable, [sys.executable, "-m", "reader", *sys.argv[1:]])
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
_, status = os.waitpid(child, os.WUNTRACED)
print("stopped" if os.WIFSTOPPED(status) else "ended", flush=True)
os.tcsetpgrp(0, child)
os.kill(child, signal.SIGCONT)
_, status = os.waitpid(child, 0)
os.tcsetpgrp(0, os.getpgrp())
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A shell that starts the reader in the background and brings it to the foreground once it has stopped."""


def test_a_reader_started_in_the_background_waits_for_the_foreground(start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", JOB), **measured())
    terminal.wait_for_bytes(b"stopped")
    terminal.wait_for("q quit")
    terminal.type("q")
    assert terminal.wait() == 0
    assert "Traceback" not in terminal.seen.drawn
    assert terminal.left_behind == []


ORPHAN = """\
import os, sys, time
ends, end = os.pipe()
child = os.fork()
if not child:
    os.setpgid(0, 0)
    os.close(ends)
    os.set_inheritable(end, True)
    if not os.fork():
        os.execv(sys.executable, [sys.executable, "-m", "reader", *sys.argv[1:]])
    os._exit(0)
os.close(end)
os.waitpid(child, 0)
os.read(ends, 1)
print("ended", flush=True)
"""
"""Starts the reader in a background job whose shell has ended: nobody will ever bring it to the foreground."""


def test_a_background_reader_without_a_shell_ends(start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", ORPHAN), **measured())
    assert terminal.wait() == 0
    assert "ended" in terminal.seen.drawn
    assert "Traceback" not in terminal.seen.drawn
    assert terminal.left_behind == []


SHELL = """\
import os, signal, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = os.fork()
if not child:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, "-m", "reader", *sys.argv[1:]])
_, status = os.waitpid(child, os.WUNTRACED)
os.tcsetpgrp(0, os.getpgrp())
print("back in the shell" if os.WIFSTOPPED(status) else "ended", flush=True)
input()
os.tcsetpgrp(0, child)
os.kill(child, signal.SIGCONT)
_, status = os.waitpid(child, 0)
os.tcsetpgrp(0, os.getpgrp())
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A shell whose job is the reader; it brings it back to the foreground for a line."""


@pytest.mark.parametrize(
    ("keys", "words"), [("", "q quit"), ("?", "Esc closes"), ("/harb", "/harb"), (":", "Find a command")]
)
def test_a_key_suspends_the_reader_whatever_is_open_until_the_shell_brings_it_back(
    keys: str, words: str, start: Start, article: Path
) -> None:
    terminal = start(article, program=(sys.executable, "-c", SHELL), **measured())
    terminal.wait_for("q quit")
    terminal.type(keys)
    terminal.wait_for(words)
    terminal.wait_quiet()
    terminal.type(b"\x1a")
    terminal.wait_for_bytes(b"back in the shell")
    terminal.drain()
    assert terminal.left_behind == []
    so_far = len(terminal.written)
    terminal.type("\n")
    terminal.wait_for_bytes(b"\x1b[?1049h", so_far)
    terminal.wait_until_drawn(words, so_far)


def test_where_there_is_no_shell_to_suspend_to_a_message_says_so(open_article: Terminal) -> None:
    open_article.type(b"\x1a")
    open_article.wait_for("no shell to go back to")
    open_article.type("q")
    assert open_article.wait() == 0
    assert open_article.left_behind == []


def test_a_key_draws_everything_anew(open_article: Terminal) -> None:
    open_article.wait_quiet()
    before = open_article.screen
    open_article.scribble(b"\x1b[5;5Hfrom another program\x1b[2J")
    open_article.type(b"\x0c")
    open_article.wait_for("Mayor")
    open_article.wait_quiet()
    assert open_article.screen == before
