"""The pane beside a list of the library that shows what is known of the row under the cursor."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeAlias

from textual.events import Click

from reader.app.background import start
from reader.app.widgets.row_list import RowList
from reader.state.rows import Listing, Row

NARROWEST, LOWEST = 140, 16
"""Columns and rows of the screen from which the preview stands beside the list."""
_LEAST, _MOST = 46, 66
_SETTLED = 0.12
"""Seconds that the cursor stays on a row before it is looked into."""

NOTHING = Listing((), lambda _: Row(None, ()))

Describe: TypeAlias = Callable[[str], Awaitable[Listing | None]]
"""The rows of the preview for the key of a row; None where nothing is known of it."""


def preview_width(columns: int, rows: int) -> int:
    """The width of the preview on a screen of that size; 0 where there is no room for it."""
    if columns < NARROWEST or rows < LOWEST:
        return 0
    return min(_LEAST + (columns - NARROWEST) // 2, _MOST)


class PreviewPane(RowList, can_focus=False):
    """Shows the rows that `describe` gives for a key, once no other key has been asked for meanwhile."""

    previewed: str | None = None
    """The key of the row that is shown."""

    def __init__(self, describe: Describe) -> None:
        super().__init__()
        self._describe = describe

    def on_click(self, event: Click) -> None:
        """Nothing is chosen here."""
        event.prevent_default()

    def preview(self, key: str | None) -> None:
        start(self, partial(self._preview, key), group="preview", exclusive=True)

    async def _preview(self, key: str | None) -> None:
        await sleep(_SETTLED)
        listing = await self._describe(key) if key is not None else None
        self.previewed = key
        self.show(listing or NOTHING, None)
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
