"""The frame of the next start is kept where nobody has read meanwhile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.cli import next_start
from reader.memory.memory import article_key, open_memory
from reader.memory.places import Place
from reader.settings.folders import state_folder
from reader.start.saved_frames import keep_frame, usable_frame

SIZE = 80, 24


@pytest.mark.parametrize("is_read", [False, True])
def test_no_frame_is_left_where_somebody_has_read_meanwhile(
    is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "harbour.yaml"
    article.write_text("format: 1\n")
    with closing(open_memory(state_folder())) as memory:
        memory.remember_place(article_key(article), Place(3))

    def kept(_: Launch, paths: Sequence[Path], size: tuple[int, int]) -> None:
        keep_frame([*map(os.fspath, paths)], os.fspath(article), size, [], b"a frame")
        if is_read:
            with closing(open_memory(state_folder())) as memory:
                memory.remember_place(article_key(article), Place(5))

    monkeypatch.setattr(next_start, "_keep_frame_of", kept)
    next_start.keep_unless_read([article], lambda: Launch(path=article), SIZE)
    assert usable_frame([os.fspath(article)], SIZE) == (None if is_read else b"a frame")


def test_nothing_is_kept_where_nothing_could_be_opened_again() -> None:
    next_start.keep_unless_read([], lambda: None, SIZE)
    assert usable_frame([], SIZE) is None
