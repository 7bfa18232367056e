from __future__ import annotations

import pytest

from reader.__main__ import ON_WINDOWS, main
from reader.cli.parsing.arguments import COMMANDS
from tests.cli.conftest import Reader


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_explains_itself(command: str, option: str, reader: Reader) -> None:
    done = reader(*command.split(), option)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"usage: reader {command}".rstrip())


def test_help_lists_every_command(reader: Reader) -> None:
    out = reader("--help").out
    assert all(f"\n  {command.name} " in out and command.does in out for command in COMMANDS)


@pytest.mark.parametrize("words", [[], ["help"], ["check"], ["quotes"]])
def test_help_is_a_word_too(words: str, reader: Reader) -> None:
    command = [word for word in words if word != "help"]
    assert reader("help", *words) == reader(*command, "--help")


def test_the_version_is_printed(reader: Reader) -> None:
    done = reader("--version")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("closeread ")


@pytest.mark.parametrize(
    "argv",
    [
        ["--nonsense"],
        ["check"],
        ["check", "--csv", "harbour.yaml"],
        ["text", "harbour.yaml", "bare.yml"],
        ["quotes", "--json", "--csv"],
        ["quotes", "--type", "loud"],
        ["quotes", "--limit", "0"],
        ["quotes", "--limit", "many"],
        ["quotes", "--limit", "9" * 5000],
        ["quotes", "--in"],
        ["completions"],
        ["completions", "tcsh"],
        ["schema", "more"],
        ["check", "--js", "harbour.yaml"],
        ["--config"],
        ["help", "nonsense"],
        ["help", "check", "text"],
    ],
)
def test_wrong_use_is_told_on_standard_error(argv: list[str], reader: Reader) -> None:
    done = reader(*argv)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("usage: reader")


def test_what_was_typed_wrongly_is_told_cleanly(reader: Reader) -> None:
    done = reader("check", "--\x1b]0;owned\x07\udcff", "harbour.yaml")
    assert done.status == 2
    assert all(line.isprintable() for line in done.err.splitlines())
    done = reader("completions", "\x1b[2J\udcff")
    assert all(line.isprintable() for line in done.err.splitlines())


def test_on_windows_one_sentence_says_where_the_program_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.name", "nt")
        status = main()
    captured = capsys.readouterr()
    assert (status, captured.out, captured.err) == (2, "", f"{ON_WINDOWS}\n")
