from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.library.protocol import Library
from reader.load.article import Loaded, load_article
from reader.services.article_memory import ArticleMemory
from reader.services.bundled import bundled
from reader.state.article.session import Session
from tests.readings import Reading, Saves

Opening = Callable[..., AbstractAsyncContextManager[Reading]]


@pytest.fixture
def saves(monkeypatch: pytest.MonkeyPatch) -> Saves:
    """What is put here is what the file says after it is saved; the folder itself is not watched."""
    queue: Saves = asyncio.Queue()

    async def changes(*_: object) -> AsyncIterator[Loaded | str]:
        while True:
            yield await queue.get()

    monkeypatch.setattr("reader.services.file_watcher.changes", changes)
    return queue


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been put on the clipboard."""
    texts: list[str] = []
    monkeypatch.setattr("pyperclip.copy", texts.append)
    return texts


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
    ) -> AsyncIterator[Reading]:
        path = path or bundled()
        article = load_article(path).article
        assert article is not None
        keeping = ArticleMemory.of(tmp_path / "memory", path, article)
        app = ReaderApp(
            path=path,
            session=keeping.restore(Session.of(article), measure_is_set=False),
            start=keeping.start,
            keeping=keeping,
            keymap=keymap or {},
            theme=theme or keeping.theme,
            open_library=open_library,
            bundled=path if comes_with_it else None,
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
    async def opened(library: Library, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Reading]:
        app = ReaderApp(
            path=None,
            session=None,
            start=0,
            keeping=ArticleMemory.of_none(tmp_path / "memory"),
            keymap={},
            theme=None,
            open_library=lambda: library,
            bundled=bundled(),
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
