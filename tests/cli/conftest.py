from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.cli import run

HARBOUR = """\
format: 1
headline: Mayor reopens the harbour
published: 2024-05-03
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, mentions: [{text: she, para: 1}]}
  aide: {name: a senior aide, named: false, aka: [A senior aide]}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], cue: {text: said, para: 1}}
  - {id: begun, speaker: aide, type: indirect, text: "the work had begun in 2021, a year after the storm"}
events:
  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021}
  - {title: The harbour reopens, when: 2024-05-03, text: reopened the harbour, people: [ruiz]}
"""
BARE = "format: 1\nheadline: Nothing to tell\ntext: |-\n  Nothing happened, and nobody said a word.\n"
FAULTY = """\
format: 1
headline: A slip of the pen
text: |-
  Ana Ruiz said no.
people:
  ruiz: {name: Ana Ruiz}
quotes:
  - {speaker: riuz, type: direct, text: no}
  - {speaker: ruiz, type: loud, text: no}
"""


class Done(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


Reader = Callable[..., Done]


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests run in, a command has none."""
    monkeypatch.delenv("TERM", raising=False)


@pytest.fixture
def reader(capsys: pytest.CaptureFixture[str]) -> Reader:
    """Runs the command line in this process."""

    def reader(*argv: str | Path) -> Done:
        capsys.readouterr()
        status = run([str(word) for word in argv])
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return reader


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, which is the current one."""
    (tmp_path / "harbour.yaml").write_text(HARBOUR, "utf-8")
    (tmp_path / "bare.yml").write_text(BARE, "utf-8")
    (tmp_path / "faulty.yaml").write_text(FAULTY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
