"""Words are handed to whatever has a clipboard here, and no helper program can hold the reader up."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from reader.app.terminal import helper_programs
from reader.app.terminal.clipboard import IN_BROWSER, copy, paste
from reader.errors import ClipboardError
from tests.waiting import PATIENCE, until_in_loop

T = TypeVar("T")
Program = Callable[[str, str], None]
WORDS = "“Words,” she said: ł"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Puts a program of a few lines of shell into the only folder of PATH that has any."""

    def put(name: str, script: str) -> None:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\ncd '{tmp_path}'\n{script}\n")
        path.chmod(0o755)

    return put


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Of an X11 display whose terminal says nothing of itself."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return {"PATH": str(tmp_path), "DISPLAY": ":0", "TERM": "xterm-256color"}


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(coroutine)


def copied(environment: dict[str, str]) -> tuple[str, list[str]]:
    """What is said of where the words are, and what the terminal was sent."""
    sent: list[str] = []
    return run(copy(WORDS, environment, sent.append)), sent


def test_a_program_of_the_system_comes_first(
    program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    program("xclip", "cat >taken; echo $* >how")
    environment["TMUX"] = "/tmp/tmux"
    assert copied(environment) == ("on the clipboard", [])
    assert (tmp_path / "taken").read_text("utf-8") == WORDS
    assert (tmp_path / "how").read_text() == "-selection clipboard\n"


def test_a_program_that_owns_the_selection_in_the_background_is_not_waited_for(
    program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    program("xclip", "cat >taken; sleep 300 & echo $! >pid")
    assert copied(environment)[0] == "on the clipboard"
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)  # which is still there


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 600", "sleep 600", "kill -9 $$"])
def test_where_one_fails_or_hangs_the_next_is_asked(
    script: str,
    program: Program,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(helper_programs, "TIME_LIMIT", 2 if "sleep" in script else PATIENCE)
    program("xclip", script)
    program("xsel", "cat >taken")
    assert copied(environment) == ("on the clipboard", [])
    assert (tmp_path / "taken").read_text("utf-8") == WORDS


def test_in_tmux_its_buffer_is_loaded_and_the_clipboard_with_it(
    program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    program("tmux", "cat >taken; echo $* >how")
    environment["TMUX"] = "/tmp/tmux"
    assert copied(environment) == ("in tmux’s buffer, which its prefix and ] paste", [])
    assert (tmp_path / "taken").read_text("utf-8") == WORDS
    assert (tmp_path / "how").read_text() == "load-buffer -w -\n"


def test_an_old_tmux_gets_the_words_in_its_buffer_alone(
    program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    program("tmux", "test $2 = -w && exit 1; cat >taken")
    environment["TMUX"] = "/tmp/tmux"
    assert "tmux’s buffer" in copied(environment)[0]
    assert (tmp_path / "taken").read_text("utf-8") == WORDS


def test_gnu_screen_reads_them_into_its_buffer_from_a_private_file(
    program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    program("screen", 'eval "file=\\${$#}"; cat $file >taken; stat -c %a $file >how; echo $file >name')
    environment["STY"] = "1.a.b"
    assert copied(environment) == ("in screen’s buffer, which ^A ] pastes", [])
    assert (tmp_path / "taken").read_text("utf-8") == WORDS
    assert (tmp_path / "how").read_text() == "600\n"
    assert not Path((tmp_path / "name").read_text().strip()).exists()


@pytest.mark.parametrize(
    "variables", [{"TERM": "linux"}, {"TERM": "vt220"}, {"VTE_VERSION": "7600"}, {"TMUX": "x"}]
)
def test_words_that_nothing_can_take_are_refused(
    variables: dict[str, str], environment: dict[str, str]
) -> None:
    with pytest.raises(ClipboardError):
        copied({**environment, **variables})


@pytest.mark.parametrize(
    ("variables", "where"),
    [
        ({"TERM": "xterm-kitty"}, "on the terminal’s clipboard"),
        ({"WT_SESSION": "1"}, "on the terminal’s clipboard"),
        ({}, "sent to the terminal, which may not take words from programs (install xclip to be sure)"),
        (
            {"WAYLAND_DISPLAY": "w"},
            "sent to the terminal, which may not take words from programs (install wl-clipboard to be sure)",
        ),
    ],
)
def test_the_terminal_itself_comes_last_and_only_what_is_known_is_said_of_it(
    variables: dict[str, str], where: str, environment: dict[str, str]
) -> None:
    assert copied({**environment, **variables}) == (where, [WORDS])


def test_what_is_on_the_clipboard_is_read(program: Program, environment: dict[str, str]) -> None:
    program("xclip", f"printf '%s' '{WORDS}'")
    assert run(paste(environment)) == WORDS


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (r"printf '\377\376a'", "what is on the clipboard is not text in UTF-8"),
        ("echo", "there are no words on the clipboard"),
        ("exec sleep 600", "xclip didn’t answer in 0.3 seconds"),
        ("sleep 600 & wait", "xclip didn’t answer in 0.3 seconds"),
        ("exec yes", "xclip gives more than an article can be"),
        ("exit 1", "xclip ended with status 1"),
    ],
)
def test_why_nothing_can_be_read_is_said(
    script: str, why: str, program: Program, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_programs, "TIME_LIMIT", 0.3 if "sleep" in script else PATIENCE)
    monkeypatch.setattr(helper_programs, "LONGEST_OUTPUT", 1_000_000)
    program("xclip", script)
    with pytest.raises(ClipboardError, match=why):
        run(paste(environment))


def test_without_a_program_the_words_can_be_pasted(environment: dict[str, str]) -> None:
    with pytest.raises(ClipboardError, match="paste the words into the library"):
        run(paste(environment))


def test_in_a_browser_its_own_key_for_pasting_is_named() -> None:
    with pytest.raises(ClipboardError, match=r"paste the words into the library: ctrl\+v"):
        run(paste(IN_BROWSER))


def test_what_is_cancelled_ends_its_program(
    program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    program("xclip", "echo $$ >pid; exec sleep 60")

    async def cancelled() -> None:
        task = asyncio.create_task(paste(environment))
        await until_in_loop(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().strip())
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(cancelled())
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}").exists()
