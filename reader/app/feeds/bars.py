"""The lines at the bottom where words to filter by, or the address of a feed, are typed."""

from __future__ import annotations

from collections.abc import Callable

from reader.app.feeds.view import FeedsView
from reader.app.widgets.find_bar import FindBar


class Bars:
    """One bar at a time, in the place of the footer."""

    def __init__(self, view: FeedsView, filtered: Callable[[str], None], add: Callable[[str], None]) -> None:
        """`filtered` is called with the words as they are typed, `add` with an address once Enter submits it."""
        self._view, self._filtered, self._add = view, filtered, add
        self._bar: FindBar | None = None
        self._is_filter = False

    async def open_filter(self) -> None:
        await self._open(FindBar(self._view.session.words), is_filter=True)

    async def open_address(self) -> None:
        await self._open(FindBar("", "Address of a feed or a site:"), is_filter=False)

    async def _open(self, bar: FindBar, *, is_filter: bool) -> None:
        """Open a bar; keys that are typed at once are its own."""
        if self._bar is not None:
            return
        view = self._view
        self._bar, self._is_filter = bar, is_filter
        view.footer.display = False
        for pane in (
            view.sources,
            view.entries,
            view.preview,
        ):  # so that neither Tab nor a click leaves the bar
            pane.can_focus = False
        await view.mount(bar)
        bar.focus_field()

    def answer(self, said: str) -> None:
        """Say how many entries have the words, or why none has, beside them."""
        if self._bar is not None and self._is_filter and self._bar.is_mounted:
            self._bar.answer(said if self._view.session.words.strip() else "")

    def changed(self, text: str) -> None:
        if self._is_filter:
            self._filtered(text)

    def submitted(self, text: str) -> None:
        is_filter = self._is_filter
        self._close()
        if not is_filter and text.strip():
            self._add(text.strip())

    def cancelled(self) -> None:
        is_filter = self._is_filter
        self._close()
        if is_filter:
            self._filtered("")

    def _close(self) -> None:
        view = self._view
        if self._bar is not None:
            self._bar.remove()
            self._bar = None
        view.footer.display = True
        for pane in (view.sources, view.entries, view.preview):
            pane.can_focus = True
        view.entries.focus()
