from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from reader.cli import run
from reader.cli.doors import serve as module
from tests.terminals import CHECKOUT, measured


def test_without_the_extra_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "textual_serve" else name)
    assert run(["serve"]) == 2
    assert capsys.readouterr().err == (
        "reader serve: textual_serve is not installed: pip install 'closeread[web]'\n"
    )


def test_a_port_that_another_program_has_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"reader serve: 127.0.0.1 port {port} can’t be listened at: address already in use\n"


def test_a_path_that_is_none_is_said_before_anything_is_served(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "nofile.yaml"]) == 2
    assert "nofile.yaml: there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--port", "65536"], ["--port", "-1"], ["--port", "²"], ["--host", ""], ["--pages", "0"]]
)
def test_wrong_use_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", *wrong]) == 2
    assert "usage: reader serve" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_an_address_and_ends_by_a_signal(number: int) -> None:
    with _serving() as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 0
    assert said == "Open this address in a browser; ctrl+c ends it.\n"


def test_an_address_that_was_used_is_followed_by_another() -> None:
    with _serving() as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        with suppress(HTTPError):  # where it leads, without the cookie of its answer
            urlopen(first, timeout=30)
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    assert "A browser was let in. For another one:" in said


def test_other_machines_are_let_in_only_with_a_warning() -> None:
    with _serving("--host", "0.0.0.0") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(f"http://{socket.gethostname()}:")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert "the connection is not encrypted" in said


def _serving(*options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "reader", "serve", "--port", "0", *options]
    environment = {**os.environ, **measured(), "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
