"""What the child process that finds the story of a page does besides finding it: it reads, limits itself, answers."""

from __future__ import annotations

import ctypes
import io
import json
import os
import resource
from types import SimpleNamespace

import pytest

from reader.intake.pages import finder

PAGE = "<html><body><article><h1>Ferry late</h1>" + "<p>The ferry left the pier an hour late.</p>" * 3
Limits = dict[int, tuple[int, int]]


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> Limits:
    """The limits that would be set, in place of those of the process that runs the tests."""
    would_be: Limits = {}
    monkeypatch.setattr(resource, "setrlimit", would_be.__setitem__)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(prctl=lambda *_: 0))
    return would_be


def test_it_answers_on_standard_output_what_it_was_asked_on_standard_input(
    limits: Limits, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = json.dumps({"html": PAGE, "url": None, "parent": os.getppid()}).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(asked)))
    finder.main()
    assert json.loads(capsys.readouterr().out) == finder.story_of(PAGE, None)
    assert limits == {
        resource.RLIMIT_CPU: (finder.MOST_SECONDS, finder.MOST_SECONDS),
        resource.RLIMIT_AS: (finder.MOST_MEMORY, finder.MOST_MEMORY),
        resource.RLIMIT_CORE: (0, 0),
    }


def test_it_ends_at_once_where_who_asked_is_gone_already(
    limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(os, "_exit", ended.append)
    finder.limit_itself(os.getppid())
    assert ended == []
    finder.limit_itself(os.getppid() + 1)
    assert ended == [1]
