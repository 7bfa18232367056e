from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.errors import UnreadableFile
from reader.library.protocol import Library
from reader.load.article import Loaded, load_article
from reader.services.bundled import bundled
from reader.settings.settings import Settings
from tests.readings import Reading, Saves

Opening = Callable[..., AbstractAsyncContextManager[Reading]]


@pytest.fixture(autouse=True)
def no_moment_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, the header's percentage stays as it was."""
    monkeypatch.setattr("reader.app.article.read_timer.MOMENT", 600)


@pytest.fixture
def saves(monkeypatch: pytest.MonkeyPatch) -> Saves:
    """What is put here is what the file says after it is saved; the folder itself is not watched."""
    queue: Saves = asyncio.Queue()

    async def changes(*_: object) -> AsyncIterator[Loaded | UnreadableFile | str]:
        while True:
            yield await queue.get()

    monkeypatch.setattr("reader.services.watching.file_watcher.changes", changes)
    return queue


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been put on the clipboard."""
    texts: list[str] = []

    async def copy(text: str, *_: object) -> str:
        texts.append(text)
        return "on the clipboard"

    monkeypatch.setattr("reader.app.terminal.clipboard.copy", copy)
    return texts


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that the browser was asked for; there is none for a person's own."""
    asked: list[str] = []

    async def ask(url: str) -> bool:
        asked.append(url)
        return not url.endswith("/ruiz")

    monkeypatch.setattr("reader.app.other_programs.ask_browser", ask)
    return asked


@pytest.fixture
def reading(tmp_path: Path, saves: Saves, copied: list[str]) -> Opening:
    """Opens an article, the bundled one if none is given, with a memory in a folder of the test's own."""

    @asynccontextmanager
    async def opened(
        path: Path | None = None,
        size: tuple[int, int] = (120, 36),
        keymap: Mapping[str, str] | None = None,
        theme: str | None = None,
        open_library: Callable[[], Library] | None = None,
        comes_with_it: bool = False,
        additions: Path | None = None,
    ) -> AsyncIterator[Reading]:
        path = path or bundled()
        app = ReaderApp(
            Launch(
                Settings(theme=theme, keys=keymap or {}),
                path,
                load_article(path),
                tmp_path / "memory",
                open_library=open_library,
                additions=additions,
                bundled=path if comes_with_it else None,
            )
        )
        async with app.run_test(size=size) as pilot:
            open_ = Reading(app, pilot, saves, copied)
            await open_.settle()
            yield open_

    return opened


@pytest.fixture
def listing(tmp_path: Path, saves: Saves, copied: list[str]) -> Opening:
    """Opens the library screen as the first one."""

    @asynccontextmanager
    async def opened(
        library: Library, size: tuple[int, int] = (120, 36), additions: Path | None = None
    ) -> AsyncIterator[Reading]:
        app = ReaderApp(
            Launch(
                memory_folder=tmp_path / "memory",
                open_library=lambda: library,
                additions=additions,
                bundled=bundled(),
            )
        )
        async with app.run_test(size=size) as pilot:
            open_ = Reading(app, pilot, saves, copied)
            await open_.settle()
            yield open_

    return opened


@pytest.fixture
def article_of(tmp_path: Path) -> Callable[[str], Path]:
    """Writes an article's file and says where it is."""

    def written(source: str, name: str = "harbour.yaml") -> Path:
        path = tmp_path / name
        path.write_text(source, "utf-8")
        return path

    return written
