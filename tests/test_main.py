"""The beginning of the program: what it does before there is a command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

import pytest

import reader.__main__ as program
from tests.values import recorded


@pytest.fixture(autouse=True)
def put_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the program changes of its interpreter is as it was afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "argv", ["reader", "--version"])
    yield
    gc.enable()


def test_it_ends_with_the_status_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main() == 0
    assert capsys.readouterr().out.startswith("closeread ")


def test_windows_is_told_where_it_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        assert program.main() == 2
    assert "install it in WSL" in capsys.readouterr().err


def test_an_interrupt_before_the_command_line_takes_it_ends_as_a_shell_expects(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.run", interrupted)
    assert program.main() == 130


def test_behind_a_server_a_refusal_is_shown_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    statuses: list[int] = []
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    monkeypatch.setattr("reader.app.terminal.web.page.run_on_page", lambda run: recorded(statuses, run(), 7))
    assert program.main() == 7
    assert statuses == [0]


def test_a_fault_of_the_program_is_printed_clean(capsys: pytest.CaptureFixture[str]) -> None:
    program.main()
    sys.excepthook(ValueError, ValueError("\x1b[2J"), None)
    said = capsys.readouterr().err
    assert r"ValueError: \x1b[2J" in said
    assert "\x1b" not in said
