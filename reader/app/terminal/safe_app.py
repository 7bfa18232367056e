"""Textual's app with a safe crash page, safe pasting, and keys and screens that may be closed at any moment."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import App
from textual.screen import Screen
from textual.worker import WorkerFailed

from reader.app.terminal.crash_page import crash_page

if TYPE_CHECKING:
    from textual.dom import DOMNode

LONGEST_LINE = 65_536
"""Characters that a field of one line takes at once."""
_POLL_INTERVAL = 0.01
"""Seconds between two looks whether a screen has opened."""


class SafeApp(App[None]):
    """An app whose crash page shows nothing raw: Textual's shows the values of variables, those from files included."""

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:  # which Textual's tests raise again
            self._exception = error
            self._exception_event.set()
        cause = (
            error.error if isinstance(error, WorkerFailed) else error
        )  # which names no place in the program
        self._exit_renderables.append(Text(crash_page(cause)))
        self._close_messages_no_wait()

    @property
    def clipboard(self) -> str:
        """What was copied, on one line, for ^v in a field: Textual's field would draw line feeds raw."""
        return " ".join(super().clipboard.split())[:LONGEST_LINE]

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """False for a key that comes before the screen is mounted: its action would miss widgets."""
        return self.screen.is_mounted and await super()._check_bindings(key, priority)

    async def _replace_screen(self, screen: Screen[object]) -> Screen[object]:
        """The screen replaced once it is mounted and its workers are cancelled, which may need its widgets."""
        while not screen.is_mounted:
            await sleep(_POLL_INTERVAL)
        self.workers.cancel_node(screen)
        return await super()._replace_screen(screen)

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        """False where the node was closed meanwhile: keys may come late."""
        return namespace.is_attached and await super()._dispatch_action(namespace, action_name, params)

    def _print_error_renderables(self) -> None:
        """Prints the first error alone; the others mostly follow from it."""
        for page in self._exit_renderables[:1]:
            self.error_console.print(page, soft_wrap=True, end="")
        self._exit_renderables.clear()
