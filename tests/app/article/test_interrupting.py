"""ctrl+c in the terminal is a key, and no signal."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from tests.app.conftest import Opening


async def test_the_key_that_interrupts_elsewhere_says_how_to_leave(reading: Opening) -> None:
    async with reading() as r:
        await r.press("ctrl+c")
        assert r.app.is_running
        assert "q leaves" in r.remark
        assert not r.app._notifications


async def test_the_key_that_interrupts_elsewhere_copies_what_is_selected(reading: Opening) -> None:
    async with reading() as r:
        r.room.selections = {r.room.article_pane: Selection.from_offsets(Offset(0, 0), Offset(12, 0))}
        await r.press("ctrl+c")
        assert r.copied == [r.room.get_selected_text()]
        assert r.copied[0]
