"""The movements that every screen has: by rows or items, by screenfuls, to the ends."""

from __future__ import annotations

from collections.abc import Callable

from reader.app.commands import linear as lc
from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.linear.pager import Pager
from reader.linear.screen import Action

TOP, END = "This is the beginning.", "This is the end."


def moving(pager: Pager, say: Callable[[str], None]) -> dict[Command, Action]:
    """What the keys that move do with the rows of a screen; at either end they say so."""

    def on(step: Callable[[], bool]) -> Action:
        return lambda: None if step() else say(END)

    def back(step: Callable[[], bool]) -> Action:
        return lambda: None if step() else say(TOP)

    return {
        c.LINE_DOWN: on(lambda: pager.step(1)),
        c.LINE_UP: back(lambda: pager.step(-1)),
        c.NEXT_PARAGRAPH: on(lambda: pager.step_item(1)),
        c.PREVIOUS_PARAGRAPH: back(lambda: pager.step_item(-1)),
        lc.NEXT_ROW: on(lambda: pager.step_row(1)),
        lc.PREVIOUS_ROW: back(lambda: pager.step_row(-1)),
        c.HALF_DOWN: on(lambda: pager.page(1, half=True)),
        c.HALF_UP: back(lambda: pager.page(-1, half=True)),
        c.PAGE_DOWN: on(lambda: pager.page(1)),
        c.PAGE_UP: back(lambda: pager.page(-1)),
        c.TOP: back(lambda: pager.ends(last=False)),
        c.END: on(lambda: pager.ends(last=True)),
    }
