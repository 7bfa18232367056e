"""The reader open in this process: what a person does with it, and what they see of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from reader.app.app import ReaderApp
from reader.app.article.panels import PanelHeader
from reader.app.article.screen import ArticleScreen
from reader.app.widgets.find_bar import FindBar, Sign
from reader.app.widgets.row_list import RowList
from reader.errors import UnreadableFile
from reader.load.article import Loaded
from reader.model.article import Article
from reader.model.text import Span
from reader.state.article.session import Session
from reader.state.ids import Chosen
from tests.values import some
from tests.waiting import PATIENCE

_MOST_ROUNDS = 300

Saves = asyncio.Queue[Loaded | UnreadableFile | str]


class Reading:
    """An article that is open on the screen, and what a reader sees of it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None], saves: Saves, copied: list[str]) -> None:
        self.app, self.pilot, self.saves, self.copied = app, pilot, saves, copied

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(pressed(key))
            await self.settle()

    async def type(self, words: str) -> None:
        await self.press(*words)

    async def seek(self, words: str) -> None:
        """Put words into the find bar all at once."""
        if not self.room.query(FindBar):
            await self.press("/")
        self.room.query_one(FindBar).query_one(Input).value = words
        await self.settle()

    async def settle(self) -> None:
        """Let everything be answered and drawn."""
        await settled(self.pilot)

    async def until(self, holds: Callable[[], object]) -> None:
        """Let everything be answered and drawn until something holds, as what threads and timers bring."""
        end = monotonic() + PATIENCE
        await self.settle()
        while not holds():
            assert monotonic() < end, self.seen
            await asyncio.sleep(0.01)
            await self.settle()

    async def workers_done(self, *groups: str) -> None:
        """Let the workers of some groups end, and what they bring be drawn."""
        await self.until(lambda: not [worker for worker in self.app.workers if worker.group in groups])

    async def save(self, said: Loaded | UnreadableFile | str) -> None:
        """Let the file of the open article say this."""
        self.saves.put_nowait(said)
        await self.until(self.saves.empty)
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def click(self, words: str, within: Widget | None = None, times: int = 1) -> None:
        """Click the first letter of some words, in the text where nothing else is said."""
        within = within or self.room.article_pane
        await self.pilot.click(within, offset=self.where(words, within), times=times)
        await self.settle()

    # -- what is known

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    @property
    def room(self) -> ArticleScreen:
        return self.app.article_screen

    @property
    def session(self) -> Session:
        return self.room.session

    @property
    def article(self) -> Article:
        return self.session.article

    def words(self, span: Span) -> str:
        return self.article.text[span]

    @property
    def top(self) -> int:
        return self.room.article_pane.top

    @property
    def shown(self) -> Span:
        return self.room.article_pane.shown

    # -- what is seen

    @property
    def lines(self) -> list[str]:
        """The whole screen, line by line."""
        return [
            "".join(segment.text for segment in strip) for strip in self.screen._compositor.render_strips()
        ]

    @property
    def seen(self) -> str:
        return "\n".join(self.lines)

    @property
    def remark(self) -> str:
        return self.room.footer.remark

    @property
    def answer(self) -> str:
        """What the find bar says of the words typed in it."""
        return self.room.query_one(FindBar).query_one(".answer", Sign).text.strip()

    def rows(self, pane: str) -> RowList:
        return self.room.query_one(f"#{pane}", RowList)

    def keys(self, pane: str) -> list[str]:
        """What a pane lists, by id, headings left out."""
        return [key for key in self.rows(pane).listing.keys if key is not None]

    def head(self, pane: str) -> str:
        """The line over a pane."""
        return some(self.rows(pane).parent).query_one(PanelHeader).render_line(0).text

    def marked(self, pane: str) -> set[Chosen | None]:
        """The rows that answer to what is chosen."""
        listing = self.rows(pane).listing
        return {row.key for index in range(len(listing.keys)) if (row := listing.row(index)).related}

    def dimmed(self, pane: str) -> set[Chosen | None]:
        listing = self.rows(pane).listing
        return {row.key for index in range(len(listing.keys)) if (row := listing.row(index)).dimmed}

    @property
    def panes(self) -> set[str]:
        """The panes that can be seen."""
        lists = {rows.id for rows in self.room.query(RowList) if rows.is_on_screen and rows.size.width}
        return {str(id_) for id_ in lists if id_}

    def strips(self, widget: Widget) -> list[Strip]:
        return [widget.render_line(y) for y in range(widget.size.height)]

    def where(self, words: str, within: Widget) -> tuple[int, int]:
        """The column and row, in a widget, of the first letter of some words that are shown in it."""
        if within is self.room.article_pane:
            return self._where_in_text(self.article.text.content.index(words))
        for y, strip in enumerate(self.strips(within)):
            before, found, _ = strip.text.partition(words)
            if found:
                return cell_len(before), y
        raise AssertionError(f"{words!r} is not shown:\n" + "\n".join(s.text for s in self.strips(within)))

    def _where_in_text(self, offset: int) -> tuple[int, int]:
        for y, strip in enumerate(self.strips(self.room.article_pane)):
            column = 0
            for segment in strip:
                start = (
                    segment.style.meta["offset"][0]
                    if segment.style and "offset" in segment.style.meta
                    else -1
                )
                if 0 <= start <= offset < start + len(segment.text):
                    return column + cell_len(segment.text[: offset - start]), y
                column += segment.cell_length
        raise AssertionError(f"the letter at {offset} is not on the screen, which shows {self.shown}")

    def look(self, words: str, within: Widget | None = None) -> Style:
        """The style of the first letter of some words that are shown, in the text where nothing else is said."""
        within = within or self.room.article_pane
        column, y = self.where(words, within)
        at = 0
        for segment in within.render_line(y):
            at += segment.cell_length
            if at > column:
                return segment.style or Style()
        raise AssertionError("a letter has a segment")


async def settled(pilot: Pilot[Any]) -> None:
    """Let everything be answered and drawn.

    The Pilot's own pause waits until the clock of the processor stands still: 40 ms a key at the least, and on a busy
    machine not long enough.
    """
    quiet = 0
    for _ in range(_MOST_ROUNDS):
        if not await pilot._wait_for_screen():
            return  # the program has crashed: the Pilot tells why when it is left
        pilot.app.screen._on_timer_update()
        quiet = 0 if busy(pilot.app) else quiet + 1
        if quiet == 2:
            return
    raise AssertionError(f"the screen never comes to rest: {busy(pilot.app)}")


def busy(app: App[Any]) -> list[DOMNode]:
    """Who has messages still to answer."""
    nodes = (app, *app.screen.walk_children(with_self=True))
    return [node for node in nodes if not node._message_queue.empty()]


def pressed(key: str) -> Key:
    """A key as a terminal sends it."""
    name = _character_to_key(key) if len(key) == 1 else key
    return Key(name, key if len(key) == 1 else " " if key == "space" else None)
