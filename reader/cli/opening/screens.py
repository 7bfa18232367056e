"""Shows the full screen or the linear one, and the other when the person asks for it.

Each imports its module when it is shown.
"""

from __future__ import annotations

from pathlib import Path

from reader.app.launch import Launch, LinearAsked
from reader.cli.output import FINE
from reader.errors import UnreadableFile
from reader.services.opening import open_article


def show_screens(launch: Launch, *, linear: bool) -> int:
    """Let the person read until they leave. Returns the exit status."""
    while True:
        if linear:
            from reader.linear.run import run as run_linear

            left = run_linear(launch)
            if not left.for_full_screen:
                return FINE
            launch, linear = _with_article(launch, left.path), False
        else:
            from reader.app.run import run

            asked = run(launch)
            if not isinstance(asked, LinearAsked):
                return asked
            launch, linear = _with_article(launch, asked.path), True


def _with_article(launch: Launch, path: Path | None) -> Launch:
    """What the other screen begins with: the article that was read last, else the library."""
    compared = launch.compare_with if path == launch.path else None
    launch = launch._replace(greeting="", reviews=None, begins_with_feeds=False, compare_with=compared)
    if path is not None:
        try:
            loaded = open_article(path, launch.cache)
        except UnreadableFile:
            loaded = None
        if loaded is not None and loaded.article is not None:
            return launch._replace(path=path, loaded=loaded)
    return launch._replace(path=None, loaded=None)
