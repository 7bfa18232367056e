"""What another program does to the file while it is reviewed is shown at once, and after leaving too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.app.review.screen import ReviewScreen
from reader.load.article import read_article
from reader.model.article import EntityId
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.state.review.dam import SOURCE


@pytest.fixture
def dam_file(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(SOURCE.replace("cracks in it", "too early"), "utf-8")
    return path


async def until(r: Reading, holds: Callable[[], bool]) -> None:
    for _ in range(1500):
        await r.pilot.pause()
        if holds():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("\n".join(r.lines))


def save(r: Reading, source: str) -> None:
    r.app.article_screen.file.path.write_text(source, "utf-8")
    r.saves.put_nowait(read_article(source.encode(), "dam"))


async def test_a_change_of_the_file_is_in_the_review_and_in_the_article_after_it(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        await r.press("R")
        save(r, dam_file.read_text("utf-8").replace("role: mayor", "role: ex-mayor"))
        await until(r, lambda: any("ex-mayor" in line for line in r.lines))
        assert "The file has changed: this is its newer text." in r.lines[-1]
        await r.press("q")
        role = r.app.article_screen.session.article.entities[EntityId("ruiz")].role
        assert role == "ex-mayor"


async def test_a_fault_is_said_at_once_with_its_line_and_gone_when_it_is_mended(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        good = dam_file.read_text("utf-8")
        await r.press("R")
        save(r, good.replace("type: direct", "type: dirct"))
        await until(
            r, lambda: any("Nothing can be changed now: line 18 of the file" in line for line in r.lines)
        )
        assert "`" not in "".join(r.lines[-3:])
        save(r, good.replace("role: mayor", "role: ex-mayor"))
        await until(r, lambda: any("ex-mayor" in line for line in r.lines))


async def test_a_change_waits_until_a_question_is_answered(reading: Opening, dam_file: Path) -> None:
    async with reading(dam_file) as r:
        await r.press("R", "o")
        screen = r.screen
        assert isinstance(screen, ReviewScreen)
        save(r, dam_file.read_text("utf-8").replace("role: mayor", "role: ex-mayor"))
        await until(r, lambda: screen.changed)
        assert screen.review.article.entities[EntityId("ruiz")].role == "mayor"
        await r.press("escape")
        await until(r, lambda: screen.review.article.entities[EntityId("ruiz")].role == "ex-mayor")


async def test_a_change_before_the_review_stands_is_shown_once_it_does(
    reading: Opening, dam_file: Path
) -> None:
    async with reading(dam_file) as r:
        follower = r.app.article_screen.file
        begin = follower.begin_review

        def changed_at_once(changed: Callable[[], None]) -> None:
            begin(changed)
            source = dam_file.read_text("utf-8")
            dam_file.write_text(source.replace("role: mayor", "role: ex-mayor"), "utf-8")
            changed()

        follower.begin_review = changed_at_once  # type: ignore[method-assign]  # at the worst moment
        await r.press("R")
        await until(r, lambda: any("ex-mayor" in line for line in r.lines))


async def test_acts_of_the_review_are_no_change_by_another(reading: Opening, dam_file: Path) -> None:
    async with reading(dam_file) as r:
        await r.press("R", "enter")
        await until(r, lambda: "mayor, draft" not in dam_file.read_text("utf-8"))
        save(r, dam_file.read_text("utf-8"))
        await r.press("j")
        await r.settle()
        assert r.saves.empty()
        assert not any("The file has changed" in line for line in r.lines)
