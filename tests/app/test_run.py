"""How the app is run: on the terminal, or behind the server of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.run import run
from reader.app.terminal.web.driver import ReaderWebDriver
from reader.load.article import load_article
from reader.model.diagnostic import Diagnostic, Mark
from reader.services.bundled import bundled
from reader.settings.settings import Settings


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ReaderApp]]:
    """The apps that were run; each ends at once with status 3."""
    apps: list[ReaderApp] = []

    def ends(app: ReaderApp) -> None:
        apps.append(app)
        app._return_code = 3

    monkeypatch.setattr(ReaderApp, "run", ends)
    monkeypatch.setattr("reader.app.run.restoring_terminal", nullcontext)  # there is none
    yield apps
    for app in apps:
        app.on_unmount()


def launch(settings: Settings) -> Launch:
    return Launch(settings, bundled(), load_article(bundled()))


def test_the_status_is_that_of_the_app_and_a_fault_of_the_settings_is_its_greeting(
    ran: list[ReaderApp],
) -> None:
    fault = Diagnostic(Mark(2, 1), "bad-value", "measure is too wide")
    assert run(launch(Settings(file=Path("own.toml"), faults=(fault,)))) == 3
    (app,) = ran
    assert app.launch.greeting == (
        "In your settings, line 2:1: measure is too wide. reader config --config own.toml tells all."
    )
    assert app.driver_class is not ReaderWebDriver


def test_behind_a_server_the_driver_is_that_of_the_page(
    ran: list[ReaderApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert run(launch(Settings())) == 3
    assert ran[0].driver_class is ReaderWebDriver
