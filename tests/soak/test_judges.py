"""The judges of the soak: what they are there to find, they find; and what they look at in a moment is in order."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Static

from tests.seen import Seen
from tests.soak import markup, oracle, surroundings
from tests.soak.judging import Tally
from tests.soak.parts import Soak
from tests.terminals import finished, starting


def test_the_judge_of_bytes_finds_every_payload_that_steers_or_hides() -> None:
    assert oracle.judge_of_bytes().faults == ()


def test_a_frame_that_is_cut_anywhere_is_one_that_is_still_being_written() -> None:
    frame = (
        "\x1b[?1049h\x1b[1;1H\x1b[38;5;233m“wörd” 😀\x1b[0m\r\n\x1b[2;1Hmore\x1b[0m\x1b]22;text\x07".encode()
    )
    for at in range(len(frame)):
        assert Seen(finished(frame[:at])).faults == [], frame[:at]


def test_each_payload_in_some_field_is_told_clean(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with starting(tmp_path / "home") as start:
        assert oracle.checked(Soak(1, 0.05, tmp_path), start).faults == ()


def test_a_colour_is_found_in_any_spelling_and_a_grey_is_none() -> None:
    greys = b"\x1b[0;1;4;38;5;244;48;2;9;9;9m31 \x1b[39;49m\x1b[30;107m\x1b[38;5;8m\x1b[m"
    assert surroundings.colours(greys) == set()
    for colour in (b"31", b"42", b"96", b"103", b"38;5;9", b"48;5;202", b"38;2;9;9;8", b"38:2:9:9:8"):
        assert surroundings.colours(greys + b"\x1b[1;%b;4mx" % colour) == {colour}


def test_no_cell_of_any_widget_acts_for_markup_and_no_widget_is_forgotten(tmp_path: Path) -> None:
    tally = Tally("census")
    seen: set[type[Widget]] = set()
    asyncio.run(markup.census(tmp_path, 0, tally, seen))
    assert tally.faults == []
    assert markup.forgotten(seen).faults == ()


def test_a_widget_that_takes_words_for_markup_is_found(tmp_path: Path) -> None:
    async def found() -> tuple[list[str], list[str]]:
        async with markup.opened(tmp_path, 0) as (r, app):
            await app.screen.mount(
                Static("[@click=app.trip]x[/] [link='https://example.org']x[/link]"), before=0
            )
            await r.settle()
            acting = list(markup.acting(app.screen))
            await r.pilot.click(Static)
            return acting, app.ran

    acting, ran = asyncio.run(found())
    assert len(acting) == 2, acting
    assert ran[-1] == "trip"
