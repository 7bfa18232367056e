"""The find bar: a line at the bottom where the words to find are typed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget
from textual.widgets import Input

from reader.app.terminal.cells import shown
from reader.app.widgets.drawing import forget_closed

_AROUND_WORDS = 3
"""Cells for the slash before what is typed, and the cursor after it."""


class Sign(Widget):
    """A few words at one end of a field's line, cut with an ellipsis."""

    DEFAULT_CSS = """
    Sign {
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    text: var[str] = var("")

    def watch_text(self) -> None:
        self.styles.width = cell_len(self.text)
        self.refresh()

    def render(self) -> Content:
        return Content(shown(self.text))


class Words(Input):
    """The field for the words: its cursor doesn't blink, which would write to the terminal for as long as it is open.

    It unsubscribes from the screen's signal, which would keep it alive once closed.
    """

    cursor_blink = reactive(False, init=False)

    def on_unmount(self) -> None:
        self.screen.text_selection_started_signal.unsubscribe(self)
        forget_closed()


class FindBar(Horizontal):
    """Posts a message when the words change, when Enter submits them, and when Esc cancels the search."""

    DEFAULT_CSS = """
    FindBar {
        height: 1;
        background: $panel;
    }

    FindBar Input, FindBar Input:focus {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: $panel;
    }

    FindBar Sign {
        width: auto;
        height: 1;
        background: $panel;
        color: $primary;
        text-style: bold;
    }

    FindBar .answer {
        color: $foreground;
        text-style: none;
    }
    """
    BINDINGS = [Binding("escape", "cancel", "Cancel the search", show=False)]

    @dataclass
    class Changed(Message):
        text: str

    @dataclass
    class Submitted(Message):
        text: str

    class Cancelled(Message):
        """The search was cancelled: the text goes back to where it began."""

    def __init__(self, text: str, sign: str = "/") -> None:
        """`text` is what the field begins with: the words of the last search. `sign` stands before it."""
        super().__init__()
        self._text, self._sign = text, sign

    def compose(self) -> ComposeResult:
        slash = Sign(classes="slash")
        slash.text = f" {self._sign}"
        yield slash
        yield Words(self._text, compact=True)
        yield Sign(classes="answer")

    def on_mount(self) -> None:
        self.focus_field()

    def focus_field(self) -> None:
        """Give the field the keys."""
        for field in self.query(Input):  # none where the bar was closed while it opened
            field.focus()

    def answer(self, text: str) -> None:
        """Show the number of matches, or why there are none, at most half of the line where words are long."""
        for sign in self.query(".answer").results(Sign):  # none where the bar opens just now, or closes
            sign.text = f" {text} " if text else ""
        self._fit_answer()

    def on_resize(self) -> None:
        self._fit_answer()  # keys typed in one go are answered before the bar has a width

    def _fit_answer(self) -> None:
        width = self.size.width
        for field, sign in zip(
            self.query(Input), self.query(".answer"), strict=False
        ):  # none once it is closed
            sign.styles.max_width = max(width - cell_len(field.value) - _AROUND_WORDS, width // 2)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(event.value))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
