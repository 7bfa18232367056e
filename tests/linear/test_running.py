"""Beginning and ending: the linear screen and the full one in turn, signals, and work in threads."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from reader.app import run as full_screen
from reader.app.launch import Launch, LinearAsked
from reader.cli.opening import screens
from reader.linear import run as linear_screen
from reader.linear.background import Background
from reader.linear.program import Left
from reader.load.article import load_article
from tests.values import recorded
from tests.waiting import until


def test_each_screen_leads_to_the_other_with_the_article_that_was_read(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, Path | None]] = []
    linear = iter([Left(for_full_screen=True, path=article), Left()])
    full = iter([LinearAsked(article.with_name("gone.yaml"))])
    monkeypatch.setattr(
        linear_screen, "run", lambda launch: recorded(shown, ("linear", launch.path), next(linear))
    )
    monkeypatch.setattr(full_screen, "run", lambda launch: recorded(shown, ("full", launch.path), next(full)))
    launch = Launch(path=article, loaded=load_article(article), greeting="Hello.")
    assert screens.show_screens(launch, linear=True) == 0
    assert shown == [("linear", article), ("full", article), ("linear", None)]


def test_a_comparison_stays_one_unless_another_article_was_read(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = article.with_name("other.yaml")
    other.write_bytes(article.read_bytes())
    launch = Launch(path=article, loaded=load_article(article), compare_with=other)
    shown: list[Path | None] = []
    for left in (article, other):
        monkeypatch.setattr(linear_screen, "run", lambda _, left=left: Left(for_full_screen=True, path=left))
        monkeypatch.setattr(full_screen, "run", lambda launch: recorded(shown, launch.compare_with, 0))
        screens.show_screens(launch, linear=True)
    assert shown == [other, None]


def test_the_full_screen_says_its_own_status(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_screen, "run", lambda _: 3)
    assert screens.show_screens(Launch(), linear=False) == 3


def test_the_library_leads_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    linear = iter([Left(for_full_screen=True)])
    monkeypatch.setattr(linear_screen, "run", lambda _: next(linear))
    monkeypatch.setattr(full_screen, "run", lambda launch: 7 if launch.path is None else 0)
    assert screens.show_screens(Launch(), linear=True) == 7


def test_it_dies_of_the_signal_that_ended_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ending:
        def __init__(self, *_: object) -> None:
            """Takes what the screen takes."""

        def run(self) -> Left:
            return Left(ended_by=signal.SIGTERM)

    sent: list[int] = []
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(linear_screen, "Tty", Ending)
    monkeypatch.setattr(linear_screen, "Linear", Ending)
    monkeypatch.setattr(os, "kill", lambda _, number: sent.append(number))
    try:
        linear_screen.run(Launch())
    finally:
        signal.signal(signal.SIGTERM, before)
    assert sent == [signal.SIGTERM]


def test_a_bug_in_a_thread_is_raised_where_the_screen_is() -> None:
    woken: list[bool] = []
    background = Background(lambda: woken.append(True))
    done: list[int] = []
    background.start(lambda: 1 // len(woken), done.append)
    until(lambda: woken)
    with pytest.raises(ZeroDivisionError):
        background.settle()
    background.call(lambda: done.append(2))
    background.settle()
    assert done == [2]
