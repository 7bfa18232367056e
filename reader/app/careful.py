"""What an app says where Textual's own way of saying it would not do for a reader of other people's files."""

from __future__ import annotations

from rich.text import Text
from textual.app import App
from textual.worker import WorkerFailed

from reader.app.crashing import told


class CarefulApp(App[None]):
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

    def _print_error_renderables(self) -> None:
        """The first fault; the others mostly follow from it."""
        for page in self._exit_renderables[:1]:
            self.error_console.print(page, soft_wrap=True, end="")
        self._exit_renderables.clear()
