from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reader.cli.parsing.arguments import COMMANDS
from reader.cli.parsing.completions import SCRIPTS
from tests.cli.conftest import Reader

COMPLETE = """
eval "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_reader
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(*words: str, folder: Path) -> set[str]:
    """What bash offers at the end of these words."""
    run = subprocess.run(
        ["bash", "--norc", "-c", COMPLETE, "bash", SCRIPTS["bash"](), *words],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        check=True,
    )
    assert run.stderr == ""
    return set(run.stdout.splitlines()) - {""}


def test_bash_completes_commands_options_values_and_articles(news: Path) -> None:
    (news / "a folder").mkdir()
    (news / "notes.txt").touch()
    articles = {"harbour.yaml", "bare.yml", "faulty.yaml", "a folder"}
    offers = {
        ("reader", ""): {command.name for command in COMMANDS} | articles,
        ("reader", "che"): {"check"},
        ("reader", "--v"): {"--version"},
        ("reader", "check", ""): articles,
        ("reader", "check", "h"): {"harbour.yaml"},
        ("closeread", "check", "-"): {"-h", "--help", "--drafts", "--json"},
        ("reader", "quotes", "--type", ""): {"direct", "indirect", "mixed"},
        ("reader", "quotes", "--in", "b"): {"bare.yml"},
        ("reader", "quotes", "--speaker", ""): set(),
        ("reader", "quotes", "word", "--s"): {"--speaker", "--since"},
        ("reader", "--config", "mine.toml", "peo"): {"people"},
        ("reader", "add", "n"): {"notes.txt"},
        ("reader", "add", "--output", "h"): {"harbour.yaml"},
        ("reader", "add", "--m"): {"--model"},
        ("reader", "completions", ""): {"bash", "zsh", "fish"},
        ("reader", "schema", ""): set(),
    }
    assert {words: completed(*words, folder=news) for words in offers} == offers


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_shell_knows_every_command_and_option(shell: str, reader: Reader) -> None:
    done = reader("completions", shell)
    assert (done.status, done.err) == (0, "")
    for command in COMMANDS:
        assert command.name in done.out
        for action in command.parser()._actions:
            for option in action.option_strings:
                assert (option if shell != "fish" else option.lstrip("-")) in done.out
