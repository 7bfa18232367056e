"""The keys in the footer, and how long messages stay there."""

from __future__ import annotations

from tests.app.conftest import Opening
from tests.readings import pressed


async def test_a_key_stands_whole_or_not_at_all_whatever_the_width(reading: Opening) -> None:
    async with reading() as r:
        footer = r.room.footer
        assert footer.palette is not None
        for width in range(30, 200):
            (segments,) = footer.lines(width, footer.palette)
            line = "".join(segment.text for segment in segments)
            assert len(line) == width
            assert "…" not in line
            assert " ? keys" in line


async def test_no_two_keys_are_nearer_to_each_other_than_the_gap_between_them(reading: Opening) -> None:
    async with reading() as r:
        footer = r.room.footer
        assert footer.palette is not None
        keys = {f"{key} {command.footer}" for key, command in footer.keys}
        for width in range(30, 200):
            (segments,) = footer.lines(width, footer.palette)
            line = "".join(segment.text for segment in segments)
            gap = "   " if width >= 80 else "  "
            assert {key.strip() for key in line.strip().split(gap)} - {""} <= keys, (
                f"at {width} columns: {line}"
            )


async def test_a_message_that_came_after_a_key_was_pressed_outlives_it(reading: Opening) -> None:
    async with reading() as r:
        late = pressed("j")
        r.app.say("Back from the editor.")
        r.app.post_message(late)
        await r.settle()
        assert r.remark == "Back from the editor."
        await r.press("j")
        assert r.remark == ""
