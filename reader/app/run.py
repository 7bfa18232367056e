"""Runs the program on the terminal, and leaves the terminal as it was.

Imports inside functions are of what only faults need.
"""

from __future__ import annotations

from reader.app.app import ReaderApp
from reader.app.launch import Launch, LinearAsked
from reader.app.terminal.signals import restoring_terminal
from reader.app.terminal.web.page import is_served
from reader.settings.settings import Settings


def run(launch: Launch) -> int | LinearAsked:
    """Let the person read until they leave. Returns the exit status, or that they want the linear screen."""
    if launch.settings.faults:
        fault = first_fault_of_settings(launch.settings)
        launch = launch._replace(greeting=f"{launch.greeting} {fault}".strip())
    app = ReaderApp(launch)
    if is_served():
        from reader.app.terminal.web.driver import ReaderWebDriver  # only in a browser

        app.driver_class = ReaderWebDriver
        app.run()
    else:
        with restoring_terminal(app):
            app.run()
    return app.linear_asked or app.return_code or 0


def first_fault_of_settings(settings: Settings) -> str:
    """The first fault of the settings, how many there are, and the command that lists them."""
    from reader.model.clean import clean
    from reader.settings.folders import config_file
    from reader.settings.toml_source import UNUSABLE

    first, *others = settings.faults
    which = f"The first of {1 + len(others)} faults in" if others else "In"
    line, column = first.mark
    place = "" if first.code in UNUSABLE and first.mark == (1, 1) else f", line {line}:{column}"
    asked = "" if settings.file == config_file() else f" --config {clean(str(settings.file))}"
    return f"{which} your settings{place}: {first.message}. reader config{asked} tells all."
