"""An app more careful than Textual's: with what it says of its faults, with screens that close at once, with ^v."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING, Any, TypeAlias

from rich.text import Text
from textual.screen import Screen
from textual.worker import WorkerFailed

from reader.app.terminal.crash_page import told

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode

    MixedIntoApp: TypeAlias = App[None]
else:
    MixedIntoApp = object  # it is mixed into one

LONGEST_LINE = 65_536
"""Characters that a field takes at once, which has one line."""
_SOON = 0.01
"""Seconds until a screen that opens is looked at again."""


class CarefulApp(MixedIntoApp):
    """Ends over a fault of its own with a clean page: Textual's shows the values of variables, raw, files' included."""

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:  # which Textual's tests raise again
            self._exception = error
            self._exception_event.set()
        cause = (
            error.error if isinstance(error, WorkerFailed) else error
        )  # which names no place in the program
        self._exit_renderables.append(Text(told(cause)))
        self._close_messages_no_wait()

    @property
    def clipboard(self) -> str:
        """What was copied here, as ^v gives it to a field: Textual's gives line feeds, too, which are drawn as such."""
        return " ".join(super().clipboard.split())[:LONGEST_LINE]

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Let a key do nothing that comes before the screen stands: it would be answered without its parts."""
        return self.screen.is_mounted and await super()._check_bindings(key, priority)

    async def _replace_screen(self, screen: Screen[object]) -> Screen[object]:
        """Let a screen that was closed while it opened stand before it goes, and what it works on end first.

        Else it would be made without its parts, and look for them when what it waited for is there.
        """
        while not screen.is_mounted:
            await sleep(_SOON)
        self.workers.cancel_node(screen)
        return await super()._replace_screen(screen)

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        """Let nothing answer that is closed by then: a key may come late."""
        return namespace.is_attached and await super()._dispatch_action(namespace, action_name, params)

    def _print_error_renderables(self) -> None:
        """The first fault; the others mostly follow from it."""
        for page in self._exit_renderables[:1]:
            self.error_console.print(page, soft_wrap=True, end="")
        self._exit_renderables.clear()
