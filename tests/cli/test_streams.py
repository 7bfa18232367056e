"""Pipes, closed streams, poor encodings, and what is imported: the few things that only a process of its own shows."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

import reader as package
from reader.cli import commands, output, run
from tests.terminals import measured

ROOT = Path(package.__file__).parent.parent


def process(
    *argv: str, shell: str = 'exec "$@"', environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own; `shell` says what becomes of its streams."""
    return subprocess.run(
        ["bash", "-c", shell, "bash", sys.executable, "-m", "reader", *argv],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), **measured(), **(environment or {})},
        check=False,
    )


@pytest.fixture
def many(news: Path) -> str:
    """An article with more quotes than a pipe holds."""
    text = "\n\n".join(f"  Ana Ruiz said no for the {n}th time, and {'so on ' * 30}." for n in range(800))
    quotes = "\n".join(
        f"  - {{speaker: ruiz, type: indirect, text: no for the {n}th time}}" for n in range(800)
    )
    head = "format: 1\nheadline: No\npeople: {ruiz: {name: Ana Ruiz}}\n"
    (news / "many.yaml").write_text(f"{head}text: |-\n{text}\nquotes:\n{quotes}\n")
    return "many.yaml"


@pytest.mark.parametrize(
    "argv", [["text"], ["text", "--plain"], ["quotes"], ["quotes", "--json"], ["quotes", "--csv"]]
)
def test_a_reader_that_leaves_early_is_left_in_peace(argv: list[str], many: str) -> None:
    done = process(*argv, many, shell='"$@" | head -c 10')
    assert (done.stderr, len(done.stdout)) == (b"", 10)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_reason_to_crash(closed: str) -> None:
    for argv, usual in ((["text", "harbour.yaml"], 0), (["check", "faulty.yaml"], 1), (["harbour.yaml"], 2)):
        done = process(*argv, shell=f'exec 9>&1; "$@" {closed}; echo "$?" >&9')
        status = int(done.stdout.split()[-1])
        assert b"Traceback" not in done.stderr
        assert status == (2 if ">&-" in closed.replace("2>&-", "") else usual)


@pytest.mark.parametrize(("argv", "status"), [(["harbour.yaml"], 2), (["text", "faulty.yaml"], 1)])
def test_talk_waits_for_a_pipe_that_is_full_and_nothing_is_lost(argv: list[str], status: int) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    full = 0
    with suppress(BlockingIOError):
        while True:
            full += os.write(theirs, b"." * 1024)
    os.set_blocking(theirs, True)
    with subprocess.Popen(
        [sys.executable, "-m", "reader", *argv],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        os.close(theirs)
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(0.7)
        with os.fdopen(ours, "rb") as pipe:
            said = pipe.read()[full:].decode()
        assert running.wait(20) == status
    assert said.endswith(("instead.\n", "[bad-value]\n"))


def test_a_full_disk_is_told() -> None:
    done = process("text", "harbour.yaml", shell='"$@" > /dev/full')
    assert done.returncode == 2
    assert done.stderr.decode() == "reader: standard output can’t be written: No space left on device\n"


@pytest.mark.parametrize(("argv", "status"), [(["check", "harbour.yaml"], 0), (["text", "nowhere.yaml"], 2)])
def test_talk_that_finds_no_room_is_lost_and_changes_no_status(argv: list[str], status: int) -> None:
    assert process(*argv, shell='"$@" 2> /dev/full').returncode == status


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_every_character_goes_through_a_pipe_whatever_the_locale(environment: dict[str, str]) -> None:
    done = process("text", "harbour.yaml", environment=environment)
    assert "“It is,” she said" in done.stdout.decode("utf-8")
    done = process("quotes", "harbour.yaml", "--json", environment=environment)
    assert json.loads(done.stdout)[0]["text"] == "“It is,” … “a start.”"
    done = process("no “such”.yaml", environment=environment)
    assert done.stderr.decode("utf-8").endswith(".yaml: there is no such file\n")


WHAT_WAS_IMPORTED = """
import sys
from reader.cli import run
status = run(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize("command", ["check", "text", "people", "timeline", "quotes --in"])
def test_commands_on_a_pipe_load_no_screen(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHAT_WAS_IMPORTED, *command.split(), "harbour.yaml"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0
    assert not {"textual", "rich", "sqlite3", "rapidfuzz", "tomllib"} & set(done.stderr.split())


def test_an_interruption_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.discard_output", lambda: None)
    monkeypatch.setattr(commands, "RUN", {"text": interrupted})
    assert run(["text"]) == 130
    assert capfd.readouterr() == ("", "")


def test_the_screen_is_refused_without_a_terminal() -> None:
    done = process("harbour.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "reader: the reading screen needs a terminal, and standard input is not one; "
        "`reader text --plain` prints the article instead.\n"
    )


def test_a_stream_that_was_closed_meanwhile_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    assert not output.is_terminal()
