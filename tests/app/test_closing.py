"""A screen closes itself and nothing else, however often it is told to."""

from __future__ import annotations

import asyncio
import gc
from contextlib import closing
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from textual.widgets import Input, OptionList

from reader.app.library.screen import LibraryScreen
from reader.app.widgets.row_list import RowList
from reader.library.opening import open_library
from reader.state.article.session import MEASURE_STEP
from tests.app.conftest import Opening
from tests.readings import pressed
from tests.waiting import until_in_loop


@pytest.mark.parametrize("keys", [("i",), ("t", "j", "t")], ids=" ".join)
async def test_what_is_followed_twice_closes_its_own_screen_alone(
    reading: Opening, keys: tuple[str, ...]
) -> None:
    async with reading() as r:
        await r.press("n", *keys)
        assert r.screen is not r.room
        over = r.screen.query_one(RowList)
        for _ in range(3):  # before the first has been answered
            over.action_choose()
        await r.settle()
        assert r.screen is r.room


async def test_an_enter_too_many_runs_what_the_palette_offers_once(reading: Opening) -> None:
    async with reading() as r:
        before = r.room.article_pane.text_width
        await r.press("ctrl+p")
        r.screen.query_one(Input).value = "narrower"
        offered = r.screen.query_one(OptionList)
        await r.until(
            lambda: offered.option_count and "narrower" in str(offered.get_option_at_index(0).prompt)
        )
        for _ in range(3):  # before the first has been answered
            r.app.post_message(pressed("enter"))
        await r.settle()
        assert r.screen is r.room
        assert r.session.measure == before - MEASURE_STEP


async def test_what_is_closed_while_it_opens_still_comes_to_be(reading: Opening, tmp_path: Path) -> None:
    with closing(open_library(None, [tmp_path])) as index:
        async with reading(open_library=lambda: index) as r:
            await r.press("]")
            app, room = r.app, r.room
            for rounds in range(6):
                room.action_find()
                for _ in range(rounds):
                    await asyncio.sleep(0)
                room.find.end()
                await r.settle()
            for opens in (
                app.action_help, app.action_search, app.action_command_palette, app.action_change_theme,
                room.action_card, room.cards.open_timeline, lambda: app.push_screen(LibraryScreen()),
            ):  # fmt: skip
                opens()
                r.screen.dismiss()
                await r.settle()
            assert r.screen is room


async def test_a_key_that_comes_before_a_screen_stands_does_nothing(reading: Opening, tmp_path: Path) -> None:
    with closing(open_library(None, [tmp_path])) as index:
        async with reading(open_library=lambda: index) as r:
            for rounds in range(6):
                r.app.push_screen(LibraryScreen())
                for _ in range(rounds):
                    await asyncio.sleep(0)
                await r.app._check_bindings("j")  # as for a key that was on its way before it was pushed
                await r.press("escape")
            assert r.screen is r.room


@pytest.mark.parametrize("keys", [("i",), ("?",), ("T",), ("t", "t"), ("ctrl+p",), ("/",)], ids=" ".join)
async def test_what_is_closed_is_let_go_of(reading: Opening, keys: tuple[str, ...]) -> None:
    async with reading() as r:
        await r.press("n", *keys)
        over = r.app.focused
        assert over not in (None, r.room.article_pane)
        kept: list[ref[Any]] = [
            ref(over),
            ref(over._styles_cache),
        ]  # the latter has the lines that were drawn of it
        del over
        await r.press("escape", "k", *keys, "escape", "k")  # once more: the last one may be held until then
        await until_in_loop(lambda: gc.collect() >= 0 and not any(each() for each in kept))


async def test_a_screen_that_another_stands_over_closes_neither(reading: Opening) -> None:
    async with reading() as r:
        await r.press("t", "t")
        below = r.screen
        await r.press("?")
        over = r.screen
        assert over is not below
        for _ in range(2):  # a click on the footer that was on its way
            below.action_let_go()  # type: ignore[attr-defined]  # every full screen has it
            await r.settle()
        assert r.screen is over
        await r.press("escape")
        assert r.screen is below


async def test_of_things_opened_at_once_the_last_alone_is_begun(reading: Opening, tmp_path: Path) -> None:
    with closing(open_library(None, [tmp_path])) as index:
        async with reading(open_library=lambda: index) as r:
            person = next(iter(r.session.article.entities))
            for _ in range(3):  # a coroutine of the first two that is never awaited fails the test
                r.app.open_person(person)
                r.app.action_library()
            gc.collect()
            await r.until(lambda: isinstance(r.screen, LibraryScreen))
