"""The lines at the bottom where words to filter by, the address of a feed, or a title are typed."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from reader.app.feeds.view import FeedsView
from reader.app.widgets.find_bar import FindBar


class Bars:
    """One bar at a time, in the place of the footer."""

    def __init__(self, view: FeedsView, filtered: Callable[[str], None]) -> None:
        """`filtered` is called with the words to filter by as they are typed."""
        self._view, self._filtered = view, filtered
        self._bar: FindBar | None = None
        self._submit: Callable[[str], None] | None = None
        self._back_to: Widget | None = None

    async def open_filter(self) -> None:
        await self._open(FindBar(self._view.session.words), None)

    async def open_line(self, sign: str, text: str, submit: Callable[[str], None]) -> None:
        """Open a line that begins with a text; `submit` is called with what is there once Enter is pressed."""
        await self._open(FindBar(text, sign), submit)

    async def _open(self, bar: FindBar, submit: Callable[[str], None] | None) -> None:
        """Open a bar; keys that are typed at once are its own."""
        if self._bar is not None:
            return
        view = self._view
        self._bar, self._submit = bar, submit
        self._back_to = view.entries if submit is None else view.app.focused or view.entries
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
        if self._bar is not None and self._submit is None:
            self._bar.answer(said if self._view.session.words.strip() else "")

    def changed(self, text: str) -> None:
        if self._submit is None:
            self._filtered(text)

    def submitted(self, text: str) -> None:
        submit = self._submit
        self._close()
        if submit is not None:
            submit(text.strip())

    def cancelled(self) -> None:
        is_filter = self._submit is None
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
        (self._back_to or view.entries).focus()
