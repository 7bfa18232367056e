"""A program is busy for as long as something that it was asked waits for its answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from textual.app import App
from textual.message import Message
from textual.widgets import Static

from reader.app.terminal.busy import is_busy
from tests.waiting import until_in_loop


class Asked(Message):
    """A message that nothing answers to."""


def test_a_program_without_screens_is_not_busy() -> None:
    assert not is_busy(cast("App[None]", SimpleNamespace(screen_stack=[], message_queue_size=1)))


async def test_a_message_to_the_program_or_to_a_widget_is_waited_for() -> None:
    app: App[None] = App()
    async with app.run_test():
        widget = Static()
        await app.mount(widget)
        await until_in_loop(lambda: not is_busy(app))
        app.post_message(Asked())
        assert is_busy(app)
        await until_in_loop(lambda: not is_busy(app))
        widget.post_message(Asked())
        assert is_busy(app)
        await until_in_loop(lambda: not is_busy(app))
