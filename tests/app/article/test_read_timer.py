"""How far an article is read: the farthest that was on the screen for more than a moment, in header and library."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.app.article import read_timer
from reader.library.opening import open_library
from tests.app.conftest import Opening
from tests.readings import Reading

LONG = "format: 1\nheadline: A long walk\ntext: |-\n" + "\n\n".join(
    f"  Paragraph {n} goes on." for n in range(60)
)


@pytest.fixture(autouse=True)
def short_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_timer, "MOMENT", 0.05)


async def read(r: Reading) -> int:
    """The percentage in the header once all of the screen has been on it for a moment."""
    await r.until(lambda: r.room.file.memory.farthest >= r.shown.end)
    return percent_in(r.lines[0])


def percent_in(line: str) -> int:
    found = re.search(r"(\d+)%", line)
    assert found is not None
    return int(found[1])


async def test_a_new_article_is_unread_until_it_was_on_the_screen_for_a_moment(
    reading: Opening, article_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_timer, "MOMENT", 60)
    async with reading(article_of(LONG), size=(100, 20)) as r:
        assert "  0%" in r.lines[0]
        assert "━" not in r.lines[0]
        await r.press("G")
        assert "  0%" in r.lines[0]


async def test_the_header_keeps_the_farthest_and_shows_the_paragraph_where_one_is(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    path = article_of(LONG)
    async with reading(path, size=(100, 20)) as r:
        await r.press("space", "space")
        half = await read(r)
        assert 30 < half < 70
        await r.press("g")
        await r.pilot.pause(0.15)  # a moment, in which nothing is taken back
        assert await read(r) == half
        assert "¶ 1 of 60" in r.lines[0]
    async with reading(path, size=(100, 20)) as r:
        assert f"{half}%" in r.lines[0]


async def test_what_was_passed_in_less_than_a_moment_is_not_read(
    reading: Opening, article_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(read_timer, "monotonic", lambda: now)
    async with reading(article_of(LONG), size=(100, 20)) as r:
        await r.press("G", "g")
        now = 60.0
        await r.press("j", "k")
        await r.until(lambda: percent_in(r.lines[0]) > 0)
        assert percent_in(r.lines[0]) < 40


async def test_what_is_read_stays_read_until_it_is_marked_as_new(
    reading: Opening, listing: Opening, article_of: Callable[[str], Path], tmp_path: Path
) -> None:
    path = article_of(LONG)
    async with reading(path, size=(100, 20)) as r:
        await r.press("G")
        assert await read(r) == 100
        assert "the end" in r.lines[0]
    async with reading(path, size=(100, 20)) as r:
        await r.press("g")
        await r.pilot.pause(0.15)  # a moment, in which nothing is taken back
        assert await read(r) == 100
    library = open_library(tmp_path / "cache", [path])
    list(library.scan())
    async with listing(library, (110, 20)) as r:

        def row() -> str:
            return next((line.rstrip() for line in r.lines if "A long walk" in line), "")

        await r.until(lambda: row().endswith("read"))
        await r.press("x")
        await r.until(lambda: row().endswith("new"))
        await r.press("x")
        await r.until(lambda: row().endswith("read"))


async def test_header_and_library_show_one_percentage(
    reading: Opening, listing: Opening, article_of: Callable[[str], Path], tmp_path: Path
) -> None:
    path = article_of(LONG)
    async with reading(path, size=(100, 20)) as r:
        await r.press("space")
        percent = await read(r)
    library = open_library(tmp_path / "cache", [path])
    list(library.scan())
    async with listing(library, (110, 20)) as r:
        await r.until(lambda: any("A long walk" in line and f"{percent}%" in line for line in r.lines))
