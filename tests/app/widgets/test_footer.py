"""Messages in the footer: how long they stay."""

from __future__ import annotations

from tests.app.conftest import Opening
from tests.readings import pressed


async def test_a_message_that_came_after_a_key_was_pressed_outlives_it(reading: Opening) -> None:
    async with reading() as r:
        late = pressed("j")
        r.app.say("Back from the editor.")
        r.app.post_message(late)
        await r.settle()
        assert r.remark == "Back from the editor."
        await r.press("j")
        assert r.remark == ""
