"""The choice of what to compare an article with: its like in the library and in its own folder."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from reader.app.background import start
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.comparison.screen import ComparisonScreen
from reader.app.overlays.card import ChoiceOverlay, Followed
from reader.app.widgets.find_bar import FindBar
from reader.app.widgets.row_list import RowList
from reader.services.comparing import likely_others
from reader.state.comparison.others import Other, matching, other_listing
from reader.state.comparison.session import NONE_TO_COMPARE

if TYPE_CHECKING:
    from reader.app.program import Program
    from reader.model.library.articles import ListedArticle


class OthersScreen(ChoiceOverlay):
    """A box with the articles, the likeliest first, which words that are typed behind a slash filter."""

    BINDINGS = bind(c.FIND)
    ways = ((c.CHOOSE, "compares"), (c.FIND, "filters"), (c.LET_GO, "closes"))

    def __init__(self, others: Iterable[Other]) -> None:
        self._others = tuple(others)
        super().__init__(other_listing(self._others))

    def action_find(self) -> None:
        if not self.query(FindBar):
            box = self.query_one("#box")
            box.styles.height = box.outer_size.height + 1
            box.mount(FindBar(""))

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        message.stop()
        self.query_one(RowList).show(other_listing(matching(self._others, message.text)), None)

    def on_find_bar_submitted(self, message: FindBar.Submitted) -> None:
        message.stop()
        self._close_bar()

    def on_find_bar_cancelled(self, message: FindBar.Cancelled) -> None:
        message.stop()
        self.query_one(RowList).show(other_listing(self._others), None)
        self._close_bar()

    def _close_bar(self) -> None:
        self.query(FindBar).remove()
        self._fit(self.app.size)
        self.query_one(RowList).focus()


def choose_other(app: App[Any], path: Path) -> None:
    """Let the reader choose an article, and open both side by side."""
    start(app, partial(_choose, app, path), group="comparing", exclusive=True)


async def _choose(app: App[Any], path: Path) -> None:
    program = cast("Program", app)
    listed: Sequence[ListedArticle] = ()
    if program.launch.open_library is not None:
        listed = await to_thread((await program.opened()).articles)
    others = await to_thread(likely_others, path, listed, program.launch.cache)
    if not others:
        program.say(NONE_TO_COMPARE)
        return

    def closed(followed: Followed | None) -> None:
        if followed is not None:
            other = next(each for each in others if each.key == followed.chosen)
            app.push_screen(ComparisonScreen(path, other.path, program.launch.cache))

    app.push_screen(OthersScreen(others), closed)
