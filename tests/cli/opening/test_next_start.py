"""The frame of the next start is kept where nobody has read meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.app import next_frame
from reader.app.launch import Launch
from reader.cli.opening import next_start
from reader.load.file import Loaded
from reader.memory.memory import article_key, open_memory
from reader.memory.places import Place
from reader.settings.folders import state_folder
from reader.start.saved_frames import usable_frame

SIZE = 80, 24


def nothing(_: Path) -> None:
    """Nobody does anything meanwhile."""


def read(article: Path) -> None:
    with closing(open_memory(state_folder())) as memory:
        memory.remember_place(article_key(article), Place(5))


def write(article: Path) -> None:
    article.write_text("format: 1\nheadline: Another\n")


@pytest.mark.parametrize(("meanwhile", "is_left"), [(nothing, True), (read, False), (write, False)])
@pytest.mark.parametrize("when", ["read", "drawn"])
def test_no_frame_is_used_where_somebody_has_read_or_written_meanwhile(
    meanwhile: Callable[[Path], None],
    is_left: bool,
    when: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = tmp_path / "harbour.yaml"
    article.write_text("format: 1\n")
    with closing(open_memory(state_folder())) as memory:
        memory.remember_place(article_key(article), Place(3))
    launches = []

    def launch_again() -> Launch:
        launches.append(Launch(path=article, loaded=Loaded(None)))
        if when == "read" and len(launches) == 2:  # it has just been read
            meanwhile(article)
        return launches[-1]

    def drawn(*_: object) -> str:
        if when == "drawn":
            meanwhile(article)
        return "a frame"

    monkeypatch.setattr(next_frame, "first_frame", drawn)
    next_start.keep_unless_read([article], launch_again, SIZE)
    assert usable_frame([os.fspath(article)], SIZE) == (b"a frame" if is_left else None)


def test_nothing_is_kept_where_nothing_could_be_opened_again() -> None:
    next_start.keep_unless_read([], lambda: None, SIZE)
    assert usable_frame([], SIZE) is None
