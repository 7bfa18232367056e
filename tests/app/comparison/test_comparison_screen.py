"""Two annotations side by side on the screen: from the command line, and from an article by the palette."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.comparison.choosing import OthersScreen
from reader.app.comparison.screen import ComparisonScreen
from reader.app.launch import Launch
from reader.app.overlays.help import HelpScreen
from reader.convert.comparison.wording import MEANINGS
from reader.library.opening import open_library
from reader.load.article import load_article
from reader.state.comparison.rows import index_of
from tests.app.conftest import Opening
from tests.app.overlays.test_help_and_command_palette import said_in_help
from tests.cli.conftest import HARBOUR
from tests.cli.test_compare import OTHER
from tests.readings import Reading
from tests.values import some

ArticleOf = Callable[..., Path]


@pytest.fixture
def files(article_of: ArticleOf) -> tuple[Path, Path]:
    return article_of(HARBOUR, "harbour.yaml"), article_of(OTHER, "other.yaml")


@asynccontextmanager
async def comparing(
    files: tuple[Path, Path], tmp_path: Path, size: tuple[int, int] = (100, 40)
) -> AsyncIterator[Reading]:
    launch = Launch(
        path=files[0],
        loaded=load_article(files[0]),
        memory_folder=tmp_path / "memory",
        compare_with=files[1],
    )
    app = ReaderApp(launch)
    async with app.run_test(size=size) as pilot:
        reading = Reading(app, pilot, asyncio.Queue(), [])
        await reading.workers_done("comparing")
        yield reading


def screen_of(reading: Reading) -> ComparisonScreen:
    screen = reading.screen
    assert isinstance(screen, ComparisonScreen)
    return screen


def here(reading: Reading) -> str:
    """The annotation under the cursor."""
    screen = screen_of(reading)
    number = some(index_of(str(some(some(screen.pairs.row).key))))
    entry = some(screen.session).shown[number].entry
    return entry.name or entry.id


async def test_what_differs_stands_side_by_side(files: tuple[Path, Path], tmp_path: Path) -> None:
    async with comparing(files, tmp_path) as r:
        seen = "\n".join(r.seen.splitlines())
        assert "▸ harbour.yaml | other.yaml" in seen
        assert "role: mayor" in seen
        assert "role: minister" in seen
        line = next(line for line in seen.splitlines() if "role: mayor" in line)
        assert line.index("│") == line.index("role: minister") - 2


async def test_keys_step_through_the_differences_and_enter_opens_the_reading_room(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    async with comparing(files, tmp_path) as r:
        assert here(r) == "Mayor reopens the harbour"
        await r.press("]")
        assert here(r) == "Ana Ruiz"
        await r.press("]")
        assert here(r) == "begun"
        await r.press("n")
        assert here(r) == "Repairs begin"
        await r.press("]")
        assert "There is no further difference." in r.seen
        await r.press("[")
        assert here(r) == "begun"
        await r.press("tab")
        assert "Enter opens other.yaml." in r.seen
        await r.press("enter")
        await r.until(lambda: not isinstance(r.screen, ComparisonScreen))
        assert r.room.file.path == files[1]
        assert r.session.chosen == "begun"
        await r.press("q", "q")
        await r.until(lambda: isinstance(r.screen, ComparisonScreen))


async def test_the_differences_alone_are_shown_on_demand(files: tuple[Path, Path], tmp_path: Path) -> None:
    async with comparing(files, tmp_path) as r:
        assert "the same: a senior aide" in r.seen
        await r.press("!")
        assert "the same: a senior aide" not in r.seen
        assert len(some(screen_of(r).session).shown) == 3
        await r.press("[")
        assert "There is no difference before." in r.seen
        await r.press("i")
        await r.until(lambda: not isinstance(r.screen, ComparisonScreen))


async def test_help_begins_with_the_keys_of_this_screen_and_what_its_figures_mean(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    async with comparing(files, tmp_path, size=(100, 60)) as r:
        await r.press("?")
        await r.until(lambda: isinstance(r.screen, HelpScreen))
        said = said_in_help(r)
        here = said[: said.index("MOVE")]
        assert "COMPARISON" in here
        for words in ("next difference", "2 of 3 and 4", "Show only the differences", "the other file lead"):
            assert words in here
        for name, meaning in MEANINGS:
            assert f"{name:<14} \n{meaning}" in here or f"{name:<14} {meaning}" in here


async def test_a_file_that_has_faults_by_now_is_said(files: tuple[Path, Path], tmp_path: Path) -> None:
    files[1].write_text("format: 1\n", "utf-8")
    async with comparing(files, tmp_path) as r:
        await r.until(lambda: "has faults by now" in r.seen)
        await r.press("]", "!", "tab", "enter")
        assert isinstance(r.screen, ComparisonScreen)


async def test_a_narrow_screen_has_both_sides_too(files: tuple[Path, Path], tmp_path: Path) -> None:
    async with comparing(files, tmp_path, (40, 18)) as r:
        await r.press("]")
        assert "a senior aide" in r.seen
        await r.press("escape")


async def test_an_article_is_compared_with_one_that_is_chosen(
    reading: Opening, files: tuple[Path, Path]
) -> None:
    async with reading(files[0]) as r:
        await r.press("C")
        await r.until(lambda: isinstance(r.screen, OthersScreen))
        assert "the same text" in r.seen
        await r.press("enter")
        await r.until(lambda: isinstance(r.screen, ComparisonScreen))
        await r.workers_done("comparing")
        assert "▸ harbour.yaml | other.yaml" in r.seen
        await r.press("q")
        assert r.screen is r.room


async def test_the_articles_to_compare_with_are_filtered_by_typing(
    reading: Opening, files: tuple[Path, Path]
) -> None:
    async with reading(files[0]) as r:
        await r.press("C")
        await r.until(lambda: isinstance(r.screen, OthersScreen))
        await r.press("slash", *"zebra")
        await r.until(lambda: "the same text" not in r.seen)
        await r.press("escape")
        await r.until(lambda: "the same text" in r.seen)
        await r.press("slash", *"OTHER", "enter")
        await r.until(lambda: not r.screen.query("FindBar"))
        await r.press("enter")
        await r.until(lambda: isinstance(r.screen, ComparisonScreen))


async def test_where_there_is_nothing_to_compare_with_it_is_said(
    reading: Opening, article_of: ArticleOf
) -> None:
    async with reading(article_of(HARBOUR)) as r:
        await r.press("C")
        await r.until(lambda: "There is no other article to compare with" in r.seen)


async def test_the_articles_of_the_library_are_offered_too(
    reading: Opening, files: tuple[Path, Path], tmp_path: Path
) -> None:
    library = open_library(None, (tmp_path,))
    async with reading(files[0], open_library=lambda: library) as r:
        await r.press("C")
        await r.until(lambda: isinstance(r.screen, OthersScreen))
        await r.press("i")
        await r.until(lambda: isinstance(r.screen, ComparisonScreen))
        await r.press("escape")
        await r.press("C")
        await r.until(lambda: isinstance(r.screen, OthersScreen))
        await r.press("escape")
        assert r.screen is r.room
