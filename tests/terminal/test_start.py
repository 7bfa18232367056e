"""The first frame of the last time stands before the program is loaded, and looks like the program's own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.terminals import OPEN, Start, Terminal, measured
from tests.waiting import until

WAITING = """\
import os, signal, sys, time
import reader.cli
run = reader.cli.run
def wait_and_run(argv):
    while not os.path.exists({may!r}):
        time.sleep(0.005)
    {then}
    return run(argv)
reader.cli.run = wait_and_run
from reader.__main__ import main
sys.exit(main())
"""
"""A program that stays between the saved frame and its own until a file is there."""
LATE = """\
import os, sys, time
print("here", flush=True)
while not os.path.exists({may!r}):
    time.sleep(0.005)
from reader.__main__ import main
sys.exit(main())
"""
"""A program that has not begun until a file is there."""
LEFT = b"\x1b[?1049l"


class Waiting:
    """The reader in a terminal, its frame on the screen, and nothing else of it loaded yet."""

    def __init__(self, start: Start, article: Path, then: str = "pass") -> None:
        self._may = article.with_name("may")
        self._may.unlink(missing_ok=True)
        program = (sys.executable, "-c", WAITING.format(may=str(self._may), then=then))
        self.terminal = start(article, program=program, **measured())
        self.terminal.wait_for(OPEN)
        self.terminal.wait_for_bytes(b"\x1b[?2026l")

    def go_on(self) -> None:
        self._may.touch()


def leave(terminal: Terminal, article: Path) -> None:
    """Leave, and wait for the frame of the next start, which is kept after the shell has the terminal again."""
    before = kept(article)
    terminal.type("q")
    assert terminal.wait() == 0
    until(lambda: kept(article) - before)


def kept(article: Path) -> set[tuple[str, int]]:
    """The frames that are kept, each with the time at which it was."""
    return {(frame.name, frame.stat().st_mtime_ns) for frame in frames(article)}


def read_once(start: Start, article: Path, *keys: str, **environment: str) -> None:
    """Read, press keys, and leave."""
    terminal = start(article, **measured(), **environment)
    terminal.wait_for(OPEN)
    for key in keys:
        terminal.type(key)
        terminal.wait_quiet()
    leave(terminal, article)
    assert terminal.left_behind == []


def frames(article: Path) -> list[Path]:
    return list((article.parent / "home" / ".cache" / "closeread" / "frames").glob("*.frame"))


def cells(terminal: Terminal) -> list[object]:
    """What is drawn between the header, whose percentage grows while one looks at it, and the footer."""
    screen = terminal.drawn_screen
    return [screen.buffer[y][x] for y in range(1, screen.lines - 1) for x in range(screen.columns)]


def wait_until_live(terminal: Terminal) -> None:
    """Until it has answered a key."""
    terminal.type("Q")
    terminal.wait_for("Q does nothing here")


def test_the_frame_stands_before_the_program_is_loaded_and_it_adds_nothing(
    start: Start, article: Path
) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    early, written = cells(waiting.terminal), len(waiting.terminal.written)
    assert frames(article) == [], "it is used once"
    waiting.go_on()
    wait_until_live(waiting.terminal)
    assert b"Mayor" not in waiting.terminal.written[written:]
    assert cells(waiting.terminal) == early
    leave(waiting.terminal, article)
    assert waiting.terminal.left_behind == []
    assert waiting.terminal.seen.faults == []
    assert len(frames(article)) == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_after_any_session_the_frame_is_what_the_program_then_shows(
    start: Start, article: Path, seed: int
) -> None:
    chance = Random(seed)
    keys = [chance.choice("jkdu ]ntpsGg+-zi?\x1b\t/") for _ in range(12)]
    read_once(start, article, *keys, "\x1b", "\x1b", "\x1b", "\x1b")
    waiting = Waiting(start, article)
    early = cells(waiting.terminal)
    waiting.go_on()
    wait_until_live(waiting.terminal)
    assert cells(waiting.terminal) == early, keys


def test_keys_typed_before_the_program_is_there_reach_it_and_are_not_shown(
    start: Start, article: Path
) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    early = cells(waiting.terminal)
    waiting.terminal.type("?")
    waiting.terminal.wait_quiet()
    assert cells(waiting.terminal) == early
    waiting.go_on()
    waiting.terminal.wait_for("Esc closes")


@pytest.mark.parametrize("has_frame", [False, True])
@pytest.mark.parametrize(("options", "found"), [((), "^ *1 of 1 *$"), (("--linear",), "1 of 1")])
def test_keys_typed_before_the_program_has_begun_reach_it_in_order_and_enter_is_enter(
    start: Start, article: Path, options: tuple[str, ...], found: str, has_frame: bool
) -> None:
    if has_frame:
        read_once(start, article)
    may = article.with_name("may")
    program = (sys.executable, "-c", LATE.format(may=str(may)))
    terminal = start(*options, article, program=program, **measured())
    terminal.wait_for("here")
    terminal.type("/senior\r")
    may.touch()
    terminal.wait_for(f"(?m){found}")


def test_who_leaves_at_once_has_the_terminal_back(start: Start, article: Path) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    waiting.terminal.type("q")
    waiting.go_on()
    assert waiting.terminal.wait() == 0
    assert waiting.terminal.left_behind == []


def test_a_paste_before_the_program_is_there_is_no_keys(start: Start, article: Path) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    assert waiting.terminal.seen.modes["2004"] == "h"
    waiting.terminal.type("\x1b[200~q\x1b[201~?")
    waiting.go_on()
    waiting.terminal.wait_for("Esc closes")
    assert waiting.terminal.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_before_the_program_is_there_gives_the_terminal_back(
    number: int, start: Start, article: Path
) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    waiting.terminal.send(number)
    assert waiting.terminal.wait() == -number
    assert waiting.terminal.left_behind == []


def test_a_stop_before_the_program_is_there_waits_for_it(start: Start, article: Path) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    waiting.terminal.send(signal.SIGTSTP)
    waiting.go_on()
    _, status = os.waitpid(waiting.terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    waiting.terminal.drain()
    assert waiting.terminal.left_behind == []
    waiting.terminal.send(signal.SIGCONT)
    waiting.terminal.type("?")
    waiting.terminal.wait_for("Esc closes")


def test_a_fault_before_the_program_is_there_is_told_on_the_shells_screen(
    start: Start, article: Path
) -> None:
    read_once(start, article)
    waiting = Waiting(start, article, then="raise ValueError('of ours')")
    waiting.go_on()
    assert waiting.terminal.wait() == 1
    assert waiting.terminal.left_behind == []
    assert waiting.terminal.written.index(LEFT) < waiting.terminal.written.index(b"of ours")


def test_what_there_is_to_say_is_said_on_the_shells_screen(start: Start, article: Path) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    article.write_text("format: 1\nno: article\n")
    waiting.go_on()
    assert waiting.terminal.wait() == 1
    assert waiting.terminal.left_behind == []
    assert waiting.terminal.written.index(LEFT) < waiting.terminal.written.index(b"harbour.yaml")
    assert frames(article) == []


def test_a_window_resized_before_the_program_is_there_is_drawn_in_its_new_size(
    start: Start, article: Path
) -> None:
    read_once(start, article)
    waiting = Waiting(start, article)
    waiting.terminal.resize(80, 24)
    waiting.go_on()
    wait_until_live(waiting.terminal)
    alone = start(article, columns=80, rows=24)
    wait_until_live(alone)
    assert cells(waiting.terminal) == cells(alone)


def test_a_second_reader_begins_without_the_frame(start: Start, article: Path) -> None:
    read_once(start, article)
    first = Waiting(start, article)
    second = start(article)
    wait_until_live(second)
    assert cells(second) == cells(first.terminal)


def saved_again(article: Path) -> None:
    article.write_text(article.read_text().replace("Mayor reopens", "Mayor closes"))


def other_settings(article: Path) -> None:
    settings = article.parent / "home" / ".config" / "closeread" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("measure = 40\n")


@pytest.mark.parametrize("change", [saved_again, other_settings])
def test_what_has_changed_meanwhile_is_never_shown_as_it_was(
    change: Callable[[Path], None], start: Start, article: Path
) -> None:
    read_once(start, article)
    change(article)
    terminal = start(article)
    wait_until_live(terminal)
    fresh = start(article, XDG_CACHE_HOME=str(article.with_name("no-cache")))
    wait_until_live(fresh)
    assert cells(terminal) == cells(fresh)
    assert terminal.written.count(b"\x1b[?1049h") == 1
    assert terminal.written.index(b"\x1b[?2048$p") < terminal.written.index(b"Mayor"), "no early frame"


def test_a_file_that_was_saved_under_the_open_reader_is_shown_as_it_is_now(
    start: Start, article: Path
) -> None:
    terminal = start(article, **measured())
    terminal.wait_for(OPEN)
    terminal.save_until(article, article.read_text().replace("Mayor reopens", "Mayor closes"), "Mayor closes")
    leave(terminal, article)
    waiting = Waiting(start, article)
    assert "Mayor closes the harbour" in waiting.terminal.screen


def test_a_choice_of_theme_drops_the_frames(start: Start, article: Path) -> None:
    read_once(start, article)
    assert len(frames(article)) == 1
    other = article.with_name("other.yaml")
    other.write_bytes(article.read_bytes())
    read_once(start, other, "T", "j", "\r")
    assert len(frames(article)) == 1, "that of the article read last alone"
    waiting = Waiting(start, other)
    early = cells(waiting.terminal)
    waiting.go_on()
    wait_until_live(waiting.terminal)
    assert cells(waiting.terminal) == early


def test_an_article_that_is_read_on_elsewhere_has_no_former_frame(start: Start, article: Path) -> None:
    read_once(start, article)
    reading = start(article.parent / "." / article.name, rows=8)
    reading.wait_for(OPEN)
    reading.type(" ")
    until(lambda: frames(article) == [])
    reading.type("q")
    assert reading.wait() == 0


def test_the_library_has_a_frame_too(start: Start, article: Path) -> None:
    news = article.parent / "news"
    news.mkdir()
    for name in ("one.yaml", "two.yaml"):
        (news / name).write_bytes(article.read_bytes())
    for _ in range(2):
        terminal = start(news, **measured())
        terminal.wait_for("2 articles")
        terminal.wait_quiet()
        leave(terminal, article)
    terminal = start(news)
    terminal.wait_for_bytes(b"\x1b[?2048$p")
    assert terminal.written.index(b"articles") < terminal.written.index(b"\x1b[?2048$p")


def test_a_folder_that_has_one_article_no_longer_has_no_frame_of_it(start: Start, article: Path) -> None:
    news = article.parent / "news"
    (news / "may").mkdir(parents=True)
    (news / "one.yaml").write_bytes(article.read_bytes())
    for has_frame in (False, True):
        terminal = start(news, **measured())
        terminal.wait_for(OPEN)
        terminal.wait_for_bytes(b"\x1b[?2048$p")
        early = terminal.written.index(b"Mayor") < terminal.written.index(b"\x1b[?2048$p")
        assert early is has_frame
        leave(terminal, article)
    (news / "may" / "two.yaml").write_bytes(article.read_bytes())
    terminal = start(news)
    terminal.wait_for("2 articles")
    assert terminal.written.find(b"articles") > terminal.written.find(b"\x1b[?2048$p")
