"""The screen of the share of voice: from the library and from a search, its groupings, and where Enter leads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len

from reader.app.commands.keys import NO_KEYS
from reader.app.search.screen import SearchScreen, voices_screen
from reader.app.search.voices import LibraryVoices
from reader.library.opening import open_library
from reader.library.protocol import Library
from reader.model.library.voices import GroupBy, VoiceGroup
from reader.services.library.indexing import Indexing
from tests.app.conftest import Opening
from tests.app.library.test_library_screen import SOURCES, LibraryReading

SIZES = [(200, 60), (160, 50), (120, 40), (100, 30), (80, 24), (60, 18)]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A few articles, completely indexed."""
    for name, source in SOURCES.items():
        (tmp_path / f"{name}.yaml").write_text(source, "utf-8")
    monkeypatch.setattr(Indexing, "start", lambda _: None)
    monkeypatch.setattr(Indexing, "stop", lambda _: False)
    library = open_library(None, [tmp_path])
    for _ in library.scan():
        pass
    yield library
    library.close()


@asynccontextmanager
async def voices(
    listing: Opening, index: Library, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[LibraryReading]:
    """The screen, opened from the library."""
    async with listing(index, size=size) as r:
        shown = LibraryReading(r, index)
        await shown.settle()
        await shown.press("V")
        assert isinstance(shown.screen, LibraryVoices)
        yield shown


async def test_it_lists_who_is_quoted_how_much(listing: Opening, index: Library) -> None:
    async with voices(listing, index) as s:
        assert s.listed == ["Ana Ruiz  deputy mayor", "Jo Lind"]
        assert "3 quotes · 2 articles" in s.lines[0]
        assert "most quoted first" in s.lines[0]


async def test_tab_changes_what_it_is_grouped_by_and_r_the_order(listing: Opening, index: Library) -> None:
    async with voices(listing, index) as s:
        await s.press("tab")
        assert {"deputy mayor", "mayor"} <= set(s.listed)
        await s.press("tab", "tab", "tab", "tab")
        assert s.listed == ["May 2024", "Feb 2023"]
        await s.press("r")
        assert "most words first" in s.lines[0]
        await s.press("shift+tab")
        assert s.listed[0] == "Harbour Post"
        await s.click("SPEAKERS")
        assert "Jo Lind" in s.listed
        await s.r.pilot.click(offset=(60, 1))  # beside the tabs
        assert s.screen.session.by is GroupBy.SPEAKER


async def test_enter_shows_the_quotes_of_a_speaker(listing: Opening, index: Library) -> None:
    async with voices(listing, index) as s:
        await s.filtered_by("lind")
        assert s.listed == ["Jo Lind"]
        await s.press("enter", "enter")
        assert isinstance(s.screen, SearchScreen)
        await s.r.until(lambda: s.screen.session.results.count == 1)
        assert s.screen.session.speakers[0].name == "Jo Lind"


async def test_enter_on_a_source_shows_who_speaks_there(listing: Opening, index: Library) -> None:
    async with voices(listing, index) as s:
        await s.press("shift+tab", "shift+tab")
        assert s.listed[0] == "Harbour Post"
        await s.press("i")
        assert s.screen.session.within == VoiceGroup(GroupBy.SOURCE, "harbour post")
        assert len(s.listed) == 2
        assert "Harbour Post · 2 quotes" in s.lines[0]
        await s.press("q")
        assert s.listed[0] == "Harbour Post"
        await s.press("escape")
        assert not isinstance(s.screen, LibraryVoices)


async def test_a_search_is_counted_by_the_same_key(listing: Opening, index: Library) -> None:
    async with listing(index, size=(120, 36)) as r:
        s = LibraryReading(r, index)
        await s.press("S", *"storm")
        await r.until(lambda: s.screen.session.results.count == 1)
        await s.press("down", "V")
        assert isinstance(s.screen, LibraryVoices)
        await s.settle()
        assert s.listed == ["Jo Lind"]
        assert "storm · 1 quote · 1 article" in s.lines[0]


async def test_a_query_that_means_nothing_counts_nothing(listing: Opening, index: Library) -> None:
    async with voices(listing, index) as s:
        s.r.app.push_screen(voices_screen("since:never", NO_KEYS))
        await s.settle()
        assert s.listed == []


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_screen(listing: Opening, index: Library, size: tuple[int, int]) -> None:
    async with voices(listing, index, size) as s:
        await s.preview()
        assert {cell_len(line) for line in s.r.lines} == {size[0]}
        assert any("Ana Ruiz" in line for line in s.lines)
        assert any("word for word" in line for line in s.lines) == (size[0] >= 160)


async def test_it_is_laid_out_anew_for_another_size(listing: Opening, index: Library) -> None:
    async with voices(listing, index, (60, 18)) as s:
        assert not any("━" in line for line in s.lines[:-1])
        await s.r.pilot.resize_terminal(120, 30)
        await s.r.until(lambda: any("Articles" in line for line in s.lines))
