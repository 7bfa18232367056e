"""What reaches terminals of 256, 16 and no colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminals import Start, Terminal

SGR = re.compile(rb"\x1b\[([0-9;]*)m")


def styles(terminal: Terminal) -> set[str]:
    """Every colour that was asked for: `38;5;9`, `38;2;1;2;3`, `31`."""
    asked = set()
    for match in SGR.finditer(terminal.written):
        parts = match[1].decode().split(";")
        while parts:
            part = parts.pop(0)
            if part in ("38", "48"):
                count = 2 if parts[0] == "5" else 4
                asked.add(";".join((part, *parts[:count])))
                del parts[:count]
            elif part and 30 <= int(part) <= 107 and part not in ("39", "49"):
                asked.add(part)
    return asked


def opened(start: Start, article: Path, **environment: str) -> Terminal:
    terminal = start(article, **environment)
    terminal.wait_for("q quit")
    terminal.type("/the")
    terminal.wait_for("0 of 1 with the .*(?s:.*)/the +1 of 4")
    terminal.wait_quiet()
    return terminal


def test_gnu_screen_gets_none_of_the_colours_that_only_the_terminal_around_it_has(
    start: Start, article: Path
) -> None:
    terminal = opened(start, article, TERM="screen-256color", STY="1.a", COLORTERM="truecolor")
    asked = styles(terminal)
    assert asked
    assert all(re.fullmatch("[34]8;5;(1[6-9]|[2-9][0-9]|[12][0-9][0-9])", style) for style in asked), asked


@pytest.mark.parametrize(
    ("variable", "value"),
    [("TEXTUAL_THEME", "no-such"), ("TEXTUAL_THEME", "nosuch,nord"), ("TERM", "\udcff")],
)
def test_an_environment_that_names_nothing_we_know_starts_as_if_it_were_silent(
    start: Start, article: Path, variable: str, value: str
) -> None:
    terminal = start(article, COLORTERM="truecolor" if variable != "TERM" else "", **{variable: value})
    terminal.wait_for("q quit")


def test_sixteen_colours_are_the_terminals_own_by_name(start: Start, article: Path) -> None:
    terminal = opened(start, article, TERM="linux")
    asked = styles(terminal)
    assert asked
    assert all(len(style) < 4 for style in asked), asked


def test_a_monochrome_terminal_gets_no_colours_and_shows_every_match(start: Start, article: Path) -> None:
    terminal = opened(start, article, TERM="vt220")
    assert styles(terminal) == set()
    screen = terminal.drawn_screen
    rows = [[cell.reverse for _, cell in sorted(row.items())] for _, row in sorted(screen.buffer.items())]
    assert sum(map(sum, rows[:-1])) == 4 * len("the")
    assert [place for place, is_reversed in enumerate(rows[-1]) if is_reversed] == [len(" /the")], (
        "the cursor"
    )
