"""The number of colours is what the terminal has, not what the one around it had."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reader.app.terminal.colour_system import ColourSystem, colour_system, has_light_background
from tests.terminals import measured

FULL, INDEXED, NAMED, NONE = ColourSystem


@pytest.mark.parametrize(
    ("environment", "system"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, FULL),
        ({"TERM": "xterm-256color"}, INDEXED),
        ({"TERM": "xterm-kitty"}, FULL),
        ({"TERM": "foot-extra"}, FULL),
        ({"TERM": "xterm-direct"}, FULL),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "STY": "1.a"}, INDEXED),
        ({"TERM": "screen", "COLORTERM": "truecolor", "STY": "1.a"}, NAMED),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"}, FULL),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor", "STY": "1.a", "TMUX": "x"}, FULL),
        ({"TERM": "linux"}, NAMED),
        ({"TERM": "xterm"}, NAMED),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, INDEXED),
        ({"TERM": "screen", "XTERM_VERSION": "XTerm(379)", "STY": "1.a"}, NAMED),
        ({}, NAMED),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, FULL),
    ],
)
def test_what_the_environment_says(environment: dict[str, str], system: ColourSystem) -> None:
    assert colour_system(environment) is system


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("vt220", "NONE"),
        ("vt100", "NONE"),
        ("unknown-42", "NAMED"),
        ("cons25", "NAMED"),
        ("\udcff", "NAMED"),
    ],
)
def test_the_systems_database_knows_terminals_without_colours(term: str, name: str) -> None:
    program = (
        f"from reader.app.terminal.colour_system import *; print(colour_system({{'TERM': {term!r}}}).name)"
    )
    environment = {**os.environ, **measured()}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout == f"{name}\n"


@pytest.mark.parametrize(
    ("said", "light"), [("0;15", True), ("0;default;7", True), ("15;0", False), ("", False)]
)
def test_the_ground_that_a_terminal_says_it_has(said: str, light: bool) -> None:
    assert has_light_background({"COLORFGBG": said}) is light
