"""The find bar shows its answer however early it comes."""

from __future__ import annotations

from textual.app import App, ComposeResult

from reader.app.widgets.find_bar import FindBar, Sign
from tests.readings import settled


class Finding(App[None]):
    """An app that answers the bar before it is laid out, as to keys typed in one go."""

    def compose(self) -> ComposeResult:
        yield FindBar("the")

    def on_mount(self) -> None:
        bar = self.query_one(FindBar)
        assert bar.size.width == 0
        bar.answer("1 of 4")


async def test_an_answer_that_comes_before_the_bar_has_a_width_is_shown_all_the_same() -> None:
    app = Finding()
    async with app.run_test(size=(40, 5)) as pilot:
        await settled(pilot)
        assert app.query_one(".answer", Sign).region.width == len(" 1 of 4 ")
