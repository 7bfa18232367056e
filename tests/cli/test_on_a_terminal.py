from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.cli import output
from tests.cli.conftest import Reader

STYLE = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = [
    "check faulty.yaml",
    "people harbour.yaml",
    "timeline harbour.yaml",
    "quotes --in harbour.yaml",
    "config",
]


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal of 100 columns."""
    monkeypatch.setattr(output, "_is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("FORCE_COLOR", "1")


@pytest.mark.parametrize("command", COMMANDS)
def test_on_a_terminal_the_same_words_have_weight_and_colour(
    command: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled = reader(*command.split())
    assert STYLE.search(styled.out)
    monkeypatch.setattr(output, "_is_terminal", lambda _: False)
    plain = reader(*command.split())
    assert not STYLE.search(plain.out)
    assert STYLE.sub("", styled.out).split() == plain.out.split()
    assert styled.status == plain.status


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
def test_a_terminal_that_wants_none_gets_no_style(
    variable: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "dumb")
    assert not STYLE.search(reader("people", "harbour.yaml").out)


@pytest.mark.parametrize(
    "command", ["people hostile.yaml", "timeline hostile.yaml", "quotes --in hostile.yaml"]
)
def test_words_that_look_like_markup_are_words(command: str, reader: Reader, news: Path) -> None:
    (news / "hostile.yaml").write_text(
        "format: 1\nheadline: '[bold]x[/]'\ntext: |-\n  [/b] said [@click=app.quit]no[/] :smile:\n"
        "people: {a: {name: '[/b]', role: '[red]', mentions: []}}\n"
        "quotes: [{speaker: a, type: indirect, text: '[@click=app.quit]no[/] :smile:'}]\n"
        "events: [{title: '[blink]', text: said, when: '2021'}]\n"
    )
    done = reader(*command.split())
    assert done.status == 0
    assert any(
        words in STYLE.sub("", done.out)
        for words in ("[/b] (a)", "[blink]", "[@click=app.quit]no[/] :smile:")
    )


def test_what_has_no_order_is_told_under_a_heading(reader: Reader, news: Path) -> None:
    text = (news / "harbour.yaml").read_text("utf-8").replace(', when: "2021"', "")
    (news / "undated.yaml").write_text(text, "utf-8")
    lines = reader("timeline", "undated.yaml").out.splitlines()
    heading = lines.index("\x1b[1mWithout date or order:\x1b[0m")
    assert "Repairs begin" in STYLE.sub("", lines[heading + 1])


def test_a_person_is_told_how_many_faults_there_are(reader: Reader) -> None:
    assert reader("check", "harbour.yaml").err == "1 file: no errors, no warnings.\n"
    assert reader("check", "faulty.yaml", "harbour.yaml").err == "2 files: 2 errors, no warnings.\n"
