"""The real program in a pseudo-terminal, and every byte that it writes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seen import Seen
from tests.terminals import ARTICLE, OPEN, Start, Terminal, measured, starting, take_signals


@pytest.fixture(scope="session", autouse=True)
def _signals_as_a_shell_gives_them() -> None:
    take_signals()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of a few lines."""
    path = tmp_path / "harbour.yaml"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the reader, or another program, in a terminal."""
    home = tmp_path / "home"
    home.mkdir()
    with starting(home) as start:
        yield start


@pytest.fixture
def open_article(start: Start, article: Path) -> Terminal:
    """The reader with an article on the screen."""
    terminal = start(article, **measured())
    terminal.wait_for(OPEN)
    return terminal


@pytest.fixture
def read_bytes() -> type[Seen]:
    """The strict reader of bytes, for what no terminal is needed."""
    return Seen
