"""Exporting the article that is read, from the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.overlays.export import ExportScreen, format_listing
from reader.convert.table import BY_NAME, FORMATS
from tests.app.conftest import Opening
from tests.waiting import until_in_loop


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_the_formats_are_listed_and_enter_writes_the_article_in_one(
    reading: Opening, here: Path
) -> None:
    async with reading() as r:
        await r.press("E")
        assert isinstance(r.app.screen, ExportScreen)
        down = list(BY_NAME).index("markdown")
        await r.press(*["j"] * down, "enter")
        await until_in_loop(lambda: "Exported to" in r.remark)
        (written,) = here.iterdir()
        assert written.suffix == ".md"
        assert f"{here}: {written.name}" in r.remark


async def test_a_file_that_is_there_stays_and_that_is_said(reading: Opening, here: Path) -> None:
    async with reading() as r:
        name = r.app.article_screen.file.path.with_suffix(".md").name
        (here / name).write_text("mine")
        await r.press("E", *["j"] * list(BY_NAME).index("markdown"), "enter")
        await until_in_loop(lambda: "is there already" in r.remark)
        assert (here / name).read_text() == "mine"


async def test_esc_exports_nothing(reading: Opening, here: Path) -> None:
    async with reading() as r:
        await r.press("E", "escape")
        assert not isinstance(r.app.screen, ExportScreen)
        assert list(here.iterdir()) == []


def test_every_format_is_a_row() -> None:
    listing = format_listing(FORMATS)
    assert [str(key) for key in listing.keys] == list(BY_NAME)
