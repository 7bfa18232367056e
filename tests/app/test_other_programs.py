"""The person's browser, asked for a page."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from reader.app import other_programs
from reader.app.other_programs import ask_browser, editor_command, run_editor
from tests.waiting import PATIENCE


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser of a few lines of shell."""
    path = tmp_path / "browser"
    monkeypatch.setenv("BROWSER", str(path))
    monkeypatch.setattr(other_programs, "_LOOKS", int(PATIENCE / other_programs._LOOK))
    return path


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


async def test_a_browser_is_given_the_address(browser: Path) -> None:
    write_program(browser, 'echo "$1" >"$0.asked"')
    assert await ask_browser("https://example.org/")
    assert browser.with_name("browser.asked").read_text() == "https://example.org/\n"


async def test_a_browser_that_fails_is_none(browser: Path) -> None:
    write_program(browser, "exit 1")
    assert not await ask_browser("https://example.org/")


async def test_a_browser_that_stays_open_is_not_waited_for(
    browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_programs, "_LOOKS", 1)
    started: list[subprocess.Popen[bytes]] = []

    def start(*given: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(Popen(*given, **options))
        return started[-1]

    monkeypatch.setattr("reader.app.other_programs.subprocess.Popen", start)
    write_program(browser, "exec sleep 60")
    assert await ask_browser("https://example.org/")
    (asked,) = started
    assert asked.poll() is None
    os.killpg(asked.pid, signal.SIGKILL)
    asked.wait()


def test_an_editor_that_no_shell_could_split_is_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "'vi")
    assert editor_command(Path("/a.yaml"), 1) == ["'vi", "+1", "/a.yaml"]


def test_an_editor_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert run_editor([str(tmp_path / "none")]) == (
        f"{tmp_path / 'none'} could not be run: No such file or directory. Set EDITOR to one that can."
    )
