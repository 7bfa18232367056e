from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.terminals import Start, Terminal, measured

CRASHING = """\
import sys
from reader.app.app import ReaderApp
def crash(self):
    words = "\\x1b]0;of a local variable\\x07"
    raise {fault}("\\x1b[2J\\x9b31m of a message \\u202e [bold]not markup[/bold] [/x]" + words)
ReaderApp.action_help = crash
from reader.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("fault", ["ValueError", "KeyError", "OSError"])
def test_a_fault_of_the_program_gives_the_terminal_back_and_is_told_clean(
    fault: str, start: Start, article: Path
) -> None:
    terminal = start(article, program=(sys.executable, "-c", CRASHING.format(fault=fault)))
    terminal.wait_for("q quit")
    terminal.type("?")
    assert terminal.wait() == 1
    assert terminal.left_behind == []
    assert terminal.seen.faults == []
    assert "closeread stopped over a fault of its own" in terminal.seen.drawn
    assert r"\x1b[2J" in terminal.seen.drawn
    assert "[bold]not markup[/bold] [/x]" in terminal.seen.drawn


IN_A_WORKER = """\
import sys
import reader.services.watching.file_watcher
async def crash(*_, **__):
    raise ValueError("\\x1b[2J")
    yield
reader.services.watching.file_watcher.changes = crash
from reader.__main__ import main
sys.exit(main())
"""
AT_ONCE = """\
import sys
import reader.cli.opening.opening
def crash(*_, **__):
    raise ValueError("\\x1b[2J")
reader.cli.opening.opening.open_reader = crash
from reader.__main__ import main
sys.exit(main())
"""
IN_THE_THREAD_THAT_READS = """\
import sys
from reader.app.terminal.driver import ReaderDriver
def crash(self):
    raise ValueError("\\x1b[2J")
ReaderDriver.run_input_thread = crash
from reader.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("program", [IN_A_WORKER, AT_ONCE, IN_THE_THREAD_THAT_READS])
def test_a_fault_anywhere_else_is_told_clean_too(program: str, start: Start, article: Path) -> None:
    terminal = start(article, program=(sys.executable, "-c", program), **measured())
    assert terminal.wait() == 1
    assert terminal.left_behind == []
    assert terminal.seen.faults == []
    assert r"ValueError: \x1b[2J" in terminal.seen.drawn


def test_a_window_that_closes_ends_the_reader(open_article: Terminal) -> None:
    open_article.hang_up()
    assert open_article.wait() == -signal.SIGHUP


def test_a_window_that_closes_ends_a_reader_that_isn_t_told(start: Start, article: Path) -> None:
    deaf = ("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh", sys.executable, "-m", "reader")
    terminal = start(article, program=deaf)
    terminal.wait_for("q quit")
    terminal.hang_up()
    assert terminal.wait() == -signal.SIGTERM


def test_a_terminal_that_takes_nothing_does_not_keep_the_reader(open_article: Terminal) -> None:
    open_article.stop_reading()
    for _ in range(40):
        open_article.type("?\x1b")
    open_article.send(signal.SIGTERM)
    assert open_article.wait() == -signal.SIGTERM


# -- what is typed


ESCAPE = "\x1b[27u"
"""The key as terminals send it that leave no doubt whether more follows."""
GARBAGE = [
    b"\xff\xfe",
    b"\xc3(\xe2\x82\xf0\x9f\x98",
    b"\x80\x9b2J\x90",
    b"\xed\xa0\x80",
    b"\x1b[99999999999;1u",
    b"\x1b[1114112u",
    b"\x1b[48;30;120;0;0t\x1b[<35;5;5M",
    b"\x00\x01\x1c\x1d\x1e\x1f\x7f",
    b"\x1b]52;c;aGVsbG8=\x07",
    b"\x1b[?1;2c\x1bP>|terminal(1)\x1b\\",
]


def test_whatever_bytes_are_typed_the_reader_goes_on(open_article: Terminal) -> None:
    for garbage in GARBAGE:
        open_article.type(garbage)
        open_article.wait_quiet()
        open_article.type(ESCAPE)
        open_article.type("?")
        open_article.wait_for("Esc closes")
        open_article.type(ESCAPE)
        open_article.wait_until_gone("Esc closes")
    assert open_article.seen.faults == []
    open_article.type("q")
    assert open_article.wait() == 0


def test_keys_that_come_all_at_once_go_where_they_were_meant_for(open_article: Terminal) -> None:
    open_article.type("/qharbour")
    open_article.wait_for("/qharbour")
    open_article.type(ESCAPE + "?jjjq/harbour\r" + ESCAPE + "jk" * 50 + "/mayor")
    open_article.wait_for("/mayor +1 of 1")
    open_article.type(ESCAPE + "q")
    assert open_article.wait() == 0
    assert "Traceback" not in open_article.seen.drawn


@pytest.mark.slow
def test_a_screen_of_any_size_is_drawn(open_article: Terminal) -> None:
    for columns, rows in ((1, 1), (1, 3), (300, 2), (3, 100), (110, 30), (500, 100)):
        open_article.resize(columns, rows)
        open_article.send(signal.SIGWINCH)
        open_article.wait_quiet()
        open_article.type("?" + ESCAPE + "tt" + ESCAPE + "a")
        open_article.wait_quiet()
    open_article.resize(120, 30)
    open_article.wait_for("q quit")
    assert open_article.seen.faults == []
    open_article.type("q")
    assert open_article.wait() == 0


@pytest.mark.parametrize(
    "closed", ["<&-", ">&-", "2>&-", "</dev/null", ">/dev/null", "2>/dev/null", "<&- >&- 2>&-"]
)
def test_without_a_terminal_on_every_side_nothing_is_drawn(closed: str, start: Start, article: Path) -> None:
    shell = ("/bin/sh", "-c", f'"$@" {closed}', "sh", sys.executable, "-m", "reader")
    terminal = start(article, program=shell)
    assert terminal.wait() == 2
    assert b"\x1b" not in terminal.written
    if "2>" not in closed:
        assert "needs a terminal" in terminal.seen.drawn
        assert len(terminal.seen.drawn.splitlines()) == 1


def test_a_terminal_that_can_t_draw_is_told_so(start: Start, article: Path) -> None:
    terminal = start(article, TERM="dumb")
    assert terminal.wait() == 2
    assert "TERM=dumb" in terminal.seen.drawn
    assert len(terminal.seen.drawn.splitlines()) == 1
    assert b"\x1b" not in terminal.written


def test_a_terminal_of_no_stated_kind_is_taken_for_a_common_one(start: Start, article: Path) -> None:
    program = ("/usr/bin/env", "-u", "TERM", sys.executable, "-m", "reader")
    terminal = start(article, program=program)
    terminal.wait_for("q quit")


def test_a_fault_of_the_settings_is_said_on_the_screen_and_the_article_opens(
    start: Start, article: Path
) -> None:
    settings = article.with_name("mine.toml")
    settings.write_text('theme = "nord"\nmeasure = 5\n', "utf-8")
    terminal = start("--config", settings, article, **measured())
    terminal.wait_for("In your settings, line 2:11: 'measure' is a whole number from 20 to 200.")
    terminal.type("q")
    assert terminal.wait() == 0
