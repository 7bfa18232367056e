"""What a program that refuses to show a screen says to its page."""

from __future__ import annotations

import io
import json
import sys

import pytest

from reader.app.terminal.web.page import DRIVER_VARIABLE, OWN_PAGE_VARIABLE, PRELUDE, run_on_page


class Standard:
    """Standard output or input, as far as the page uses it."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


def _served(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the page gets. Not a fixture: capturing puts its own streams there once a test begins."""
    standard = Standard()
    monkeypatch.setenv(DRIVER_VARIABLE, "textual.drivers.web_driver:WebDriver")
    monkeypatch.setattr(sys, "stdout", standard)
    monkeypatch.setattr(sys, "stdin", Standard(b"D\0\0\0\1q"))
    return standard.buffer


def _refuse() -> int:
    sys.stderr.write("reader: harbour.yaml:\nthere is no such file\n")
    return 2


def test_our_own_page_gets_a_refusal_as_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(OWN_PAGE_VARIABLE, "1")
    output = _served(monkeypatch)
    assert run_on_page(_refuse) == 2
    sent = output.getvalue()
    assert sent.startswith(PRELUDE + b"M")
    assert json.loads(sent[len(PRELUDE) + 5 :]) == {
        "type": "exit",
        "sentence": "reader: harbour.yaml: there is no such file",
    }


def test_another_servers_page_gets_it_on_its_screen_until_a_key_is_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(OWN_PAGE_VARIABLE, raising=False)
    output = _served(monkeypatch)
    assert run_on_page(_refuse) == 2
    sent = output.getvalue()
    assert b"harbour.yaml" in sent
    assert sent.endswith(b'{"type": "exit"}')
