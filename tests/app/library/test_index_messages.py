"""What the app does with the reports of the indexing threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.library.index_messages import IndexCrashed
from reader.library.opening import open_library
from reader.library.protocol import Library
from tests.app.conftest import Opening
from tests.waiting import until_in_loop

ARTICLE = "format: 1\nheadline: {}\ntext: |-\n  Nothing happened.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("harbour", "bridge"):
        (folder / f"{name}.yaml").write_text(ARTICLE.format(name), "utf-8")
    return folder


@pytest.fixture
def index(news: Path) -> Iterator[Library]:
    index = open_library(None, [news])
    yield index
    index.close()


async def test_a_bug_in_an_indexing_thread_ends_the_program_with_the_crash_page(
    listing: Opening, index: Library
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with listing(index) as r:
            r.app.post_message(IndexCrashed(ZeroDivisionError("at the index")))
            await until_in_loop(lambda: r.app.return_code)


async def test_the_screen_shows_progress_while_the_index_is_updated(
    listing: Opening, index: Library, news: Path
) -> None:
    async with listing(index) as r:
        await r.until(lambda: "2 articles" in r.seen)
        (news / "canal.yaml").write_text(ARTICLE.format("A canal is dug"), "utf-8")
        await r.until(lambda: "A canal is dug" in r.seen)
        assert r.lines[0].startswith(" Library  3 articles")
